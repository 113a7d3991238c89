"""Letters in the outbox, for the tests of delivery."""

from storage import office_tables, outbox
from storage.outbox import Message
from tests.handlers.paths import rows


def letter(services, person, key="letter", text="<b>一封信</b>", **fields):
    """Something to say to somebody now."""
    usual = {"picture": None, "not_before": services.now(), "lane": services.lane(person.id)}
    return Message(key, services.keys.seal_chat(person.id), text, **usual | fields)


async def post(services, *messages):
    """Queue them; gives for each whether it was new."""
    async with services.database.transaction() as session:
        return [await outbox.post(session, message) for message in messages]


async def stand(services):
    """How each message stands, and why."""
    found = await rows(services, office_tables.OUTBOX)
    return {row["key"]: (row["state"], row["last_error"]) for row in found}
