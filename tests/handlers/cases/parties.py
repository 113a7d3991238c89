"""People of the tests about cases, and short ways to where a case stands."""

from domain.people import Membership, Role
from storage import case_steps, cases
from tests.handlers.paths import answer_badly, receipt

CONFIDENTIAL = "保密"


async def complain(person, *, words="排队两小时", way="匿名"):
    """A bad rating of 投资促进局, from /start to the thanks; gives the receipt code."""
    await answer_badly(person, text=words, way=way)
    await person.tap("✅ 发送")
    return receipt(person)


async def file_of(services, number=None):
    """The only case, or the one of a number."""
    async with services.database.reading() as session:
        found = await cases.all_of(session, services.campaign.code)
    if number is not None:
        return next(file for file in found if file.number == number)
    (file,) = found
    return file


async def steps_of(services, number=None):
    """What was done, as the acts alone."""
    file = await file_of(services, number)
    async with services.database.reading() as session:
        return [step.act.value for step in await case_steps.of_case(session, file.id)]


async def settle(member, words="加开了一个窗口", *, act="整改到位"):
    """Answer the open case of the last card, as its member."""
    await member.tap(act)
    await member.reply("请回复这条消息", words)


async def colleague(town, user_id, department="tzcj", *, role=Role.STAFF):
    """Another member."""
    return await town.member(user_id, Membership(role, department if role is Role.STAFF else None))


def about(person, number):
    """What a person has heard of a case that is no card: the lines of the notices."""
    return [text for text in person.heard if f"工单 {number}" in text and "办理经过" not in text]


def first_lines(card, count=2):
    return card.splitlines()[:count]
