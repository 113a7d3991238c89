"""The rows that may leave the house: what `disclosure` and the case summaries tell, as rows.

Keeps out rules: which batches count, what is quoted and what is hidden is decided there.
"""

from collections.abc import Iterable
from datetime import date

from domain.case_figures import Share, by_age
from domain.case_summaries import CaseSummary
from domain.cohorts import Cohort
from domain.export_sums import AspectSum, CaseStanding, QuotedEntry, ResponseSum
from domain.exports import Stamp
from domain.figures import Period
from domain.ledgers import Draft
from reports import disclosure


def responses(
    batches: Iterable[Cohort], stamp: Stamp, *, minimum_base: int, days: Period
) -> tuple[ResponseSum, ...]:
    """What people rated, in sums over whole batches that end in a period."""
    return tuple(
        _rated(known, stamp)
        for known in disclosure.together(batches, minimum_base=minimum_base)
        if days.first <= known.last_day <= days.last
    )


def aspects(
    batches: Iterable[Cohort], stamp: Stamp, *, minimum_base: int, days: Period
) -> tuple[AspectSum, ...]:
    """What people named, in the same sums."""
    return tuple(
        AspectSum(
            *stamp.head(f"{_known(told)}/{aspect}", told.department),
            respondent=told.respondent,
            channel=told.channel,
            first_day=told.first_day,
            last_day=told.last_day,
            aspect=aspect,
            people=people,
            base=told.counts.people,
        )
        for told in disclosure.together(batches, minimum_base=minimum_base)
        if days.first <= told.last_day <= days.last
        for aspect, people in told.counts.aspects
    )


def entries(
    draft: Draft,
    backings: disclosure.Backings,
    stamp: Stamp,
    *,
    minimum_base: int,
    drafted_on: date,
) -> tuple[QuotedEntry, ...]:
    """The rows of a department's draft that enough people in whole batches stand behind."""
    if draft.department is None:
        return ()
    return tuple(
        QuotedEntry(
            *stamp.head(str(entry.id), named.department),
            ledger=named.ledger,
            text=named.text,
            people=named.people,
            step=minimum_base,
            draft=draft.number,
            drafted_on=drafted_on,
        )
        for entry in draft.entries
        for named in disclosure.quoted(
            (entry,), backings, department=draft.department, minimum_base=minimum_base
        )
    )


def cases(told: CaseSummary, stamp: Stamp, *, department: str | None, today: date) -> CaseStanding:
    """How the cases of a department stand, or those of the campaign."""
    day, week, older = (None, None, None) if told.ages is None else by_age(told.ages)
    return CaseStanding(
        *stamp.head(department or "", department),
        as_of=today,
        late=told.late,
        open=told.open,
        aged_day=day,
        aged_week=week,
        aged_older=older,
        reached_in_time=_count(told.response),
        reached_base=_base(told.response),
        put_right=_count(told.resolution),
        closed=_base(told.resolution),
        silent=told.silent,
        verdicts_not_bad=_count(told.verdicts),
        verdicts=_base(told.verdicts),
    )


def _rated(known: Cohort, stamp: Stamp) -> ResponseSum:
    given = dict(known.counts.grades)
    return ResponseSum(
        *stamp.head(_known(known), known.department),
        respondent=known.respondent,
        channel=known.channel,
        first_day=known.first_day,
        last_day=known.last_day,
        people=known.counts.people,
        ratings=known.counts.ratings,
        very_good=given.get("very_good", 0),
        good=given.get("good", 0),
        fair=given.get("fair", 0),
        bad=given.get("bad", 0),
        very_bad=given.get("very_bad", 0),
    )


def _known(batch: Cohort) -> str:
    marks = (batch.department, batch.respondent, batch.channel, batch.first_day, batch.last_day)
    return "/".join("" if mark is None else str(mark) for mark in marks)


def _count(share: Share | None) -> int | None:
    return None if share is None else share.count


def _base(share: Share | None) -> int | None:
    return None if share is None else share.base
