"""The cards around a recording: the occasion, what to read out loud, and the receipt to tell."""

from dataclasses import dataclass
from functools import partial

from telegram import InlineKeyboardMarkup

from domain import receipts
from domain.recording import CHANNELS, Occasion
from domain.text import Language
from handlers import origins, pages, places
from handlers.answering import welcome
from handlers.answering.shown import shortened
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Services
from handlers.keyboards import Row, grid, keyboard, turning
from handlers.recording.recording_acts import (
    BeginRecording,
    EndRecording,
    ListKinds,
    ListPlaces,
    OpenRecording,
    ReadAloud,
    RecordAgain,
    RefuseRecording,
    TakeChannel,
    TakeDepartment,
    TakeKind,
    TakePlace,
    WritePlace,
)

_PAGE = 12  # departments on one card
_SHORT = 20  # characters of a place on a button


@dataclass(frozen=True, slots=True)
class Desk:
    """Who records, and at which occasion; `asker` is their department, if they are of one."""

    services: Services
    language: Language
    asker: str | None
    occasion: Occasion | None


def channels(desk: Desk, *, today: int) -> Card:
    """How the person was asked; `today` counts what was recorded already."""
    language, known = desk.language, desk.occasion
    is_whole = known is not None and known.questionnaire is not None
    last = _told(desk, known) if known is not None and is_whole else None
    text = say(language, "recording-open", count=today, last=last)
    same: Row = ((label(language, "recording-same"), ReadAloud()),) if is_whole else ()
    buttons = [(label(language, f"record-{one}"), TakeChannel(one)) for one in CHANNELS]
    return Card(text, keyboard([same, *grid(buttons)]))


def place(desk: Desk, occasion: Occasion) -> Card:
    """Where; the one before is offered, and none need be told."""
    language = desk.language
    last: Row = ()
    if occasion.words:
        last = ((f"📍 {shortened(occasion.words, most=_SHORT)}", TakePlace(told=True)),)
    write: Row = ((label(language, "recording-write-place"), WritePlace()),)
    leave: Row = (
        (label(language, "go-back"), OpenRecording()),
        (label(language, "recording-no-place"), TakePlace(told=False)),
    )
    return Card(_head(desk, occasion, "recording-place"), keyboard([last, write, leave]))


def kinds(desk: Desk, occasion: Occasion) -> Card:
    """What the person is asked as."""
    services, language = desk.services, desk.language
    listed: list[Row] = [
        ((welcome.kind(services, known, language), TakeKind(known)),)
        for known in services.library.ids()
    ]
    back: Row = ((label(language, "go-back"), TakeChannel(occasion.channel)),)
    return Card(_head(desk, occasion, "recording-kind"), keyboard([*listed, back]))


def departments(desk: Desk, occasion: Occasion, page: int) -> Card:
    """About which department; or the questionnaire asks for it."""
    campaign, language = desk.services.campaign, desk.language
    shown = pages.turned_to(campaign.departments, page, most=_PAGE)
    listed = grid((known.name.say(language), TakeDepartment(known.code)) for known in shown.shown)
    turns = turning(shown.number, shown.of, partial(ListPlaces))
    ask: Row = ((label(language, "recording-ask-department"), TakeDepartment(None)),)
    back: Row = ((label(language, "go-back"), ReadAloud()),)
    text = _head(desk, occasion, "recording-department")
    return Card(text, keyboard([*listed, turns, ask, back]))


def reading(desk: Desk, occasion: Occasion) -> Card:
    """What to read out loud before anything is asked."""
    campaign, language = desk.services.campaign, desk.language
    text = say(
        language,
        "recording-read",
        told=_told(desk, occasion),
        channel=occasion.channel,
        asker=desk.asker,
        organiser=campaign.organiser.say(language),
        purpose=campaign.purpose.say(language),
        days=campaign.kept_for_days,
    )
    change: Row = (
        (label(language, "recording-other-department"), ListPlaces(0)),
        (label(language, "recording-other-kind"), ListKinds()),
    )
    return Card(
        text,
        keyboard([
            ((label(language, "recording-agreed"), BeginRecording(occasion.mark)),),
            ((label(language, "recording-refused"), RefuseRecording()),),
            change,
        ]),
    )  # fmt: skip


def refused(language: Language) -> Card:
    """The person would rather not."""
    again: Row = ((label(language, "recording-next"), ReadAloud()),)
    return Card(say(language, "recording-nothing-kept"), keyboard([again, _end(language)]))


def thanks(language: Language, code: str) -> Card:
    """It was sent: the receipt is for the person who was asked."""
    text = say(language, "recording-sent", receipt=receipts.spell(code))
    return Card(text, onward(language))


def onward(language: Language) -> InlineKeyboardMarkup:
    """The next one, or the end."""
    again: Row = ((label(language, "recording-again"), RecordAgain()),)
    return keyboard([again, _end(language)])


def _end(language: Language) -> Row:
    return ((label(language, "recording-end"), EndRecording()),)


def _head(desk: Desk, occasion: Occasion, key: str) -> str:
    return say(desk.language, key, channel=label(desk.language, f"channel-{occasion.channel}"))


def _told(desk: Desk, occasion: Occasion) -> str:
    """As 电话 · 高新园区 · 企业 · 投资促进局: plain text."""
    language, campaign = desk.language, desk.services.campaign
    channel = label(language, f"channel-{occasion.channel}")
    asked = desk.services.library.find_current(occasion.questionnaire or "")
    assert asked is not None
    who = label(language, f"from-{asked.respondent}")
    department = places.find_name(campaign, occasion.department, language)
    return origins.joined(channel, " · ".join(filter(None, (occasion.place, who, department))))
