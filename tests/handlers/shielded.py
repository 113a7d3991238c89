"""A response that is held, with words of its own in every place, and all that a bot can be told.

For attack tests: `hide` stores the response, `acts`, `commands` and `prompts` enumerate what can be
forged, from the registries, so that what is added to the bot later is enumerated as well; a field
that nobody has thought of fails. `Ear` holds all that somebody was told.
"""

import json
import re
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from io import BytesIO
from itertools import product
from types import NoneType
from typing import get_args, get_type_hints
from zipfile import ZipFile

import pypdfium2
from sqlalchemy import select

from domain.answers import Answer
from domain.attachments import Attachment, Medium
from domain.cases import Act as Deed
from domain.cases import Party
from domain.opinions import Ledger, Statement
from domain.responses import Mode, Stored
from domain.shielding import Shield
from domain.text import Language
from handlers import contacts, dispatch
from handlers.acts import Act
from handlers.callbacks import pack
from handlers.cases import opening
from handlers.ledgers import drafting
from handlers.prompts import Purpose
from storage import case_steps, examples, pieces, remarks, responses, shields, transcripts
from storage.case_steps import Step, Verdict
from storage.database import Session
from storage.office_tables import ENTRY
from storage.tables import ATTACHMENT, OPINION
from tests.handlers.paths import rows, sent_on
from tests.storage.rows import said

OWN, OTHER = "tzcj", "czj"  # whom the response is about, and another department
TYPED = "海棠蜂鸟"
SPOKEN = "青瓷渡船"
BESIDE = "琥珀云杉"
ADDED = "墨兰灯塔"
REPLIED, REASONED = "白鹭石桥", "紫藤码头"  # in the case
MATTER = "银杏罗盘"
SOUND, PICTURE = "OggS-石榴信使", "JPEG-芦苇月台"
NAME, PHONE = "欧阳云雀", "13912340077"
MARKERS = (TYPED, SPOKEN, BESIDE, ADDED, MATTER, REPLIED, REASONED, SOUND, PICTURE, NAME, PHONE)
_RESPONDENT = 4711
CODE, GUESSED = "7Q2M9KXA", "7Q2M9KXB"  # nobody but the respondent has the receipt
_SEVERAL = 64  # acts of one class; beyond, its fields vary one at a time


@dataclass(frozen=True, slots=True)
class Hidden:
    """What buttons and prompts could name, of the held response and of what lies around it."""

    response: int
    ids: tuple[int, ...]  # the response's own, then those of entries
    versions: tuple[int, ...]


async def hide(services, *, shield=None):
    """Store it, sent and looked through as by the bot; or, with a `shield`, as it stands then."""
    await _surround(services)
    day = services.today()
    async with services.database.transaction() as session:
        response = await responses.add(session, _response(services, day, shield))
        await examples.add(session, services.campaign.code, response, f"{MATTER}怎么办", OWN)
        remark = await remarks.add(session, response, f"科长说{ADDED}不归他管", today=day)
        await remarks.state(session, response, remark, today=day)
        await _write_down(session, services)
        case = await _deal_with(session, services, response)
        if shield is not None:
            await shields.put(session, response, shield)
    await opening.look(services)
    ids = await _ids(services, response)
    entries = await rows(services, ENTRY)
    first = tuple(row["id"] for row in entries[:1])
    versions = tuple(row["version"] for row in entries[:1])
    return Hidden(response, (*ids, remark, case, *first), versions)


async def _deal_with(session: Session, services, response):
    """Its case, in which its sender has replied and judged; gives the id."""
    stored = Stored(response, OWN, "bad", is_complaint=False)
    file = await opening.open_(session, services, stored)
    reply = Step(
        *(1, services.now(), Deed.REPLY, Party.RESPONDENT),
        response=response,
        note=f"李科长说{REPLIED}",
    )
    await case_steps.add(session, file.id, reply)
    verdict = Verdict(response, 1, "bad", f"王科长的{REASONED}", services.today())
    await case_steps.say_verdict(session, file.id, verdict)
    return file.id


async def _surround(services):
    """What others have said, so that there are ledgers to look for it in."""
    day = services.today()
    async with services.database.transaction() as session:
        for place in (OWN, OTHER):
            words = (*said("窗口排队要等两个小时"), *said("办事指南写得不清楚"))
            await responses.add(session, sent_on(services, day, department=place, statements=words))
    async for _ in drafting.draft_all(services):
        pass


def _response(services, day, shield):
    words = f"规划科的王科长让{TYPED}等了一天"
    answers = {
        "department": Answer(OWN, words=f"{MATTER}怎么办"),
        "rating": Answer("bad"),
        "aspects": Answer(("efficiency",)),
        "trouble": Answer(words, attachments=(_voice(services),)),
        "proof": Answer(
            None, words=f"窗口那位女同志身后的{BESIDE}", attachments=(_photo(services),)
        ),
    }
    sealed = services.keys.seal(contacts.write(name=NAME, phone=PHONE).encode())
    return sent_on(
        services,
        day,
        mode=Mode.NAMED,
        contact=sealed,
        person=b"p" * 16,
        chat=services.keys.seal_chat(_RESPONDENT),
        receipt=services.keys.receipt(CODE),
        department=OWN,
        grade="bad",
        questionnaire=("enterprise", 2),
        answers=answers,
        statements=(Statement(words, Ledger.DISSATISFACTION, (), "trouble"),),
        shield=shield or Shield.UNREAD,
    )


def _voice(services):
    digest = services.files.put(SOUND.encode(), now=services.now())
    return Attachment(digest, Medium.VOICE, "audio/ogg", len(SOUND), 12)


def _photo(services):
    digest = services.files.put(PICTURE.encode(), now=services.now())
    return Attachment(digest, Medium.PHOTO, "image/jpeg", len(PICTURE))


async def _write_down(session: Session, services):
    """The transcript of the voice message, with the opinion that it makes."""
    voice = await session.scalar(select(ATTACHMENT.c.id).where(ATTACHMENT.c.medium == Medium.VOICE))
    campaign = services.campaign.code
    piece = await pieces.find_enclosure(session, campaign, voice)
    words = f"工号023把{SPOKEN}扔在地上"
    statements = (Statement(words, Ledger.DISSATISFACTION, (), "trouble"),)
    await transcripts.write(session, campaign, piece, words, statements)


async def _ids(services, response):
    """Its own id, and one of each kind of what belongs to it."""
    found = [response]
    for table in (OPINION, ATTACHMENT):
        found += [r["id"] for r in await rows(services, table) if r["response"] == response]
    return tuple(found)


def commands(hidden):
    """Every command, alone and with what may stand behind it."""
    behind = ("", f" {OWN}", f" enterprise-{OWN}", f" {hidden.response}")
    return [f"/{name}{word}" for name in dispatch._COMMANDS for word in behind]


def acts(hidden):
    """Every act there is, about everything it could be about."""
    return [pack(act) for kind in get_args(Act) for act in _of_kind(kind, hidden)]


def _of_kind(kind, hidden):
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    choices = [_choices(name, hints[name], hidden) for name in names]
    every = list(product(*choices))
    if len(every) > _SEVERAL or {"form", "paper"} & {*names}:  # files take time
        plain = tuple(values[0] for values in choices)
        every = [
            (*plain[:place], value, *plain[place + 1 :])
            for place, values in enumerate(choices)
            for value in values
        ]
    return [kind(*values) for values in dict.fromkeys(every)]


def _choices(name, hint, hidden):
    """What a field of an act could say; raises where nobody has said what it could."""
    kinds = get_args(hint) or (hint,)
    kind = next(each for each in kinds if each is not NoneType)
    optional = (None,) if NoneType in kinds else ()
    if kind is bool:
        return (True, False)
    if kind is Language:
        return (Language.ZH,)
    if issubclass(kind, Enum):
        return (*kind, *optional)
    return (*_NAMED[name](hidden), *optional)


def _reference(hidden):
    return (f"{hidden.response:016x}", GUESSED)


# By the name of an act's field: what it could say. What is new in an act is to be added here.
_NAMED = {
    **dict.fromkeys(
        (
            "case",
            "into",
            "directive",
            "attachment",
            "entry",
            "id",
            "other",
            "response",
            "step",
            "draft",
            "since",
            "remark",
        ),
        lambda hidden: (*hidden.ids, 1),
    ),
    **dict.fromkeys(("version", "other_version", "edition"), lambda h: (*h.versions, 1)),
    **dict.fromkeys(("page", "ticks", "listing", "after"), lambda _: (0, 1)),
    **dict.fromkeys(("round",), lambda _: (1, 2)),
    "profile": lambda _: ("difficult",),
    **dict.fromkeys(("count", "days", "steps"), lambda _: (1,)),
    **dict.fromkeys(("first", "last"), lambda _: (date(2020, 7, 20),)),
    "grade": lambda _: ("good",),
    "interview": lambda hidden: (hidden.response & (2**48 - 1),),
    "department": lambda _: (OWN, OTHER),
    "window": lambda _: ("w3",),
    "question": lambda _: ("trouble", "department"),
    "questionnaire": lambda _: ("enterprise",),
    "code": lambda _: ("bad",),
    "mark": lambda _: ("0" * 16,),
    "receipt": _reference,
    "reference": _reference,
}


def prompts(hidden):
    """Every purpose, about everything it could be about: the last line of a prompt."""
    plain = [f"{known:016x}" for known in hidden.ids]
    tails = ("000000", "00000001t", "0001n", "0001p", "x1")
    # Of a response, a case or an entry; the last ids are those of a remark, a case and an entry.
    tailed = [f"{number}{tail}" for number in (plain[0], *plain[-3:]) for tail in tails]
    references = ["", GUESSED, *plain, *tailed]
    return [f"№ {purpose}-{reference}" for purpose in Purpose for reference in references]


class Ear:
    """All that the bot has sent, shown or handed out since it began to listen."""

    def __init__(self, town):
        self._town, self._since = town, len(town.request.calls)

    def heard(self, person, *, since=0):
        """What can be read in any of it, also in files; of these, those after so many."""
        calls = self._town.request.calls[self._since :]
        told = [json.dumps(call, ensure_ascii=False, default=str) for call in calls]
        told += [
            text for file in person.files[since:] for text in (file.name, file.caption, _text(file))
        ]
        return "\n".join(told)


def known(told, markers=MARKERS):
    """The markers that somebody came to know."""
    return {marker for marker in markers if marker in told}


def _text(file):
    """What can be read in a file."""
    if file.content.startswith(b"PK"):
        with ZipFile(BytesIO(file.content)) as package:
            parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
        return re.sub(r"<[^>]*>", "", "\n".join(parts))
    if file.content.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(file.content)
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    return file.content.decode("utf-8", "replace")


async def attack(town, person, hidden):
    """Everything this person could try; gives all that they were told."""
    ear = Ear(town)
    for command in commands(hidden):
        await person.send(command)
    for data in acts(hidden):
        await person.forge(data)
    for line in prompts(hidden):
        await town.application.bot.send_message(
            person.id, f"请回复：\n<code>{line}</code>", parse_mode="HTML"
        )
        await person.reply(line, "看看")
    return ear.heard(person)


async def shield_of(services, response):
    """How it is shielded at this moment."""
    async with services.database.reading() as session:
        return await shields.find(session, response)
