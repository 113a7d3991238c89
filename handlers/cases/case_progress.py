"""What a respondent reads about their case: how far it has come, by when, and what they are asked.

They read no member's name, and no note but what was written for them.
"""

from dataclasses import dataclass, replace

from domain.case_clocks import running
from domain.case_rules import Rules
from domain.cases import Act, Case, Ending, State
from domain.profiles import Stage
from domain.questions import GRADES
from domain.text import Language
from handlers import places
from handlers.answering import shown
from handlers.cases import case_words as words
from handlers.cases.case_acts import ReplyToCase, SayVerdict, SayWhy, SeePhoto
from handlers.cases.case_desk import rules_of
from handlers.catalogue import calendar_day, label, say
from handlers.context import Services
from handlers.keyboards import Row
from storage import case_steps, cases
from storage.case_steps import Step, Verdict
from storage.cases import File
from storage.database import Session

_LONGEST = 600  # characters of what a department wrote


@dataclass(frozen=True, slots=True)
class Progress:
    """The case of one's response; `own` is the verdict in the round that stands, `last` any."""

    file: File
    response: int
    steps: tuple[Step, ...]
    own: Verdict | None
    last: Verdict | None
    first: str | None  # the first rating

    @property
    def awaits_verdict(self) -> bool:
        """Whether they can say what they make of the outcome."""
        case = self.file.case
        is_open = case.state is State.SETTLED or case.ending is Ending.SILENCE
        return is_open and self.own is None


async def find(session: Session, response_id: int, first: str | None) -> Progress | None:
    """The case that a response is part of, if there is one."""
    file = await cases.find_of_response(session, response_id)
    if file is None:
        return None
    steps = await case_steps.of_case(session, file.id)
    said = await case_steps.verdicts(session, file.id)
    own = [one for one in said if one.response == response_id]
    last = own[-1] if own else None
    now = last if last is not None and last.round == file.case.round else None
    return Progress(file, response_id, steps, now, last, first)


@dataclass(frozen=True, slots=True)
class Added:
    """Words with their day, as 2026-11-21."""

    day: str
    text: str


async def said(
    session: Session, services: Services, response_id: int, language: Language
) -> tuple[Added, ...]:
    """What was said between a respondent and who deals with their case, in order."""
    file = await cases.find_of_response(session, response_id)
    if file is None:
        return ()
    steps = await case_steps.of_case(session, file.id)
    own = [one for one in steps if one.is_public or one.response == response_id]
    found = [
        Added(
            one.at.date().isoformat(),
            f"{words.step(services, replace(one, by=''), language)}\n{one.note}".strip(),
        )
        for one in own
    ]
    verdicts = await case_steps.verdicts(session, file.id)
    return (
        *found,
        *(
            Added(
                one.said_on.isoformat(), f"{words.grade(one.grade, language)}\n{one.reason}".strip()
            )
            for one in verdicts
            if one.response == response_id
        ),
    )


def text(services: Services, progress: Progress, language: Language) -> str:
    """The lines about a case: HTML."""
    file, rules = progress.file, rules_of(services)
    head = say(language, "own-case", number=str(file.number), round=file.case.round)
    lines = [
        head,
        *_way(services, progress, language),
        *_when(services, file.case, rules, language),
    ]
    return "\n".join([*lines, *_asked(services, progress, language)])


def rows(progress: Progress, reference: str, language: Language) -> list[Row]:
    """What the respondent can do now."""
    case, found = progress.file.case, list[Row]()
    if case.state is State.WAITING:
        found.append(((label(language, "own-case-reply"), ReplyToCase(reference)),))
    photo = _answer(progress)
    if photo is not None and photo.photo:
        found.append(((label(language, "own-case-photo"), SeePhoto(reference, photo.id)),))
    if progress.awaits_verdict:
        found += [
            (
                (
                    f"{shown.FACES[code]} {name.say(language)}",
                    SayVerdict(reference, case.round, code),
                ),
            )
            for code, name in GRADES.items()
        ]
    elif progress.last is not None and not progress.last.reason:
        why = SayWhy(reference, progress.last.round)
        found.append(((label(language, "own-case-why"), why),))
    return found


def _way(services: Services, progress: Progress, language: Language) -> list[str]:
    """How far it has come, a line a stage: ✓ what is behind it, ○ what comes next."""
    case = progress.file.case
    name = places.find_name(services.campaign, case.department, language)
    if case.held:
        return [say(language, "own-case-held", department=name or "")]
    if name is None:
        return [say(language, "own-case-unrouted")]
    if case.state is State.RETURNED:
        return [say(language, "own-case-returned", department=name)]
    lines = [say(language, "own-case-sent", department=name)]
    claimed = case.state is not State.RECEIVED
    lines.append(say(language, "own-case-claimed" if claimed else "own-case-unclaimed"))
    if case.contacted_on is not None:
        day = calendar_day(case.contacted_on, language)
        lines.append(say(language, "own-case-contacted", day=day, reached=case.can_be_reached))
    return lines


def _when(services: Services, case: Case, rules: Rules, language: Language) -> list[str]:
    """By when the department has to do what; also where it has let that pass."""
    lines, today = [], services.today()
    for known in running(case, rules):
        if known.stage is not Stage.VERDICT:
            day, is_late = words.last_day(known.due, language), known.is_late(today)
            lines.append(say(language, f"due-{known.stage}", day=day, late=is_late))
    return lines


def _asked(services: Services, progress: Progress, language: Language) -> list[str]:
    """What the department asks or answers, and what became of the verdict."""
    case, lines = progress.file.case, list[str]()
    if case.state is State.WAITING:
        asked = _last(progress, {Act.ASK})
        if asked is not None:
            lines += [say(language, "own-case-asked"), shown.quoted(asked.note, most=_LONGEST)]
    answer = _answer(progress)
    if answer is not None:
        name = label(language, "case-outcome", outcome=case.outcome or "")
        lines += [
            say(language, "own-case-outcome", outcome=name),
            shown.quoted(answer.note, most=_LONGEST),
        ]
    return [*lines, *_verdict(progress, language), *_silence(services, progress, language)]


def _silence(services: Services, progress: Progress, language: Language) -> list[str]:
    """Until when an answer is waited for, and that silence counts for nothing."""
    case = progress.file.case
    if case.silence is None or not case.is_open:
        return []
    if case.state is State.SETTLED and not progress.awaits_verdict:
        return []
    due = case.silence.due(rules_of(services).calendar)
    return [say(language, "own-case-until", day=words.last_day(due, language))]


def _verdict(progress: Progress, language: Language) -> list[str]:
    case, own = progress.file.case, progress.own
    lines = []
    if progress.awaits_verdict:
        first = words.grade(progress.first, language)
        lines.append(say(language, "own-case-judge", first=first))
    elif own is not None:
        lines.append(say(language, "own-case-judged", grade=words.grade(own.grade, language)))
    elif case.round > 1 and case.is_open and case.state is not State.SETTLED:
        lines.append(say(language, "own-case-again"))
    if case.ending is not None:
        lines.append(say(language, "own-case-closed", ending=case.ending))
        concluded = _last(progress, {Act.CONCLUDE})
        if case.ending is Ending.CONCLUDED and concluded is not None:
            lines.append(shown.quoted(concluded.note, most=_LONGEST))
    return lines


def _answer(progress: Progress) -> Step | None:
    """What the department wrote to the outcome that stands."""
    if progress.file.case.outcome is None:
        return None
    return _last(progress, {Act.PUT_RIGHT, Act.EXPLAIN, Act.CANNOT})


def _last(progress: Progress, acts: set[Act]) -> Step | None:
    found = [one for one in progress.steps if one.act in acts]
    return found[-1] if found else None
