"""The figures of a summary as somebody may have them: their own as they are, else in batches."""

from collections.abc import Sequence

from domain import case_summaries, digest_cases, figures, people
from domain.case_figures import Track
from domain.case_summaries import CaseSummary, Known
from domain.digests import Told as Last
from domain.figures import Coverage, Filter, Summary, Tally
from domain.ledgers import Draft
from domain.people import Memberships
from domain.summaries import Told
from domain.text import Language
from handlers.cases import case_desk
from handlers.context import Services
from handlers.office import blind_spots
from reports import tasks
from storage import case_figures, cohorts, digests, drafts, responses


def is_inside(held: Memberships, wanted: Filter) -> bool:
    """Whether they read what was said anyway."""
    return people.may_see_drafts(held, wanted.department)


async def gather(services: Services, held: Memberships, wanted: Filter) -> Told:
    """All figures of a summary."""
    return await sum_up(services, held, wanted, await tallied(services))


async def tallied(services: Services) -> tuple[Tally, ...]:
    """All responses of the campaign, counted by their marks."""
    async with services.database.reading() as session:
        return await responses.tallies(session, services.campaign.code)


async def sum_up(
    services: Services, held: Memberships, wanted: Filter, tallies: Sequence[Tally]
) -> Told:
    """All figures of a summary, whose responses are counted by `tallies`."""
    inside = is_inside(held, wanted)
    summary = await (_inside if inside else _outside)(services, tallies, wanted)
    cases = await _cases(services, wanted, inside=inside) if has_cases(wanted) else None
    return Told(summary, _coverage(services, tallies, wanted), cases, inside)


async def blind(services: Services, told: Told, language: Language) -> str:
    """The blind spots of a department in short: HTML; empty where there is nothing to say."""
    department = told.wanted.department
    if department is None:
        return ""
    return await blind_spots.told(services, department, language, inside=told.is_inside)


async def _inside(services: Services, tallies: Sequence[Tally], wanted: Filter) -> Summary:
    campaign = services.campaign.code
    async with services.database.reading() as session:
        heard = await responses.heard(session, campaign, wanted)
        draft = None  # of all together there is none
        if wanted.department is not None:
            draft = await drafts.find_latest(session, campaign, wanted.department)
    return await services.worker.run(
        tasks.own_summary, tallies, heard, _problems(draft), wanted=wanted
    )


async def _outside(services: Services, tallies: Sequence[Tally], wanted: Filter) -> Summary:
    """Of whole batches alone."""
    campaign = services.campaign
    async with services.database.reading() as session:
        batches = await cohorts.read(session, campaign.code)
    return await services.worker.run(
        tasks.summary, tallies, batches, wanted=wanted, minimum_base=campaign.minimum_base
    )


def _problems(draft: Draft | None) -> tuple[tuple[str, int], ...]:
    return tuple((entry.text, entry.people) for entry in draft.entries) if draft else ()


def _coverage(services: Services, tallies: Sequence[Tally], wanted: Filter) -> Coverage:
    campaign = services.campaign
    known = [department.code for department in campaign.departments]
    asked = known if wanted.department is None else [wanted.department]
    return figures.coverage(tallies, asked, target=campaign.target)


def has_cases(wanted: Filter) -> bool:
    """Whether cases are told: they are of nobody's kind, and came by no channel."""
    return wanted.respondent is None and wanted.channel is None


async def _cases(services: Services, wanted: Filter, *, inside: bool) -> CaseSummary:
    """As they stand; outside as far as the last digest told of them."""
    campaign, today, rules = services.campaign, services.today(), case_desk.rules_of(services)
    async with services.database.reading() as session:
        tracks = await case_figures.tracks(session, campaign.code)
        if not inside:
            last = await digests.find_last(session, campaign.code)
    if inside:
        return case_summaries.inside(tracks, wanted, today=today, rules=rules)
    minimum, known = campaign.minimum_base, known_outside(services, tracks, last)
    return case_summaries.outside(known, wanted, minimum_base=minimum, today=today, rules=rules)


def known_outside(services: Services, tracks: Sequence[Track], last: Last | None) -> Known:
    """What leaders know of cases, by the last digest."""
    today, rules = services.today(), case_desk.rules_of(services)
    until = last.cases_until if last else None
    known = digest_cases.known_to_leaders(tracks, until, today=today, rules=rules)
    return Known(known, last.leaders.rates if last else None)
