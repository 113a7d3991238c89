"""Cases in words: heads, deadlines, states and steps, for members and for respondents."""

from collections.abc import Iterable
from datetime import date

from domain.case_clocks import Deadline, running
from domain.case_rules import Rules
from domain.cases import Act, Case, State
from domain.profiles import Due, Profile, Stage
from domain.questions import GRADES
from domain.text import Language
from handlers import places
from handlers.answering.shown import FACES
from handlers.catalogue import calendar_day, label, say
from handlers.context import Services
from storage.case_steps import Step
from storage.cases import File

SIGNS = {
    State.UNROUTED: "🧭",
    State.RECEIVED: "🔴",
    State.CLAIMED: "🟠",
    State.CONTACTED: "🟡",
    State.WAITING: "⏸",
    State.RETURNED: "↩️",
    State.SETTLED: "🔵",
    State.CLOSED: "🟢",
}


def state(case: Case, language: Language) -> str:
    """Where it stands; of a settled or closed one, how."""
    if case.state is State.SETTLED:
        return label(language, "case-state-settled", outcome=outcome(case, language))
    if case.state is State.CLOSED:
        return label(language, "case-state-closed", ending=case.ending or "")
    return label(language, "case-state", state=case.state)


def outcome(case: Case, language: Language) -> str:
    """What was done; explained is not put right."""
    return label(language, "case-outcome", outcome=case.outcome or "")


def grade(code: str | None, language: Language) -> str:
    """A rating, or that there was none."""
    return (
        f"{FACES[code]} {GRADES[code].say(language)}" if code else label(language, "case-unrated")
    )


def last_day(due: Due, language: Language) -> str:
    """A last day; marked while the holidays of its year are not published."""
    return label(
        language, "case-last-day", day=calendar_day(due.day, language), sure=due.is_certain
    )


def deadlines(services: Services, case: Case, rules: Rules, language: Language) -> list[str]:
    """A line for each deadline of the department that runs, and for a clock that stands still."""
    today = services.today()
    lines = [
        _deadline(known, case, rules, today, language)
        for known in running(case, rules)
        if known.stage is not Stage.VERDICT
    ]
    if case.paused_with is not None and case.is_open:
        lines.append(say(language, "case-paused", days=case.paused_with))
    lines += [
        say(
            language,
            "case-silence-over" if known.is_late(today) else "case-silence",
            day=last_day(known.due, language),
        )
        for known in running(case, rules)
        if known.stage is Stage.VERDICT
    ]
    return lines


def _deadline(known: Deadline, case: Case, rules: Rules, today: date, language: Language) -> str:
    profile = profile_of(known.stage, case, rules)
    fields = {
        "name": profile.name.say(language) if profile else "",
        "day": last_day(known.due, language),
    }
    if known.is_late(today):
        return say(language, "case-late", **fields, days=(today - known.due.day).days)
    key = "case-due-today" if today == known.due.day else "case-due"
    return say(language, key, **fields)


def profile_of(stage: Stage, case: Case, rules: Rules) -> Profile | None:
    """The profile that a running deadline comes from."""
    if stage is Stage.CONTACT:
        return rules.find(Stage.CONTACT)
    reopened = rules.find(Stage.REOPENED, case.profile)
    return reopened or rules.find(Stage.COMPLETION, case.profile)


def sources(case: Case, rules: Rules, language: Language) -> list[str]:
    """The documents behind the deadlines that run, each once."""
    own = (known for known in running(case, rules) if known.stage is not Stage.VERDICT)
    found = [profile_of(known.stage, case, rules) for known in own]
    named = (one.source.say(language) for one in found if one is not None)
    return list(dict.fromkeys(named))


def step(services: Services, one: Step, language: Language) -> str:
    """A step as a line: when, who, what; the note is for the caller to add."""
    at = one.at.astimezone(services.timetable.zone)
    dated = not one.by  # what a respondent did has its day alone
    when = f"{at:%m-%d}" if dated else f"{at:%m-%d %H:%M}"
    place = places.find_name(services.campaign, one.department, language)
    who = one.by or label(language, "case-by", party=one.party)
    fields = {"when": when, "who": who, "department": place or ""}
    return label(language, "case-step", act=one.act, late=one.was_late, **fields)


def button(file: File, services: Services, rules: Rules, language: Language) -> str:
    """A case on a button of a list: sign, number, and how much time is left."""
    return f"{SIGNS[file.case.state]} {file.number} · {_urgency(file, services, rules, language)}"


def _urgency(file: File, services: Services, rules: Rules, language: Language) -> str:
    today, case = services.today(), file.case
    own = [known for known in running(case, rules) if known.stage is not Stage.VERDICT]
    if not own or file.news:
        short = "case-short-news" if file.news else "case-short"
        return label(language, short, state=case.state)
    first = min(own, key=lambda known: known.due.day)
    days = (first.due.day - today).days
    return label(language, "case-short-late" if days < 0 else "case-short-due", days=abs(days))


def acts(found: Iterable[Act]) -> tuple[Act, ...]:
    """Acts in the order of their definition."""
    wanted = set(found)
    return tuple(act for act in Act if act in wanted)
