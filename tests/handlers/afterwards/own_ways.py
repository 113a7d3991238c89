"""Ways to a sent response, and to its card."""

from dataclasses import replace

from sqlalchemy import insert

from handlers.ledgers import drafting
from handlers.library import Library
from storage import tables
from tests.handlers.paths import answer_badly, receipt, rows

CONFIDENTIAL = "保密"


async def send_badly(person, *, text="材料交了三次", way="匿名"):
    """Send a dissatisfied response; gives the receipt code."""
    await answer_badly(person, text=text, way=way)
    await person.tap("✅ 发送")
    return receipt(person)


async def draft(services):
    """Draft all ledgers now."""
    return [known async for known in drafting.draft_all(services)]


async def rows_of(services, department):
    """What the rows of a department's newest draft say."""
    papers = await drafting.papers(services, department)
    return {entry.text for entry in papers.draft.entries}


async def add(person, text):
    """Reply to the bot's question what there is to add."""
    await person.tap("➕ 补充")
    await person.reply("还想补充什么", text)


def stages(person):
    """The lines of the card that say how far a response has come, without its case."""
    parts = [part for part in person.card.split("\n\n") if "🧾" not in part]
    lines = (line for part in parts for line in part.splitlines())
    return [line for line in lines if line[:1] in {"✓", "○"}]


async def finish(person):
    """From the open question to the receipt, saying no more than one must."""
    while "✅ 发送" not in person.buttons:
        forward = (label for label in person.buttons if label.endswith(" ›") or label[0] == "✓")
        await person.tap(next(forward))
    await person.tap("✅ 发送")


async def respond_again(services):
    """A second response of the same person, as another campaign under the same code brings it."""
    (known,) = await rows(services, tables.RESPONSE)
    other = known | {
        "id": known["id"] ^ 1,
        "receipt": b"2" * 16,
        "department": "czj",
        "completed_on": known["completed_on"].replace(day=21),
    }
    async with services.database.transaction() as session:
        await session.execute(insert(tables.RESPONSE).values(**other))


def lose_questionnaires(town):
    """Let nobody know any more what was asked."""
    changed = replace(town.services, library=Library({}))
    town.application.bot_data["services"] = changed
