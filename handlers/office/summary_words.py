"""A summary in words: one screen of a phone, with the base beside every proportion."""

from html import escape

from domain import case_figures
from domain.case_figures import Share
from domain.case_summaries import CaseSummary
from domain.figures import Coverage, Filter, Said, Summary
from domain.questions import GRADES
from domain.summaries import Told
from domain.text import Language
from handlers import origins, places
from handlers.catalogue import label, say, series
from handlers.context import Services

_BAR = 8  # blocks of a full bar
_UNKNOWN = "unknown"
_BETWEEN = " · "


def write(services: Services, told: Told, language: Language) -> str:
    """The card: HTML."""
    parts = (
        title(services, told.wanted, language),
        *_said(services, told, language),
        _cases(services, told, language),
    )
    return "\n\n".join(part for part in parts if part)


def title(services: Services, wanted: Filter, language: Language) -> str:
    """Whom it is about, in two lines: HTML."""
    department = name(services, wanted.department, language)
    return say(language, "summary-title", department=department, period=marks(wanted, language))


def marks(wanted: Filter, language: Language) -> str:
    """The days, and by what else it is narrowed down: plain."""
    days = f"{wanted.period.first} – {wanted.period.last}"
    kind = [label(language, f"kind-{wanted.respondent}")] if wanted.respondent else []
    channel = [label(language, f"channel-{wanted.channel}")] if wanted.channel else []
    return _BETWEEN.join([days, *kind, *channel])


def name(services: Services, department: str | None, language: Language) -> str:
    """A department, or all of them."""
    found = places.find_name(services.campaign, department, language)
    return found or label(language, "all-departments")


def bar(count: int, base: int) -> str:
    """A share as blocks."""
    filled = round(_BAR * count / base) if base else 0
    return "█" * filled + "░" * (_BAR - filled)


def share(counted: Share | None, *, minimum: int, language: Language) -> str:
    """A rate with its base; what is hidden in words: plain."""
    if counted is None:
        return label(language, "rate-hidden", minimum=minimum)
    fields = {"count": counted.count, "base": counted.base}
    return label(language, "rate", share=f"{counted.count / counted.base:.0%}", **fields)


def _said(services: Services, told: Told, language: Language) -> list[str]:
    """Who answered, how far that is from the target, and what they said."""
    summary, coverage = told.summary, _coverage(told.coverage, language)
    if not summary.responses:
        return [f"{say(language, 'summary-none')}\n{coverage}"]
    return [
        f"{_who(summary, language)}\n{coverage}",
        _satisfaction(services, summary, language),
        _aspects(summary, language),
        _problems(summary, language),
    ]


def unshown(said: Said, minimum: int, language: Language) -> str:
    """Why no rating is shown: plain."""
    key = "summary-satisfied-hidden" if said.rated else "summary-unrated"
    return label(language, key, minimum=minimum, rated=said.rated)


def uncounted(said: Said, minimum: int, language: Language) -> list[str]:
    """The ratings that are in no figure here: they wait, or are batched with others: plain."""
    lines = []
    if said.waiting:
        lines.append(label(language, "summary-waiting", count=said.waiting, minimum=minimum))
    if said.beyond:
        lines.append(label(language, "summary-beyond", count=said.beyond))
    return lines


def rates(cases: CaseSummary, *, minimum: int, language: Language) -> list[str]:
    """The three rates, a line each; those that have no base yet are left out: plain."""
    if cases.only_late:
        return []
    told = (
        ("response", cases.response),
        ("resolution", cases.resolution),
        ("verdicts", cases.verdicts),
    )
    if all(counted is None for _, counted in told):
        return [label(language, "rates-hidden", minimum=minimum)]
    lines = [
        f"{label(language, f'rates-{key}')} {share(counted, minimum=minimum, language=language)}"
        for key, counted in told
        if counted is None or counted.base
    ]
    if cases.silent:
        lines.append(label(language, "summary-silent", count=cases.silent))
    return [*lines, label(language, "summary-rates-whole")] if cases.is_of_campaign else lines


def _who(summary: Summary, language: Language) -> str:
    kinds = (
        f"{label(language, f'kind-{kind or _UNKNOWN}')} {count}"
        for kind, count in summary.respondents
    )
    who = series(language, kinds)
    first = say(language, "summary-responses", count=summary.responses, who=who)
    return f"{first}\n{say(language, 'summary-channels', channels=_channels(summary, language))}"


def _channels(summary: Summary, language: Language) -> str:
    recorded = dict(summary.recorded)
    channels = (
        origins.counted(channel, count, recorded.get(channel, 0), language)
        for channel, count in summary.channels
    )
    return series(language, channels)


def _coverage(coverage: Coverage, language: Language) -> str:
    """Of one department how many are missing, of all how many departments have enough."""
    target, missing = coverage.target, coverage.missing
    if len(coverage.counts) == 1:
        fields = {"count": coverage.counts[0], "target": target, "missing": missing}
        return say(language, "summary-coverage", **fields)
    reached, total = coverage.reached, len(coverage.counts)
    known = {"reached": reached, "total": total, "target": target, "missing": missing}
    return say(language, "summary-coverage-all", **known)


def _satisfaction(services: Services, summary: Summary, language: Language) -> str:
    said = summary.said
    lines = [_share(services, said, language)]
    if said.satisfied.base:
        lines += _grades(said, language)
        lines += uncounted(said, services.campaign.minimum_base, language)
    return "\n".join(lines)


def _share(services: Services, said: Said, language: Language) -> str:
    satisfied, base = said.satisfied.share, said.satisfied.base
    if satisfied is not None:
        return say(language, "summary-satisfied", share=f"{satisfied:.0%}", base=base)
    return unshown(said, services.campaign.minimum_base, language)


def _grades(said: Said, language: Language) -> list[str]:
    base = said.satisfied.base
    return [
        f"<code>{bar(rated.count, base)}</code> {GRADES[rated.grade].say(language)} {rated.count}"
        for rated in said.grades
    ]


def _aspects(summary: Summary, language: Language) -> str:
    said = summary.said
    if not said.aspects:
        return ""
    named = [f"{label(language, f'aspect-{aspect}')} {count}" for aspect, count in said.aspects]
    return f"{say(language, 'summary-aspects', base=said.people)}\n{'　'.join(named)}"


def _problems(summary: Summary, language: Language) -> str:
    if not summary.problems:
        return ""
    lines = [
        f"{n}. {escape(text, quote=False)} · {label(language, 'people', count=count)}"
        for n, (text, count) in enumerate(summary.problems, start=1)
    ]
    return "\n".join([say(language, "summary-problems"), *lines])


def _cases(services: Services, told: Told, language: Language) -> str:
    cases, minimum = told.cases, services.campaign.minimum_base
    if cases is None:
        return say(language, "summary-cases-whole")
    lines = [_open(cases, minimum, language), *_states(cases, language)]
    lines += rates(cases, minimum=minimum, language=language)
    return "\n".join(lines)


def _open(cases: CaseSummary, minimum: int, language: Language) -> str:
    if cases.open is None:
        key = "summary-cases-late" if cases.only_late else "summary-cases-hidden"
        return say(language, key, late=cases.late, minimum=minimum)
    return say(language, "summary-cases", open=cases.open, late=cases.late)


def _states(cases: CaseSummary, language: Language) -> list[str]:
    if not cases.ages:
        return []
    states = (f"{label(language, f'stands-{one.state}')} {one.all}" for one in cases.ages)
    day, week, older = case_figures.by_age(cases.ages)
    ages = say(language, "summary-ages", day=day, week=week, older=older)
    return [_BETWEEN.join(states), ages]
