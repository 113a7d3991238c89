"""The cards about one's own responses: what became of one, and the list of those one can find."""

from dataclasses import dataclass

from domain.ledgers import numeral
from domain.responses import Mode
from domain.shielding import HELD, Shield
from domain.text import Language
from handlers import origins, places
from handlers.afterwards import reaching
from handlers.afterwards.own_acts import (
    AddRemark,
    Correct,
    EnterCode,
    Export,
    ListOwn,
    ShowOwn,
    Withdraw,
)
from handlers.answering.shown import shortened
from handlers.cards import Card
from handlers.cases import case_progress
from handlers.cases.case_progress import Progress
from handlers.catalogue import label, say
from handlers.context import Services
from handlers.keyboards import Row, grid, keyboard
from handlers.selfcheck.self_check_acts import OpenSelfCheck
from storage.sent import Sent
from storage.standings import Listed, Standing

_LONGEST = 100  # characters of what a department wrote into a column
_MOST = 6  # entries, so that a card stays within one message


@dataclass(frozen=True, slots=True)
class Found:
    """A response that somebody may see.

    `reference` is how they came to it; `is_own` whether it leads back to them, `others` whether
    they have sent more, `is_recorder` whether they have recorded it for somebody. `asked_office`
    tells that they left the department to the campaign office; `case` is what is being put right.
    """

    sent: Sent
    standing: Standing
    reference: str
    is_own: bool = False
    others: bool = False
    is_recorder: bool = False
    asked_office: bool = False
    case: Progress | None = None


def progress(services: Services, found: Found, language: Language) -> Card:
    """What became of a response: a line for each stage, and what the ledgers say."""
    if found.sent.withdrawn_on is not None:
        return Card(say(language, "own-withdrawn", day=found.sent.withdrawn_on))
    title = say(language, "own-title", code=reaching.code_of(found.reference))
    stages = "\n".join(_stages(services, found, language))
    case = found.case
    told = [] if case is None else [case_progress.text(services, case, language)]
    rest = [*_remarks(found, language), _as_of(services, found, language)]
    rows = [] if case is None else case_progress.rows(case, found.reference, language)
    text = "\n\n".join([title, *told, stages, *rest])
    return Card(
        text.replace("</blockquote>\n\n", "</blockquote>\n"),
        keyboard([*rows, *_rows(found, language)]),
    )


def own(
    services: Services, responses: tuple[Sent, ...], language: Language, *, has_checked: bool
) -> Card:
    """The list of the responses that lead back to somebody, and their self-check."""
    code: Row = ((label(language, "own-enter-code"), EnterCode()),)
    checked: Row = ((label(language, "own-self-check"), OpenSelfCheck()),) if has_checked else ()
    if not responses:
        return Card(say(language, "own-none"), keyboard([checked, code]))
    listed = grid(
        (_named(services, known, language), ShowOwn(reaching.by_id(known))) for known in responses
    )
    return Card(say(language, "own-list"), keyboard([*listed, checked, code]))


def taken_part(responses: tuple[Sent, ...], language: Language) -> Card:
    """Somebody has taken part before: why once, and what they can do with what they sent."""
    if not responses:
        code: Row = ((label(language, "own-enter-code"), EnterCode()),)
        return Card(say(language, "taken-part", found=False), keyboard([code]))
    look: Row = ((label(language, "own-progress"), ListOwn()),)
    add: Row = ((label(language, "own-remark"), AddRemark(reaching.by_id(responses[-1]))),)
    return Card(say(language, "taken-part", found=True), keyboard([(*look, *add)]))


def _named(services: Services, response: Sent, language: Language) -> str:
    name = places.name(services.campaign, response.department, language)
    return f"{response.completed_on} {name}"


def _stages(services: Services, found: Found, language: Language) -> list[str]:
    standing, response = found.standing, found.sent
    name = places.find_name(services.campaign, response.department, language)
    told = None if found.asked_office else name
    day, mode = response.completed_on, response.mode
    way = origins.of_response(response, language)
    lines = [say(language, "own-received", day=day, mode=mode, way=way, department=told)]
    if found.asked_office:
        decided = "own-department-open" if name is None else "own-department-found"
        lines.append(say(language, decided, **({} if name is None else {"department": name})))
    if standing.voices:
        written = standing.written_down == standing.voices
        lines.append(say(language, "own-voice-written" if written else "own-voice-open"))
    if not standing.statements and not standing.voices:
        lines.append(say(language, "own-nothing-stated"))
    if response.shield in HELD - {Shield.UNREAD} and standing.statements:
        return [*lines, say(language, "own-shielded", department=name)]
    return [*lines, *_ledger_lines(services, standing, language)]


def _ledger_lines(services: Services, standing: Standing, language: Language) -> list[str]:
    lines = _listed(services, standing.listed, language)
    if standing.listed and not any(entry.measure for entry in standing.listed):
        lines.append(say(language, "own-unwritten"))
    if standing.waiting:
        lines.append(say(language, "own-waiting", count=standing.waiting))
    if standing.wordless:
        lines.append(say(language, "own-wordless", count=standing.wordless))
    if standing.set_aside:
        lines.append(say(language, "own-set-aside", count=standing.set_aside))
    return lines


def _listed(services: Services, listed: tuple[Listed, ...], language: Language) -> list[str]:
    """The entries, under the draft they stand in."""
    lines = []
    for department, number in dict.fromkeys((entry.department, entry.number) for entry in listed):
        here = [e for e in listed if (e.department, e.number) == (department, number)]
        name = places.name(services.campaign, department, language)
        count = sum(entry.statements for entry in here)
        head = say(language, "own-listed", count=count, department=name, number=number)
        entries = [_entry(entry, language) for entry in here[:_MOST]]
        if len(here) > _MOST:
            entries.append(say(language, "own-more", count=len(here) - _MOST))
        joined = "\n".join(entries)
        lines.append(f"{head}\n<blockquote>{joined}</blockquote>")
    return lines


def _entry(entry: Listed, language: Language) -> str:
    number = numeral(entry.ledger, language)
    lines = [say(language, "own-entry", numeral=number, text=entry.text)]
    if entry.measure:
        lines.append(say(language, "own-measure", text=shortened(entry.measure, most=_LONGEST)))
    if entry.deadline:
        lines.append(say(language, "own-deadline", text=shortened(entry.deadline, most=_LONGEST)))
    if entry.section:
        lines.append(say(language, "own-section", text=shortened(entry.section, most=_LONGEST)))
    return "\n".join(lines)


def _remarks(found: Found, language: Language) -> list[str]:
    """What else has to be said: what was added, what a ledger is not, what cannot be done."""
    parts = []
    if found.standing.remarks:
        parts.append(say(language, "own-remarks", count=found.standing.remarks))
    if found.standing.listed:
        parts.append(say(language, "own-honest"))
    if found.sent.mode is Mode.ANONYMOUS:
        parts.append(say(language, "own-anonymous"))
    if found.sent.mode is Mode.RECORDED and not found.is_recorder:
        parts.append(say(language, "own-recorded"))
    return parts


def _as_of(services: Services, found: Found, language: Language) -> str:
    moment = f"{services.here():%Y-%m-%d %H:%M:%S}"
    return say(language, "own-as-of", moment=moment, until=found.sent.kept_until)


def _rows(found: Found, language: Language) -> list[Row]:
    reference = found.reference
    correct: Row = ()
    if found.is_own:
        correct = ((label(language, "own-correct"), Correct(reaching.by_id(found.sent))),)
    elif found.is_recorder:
        correct = ((label(language, "own-correct"), Correct(reference)),)
    take_back = Withdraw(reference, confirmed=False)
    return [
        (
            (label(language, "own-refresh"), ShowOwn(reference)),
            (label(language, "own-remark"), AddRemark(reference)),
        ),
        (
            *correct,
            (label(language, "own-export"), Export(reference)),
            (label(language, "own-withdraw"), take_back),
        ),
        ((label(language, "go-back"), ListOwn()),) if found.others else (),
    ]
