"""/summary: what was said in a period, by department; /progress: how many were asked."""

from html import escape

from telegram import Update

from domain import figures, people
from domain.figures import Filter, Said, Span, Summary
from domain.ledgers import Draft
from domain.people import Memberships
from domain.questions import GRADES
from domain.text import Language
from handlers import origins, places
from handlers.acts import Act, ShowSummary
from handlers.cards import Card
from handlers.catalogue import label, say, series
from handlers.context import Context, Services
from handlers.keyboards import Row, grid, keyboard
from handlers.ledgers import handing_progress
from handlers.office import blind_spots, staff
from handlers.speaking import answer_card, look_busy, send_card
from reports import tasks
from storage import cohorts, drafts, responses

_BAR = 8  # blocks of a full bar
_UNKNOWN = "unknown"


async def open_summary(update: Update, context: Context) -> None:
    """The summary of the whole campaign, of all or of one's own department."""
    services, held = context.services, await context.memberships()
    seen = _places(services, held)
    if not seen:
        await staff.refuse(update, context)
        return
    await look_busy(update)
    act = ShowSummary(Span.CAMPAIGN, seen[0])
    await send_card(update, await _card(services, held, act, await context.language()))


async def show(update: Update, context: Context, act: ShowSummary) -> None:
    """Another period or department, on the same card."""
    services, held = context.services, await context.memberships()
    if act.department not in _places(services, held):
        await staff.refuse(update, context)
        return
    await look_busy(update)
    await answer_card(update, await _card(services, held, act, await context.language()))


async def show_progress(update: Update, context: Context) -> None:
    """How many service users each department has asked, against the target."""
    services = context.services
    held = await context.memberships()
    if not people.may_see_progress(held):
        await staff.refuse(update, context)
        return
    language = await context.language()
    asked = await _progress(services, language)
    handed = await handing_progress.told(services, held, language)
    await send_card(update, Card(f"{asked}\n\n{handed}"))


def _places(services: Services, held: Memberships) -> tuple[str | None, ...]:
    known = (None, *(department.code for department in services.campaign.departments))
    return tuple(place for place in known if people.may_see_figures(held, place))


async def _card(
    services: Services, held: Memberships, act: ShowSummary, language: Language
) -> Card:
    summary = await _summarise(services, held, act)
    rows = _rows(services, _places(services, held), act, language)
    text = _text(services, summary, language)
    if act.department is not None:
        inside = people.may_see_drafts(held, act.department)
        blind = await blind_spots.told(services, act.department, language, inside=inside)
        text = f"{text}\n\n{blind}" if blind else text
    return Card(text, keyboard(rows))


async def _summarise(services: Services, held: Memberships, act: ShowSummary) -> Summary:
    campaign = services.campaign
    days = figures.period(act.span, today=services.today(), starts_on=campaign.starts_on)
    wanted = Filter(days, act.department)
    if people.may_see_drafts(held, act.department):
        return await _inside(services, wanted)
    return await _outside(services, wanted)


async def _inside(services: Services, wanted: Filter) -> Summary:
    """As it is, for those who read what was said anyway."""
    campaign = services.campaign.code
    async with services.database.reading() as session:
        tallies = await responses.tallies(session, campaign)
        heard = await responses.heard(session, campaign, wanted)
        draft = await drafts.find_latest(session, campaign, wanted.department)
    problems = _problems(draft) if wanted.department else ()
    return await services.worker.run(tasks.own_summary, tallies, heard, problems, wanted=wanted)


async def _outside(services: Services, wanted: Filter) -> Summary:
    """Of whole batches alone."""
    campaign = services.campaign
    async with services.database.reading() as session:
        tallies = await responses.tallies(session, campaign.code)
        batches = await cohorts.read(session, campaign.code)
    return await services.worker.run(
        tasks.summary, tallies, batches, wanted=wanted, minimum_base=campaign.minimum_base
    )


def _problems(draft: Draft | None) -> tuple[tuple[str, int], ...]:
    return tuple((entry.text, entry.people) for entry in draft.entries) if draft else ()


def _rows(
    services: Services, seen: tuple[str | None, ...], act: ShowSummary, language: Language
) -> list[Row]:
    spans: Row = tuple(
        (
            _mark(label(language, f"span-{span}"), on=span is act.span),
            ShowSummary(span, act.department),
        )
        for span in Span
    )
    if len(seen) == 1:
        return [spans]
    places: list[tuple[str, Act]] = [
        (_mark(_name(services, p, language), on=p == act.department), ShowSummary(act.span, p))
        for p in seen
    ]
    return [spans, *grid(places)]


def _mark(text: str, *, on: bool) -> str:
    return f"• {text}" if on else text


def _name(services: Services, department: str | None, language: Language) -> str:
    found = places.find_name(services.campaign, department, language)
    return found or label(language, "all-departments")


def _text(services: Services, summary: Summary, language: Language) -> str:
    period = summary.wanted.period
    days = f"{period.first} – {period.last}"
    name = _name(services, summary.department, language)
    head = say(language, "summary-title", department=name, period=days)
    if not summary.responses:
        return f"{head}\n\n{say(language, 'summary-none')}"
    parts = (
        head,
        _who(summary, language),
        _satisfaction(services, summary, language),
        _aspects(summary, language),
        _problem_lines(summary, language),
    )
    return "\n\n".join(part for part in parts if part)


def _who(summary: Summary, language: Language) -> str:
    kinds = (
        f"{label(language, f'kind-{kind or _UNKNOWN}')} {count}"
        for kind, count in summary.respondents
    )
    recorded = dict(summary.recorded)
    channels = (
        origins.counted(channel, count, recorded.get(channel, 0), language)
        for channel, count in summary.channels
    )
    who, whence = series(language, kinds), series(language, channels)
    first = say(language, "summary-responses", count=summary.responses, who=who)
    return f"{first}\n{say(language, 'summary-channels', channels=whence)}"


def _satisfaction(services: Services, summary: Summary, language: Language) -> str:
    said = summary.said
    lines = [_share(services, said, language)]
    if said.satisfied.base:
        lines += _grades(said, language)
        lines += _uncounted(services, said, language)
    return "\n".join(lines)


def _share(services: Services, said: Said, language: Language) -> str:
    share, base = said.satisfied.share, said.satisfied.base
    if share is not None:
        return say(language, "summary-satisfied", share=f"{share:.0%}", base=base)
    minimum = services.campaign.minimum_base
    key = "summary-satisfied-hidden" if said.rated else "summary-unrated"
    return say(language, key, minimum=minimum, rated=said.rated)


def _uncounted(services: Services, said: Said, language: Language) -> list[str]:
    """The ratings that are in no figure here: they wait for others, or are batched with others."""
    minimum, lines = services.campaign.minimum_base, []
    if said.waiting:
        lines.append(say(language, "summary-waiting", count=said.waiting, minimum=minimum))
    if said.beyond:
        lines.append(say(language, "summary-beyond", count=said.beyond))
    return lines


def _grades(said: Said, language: Language) -> list[str]:
    base = said.satisfied.base
    return [
        f"<code>{_bar(rated.count, base)}</code> {GRADES[rated.grade].say(language)} {rated.count}"
        for rated in said.grades
    ]


def _bar(count: int, base: int) -> str:
    filled = round(_BAR * count / base) if base else 0
    return "█" * filled + "░" * (_BAR - filled)


def _aspects(summary: Summary, language: Language) -> str:
    said = summary.said
    if not said.aspects:
        return ""
    named = [f"{label(language, f'aspect-{aspect}')} {count}" for aspect, count in said.aspects]
    return f"{say(language, 'summary-aspects', base=said.people)}\n{'　'.join(named)}"


def _problem_lines(summary: Summary, language: Language) -> str:
    if not summary.problems:
        return ""
    lines = [
        f"{n}. {escape(text, quote=False)} · {label(language, 'people', count=count)}"
        for n, (text, count) in enumerate(summary.problems, start=1)
    ]
    return "\n".join([say(language, "summary-problems"), *lines])


async def _progress(services: Services, language: Language) -> str:
    campaign = services.campaign
    async with services.database.reading() as session:
        asked = await responses.counts(session, campaign.code)
    known = {place.code: asked.get(place.code, 0) for place in campaign.departments}
    lines = [
        say(
            language,
            "progress-line",
            bar=_bar(min(count, campaign.target), campaign.target),
            department=_name(services, code, language),
            count=count,
            target=campaign.target,
        )
        for code, count in known.items()
    ]
    done = sum(count >= campaign.target for count in known.values())
    title = say(language, "progress-title", day=services.today(), target=campaign.target)
    unassigned = sum(asked.values()) - sum(known.values())
    rest = [say(language, "progress-unassigned", count=unassigned)] if unassigned else []
    foot = say(language, "progress-done", done=done, total=len(known))
    return "\n\n".join([title, "\n".join(lines), "\n".join([*rest, foot])])
