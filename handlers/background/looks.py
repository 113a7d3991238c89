"""The daily looks at deadlines and figures: on working days, in the daytime."""

from datetime import datetime, timedelta

from handlers.context import Services

_PATIENCE = timedelta(hours=8)  # a look that is later than this waits for the next working day


def is_time(services: Services, due: datetime) -> bool:
    """Whether a look that fell due then is taken now."""
    is_late = services.now() - due > _PATIENCE
    return not is_late and services.timetable.working_days.is_working(services.today())
