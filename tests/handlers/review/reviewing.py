"""Entries of the Investment Promotion Bureau, to be reviewed in a chat."""

from domain.opinions import Channel, Ledger, Respondent
from storage import placements, responses
from storage.entries import Scope
from storage.office_tables import TRAIL
from tests.handlers.paths import rows, sent_on
from tests.storage import ledgers
from tests.storage.rows import entry, said

DISSATISFIED = Ledger.DISSATISFACTION
QUEUE, PHONE = 71, 72  # entries: three people, and two


async def say(services, *texts, department="tzcj", ledger=DISSATISFIED):
    """An opinion each of these; gives their ids in the order of the texts."""
    async with services.database.transaction() as session:
        for text in texts:
            fields = {
                "statements": said(text, ledger=ledger),
                "respondent": Respondent.ENTERPRISE,
                "department": department,
                "channel": Channel.PHONE,
            }
            await responses.add(session, sent_on(services, services.today(), **fields))
    scope = Scope(services.campaign.code, department, ledger)
    async with services.database.reading() as session:
        waiting = {o.text: o.id for o in await placements.waiting(session, scope, most=999)}
    return [waiting[text] for text in texts]


async def keep(services, number, text, *said, department="tzcj", **fields):
    """An entry with an opinion each of these behind it."""
    ids = await say(services, *(said or (text,)), department=department)
    campaign = services.campaign.code
    async with services.database.transaction() as session:
        one = entry(*ids, id=number, text=text, **fields)
        await ledgers.keep(session, one, campaign=campaign, department=department)
    return ids


async def two(services):
    """What waits: an entry of three people, and one of two."""
    await keep(
        services, QUEUE, "大厅排队太久", "大厅排队太久了", "排队两小时 13800001234", "人多窗口少"
    )
    await keep(services, PHONE, "电话没人接", "电话没人接！", "打了三天电话没人接")


async def trail(services):
    """The kinds of the steps that were taken."""
    return [row["kind"] for row in await rows(services, TRAIL)]


async def find(services, number):
    """An entry as it stands; `None` where it is gone."""
    async with services.database.reading() as session:
        return await ledgers.find(session, number)


async def open_first(person):
    """From the command to the first card of the queue."""
    await person.send("/review")
    await person.tap("开始")


def first_line(person):
    """What the card says above the entry: what was done, or why it was not."""
    return person.card.splitlines()[0]
