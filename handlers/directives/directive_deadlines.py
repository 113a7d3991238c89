"""Last days of directives: the department is told before and on them; after them the office, too.

Looked at once a working day. What has been told for a day is not told again.
"""

from datetime import datetime

from domain import profiles
from domain.directives import Stage
from handlers.background import looks
from handlers.context import Services
from handlers.directives import directive_news
from storage import directives


async def remind(services: Services, due: datetime) -> int:
    """Tell whoever has to know today; gives how many messages are queued.

    What was reported waits for those who judge.
    """
    if not looks.is_time(services, due):
        return 0
    today, calendar = services.today(), services.timetable.working_days
    count = 0
    async with services.database.transaction() as session:
        for filed in await directives.standing(session, services.campaign.code):
            kind = profiles.notice(filed.directive.clock, today, calendar)
            if filed.directive.stage is Stage.OPEN and kind is not None:
                count += await directive_news.remind(session, services, filed, kind)
    services.bell.ring()
    return count
