"""What respondents do: answer, judge what was done, reply, give reasons, withdraw, stay silent."""

from dataclasses import dataclass
from datetime import datetime

from domain.questions import GRADES
from domain.responses import Mode
from handlers.acts import Begin, PickOption, PonderDepartment, Send, SettleAnswer, TickOption
from handlers.acts import SkipQuestion as Skip
from handlers.afterwards.own_acts import ShowOwn, Withdraw
from handlers.cases.case_acts import ReplyToCase, SayVerdict, SayWhy
from tests.month.people import Respondent, find, offered, press, tap

_GRADES = list(GRADES)  # best first
_TROUBLES = (
    "材料交了三次还说不对", "排了一上午的队", "电话打了一个星期没人接", "补贴公示完了半年没到账",
    "路灯坏了一个月没人修", "网上填完还要再跑一趟", "窗口说不归他们管", "收了一笔说不清的费用",
)  # fmt: skip
_NAMES_SOMEBODY = "窗口的王建国科长让我白跑了三趟"
_ANSWERS = ("上周三上午", "在三号窗口", "已经交过一回了")


@dataclass(frozen=True, slots=True)
class Visit:
    """When somebody answers the questions, and how. `says` as in `Respondent`."""

    at: datetime
    questionnaire: str
    mode: str
    department: str | None
    grade: str
    says: str
    language: str
    names_somebody: bool


async def answer(month, visit):
    """From the link to the thanks; gives who it was."""
    person = month.newcomer(visit.language)
    mark = month.mark()
    trouble = _NAMES_SOMEBODY if visit.names_somebody else month.chance.choice(_TROUBLES)
    words = f"{trouble}{mark}"
    await person.send(f"/start {visit.questionnaire}")
    await press(person, Begin, mode=Mode(visit.mode))
    if visit.department is None:
        await press(person, PonderDepartment)
        await person.send(words)
        await press(person, Skip, question="department")
    else:
        await press(person, PickOption, question="department", code=visit.department)
    await press(person, PickOption, question="rating", code=visit.grade)
    await _tell(month, person, words)
    code = find(person, Send)[2].receipt
    await press(person, Send)
    return Respondent(person, visit.mode, visit.department, visit.says, mark, code, visit.grade)


async def _tell(month, person, words):
    """What went wrong, by a tap and in words; what else is asked, by chance."""
    for _ in range(12):
        if find(person, Send):
            return
        last = offered(person)
        if find(person, SettleAnswer):
            await press(person, SettleAnswer)
        elif find(person, TickOption, on=True):
            await tap(
                person, month.chance.choice([b for b in last if isinstance(b[2], TickOption)])
            )
        elif find(person, Skip, question="trouble"):
            await person.send(words)
        elif find(person, Skip, question="gap") and month.chance.random() < 0.5:
            await press(person, PickOption, question="gap")
        elif find(person, Skip):
            await press(person, Skip)
        else:
            await person.share_contact()
    raise AssertionError(f"no way to send: {person.card}")


async def look(month, who):
    """Look at one's case as they would: by the message that rang, /my, or the receipt code."""
    if who.mode == "anonymous":
        await who.person.send(f"/track {who.code}")
    elif not await press(who.person, ShowOwn):
        await who.person.send("/my")


async def react(month, who):
    """Whatever the card asks of them, as they are."""
    if who.says == "leave":
        await withdraw(who)
        return
    await look(month, who)
    if find(who.person, ReplyToCase) and who.says != "nothing":
        await press(who.person, ReplyToCase)
        await who.person.reply(who.person.card, month.chance.choice(_ANSWERS) + who.mark)
        return
    if verdict := _verdict(month, who):
        await press(who.person, SayVerdict, grade=verdict)
        if month.chance.random() < 0.5:
            await look(month, who)
            if await press(who.person, SayWhy):
                await who.person.reply(who.person.card, f"还是老样子{who.mark}")


def _verdict(month, who):
    """In the five grades; `None` if the buttons are not there, or they keep their silence."""
    if not find(who.person, SayVerdict) or who.says == "nothing":
        return None
    says = who.says if who.says != "whatever" else month.chance.choice(("better", "same"))
    first = _GRADES.index(who.grade)
    return _GRADES[{"better": month.chance.randrange(first), "same": first, "worse": -1}[says]]


async def withdraw(who):
    """Take everything back."""
    await who.person.send(f"/track {who.code}" if who.mode == "anonymous" else "/my")
    await press(who.person, Withdraw, confirmed=False)
    return await press(who.person, Withdraw, confirmed=True)
