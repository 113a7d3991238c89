"""A summary's chart in words: large numbers, and groups of bars with their bases."""

from domain.case_summaries import CaseSummary
from domain.figures import Said
from domain.questions import BAD_GRADES, GRADES
from domain.summaries import Told
from domain.text import Language
from handlers.catalogue import label
from handlers.context import Services
from handlers.office import summary_words
from reports.labels import Bar, BarChart, Bars, Tone


def chart(services: Services, told: Told, language: Language) -> BarChart:
    """Everything that is drawn."""
    summary, minimum = told.summary, services.campaign.minimum_base
    groups = (
        _grades(summary.said, minimum, language),
        _aspects(summary.said, language),
        *((_cases(told.cases, minimum, language),) if told.cases else ()),
    )
    name = summary_words.name(services, told.wanted.department, language)
    marks = summary_words.marks(told.wanted, language)
    return BarChart(
        title=label(language, "plate-title", department=name),
        subtitle=f"{services.campaign.name}\n{marks}",
        numbers=_numbers(told, language),
        groups=tuple(group for group in groups if group.bars or group.notes),
        note=label(language, "plate-note", made=services.here().strftime("%Y-%m-%d %H:%M")),
    )


def _numbers(told: Told, language: Language) -> tuple[tuple[str, str], ...]:
    """How many answered, how far the target is, how many of those who rated are content."""
    coverage, satisfied = told.coverage, told.summary.said.satisfied
    if len(coverage.counts) == 1:
        asked = f"{coverage.counts[0]} / {coverage.target}"
        under = label(language, "plate-coverage")
    else:
        asked = f"{coverage.reached} / {len(coverage.counts)}"
        under = label(language, "plate-coverage-all", target=coverage.target)
    share = "–" if satisfied.share is None else f"{satisfied.share:.0%}"
    return (
        (
            f"{told.summary.responses:,}",
            label(language, "plate-responses", count=told.summary.responses),
        ),
        (asked, under),
        (share, label(language, "plate-satisfied", base=satisfied.base)),
    )


def _grades(said: Said, minimum: int, language: Language) -> Bars:
    """The five grades of all ratings, and what of the ratings is not in them."""
    base = said.satisfied.base
    title = label(language, "plate-grades", base=base)
    if not base:
        return Bars(title, (), 0, notes=(summary_words.unshown(said, minimum, language),))
    bars = tuple(
        Bar(
            GRADES[rated.grade].say(language),
            ((rated.count, Tone.WARNING if rated.grade in BAD_GRADES else Tone.PLAIN),),
            _of(rated.count, base, language),
        )
        for rated in said.grades
    )
    return Bars(title, bars, base, notes=tuple(summary_words.uncounted(said, minimum, language)))


def _aspects(said: Said, language: Language) -> Bars:
    bars = tuple(
        Bar(
            label(language, f"aspect-{aspect}"),
            ((count, Tone.PLAIN),),
            _of(count, said.people, language),
        )
        for aspect, count in said.aspects
    )
    return Bars(label(language, "plate-aspects", base=said.people), bars, said.people)


def _of(count: int, base: int, language: Language) -> str:
    return label(language, "plate-part", count=count, share=f"{count / base:.0%}")


def _cases(cases: CaseSummary, minimum: int, language: Language) -> Bars:
    """By state, each bar by age; the rates stand below."""
    ages = cases.ages or ()
    bars = tuple(
        Bar(
            label(language, f"stands-{one.state}"),
            ((one.day, Tone.LIGHT), (one.week, Tone.PLAIN), (one.older, Tone.WARNING)),
            str(one.all),
        )
        for one in ages
    )
    legend = (
        (label(language, "plate-day"), Tone.LIGHT),
        (label(language, "plate-week"), Tone.PLAIN),
        (label(language, "plate-older"), Tone.WARNING),
    )
    title = label(language, "plate-cases", open=cases.open, late=cases.late)
    longest = max((one.all for one in ages), default=0)
    rates = summary_words.rates(cases, minimum=minimum, language=language)
    return Bars(title, bars, longest, legend if bars else (), tuple(rates))
