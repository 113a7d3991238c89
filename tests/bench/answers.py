"""Many complete responses, put into a database at once: under the real schema, with shared seals.

A response has four answers and an opinion. Most are in batches, as `domain.cohorts` forms them.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, groupby, islice
from pathlib import Path
from random import Random

from domain import cohorts
from domain.cohorts import Candidate
from domain.opinions import Aspect, Channel, Respondent
from domain.questions import GRADES
from storage.keys import Keys

ANSWERS = 4  # of a response
_CHANNELS = (Channel.TELEGRAM,) * 4 + (Channel.PHONE,)
_KINDS = (Respondent.ENTERPRISE, Respondent.CITIZEN)
_QUESTIONS = ("department", "rating", "aspects", "trouble")
_RESPONSE = (
    "INSERT INTO response (id, campaign, mode, channel, questionnaire, version, respondent,"
    " department, grade, completed_on, kept_until, source, shield, cohort)"
    " VALUES (?, ?, 'recorded', ?, 'enterprise', 2, ?, ?, ?, ?, ?, ?, 'open', ?)"
)
_COHORT = (
    "INSERT INTO cohort (id, campaign, department, respondent, channel, is_rated, first_day,"
    " last_day, size, grades, aspects, formed_on) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)"
)
_ANSWER = "INSERT INTO answer (response, question, value, words) VALUES (?, ?, ?, x'')"
_OPINION = (
    "INSERT INTO opinion (id, response, campaign, department, ledger, text, aspects, said_on)"
    " VALUES (?, ?, ?, ?, 3, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Which database, and what its responses are about."""

    path: Path
    keys: Keys
    campaign: str
    departments: tuple[str, ...]
    first_day: date
    today: date


def store(place: Place, answers: int, *, batched: bool) -> int:
    """Store so many answers; gives how many responses they are of."""
    said = list(_drawn(place, answers // ANSWERS, seed=answers))
    with closing(sqlite3.connect(place.path)) as connection, connection:
        batches = _store_batches(connection, place, said) if batched else {}
        _store_responses(connection, place, said, batches)
    return len(said)


def _drawn(place: Place, count: int, *, seed: int) -> Iterator[Candidate]:
    """Responses, in the order of their random ids."""
    drawn, aspects = Random(seed), tuple(Aspect)  # the same each time
    days = (place.today - place.first_day).days
    for known in sorted(drawn.getrandbits(62) for _ in range(count)):
        yield Candidate(
            known,
            drawn.choice(place.departments),
            drawn.choice(_KINDS),
            drawn.choice(_CHANNELS),
            place.first_day + timedelta(days=drawn.randint(0, days)),
            drawn.choice(tuple(GRADES)),
            frozenset({drawn.choice(aspects)}),
        )


def _store_batches(
    connection: sqlite3.Connection, place: Place, said: Sequence[Candidate]
) -> dict[int, int]:
    """The batch of each response that is in one: formed day by day, as they would have been."""
    planned = [
        batch
        for _, day in groupby(sorted(said, key=_day), key=_day)
        for batch in cohorts.plan(day, minimum_base=5, today=place.today, is_over=False)
    ]
    numbered = list(zip(_numbers(len(planned)), planned, strict=True))
    rows = [
        (
            number,
            place.campaign,
            each.cohort.department,
            each.cohort.respondent,
            each.cohort.channel,
            each.cohort.first_day.isoformat(),
            each.cohort.last_day.isoformat(),
            each.cohort.size,
            json.dumps(dict(each.cohort.counts.grades)),
            json.dumps(dict(each.cohort.counts.aspects)),
            place.today.isoformat(),
        )
        for number, each in numbered
    ]
    connection.executemany(_COHORT, rows)
    return {member: number for number, each in numbered for member in each.members}


def _day(known: Candidate) -> date:
    return known.completed_on


def _numbers(count: int) -> list[int]:
    drawn = Random(count)
    return sorted(drawn.getrandbits(62) for _ in range(count))


def _store_responses(
    connection: sqlite3.Connection,
    place: Place,
    said: Sequence[Candidate],
    batches: dict[int, int],
) -> None:
    kept_until = (place.today + timedelta(days=365)).isoformat()
    texts = cycle([place.keys.seal(f"窗口排队时间太长{number}".encode()) for number in range(50)])
    value = place.keys.seal(b'"good"')
    connection.executemany(
        _RESPONSE,
        (
            (
                one.id,
                place.campaign,
                one.channel,
                one.respondent,
                one.department,
                one.grade,
                one.completed_on.isoformat(),
                kept_until,
                one.id.to_bytes(16, "big"),
                batches.get(one.id),
            )
            for one in said
        ),
    )
    connection.executemany(
        _ANSWER, ((one.id, question, value) for one in said for question in sorted(_QUESTIONS))
    )
    connection.executemany(
        _OPINION,
        (
            (
                one.id,
                one.id,
                place.campaign,
                one.department,
                text,
                json.dumps(sorted(one.aspects)),
                one.completed_on.isoformat(),
            )
            for one, text in zip(said, islice(texts, len(said)), strict=True)
        ),
    )
