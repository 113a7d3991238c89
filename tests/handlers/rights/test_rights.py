"""Who may do what: every command, button, deep link and reply, tried by everybody.

Whoever a row is not for changes nothing and is told nothing but a refusal; for whom it is, it
works. Then the same again, about what is gone, of an earlier campaign or of an older card.
"""

from dataclasses import fields, replace

import pytest

from handlers.acts import Act
from handlers.callbacks import pack, unpack
from handlers.cases.case_acts import ListCases
from tests.handlers.rights import things
from tests.handlers.rights.attacks import LOOKING, PASSING
from tests.handlers.rights.rows import ROWS
from tests.handlers.rights.table import EVERYBODY, Raw

HERE_, THERE = things.sample(1), things.sample(2)

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]


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


# What everybody may do is about themselves, or about what they have the code of.
NAMING = [row for row in ROWS if row.deed(HERE_) != row.deed(THERE) and row.who != EVERYBODY]
ELSEWHERE = replace(THERE, department=HERE_.department)
DATED_BACK = [row for row in NAMING if row.deed(HERE_) != row.deed(ELSEWHERE)]


@pytest.mark.parametrize("row", DATED_BACK, ids=named)
async def test_what_is_of_an_earlier_campaign_is_nobodys(untouched, row):
    stage = untouched
    if row.scene:
        await row.scene(stage.cast, stage.it)
    await stage.set()

    faults = []
    for name in sorted(row.who | {"nobody"}):
        outcome = await stage.attempt(stage.cast.people()[name], row.deed(stage.old))
        faults += [f"{name}: {fault}" for fault in gone(row, outcome)]
        faults += [f"{name} hears it" for word in stage.olden if word in outcome.heard]

    assert faults == []


@pytest.mark.parametrize("row", NAMING, ids=named)
async def test_what_is_gone_is_told_to_be_so(untouched, row):
    stage = untouched

    faults = []
    for name in sorted(row.who | {"nobody"}):
        outcome = await stage.attempt(stage.cast.people()[name], row.deed(stage.gone))
        faults += [f"{name}: {fault}" for fault in gone(row, outcome)]

    assert faults == []


def gone(row, outcome):
    """What is wrong, where there is nothing for anybody."""
    is_told = not outcome.is_refused and row.kind is not ListCases  # which says that there are none
    return [
        *([f"changes {sorted(outcome.changed)}"] if outcome.changed else []),
        *([f"is told {outcome.told}"] if is_told else []),
    ]


# What a button says of the card it stands on: another number is that of an older one.
_OF_THE_CARD = ("version", "other_version", "round", "steps", "listing", "mark", "draft", "edition")


def dated(deed):
    """The same as on older cards, one field at a time."""
    if not isinstance(deed, Act):
        return []
    kinds = {field.name for field in fields(deed)} & set(_OF_THE_CARD)
    return [replace(deed, **{name: _older(getattr(deed, name))}) for name in sorted(kinds)]


def _older(value):
    return f"{'0' * len(value)}" if isinstance(value, str) else value + 1


DATED = [row for row in ROWS if row.scene is None and row.changes and dated(row.deed(HERE_))]


@pytest.mark.parametrize("row", DATED, ids=named)
async def test_a_button_of_an_older_card_does_nothing(untouched, row):
    stage = untouched
    deed = row.deed(stage.it)

    faults = []
    for older in dated(deed):
        for name in sorted(row.who):
            changed = (await stage.attempt(stage.cast.people()[name], older)).changed - LOOKING
            faults += [f"{name}: {older} changes {sorted(changed)}"] if changed else []

    assert faults == []


def spoilt(data):
    """What a button's data becomes when it is cut, lengthened, misspelt or somebody else's."""
    letter, *parts = data.split(":")
    yield data[:-1] + "\ud800"
    yield f"{data}:0"
    yield ":".join([letter, *parts[:-1]]) if parts else f"{letter}:"
    yield data + " " * 65
    yield data.translate({ord(one): ord(one) + 0xFEE0 for one in "0123456789"}) + "\u200b"
    yield f"{data}\x00"
    yield f'{{"action": "{data}"}}'


TAPS = [row for row in ROWS if isinstance(row.deed(HERE_), Act)]


async def test_data_that_no_button_of_ours_says_does_nothing(untouched):
    stage = untouched
    garbled = {one for row in TAPS for one in spoilt(pack(row.deed(stage.it)))}
    strange = sorted(one for one in garbled if unpack(one) is None)

    faults = []
    for number, data in enumerate(strange):
        person = [stage.cast.clerk, stage.cast.office, stage.cast.sender][number % 3]
        outcome = await stage.attempt(person, Raw(data))
        if outcome.changed or not outcome.is_refused:
            faults.append((data, outcome.told, outcome.changed))

    assert faults == []
    assert len(strange) > 5 * len(TAPS)
