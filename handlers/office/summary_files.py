"""A summary to take away: its chart as a picture, its figures as a workbook."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from telegram import InputFile, Update
from telegram.constants import ChatAction, ParseMode

from domain import case_summaries, figures, people, summaries
from domain.auditing import Kind, on_figures
from domain.case_summaries import CaseSummary, Known
from domain.figures import Coverage, Filter, Tally
from domain.opinions import Aspect
from domain.people import Memberships, Role
from domain.summaries import Book, Quoted, Told
from domain.text import Language
from handlers import auditing
from handlers.cases import case_desk
from handlers.catalogue import label
from handlers.context import Context, Services
from handlers.office import pieces, staff, summary_chart, summary_figures, summary_words
from handlers.speaking import answer_tap, send_document
from handlers.updates import chat_of
from reports import tasks
from storage import case_figures, cohorts, searching
from storage.searching import Utterance

_MOST = 5000  # opinions in a workbook: masking them takes some seconds


async def give_chart(update: Update, context: Context, held: Memberships, wanted: Filter) -> None:
    """The chart as a photo, with the filter under it."""
    services, language = context.services, await context.language()
    await answer_tap(update, label(language, "summary-drawing"))
    await chat_of(update).send_action(ChatAction.UPLOAD_PHOTO)
    told = await summary_figures.gather(services, held, wanted)
    drawn = summary_chart.chart(services, told, language)
    picture = await services.worker.run(tasks.bars, drawn)
    seen = on_figures(Kind.SAW_SUMMARY, services.campaign.code, wanted.department, "chart")
    await auditing.note_now(services, context.member, seen)
    await chat_of(update).send_photo(
        InputFile(BytesIO(picture), "summary.png"),
        caption=summary_words.title(services, wanted, language),
        parse_mode=ParseMode.HTML,
    )


async def give_workbook(
    update: Update, context: Context, held: Memberships, wanted: Filter
) -> None:
    """The workbook as a document; one with people's words can't be passed on."""
    services, language = context.services, await context.language()
    await answer_tap(update, label(language, "summary-drawing"))
    await chat_of(update).send_action(ChatAction.UPLOAD_DOCUMENT)
    user = context.telegram_user
    assert user is not None
    roles = "、".join(staff.role_name(services, one, Language.ZH) for one in held)
    book = await gather(services, held, wanted, made_by=f"{roles} {user.full_name}")
    content = await services.worker.run(tasks.summary_book, book, services.campaign)
    which = "summary" if book.opinions is None else "summary with words"
    got = on_figures(Kind.GOT_WORKBOOK, services.campaign.code, wanted.department, which)
    await auditing.note_now(services, context.member, got)
    await send_document(
        update,
        InputFile(content, file_name(services, wanted)),
        caption=summary_words.title(services, wanted, language),
        protected=book.opinions is not None,
    )


async def gather(services: Services, held: Memberships, wanted: Filter, *, made_by: str) -> Book:
    """All that the workbook holds."""
    tallies = await summary_figures.tallied(services)
    told = await summary_figures.sum_up(services, held, wanted, tallies)
    found = await _said(services, held, wanted) if told.is_inside else None
    return Book(
        told,
        made_at=services.here(),
        made_by=made_by,
        departments=await _compared(services, held, tallies, wanted),
        days=summaries.by_day(tallies, wanted),
        opinions=None if found is None else await _quoted(services, found[:_MOST]),
        left_out=max(0, len(found) - _MOST) if found else 0,
    )


def file_name(services: Services, wanted: Filter) -> str:
    """A name that says of whom and of when, in Chinese as the workbook itself."""
    name = summary_words.name(services, wanted.department, Language.ZH)
    days = wanted.period
    return f"{name}情况汇总_{days.first:%Y%m%d}-{days.last:%Y%m%d}.xlsx"


async def _compared(
    services: Services, held: Memberships, tallies: Sequence[Tally], wanted: Filter
) -> tuple[Told, ...]:
    """All departments side by side, for those who see all; as outside, for whoever it is."""
    if wanted.department is not None or not people.may_see_figures(held, None):
        return ()
    campaign, codes = services.campaign, [known.code for known in services.campaign.departments]
    async with services.database.reading() as session:
        batches = await cohorts.read(session, campaign.code)
        tracks = await case_figures.tracks(session, campaign.code)
    asked = tuple(replace(wanted, department=code) for code in codes)
    found = await services.worker.run(
        tasks.compared, tallies, batches, wanted=asked, minimum_base=campaign.minimum_base
    )
    counts = figures.coverage(tallies, codes, target=campaign.target).counts
    known = summary_figures.known_outside(services, tracks, None)  # late ones are told anyway
    return tuple(
        Told(
            summary,
            Coverage(campaign.target, (count,)),
            _late(services, known, summary.wanted),
            is_inside=False,
        )
        for summary, count in zip(found, counts, strict=True)
    )


def _late(services: Services, known: Known, wanted: Filter) -> CaseSummary | None:
    """What is told outside of the cases of one department."""
    if not summary_figures.has_cases(wanted):
        return None
    minimum, today, rules = (
        services.campaign.minimum_base, services.today(), case_desk.rules_of(services)
    )  # fmt: skip
    return case_summaries.outside(known, wanted, minimum_base=minimum, today=today, rules=rules)


async def _said(services: Services, held: Memberships, wanted: Filter) -> list[Utterance]:
    """What was said by those who are asked for; without what is held, but for the office."""
    is_office = Role.COORDINATOR in people.roles(held)
    own = None if is_office else people.own_departments(held)
    async with services.database.reading() as session:
        found = await searching.utterances(session, services.campaign.code, own)
    return [
        one
        for one in found
        if summaries.is_asked(wanted, one.day, one.department, one.respondent, one.channel)
    ]


async def _quoted(services: Services, said: Sequence[Utterance]) -> tuple[Quoted, ...]:
    """Masked, in an order that does not tell what is of one response."""
    masked = await services.worker.run(tasks.scrub, await pieces.unnamed(services, said))
    quoted = (
        Quoted(
            text,
            one.department,
            one.ledger,
            tuple(Aspect(name) for name in one.aspects),
            one.day,
            one.respondent,
            one.channel,
        )
        for one, text in zip(said, masked, strict=True)
        if text
    )
    return tuple(sorted(quoted, key=lambda one: (one.day, one.text), reverse=True))
