"""Who may do what: every command, button, deep link and reply, tried by everybody.

Whoever a row is not for changes nothing and is told nothing but a refusal; for whom it is, it
works. Then the same again, about what is gone, of an earlier campaign or of an older card.
"""

import pytest

from tests.handlers.rights.attacks import LOOKING, PASSING
from tests.handlers.rights.rows import ROWS

pytestmark = pytest.mark.asyncio(loop_scope="module")


def named(row):
    """As a row is called in the report of a failure."""
    return getattr(row.kind, "__name__", str(row.kind))


@pytest.mark.parametrize("row", ROWS, ids=named)
async def test_it_works_for_whom_it_is_and_for_nobody_else(untouched, row):
    stage = untouched
    played = await row.scene(stage.cast, stage.it) if row.scene else None
    await stage.set()
    deed = played or row.deed(stage.it)

    faults = []
    for name, person in stage.cast.people().items():
        faults += [f"{name}: {fault}" for fault in await tried(stage, row, name, person, deed)]

    print("FAULTS", faults)
    assert faults == []


async def tried(stage, row, name, person, deed):
    """What is wrong with how it went."""
    outcome = await stage.attempt(person, deed)
    if name in row.who:
        faults = worked(row, outcome)
        again = (await stage.attempt(person, deed)).changed - PASSING - row.again
        faults += [f"changes {sorted(again)} a second time"] if again else []
    elif name in row.sees:
        faults = only_looked(outcome)
    else:
        faults = refused(outcome)
    if name not in row.hears:
        faults += [f"hears {word}" for word in stage.secrets(name) if word in outcome.heard]
    if outcome.changed:
        await stage.put_back()
    return faults


def worked(row, outcome):
    """What is wrong, where it should have worked."""
    must, may = row.changes, row.changes | row.may_change | PASSING
    return [
        *(["is refused"] if outcome.is_refused else []),
        *([f"does not change {sorted(must - outcome.changed)}"] if must - outcome.changed else []),
        *([f"changes {sorted(outcome.changed - may)}"] if outcome.changed - may else []),
        *([] if row.tells in outcome.heard else [f"is not told {row.tells}"]),
        *([] if outcome.told or row.tells else ["is told nothing"]),
    ]


def only_looked(outcome):
    """What is wrong, where there was something to be seen and nothing to be done."""
    more = outcome.changed - LOOKING
    return [
        *([f"changes {sorted(more)}"] if more else []),
        *(["is refused"] if outcome.is_refused else []),
    ]


def refused(outcome):
    """What is wrong, where somebody should have been refused."""
    return [
        *([f"changes {sorted(outcome.changed)}"] if outcome.changed else []),
        *([] if outcome.is_refused else [f"is told {outcome.told}"]),
    ]
