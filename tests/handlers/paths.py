"""Ways through the shipped questionnaires, and what they leave in the database."""

from datetime import timedelta

from storage import office_tables, responses, tables
from storage.metadata import METADATA
from tests.storage.rows import complete
from tests.storage.rows import rows as every_row


async def begin(person, *, link="enterprise", way="匿名"):
    """From the link to the first question."""
    await person.send(f"/start {link}")
    await person.tap(way)


async def answer_badly(person, *, text="材料交了三次", way="匿名", face="🙁 不满意"):
    """From the start to the review, dissatisfied."""
    await begin(person, way=way)
    await person.tap("投资促进局")
    await person.tap(face)
    await person.tap("跑了好几趟")
    await person.tap("选好了")
    await person.send(text)
    await person.tap("一件事")


async def rate(person, face, *, department="投资促进局"):
    """A whole response with nothing but a grade."""
    await begin(person)
    await person.tap(department)
    await person.tap(face)
    while "✅ 发送" not in person.buttons:
        await person.tap("跳过")
    await person.tap("✅ 发送")


def asked(person):
    """The question on the last card."""
    return person.card.split("\n\n")[1]


def with_buttons(person):
    """How many of the bot's messages have buttons."""
    return sum("reply_markup" in message for message in person.messages)


def receipt(person):
    """The receipt code on the last card."""
    line = next(line for line in person.card.splitlines() if line.startswith("回执码"))
    return line.removeprefix("回执码　")


async def rows(services, table):
    """All rows of a table."""
    return await every_row(services.database, table)


async def stored(services):
    """All that is stored about people; the inbox and the wordings are the bot's own affair."""
    own = {office_tables.RECEIVED, tables.NOTICE}
    kept = (table for table in METADATA.sorted_tables if table not in own)
    return {table.name: await rows(services, table) for table in kept}


async def answers(services):
    """What the responses in progress say."""
    found = await rows(services, tables.INTERVIEW_ANSWER)
    return {row["question"]: row["value"] for row in found}


def sent_on(services, day, **fields):
    """A complete response of this day, ready to be stored."""
    usual = {
        "campaign": services.campaign.code,
        "completed_on": day,
        "kept_until": day + timedelta(days=365),
        "said_on": day,
    }
    return complete(**usual | fields)


async def gather(services, department, grade, count, *, completed_on=None, **fields):
    """Put complete responses into the database, as if they had come by the bot."""
    day, marks = completed_on or services.today(), {"department": department, "grade": grade}
    async with services.database.transaction() as session:
        for _ in range(count):
            await responses.add(session, sent_on(services, day, **marks, **fields))
