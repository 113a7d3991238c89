"""`najian ledger`: the latest drafts as files in a folder."""

from collections.abc import AsyncIterator
from pathlib import Path

from domain.opinions import Ledger
from handlers.acts import Form
from handlers.context import Services
from handlers.office import drafting, ledgers
from storage import drafts


async def write(
    services: Services,
    places: tuple[str | None, ...] | None,
    wanted: tuple[Ledger, ...],
    target: Path,
    *,
    one_file: bool,
) -> AsyncIterator[Path]:
    """Write the ledgers of these departments (`None`: of all), giving each file's path."""
    form = Form(target.suffix.lower().removeprefix(".")) if one_file else Form.WORD
    (target.parent if one_file else target).mkdir(parents=True, exist_ok=True)
    for place in places or await drafting.places(services):
        async with services.database.reading() as session:
            draft = await drafts.find_latest(session, services.campaign.code, place)
        for ledger in wanted:
            path = target if one_file else target / ledgers.file_name(services, place, ledger, form)
            path.write_bytes(await ledgers.render(services, place, draft, ledger, form))
            yield path
