"""Ways through a recording, as staff go them."""

from storage import member_tables
from tests.handlers.paths import rows

SAID = "材料交了三次"
PLACE = "高新园区服务大厅"


async def choose(person, *, channel="电话", kind="企业", place=None):
    """From the command to what is read out loud."""
    await person.send("/record")
    await person.tap(channel)
    if place is None:
        await person.tap("不写地点")
    else:
        await person.tap("写地点")
        await person.reply("写下地点", place)
    await person.tap(kind)


async def begin(person, **occasion):
    """From the command to the first question."""
    await choose(person, **occasion)
    await person.tap("对方同意")


async def answer(person):
    """From the rating to the review, dissatisfied."""
    await person.tap("🙁 不满意")
    await person.tap("跑了好几趟")
    await person.tap("选好了")
    await person.send(SAID)
    await person.tap("一件事")


async def answer_well(person):
    """From the rating to the review, content."""
    await person.tap("🙂 满意")
    while "✅ 发送" not in person.buttons:
        await person.tap("跳过")


async def complete(person, **occasion):
    """A whole recording, dissatisfied."""
    await begin(person, **occasion)
    await answer(person)
    await person.tap("✅ 发送")


def code(person):
    """The receipt code on the last card."""
    line = next(line for line in person.card.splitlines() if line.startswith("回执码"))
    return line.removeprefix("回执码　")


async def occasions(services):
    """The occasions that are kept."""
    found = await rows(services, member_tables.OCCASION)
    names = ("channel", "words", "at_place", "questionnaire", "department")
    return [tuple(row[name] for name in names) for row in found]
