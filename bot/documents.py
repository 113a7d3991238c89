"""`najian ledger`: the newest drafts as files in a folder."""

from collections.abc import AsyncIterator
from pathlib import Path

from bot import auditing
from domain.opinions import Ledger
from handlers.acts import Form
from handlers.context import Services
from handlers.ledgers import documents, drafting

File = tuple[tuple[Ledger, ...], Form]


async def write(
    services: Services,
    places: tuple[str | None, ...] | None,
    wanted: tuple[Ledger, ...],
    target: Path,
    *,
    one_file: bool,
) -> AsyncIterator[Path]:
    """Write the ledgers of these departments (`None`: of all), giving each file's path."""
    files = _one(wanted, target) if one_file else _all(wanted)
    (target.parent if one_file else target).mkdir(parents=True, exist_ok=True)
    for place in places or await drafting.places(services):
        papers = await drafting.papers(services, place)
        for shown, form in files:
            name = documents.file_name(services, place, papers, shown, form)
            path = target if one_file else target / name
            content = await documents.render(services, place, papers, shown, form)
            await auditing.note(services, documents.noted(place, shown, form))
            path.write_bytes(content)
            yield path


def _one(wanted: tuple[Ledger, ...], target: Path) -> tuple[File, ...]:
    return ((wanted, Form(target.suffix.lower().removeprefix("."))),)


def _all(wanted: tuple[Ledger, ...]) -> tuple[File, ...]:
    """A Word file for each ledger; where all are wanted, also one for all, and the workbook."""
    each = tuple(((ledger,), Form.WORD) for ledger in wanted)
    together = tuple((wanted, form) for form in Form) if len(wanted) > 1 else ()
    return (*each, *together)
