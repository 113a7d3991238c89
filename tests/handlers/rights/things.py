"""A town in which there is one of everything that buttons and prompts can be about.

`furnish` lets people say and do it, as they would, and gives what names it. It is done twice, for
an earlier campaign in the same database and for the one that runs, so that each attack can be
tried on what is nobody's any more.
"""

from dataclasses import dataclass, fields, replace

from domain.answers import Answer
from domain.ledgers import Standing
from domain.people import Membership, Role
from domain.responses import Stored
from domain.shielding import Shield
from handlers.afterwards import reaching
from handlers.cases import opening
from handlers.ledgers import drafting
from storage import archive_tables, case_tables, members, office_tables, tables
from tests.handlers.cases.parties import complain
from tests.handlers.directives import directing
from tests.handlers.office import incoming
from tests.handlers.paths import begin, rows
from tests.handlers.review import reviewing
from tests.handlers.selfcheck import checking
from tests.person import Person
from tests.storage.rows import said

OWN, OTHER = "tzcj", "czj"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who there is. Two have their Telegram in English: they are refused in English."""

    nobody: Person  # has never answered anything
    sender: Person  # has sent a response about the department, and wants to be told
    answering: Person  # is asked which department it is about
    clerk: Person  # staff of the department
    neighbour: Person  # staff of another
    office: Person  # the campaign office
    leader: Person
    admin: Person
    former: Person  # held all of these roles until a moment ago

    def people(self) -> dict[str, Person]:
        """All of them, by what they are called here."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Things:
    """What there is of a campaign, in the department; `words` stand in all that was said there."""

    words: str
    department: str
    code: str  # of the sender's receipt
    interview: int  # the one who answers
    response: int  # the sender's
    case: int  # about it
    number: int  # of the case
    twin: int  # another case
    remark: int  # by the sender
    voice: int
    photo: int
    named: int  # a response by name
    unassigned: int  # a response about whom nobody has said
    held: int  # a response that is kept from the department
    entry: int
    other: int  # an entry that says about the same
    aside: int  # one that is not to be printed
    draft: int
    handed: int
    own_handed: int  # the clerk's own ledgers
    directive: int

    @property
    def reference(self) -> str:
        """The sender's response, as its buttons name it."""
        return reaching.spell_id(self.response)


async def assemble(town) -> Cast:
    """Let everybody come in."""
    cast = Cast(
        nobody=town.person(60, "en", "Nobody"),
        sender=town.person(61, name="Sender"),
        answering=town.person(68, name="Answering"),
        clerk=await town.member(62, Membership(Role.STAFF, OWN)),
        neighbour=await town.member(63, Membership(Role.STAFF, OTHER), "en"),
        office=await town.member(64, Membership(Role.COORDINATOR)),
        leader=await town.member(65, Membership(Role.LEADER)),
        admin=await town.member(66, Membership(Role.ADMIN)),
        former=await town.member(67, Membership(Role.STAFF, OWN)),
    )
    await cast.nobody.send("/help")
    for role in (Role.COORDINATOR, Role.LEADER, Role.ADMIN):
        await town.member(67, Membership(role))
    async with town.services.database.transaction() as session:
        await members.leave(session, town.services.member(67))
    return cast


async def furnish(town, cast: Cast, *, words: str, first: int) -> Things:
    """Say and do everything; entries are numbered from `first` on."""
    services = town.services
    code = (await complain(cast.sender, words=f"{words}窗口排队要两小时", way="保密")).replace(
        "-", ""
    )
    await opening.look(services)
    (case,) = await _of(services, case_tables.CASEFILE)
    response = await _response_of(services, case["id"])
    await cast.sender.send("/my")
    await cast.sender.tap("补充")
    await cast.sender.reply("还想补充什么", f"{words}后来还是没人来")
    statements = said(f"{words}材料交了三次")
    twin = await incoming.respond(services, statements=statements)
    voice = await incoming.speak(services, words=f"{words}听我说")
    photo = await incoming.attach(services, words=f"{words}看照片")
    contact = {"name": f"{words}先生", "phone": "13912340077"}
    named = await incoming.answer_by_name(services, contact=contact)
    unassigned = await incoming.leave_open(
        services, matter=f"{words}烧烤摊冒烟", statements=said(f"{words}烧烤摊冒烟")
    )
    held = await incoming.respond(
        services,
        statements=said(f"{words}王科长不肯接"),
        answers={"trouble": Answer(f"{words}王科长不肯接")},
        shield=Shield.ASKED,
    )
    async with services.database.transaction() as session:
        second = await opening.open_(
            session, services, Stored(twin, OWN, "bad", is_complaint=False)
        )
    for number, text in enumerate(("大厅排队太久", "大厅等得太久", "指示牌看不懂")):
        known = (
            {"standing": Standing.SET_ASIDE, "reason": "已解决", "is_held": True}
            if number == 2
            else {}
        )
        await reviewing.keep(
            services,
            first + number,
            f"{words}{text}",
            f"{words}{text}啊",
            f"{words}{text}了",
            **known,
        )
    await _draft(services)
    await directing.given(cast.leader, words=f"请增开窗口{first}")
    await cast.clerk.send("/handin")
    await cast.clerk.tap("上报第 ")
    await checking.complete(cast.clerk)
    await cast.clerk.tap("上交我的个人清单")
    await cast.clerk.tap("就用这个姓名")
    await begin(cast.answering)
    (interview,) = await _of(services, tables.INTERVIEW)
    (remark,) = [r for r in await rows(services, tables.REMARK) if r["response"] == response]
    handed = await _of(services, archive_tables.HANDED)
    (directive,) = await _of(services, case_tables.DIRECTIVE)
    return Things(
        words=words,
        department=OWN,
        code=code,
        interview=interview["id"],
        response=response,
        case=case["id"],
        number=case["number"],
        twin=second.id,
        remark=remark["id"],
        voice=await _attached(services, voice),
        photo=await _attached(services, photo),
        named=named,
        unassigned=unassigned,
        held=held,
        entry=first,
        other=first + 1,
        aside=first + 2,
        draft=max(
            row["number"]
            for row in await _of(services, office_tables.DRAFT)
            if row["department"] == OWN
        ),
        handed=next(row["id"] for row in handed if not row["holder"]),
        own_handed=next(row["id"] for row in handed if row["holder"]),
        directive=directive["id"],
    )


def nothing_of(things: Things) -> Things:
    """What would be named if all of it were gone: numbers and codes of the same form."""
    gone = {name: getattr(things, name) ^ 1 << 40 for name in _NUMBERED}
    return replace(things, **gone, code="0AAAAAA0", number=1000, draft=977, department="gone")


_NUMBERED = (
    *(
        "interview",
        "response",
        "case",
        "twin",
        "remark",
        "voice",
        "photo",
        "named",
        "unassigned",
    ),
    *("held", "entry", "other", "aside", "handed", "own_handed", "directive"),
)


async def _of(services, table):
    """The rows of a table that are of this campaign."""
    found = await rows(services, table)
    return [row for row in found if row["campaign"] == services.campaign.code]


async def _response_of(services, case):
    """What a case is about."""
    found = await rows(services, case_tables.CASE_RESPONSE)
    return next(row["response"] for row in found if row["casefile"] == case)


async def _attached(services, response):
    found = await rows(services, tables.ATTACHMENT)
    return next(row["id"] for row in found if row["response"] == response)


async def _draft(services):
    async for _ in drafting.draft_all(services):
        pass


def sample(number: int) -> Things:
    """Things that are none, by which rows are told apart: whatever is named has this number."""
    named = {each.name: number for each in fields(Things)}
    words = f"words {number}"
    return Things(**named | {"words": words, "department": f"d{number}", "code": f"{number:08}"})
