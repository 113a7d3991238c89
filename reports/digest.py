"""The digest that leaders and the campaign office get in the morning: where the campaign stands.

Keeps out wording and layout. What people said comes from `reports.disclosure` alone; what leaders
are told of cases is decided in `domain.digests`.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

import pandas as pd

from domain import digest_cases, digests
from domain.campaign import Campaign
from domain.case_figures import Share, Track, late_by_department
from domain.case_rules import Rules
from domain.digests import DepartmentLine, Digest, Figures, Issue, Occasion, Sources, Told
from domain.figures import Filter, Period, Said
from reports import disclosure, frame, measures


def compose(sources: Sources, *, campaign: Campaign, rules: Rules, occasion: Occasion) -> Digest:
    """Compose a digest: all responses up to its last day, and those of its days as new.

    Each department of the configuration has its line, in that order, also without a response. A
    department that takes no part (any more) counts as unassigned, so that all adds up.
    """
    table, issue = frame.build(sources.tallies), occasion.issue
    everyone = Period(date.min, issue.days.last)
    lines = _lines(table, sources, campaign, rules, issue)
    responses = _responses(table, everyone)
    said = _said(table, sources, campaign, Filter(everyone))
    count = partial(
        digest_cases.figures,
        reached=sum(line.responses >= line.target for line in lines),
        satisfied=Share(said.satisfied.base - said.bad, said.satisfied.base),
        today=issue.on,
        rules=rules,
    )
    until = _cases_until(table, campaign, occasion)
    return Digest(
        issue=issue,
        responses=responses,
        new=_responses(table, issue.days),
        said=said,
        lines=lines,
        unassigned=responses - sum(line.responses for line in lines),
        told=_tell(sources.tracks, count, occasion, until, campaign=campaign, rules=rules),
        last=occasion.compared,
        desk=digest_cases.desk(sources.tracks, today=issue.on, rules=rules),
        orders=digest_cases.orders(sources.directives, today=issue.on, rules=rules),
    )


def _tell(  # noqa: PLR0913 - two readers, and what each may know
    tracks: Sequence[Track],
    count: Callable[[Sequence[Track]], Figures],
    occasion: Occasion,
    until: date | None,
    *,
    campaign: Campaign,
    rules: Rules,
) -> Told:
    """The figures for leaders, who know the cases up to a day, and for the campaign office."""
    issue, minimum = occasion.issue, campaign.minimum_base
    known = digest_cases.known_to_leaders(tracks, until, today=issue.on, rules=rules)
    leaders = digest_cases.for_leaders(
        count(known), occasion.last, minimum_base=minimum, advance=occasion.is_sent
    )
    return Told(issue.on, issue.edition, issue.is_last, until, leaders, count(tracks))


def _lines(
    table: pd.DataFrame, sources: Sources, campaign: Campaign, rules: Rules, issue: Issue
) -> tuple[DepartmentLine, ...]:
    late = dict(late_by_department(sources.tracks, today=issue.on, rules=rules))
    always = Period(date.min, issue.days.last)
    return tuple(
        DepartmentLine(
            department=known.code,
            responses=_responses(table, always, known.code),
            new=_responses(table, issue.days, known.code),
            said=_said(table, sources, campaign, Filter(always, known.code)),
            target=campaign.target,
            late=late.get(known.code, 0),
            before=_responses(table, issue.before, known.code) if issue.before else None,
        )
        for known in campaign.departments
    )


def _said(table: pd.DataFrame, sources: Sources, campaign: Campaign, wanted: Filter) -> Said:
    return disclosure.outside(table, sources.batches, wanted, minimum_base=campaign.minimum_base)


def _cases_until(table: pd.DataFrame, campaign: Campaign, occasion: Occasion) -> date | None:
    """Up to which day leaders know the cases."""
    last = occasion.last.cases_until if occasion.last else None
    if not occasion.is_sent:
        return last
    until = occasion.issue.days.last
    since = Period(last + timedelta(days=1) if last else date.min, until)
    answered = _responses(table, since)
    return digests.cases_until(last, until, answered=answered, minimum_base=campaign.minimum_base)


def _responses(table: pd.DataFrame, days: Period, department: str | None = None) -> int:
    return measures.responses(frame.matching(table, Filter(days, department)))
