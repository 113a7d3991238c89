"""The card of a case for who works on it: what was said, until when, what was done, what can be."""

from dataclasses import dataclass
from html import escape

from domain.case_rules import allowed
from domain.cases import Act, Party, Refusal, State
from domain.responses import Mode
from domain.text import Language
from handlers.answering import shown
from handlers.cards import Card
from handlers.cases import case_words as words
from handlers.cases.case_acts import (
    CaseWork,
    DoCase,
    ListCases,
    MoreOfCase,
    OpenCase,
    PickDays,
    PickPlace,
    PickTwin,
    ShowPhoto,
    ShowSteps,
    TakeOver,
    View,
)
from handlers.cases.case_desk import Desk, Opened
from handlers.catalogue import calendar_day, clauses, label, say, series
from handlers.keyboards import Row, grid, keyboard
from handlers.office import pieces
from handlers.office.incoming_acts import ShowContact
from storage.case_steps import Step
from storage.cases import File
from storage.complainants import Complainant

_MOST_SAID = 3  # complainants whose words one card quotes
_MOST_STEPS = 4  # on the card; all of them behind a button
_LONGEST = 300  # characters of what one of them said
_LONGEST_NOTE = 300

# What is on the card itself, by who looks at it; the rest is behind "more".
_FIRST = (
    Act.CLAIM, Act.CONTACT, Act.ASK, Act.RESUME, Act.PUT_RIGHT, Act.EXPLAIN, Act.CANNOT,
    Act.CLOSE, Act.ASSIGN, Act.UPHOLD, Act.RELEASE, Act.NOTE,
)  # fmt: skip
_BEFORE_CLAIMED = frozenset({Act.CLAIM, Act.RETURN, Act.ASSIGN, Act.RELEASE})
_SIGNS = {
    Act.CLAIM: "🙋", Act.CONTACT: "☎️", Act.ASK: "❓", Act.RESUME: "▶️", Act.PUT_RIGHT: "✅",
    Act.EXPLAIN: "📖", Act.CANNOT: "🚫", Act.RETURN: "↩️", Act.UPHOLD: "⚖️", Act.ASSIGN: "📮",
    Act.MERGE: "🔗", Act.ASSIST: "🤝", Act.EXTEND: "⏳", Act.NOTE: "📝", Act.CLOSE: "📁",
    Act.CONCLUDE: "⛔", Act.HOLD: "🛡", Act.RELEASE: "🔓",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Done:
    """An act, and what became of it: the case, why not, or nothing where it was done before."""

    act: Act
    end: File | Refusal | None


def outcome(done: Done, language: Language) -> str | None:
    """What became of an act, for a pop-up."""
    if isinstance(done.end, Refusal):
        return label(language, "case-refused", refusal=done.end)
    return None if done.end is None else label(language, "case-done", act=done.act)


def card(desk: Desk, opened: Opened, *, note: str = "") -> Card:
    """The card; `note` tells what was just done."""
    parts = [
        note,
        _head(desk, opened.file),
        _said(desk, opened),
        "\n".join(_clocks(desk, opened.file)),
        _steps(desk, opened, opened.steps[-_MOST_STEPS:]),
    ]
    return Card(pieces.joined([part for part in parts if part]), keyboard(_rows(desk, opened)))


def more(desk: Desk, opened: Opened) -> Card:
    """The acts that are seldom needed."""
    file, language = opened.file, desk.language
    rest = [act for act in _can(desk, file) if act not in _on_card(desk, file)]
    rows = grid(_button(desk, file, act) for act in rest)
    steps = ((label(language, "case-all-steps"), ShowSteps(file.id)),)
    back = ((label(language, "go-back"), OpenCase(file.id)),)
    text = f"{_head(desk, file)}\n\n{say(language, 'case-more-title')}"
    return Card(text, keyboard([*rows, steps, back]))


def steps(desk: Desk, opened: Opened) -> Card:
    """All that was done."""
    back = ((label(desk.language, "go-back"), OpenCase(opened.file.id)),)
    photos = [one for one in opened.steps if one.photo]
    rows: list[Row] = [
        ((label(desk.language, "case-photo", number=n), ShowPhoto(opened.file.id, one.id)),)
        for n, one in enumerate(photos, start=1)
    ]
    file = opened.file
    clocks = "\n".join([*_clocks(desk, file), _sources(desk, file)])
    parts = [_head(desk, file), clocks, _steps(desk, opened, opened.steps)]
    text = pieces.joined([part for part in parts if part.strip()])
    return Card(text, keyboard([*rows, back]))


def _head(desk: Desk, file: File) -> str:
    case, language = file.case, desk.language
    lines = [
        say(
            language,
            "case-head",
            number=str(file.number),
            department=desk.name(case.department),
            sign=words.SIGNS[case.state],
            state=words.state(case, language),
        )
    ]
    if case.round > 1:
        lines.append(say(language, "case-round", round=case.round))
    if case.held:
        lines.append(say(language, "case-held"))
    if case.assistants:
        helping = series(language, map(desk.name, case.assistants))
        lines.append(say(language, "case-assistants", departments=helping))
    return "\n".join(lines)


def _said(desk: Desk, opened: Opened) -> str:
    if not opened.complainants:
        return say(desk.language, "case-nobody-left")
    pairs = list(zip(opened.complainants, opened.words, strict=True))
    parts = [_complaint(desk, one, texts) for one, texts in pairs[:_MOST_SAID]]
    if len(pairs) > _MOST_SAID:
        parts.append(say(desk.language, "case-more-said", count=len(pairs) - _MOST_SAID))
    return "\n".join(parts)


def _complaint(desk: Desk, one: Complainant, texts: tuple[str, ...]) -> str:
    language = desk.language
    head = say(
        language,
        "case-complaint",
        kind=pieces.kind(one.respondent, language),
        origin=label(language, f"channel-{one.channel}"),
        mode=one.mode,
        day=calendar_day(one.day, language),
        grade=words.grade(one.grade, language),
    )
    said = "\n".join(f"· {text}" for text in texts if text)
    lines = [head, shown.quoted(said, most=_LONGEST) if said else say(language, "no-words")]
    if one.files:
        lines.append(say(language, "case-files", count=one.files))
    return "\n".join(lines)


def _clocks(desk: Desk, file: File) -> list[str]:
    return words.deadlines(desk.services, file.case, desk.rules, desk.language)


def _sources(desk: Desk, file: File) -> str:
    """The documents behind the deadlines that run."""
    named = words.sources(file.case, desk.rules, desk.language)
    joined = clauses(desk.language, named)
    return say(desk.language, "case-sources", sources=joined) if named else ""


def _steps(desk: Desk, opened: Opened, listed: tuple[Step, ...]) -> str:
    if not listed:
        return ""
    lines = [say(desk.language, "case-steps")]
    for one in listed:
        lines.append(f"· {escape(words.step(desk.services, one, desk.language), quote=False)}")
        if one.note:
            lines.append(shown.quoted(one.note, most=_LONGEST_NOTE))
    lines += _verdicts(desk, opened)
    return "\n".join(lines)


def _verdicts(desk: Desk, opened: Opened) -> list[str]:
    """What respondents made of the last outcome."""
    last = max((one.round for one in opened.verdicts), default=0)
    lines = []
    for one in opened.verdicts:
        if one.round == last:
            said = words.grade(one.grade, desk.language)
            day = calendar_day(one.said_on, desk.language)
            lines.append(say(desk.language, "case-verdict", grade=said, day=day))
            if one.reason:
                lines.append(shown.quoted(one.reason, most=_LONGEST_NOTE))
    return lines


def _rows(desk: Desk, opened: Opened) -> list[Row]:
    file, language = opened.file, desk.language
    case = file.case
    rows = grid(_button(desk, file, act) for act in _on_card(desk, file))
    if Party.HANDLER in desk.parties(case) and not case.held:
        rows += [
            ((label(language, "contact-show"), ShowContact(one.response, 0)),)
            for one in opened.complainants
            if one.mode is Mode.NAMED
        ][:_MOST_SAID]
    rest = ((label(language, "case-more"), MoreOfCase(file.id)),)
    back = ((label(language, "case-list"), ListCases(View.MINE, None, 0)),)
    return [*rows, (*rest, *back)]


def _on_card(desk: Desk, file: File) -> tuple[Act, ...]:
    can = _can(desk, file)
    fresh = file.case.state is State.RECEIVED and Act.CLAIM in can
    if fresh:
        return tuple(act for act in (*_FIRST, Act.RETURN) if act in can and act in _BEFORE_CLAIMED)
    seldom = {Act.CLAIM}  # from a colleague
    if file.case.state is State.CONTACTED:
        seldom.add(Act.CONTACT)
    return tuple(act for act in _FIRST if act in can and act not in seldom)


def _can(desk: Desk, file: File) -> tuple[Act, ...]:
    parties = desk.parties(file.case)
    return allowed(file.case, parties, person=desk.author.person, now=desk.now, rules=desk.rules)


def _button(desk: Desk, file: File, act: Act) -> tuple[str, CaseWork]:
    text = f"{_SIGNS[act]} {label(desk.language, 'case-act', act=_called(file, act))}"
    match act:
        case Act.ASSIGN | Act.ASSIST:
            return text, PickPlace(file.id, act, 0)
        case Act.MERGE:
            return text, PickTwin(file.id)
        case Act.EXTEND:
            return text, PickDays(file.id, None)
        case Act.CLAIM if file.case.claimed_by is not None:
            return text, TakeOver(file.id, file.case.round)
        case _:
            return text, DoCase(file.id, file.case.round, act)


def _called(file: File, act: Act) -> str:
    """As buttons call an act: to verify is not to contact, and to take over not to claim."""
    if act is Act.CONTACT and not file.case.can_be_reached:
        return "verify"
    return "take-over" if act is Act.CLAIM and file.case.claimed_by is not None else act


def summary_line(file: File, language: Language) -> str:
    """A case in one line of plain text, where another one is chosen."""
    return f"{words.SIGNS[file.case.state]} {file.number} · {words.state(file.case, language)}"
