"""Plays a questionnaire, line by line, and remembers each move and where it led. Pure."""

from dataclasses import dataclass, replace

from bot.preview import lines, screen
from bot.preview.desk import Desk
from bot.preview.lines import Line
from bot.preview.screen import Button
from domain import replies as to
from domain.attachments import Medium
from handlers.acts import (
    Discard,
    EditAnswer,
    GoBack,
    ListDepartments,
    Send,
    Shield,
    SwitchLanguage,
    Tap,
)
from handlers.answering import opened, receiving, refusing, taps
from handlers.answering.opened import Open
from handlers.answering.receiving import Sent
from handlers.cards import Card
from handlers.catalogue import plain
from handlers.preview import preview_messages

DOCUMENT = "letter.txt"


@dataclass(frozen=True, slots=True)
class Tapped:
    """A tap on the button with this label."""

    label: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo; those of a play differ in their numbers, from 1, as real photos do."""

    number: int
    caption: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document, in the same way."""

    number: int
    caption: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice message."""

    seconds: int


Act = Tapped | Photo | Document | Voice | lines.Words | lines.Place | lines.Contact


@dataclass(frozen=True, slots=True)
class Move:
    """What was done, how things stood before and after it, and the complaint if there was one."""

    act: Act
    before: Open
    after: Open
    complaint: str | None = None


@dataclass(frozen=True, slots=True)
class Play:
    """How far a play has come.

    `page` is the page of a list of departments; `hint` is what the player says to the last line,
    which no chat would hear. It is over after sending, discarding or quitting.
    """

    begun: Open
    moves: tuple[Move, ...] = ()
    page: int | None = None
    hint: str | None = None
    is_sent: bool = False
    is_discarded: bool = False
    is_over: bool = False

    @property
    def known(self) -> Open:
        """How the response stands."""
        return self.moves[-1].after if self.moves else self.begun


def card(play: Play, desk: Desk) -> Card:
    """The card that is shown."""
    return opened.card(play.known, desk, page=play.page)


def take(play: Play, line: str, desk: Desk) -> Play:
    """Go on by a line that was typed."""
    buttons = screen.buttons(card(play, desk))
    play = replace(play, hint=None)
    return _take(play, lines.read(line, play.known.step(), len(buttons)), buttons, desk)


def _take(  # noqa: PLR0911 - one line a kind
    play: Play, line: Line, buttons: tuple[Button, ...], desk: Desk
) -> Play:
    match line:
        case lines.Quit():
            return replace(play, is_over=True)
        case lines.Back():
            back = _back(buttons)
            return _tap(play, back, desk) if back else replace(play, hint="Nothing is before this.")
        case lines.Button(number) if 1 <= number <= len(buttons):
            return _tap(play, buttons[number - 1], desk)
        case lines.Button(number):
            return replace(play, hint=f"There is no button {number}.")
        case lines.Words(text) if not text.strip() or text.startswith("/"):
            return replace(play, hint="No chat would send that as an answer.")
        case lines.Words(text):
            return _reply(play, line, to.Typed(text), desk)
        case lines.Place(latitude, longitude):
            return _reply(play, line, to.Located(latitude, longitude), desk)
        case lines.Contact():
            return _reply(play, line, preview_messages.GIVEN, desk)
        case lines.File():
            return _send_file(play, line, desk)


def _back(buttons: tuple[Button, ...]) -> Button | None:
    """The button that goes back; under the review, the one that opens the last answer."""
    backs = [button for button in buttons if isinstance(button.act, GoBack)]
    edits = [button for button in buttons if isinstance(button.act, EditAnswer)]
    return next(iter([*backs, *reversed(edits)]), None)


def _tap(play: Play, button: Button, desk: Desk) -> Play:
    known, tapped = play.known, Tapped(button.label)
    match button.act:
        case Send():
            return replace(_moved(play, tapped, known), is_sent=True, is_over=True)
        case Discard():
            return replace(_moved(play, tapped, known), is_discarded=True, is_over=True)
        case SwitchLanguage(language=language):
            return _moved(play, tapped, known.spoken(language))
        case Shield(on=on):
            return _moved(play, tapped, known.shielded(on=on))
        case ListDepartments(page=page):
            return replace(_moved(play, tapped, known), page=page)
        case act:
            assert isinstance(act, Tap)  # a card has no others
            return _reply(play, tapped, taps.reply(act), desk)


def _send_file(play: Play, file: lines.File, desk: Desk) -> Play:
    """Judged by what Telegram would say of it."""
    known, number = play.known, _sent_before(play, file.medium) + 1
    name = f"{file.medium} {file.seconds or number}"
    act = _act(file, number)
    sent = Sent(
        file.medium,
        name,
        0,
        file.seconds,
        DOCUMENT if file.medium is Medium.DOCUMENT else "",
        file.caption,
    )
    refused = receiving.find_complaint(known.step(), sent, known.interview.language)
    if refused is not None:
        return _moved(play, act, known, plain(refused.text))
    return _reply(play, act, to.Enclosed(preview_messages.stand_in(sent), sent.caption), desk)


def _act(file: lines.File, number: int) -> Act:
    match file.medium:
        case Medium.VOICE:
            return Voice(file.seconds or 0)
        case Medium.PHOTO:
            return Photo(number, file.caption)
        case Medium.DOCUMENT:
            return Document(number, file.caption)


def _sent_before(play: Play, medium: Medium) -> int:
    kind = Photo if medium is Medium.PHOTO else Document
    return sum(isinstance(move.act, kind) for move in play.moves)


def _reply(play: Play, act: Act, reply: to.Reply, desk: Desk) -> Play:
    known = play.known
    turn = known.judge(reply, opened.circumstances(known, desk))
    complaint = None
    if turn.rejected is not None:
        complaint = refusing.words(turn.rejected, turn.step, known.interview.language)
    return _moved(play, act, known.after(turn), complaint)


def _moved(play: Play, act: Act, after: Open, complaint: str | None = None) -> Play:
    move = Move(act, play.known, after, complaint)
    return replace(play, moves=(*play.moves, move), page=None)
