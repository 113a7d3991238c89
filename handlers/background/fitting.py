"""Once a day, and at each start, a model is fitted to all confirmed examples, in the worker.

In between, and always in the chat's path, the router only counts. What was deleted since is out of
the model by the next day.
"""

from handlers.context import Services
from reports import tasks
from storage import examples


async def fit_if_due(services: Services) -> None:
    """Fit, unless this process has done so today."""
    today = services.today()
    if services.router.fitted_on == today:
        return
    async with services.database.reading() as session:
        known = await examples.of_campaign(session, services.campaign.code)
    fitted = await services.worker.run(tasks.fitted, known) if known else None
    services.router.adopt(fitted, today)
