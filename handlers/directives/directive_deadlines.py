"""Last days of directives: the department is told before and on them; after them the office, too.

Looked at once a working day. What has been told for a day is not told again.
"""

from datetime import datetime

from domain import case_clocks
from domain.directives import Stage
from handlers.background.deadlines import PATIENCE
from handlers.cases.case_desk import rules_of
from handlers.context import Services
from handlers.directives import directive_news
from storage import directives
from storage.directives import Filed


async def remind(services: Services, due: datetime) -> int:
    """Tell whoever has to know today; gives how many messages are queued."""
    today, calendar = services.today(), services.timetable.working_days
    if services.now() - due > PATIENCE or not calendar.is_working(today):
        return 0
    count = 0
    async with services.database.transaction() as session:
        for filed in await directives.standing(session, services.campaign.code):
            kind = _kind(services, filed)
            if kind is not None:
                count += await directive_news.remind(session, services, filed, kind)
    services.bell.ring()
    return count


def _kind(services: Services, filed: Filed) -> str | None:
    """What is said of it today, if anything; what was reported waits for those who judge."""
    today, directive = services.today(), filed.directive
    last = directive.clock.due(services.timetable.working_days)
    if directive.stage is not Stage.OPEN:
        return None
    if today > last.day:
        return "late"
    if today == last.day:
        return "today"
    is_eve = today == case_clocks.eve(last, rules_of(services))
    return "eve" if is_eve and today != directive.given_on else None
