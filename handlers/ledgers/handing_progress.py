"""Who has handed in, as /progress tells it: counts only, in the order of the campaign.

How many rows a draft has that is not handed in, changes with each response: it is for those who may
read the draft.
"""

from domain import people
from domain.handing import HandIn
from domain.people import Memberships
from domain.text import Language
from handlers import places
from handlers.catalogue import say
from handlers.context import Services
from handlers.ledgers import handing_cards
from storage import drafts
from storage import handing as stored

_NONE = (0, 0, 0)


async def told(services: Services, held: Memberships, language: Language) -> str:
    """A line for each department, and the quota as a piece of information."""
    campaign = services.campaign
    async with services.database.reading() as session:
        last = await stored.last_of_departments(session, campaign.code)
        drafted = await drafts.rows_of_all(session, campaign.code)
    seen = {
        known.code: drafted.get(known.code, _NONE)
        for known in campaign.departments
        if people.may_see_drafts(held, known.code)
    }
    lines = [
        _line(services, known.code, last.get(known.code), seen.get(known.code), language)
        for known in campaign.departments
    ]
    done = sum(known.code in last for known in campaign.departments)
    foot = [say(language, "progress-handed-foot", done=done, total=len(lines))]
    if campaign.quota:
        foot.append(say(language, "progress-quota", quota=campaign.quota))
    title = handing_cards.due(services, language, "progress-handed-title")
    return "\n\n".join([title, "\n".join(lines), "\n".join(foot)])


def _line(
    services: Services,
    department: str,
    last: HandIn | None,
    drafted: tuple[int, ...] | None,
    language: Language,
) -> str:
    name = places.name(services.campaign, department, language)
    if last is None:
        if drafted is None:
            return say(language, "progress-unhanded-closed", department=name)
        return say(language, "progress-unhanded", department=name, rows=_joined(drafted))
    return say(
        language,
        "progress-handed",
        department=name,
        at=handing_cards.told(services, last.at, language),
        draft=last.draft,
        rows=_joined(last.rows),
    )


def _joined(rows: tuple[int, ...]) -> str:
    return "/".join(map(str, rows))
