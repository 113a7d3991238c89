"""Turns a department's opinions into the entries of its ledgers.

The counting is here; which opinions say the same is decided in `grouping`, the words of an entry
in `wording`. Freezing and numbering a draft is for whoever stores it.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from domain.ledgers import Entry, Support
from domain.opinions import Aspect, Ledger, Opinion, Respondent
from reports import wording
from reports.grouping import Group, Member, group

_KINDS = (Respondent.ENTERPRISE, Respondent.CITIZEN, Respondent.STAFF, None)
_ASPECTS = tuple(Aspect)


def entries(opinions: Sequence[Opinion]) -> tuple[Entry, ...]:
    """The entries by ledger, in each those first that most people named.

    Opinions of one department only, else `ValueError`. Opinions without a word left (an emoji,
    a phone number) are no problem statement: a group of nothing else makes no entry.
    """
    if len({opinion.department for opinion in opinions}) > 1:
        raise ValueError("entries are drafted for one department at a time")
    found = [entry for ledger in Ledger for entry in _of_ledger(ledger, opinions)]
    return tuple(sorted(found, key=_order))


def _of_ledger(ledger: Ledger, opinions: Sequence[Opinion]) -> list[Entry]:
    groups = group([opinion for opinion in opinions if opinion.ledger is ledger])
    return [entry for found in groups if (entry := _entry(ledger, found)) is not None]


def _entry(ledger: Ledger, found: Group) -> Entry | None:
    """What a group comes to; `None` when none of its members has words to print."""
    speaker = next((member for member in found.members if _words(member)), None)
    if speaker is None:
        return None
    others = [member for member in found.members if member is not speaker]
    said = [member.opinion for member in found.members]
    return Entry(
        ledger=ledger,
        text=_words(speaker),
        support=tuple(Support(m.opinion.id, m.similarity) for m in (speaker, *others)),
        respondents=_people(said),
        aspects=_aspects(said),
        first_said_on=min((o.said_on for o in said if o.said_on is not None), default=None),
    )


def _words(member: Member) -> str:
    return wording.shorten(wording.scrub(member.opinion.text))


def _people(opinions: Sequence[Opinion]) -> tuple[tuple[Respondent | None, int], ...]:
    """How many people, not how many statements: one person may have said it twice."""
    people = {opinion.response_id: opinion.respondent for opinion in opinions}
    counts = Counter(people.values())
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], _KINDS.index(pair[0]))))


def _aspects(opinions: Sequence[Opinion]) -> tuple[Aspect, ...]:
    counts = Counter(aspect for opinion in opinions for aspect in set(opinion.aspects))
    return tuple(sorted(counts, key=lambda aspect: (-counts[aspect], _ASPECTS.index(aspect))))


def _order(entry: Entry) -> tuple[Ledger, int, date, str, int]:
    first_said_on = entry.first_said_on or date.max
    return (entry.ledger, -entry.people, first_said_on, entry.text, entry.support[0].opinion_id)
