"""A campaign as it goes on: people answer, batches are formed, figures are published.

Without a database: what `storage` keeps is kept here in plain values.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import product
from random import Random

from domain import figures
from domain.cohorts import Candidate, Planned, plan
from domain.digests import Digest, Edition, Issue, Occasion, Sources
from domain.figures import Filter, Period, Said, Span, Tally
from domain.opinions import Channel, Respondent
from reports import digest, disclosure, frame
from reports.overall import figures as overall
from tests.domain.cases import RULES
from tests.reports.tables import ALWAYS, CODES, campaign, on


@dataclass
class Stream:
    """The responses of a campaign that began on the first of a month, and their batches."""

    minimum_base: int = 5
    ids: Random = field(default_factory=lambda: Random(1))
    people: dict[int, Candidate] = field(default_factory=dict)
    formed: list[Planned] = field(default_factory=list)

    def say(self, grade="good", *, day, count=1, aspects=(), **marks):
        """So many people answer; gives their ids."""
        usual = {"department": "tax", "respondent": Respondent.CITIZEN, "channel": Channel.WEB}
        said = {"completed_on": on(day), "grade": grade, "aspects": frozenset(aspects)}
        known = [self.ids.getrandbits(62) for _ in range(count)]
        self.people |= {one: Candidate(one, **usual | marks | said) for one in known}
        return known

    def amend(self, one, **fields):
        """Something changes about a response: it is assigned, corrected, or words are withdrawn."""
        self.people[one] = replace(self.people[one], **fields)

    def form(self, day):
        """What the job does."""
        free = [known for known in self.people.values() if known.id not in self.batched]
        self.formed += plan(free, minimum_base=self.minimum_base, today=on(day), is_over=False)

    @property
    def batched(self):
        return {member for batch in self.formed for member in batch.members}

    @property
    def cohorts(self):
        return [batch.cohort for batch in self.formed]

    def tallies(self):
        batched = self.batched
        marks = Counter(
            (k.department, k.respondent, k.channel, k.completed_on, k.is_rated, k.id in batched)
            for k in self.people.values()
        )
        return [Tally(*known, count=count) for known, count in marks.items()]

    def digest(self, day) -> Digest:
        """As it is posted about this day."""
        rules = campaign(minimum_base=self.minimum_base)
        days = Period(on(day), on(day))
        occasion = Occasion(Issue(on(day + 1), Edition.DAILY, days))
        sources = Sources(self.tallies(), self.cohorts, (), ())
        return digest.compose(sources, campaign=rules, rules=RULES, occasion=occasion)

    def said(self, **marks) -> Said:
        """As /summary tells it outside."""
        (said,) = self.all_said([Filter(**{"period": ALWAYS} | marks)])
        return said

    def all_said(self, wanted) -> list[Said]:
        table, batches = frame.build(self.tallies()), self.cohorts
        return [
            disclosure.outside(table, batches, each, minimum_base=self.minimum_base)
            for each in wanted
        ]

    def report(self, day, department=None):
        """The overall report in figures."""
        answered = overall.Answered(self.tallies(), self.cohorts, {}, replace(ALWAYS, last=on(day)))
        rules = campaign(minimum_base=self.minimum_base)
        return overall.compose(answered, [], campaign=rules, department=department)


def filters(day, departments=CODES[:2], *, every=True):
    """What can be asked for on a day: with `every`, or each mark by itself."""
    periods = {figures.period(span, today=on(day), starts_on=on(1)) for span in Span}
    asked = product(
        sorted(periods, key=str),
        (None, *departments),
        (None, Respondent.ENTERPRISE, Respondent.CITIZEN),
        (None, Channel.WEB, Channel.PAPER),
    )
    return [Filter(*known) for known in asked if every or known.count(None) > 1]
