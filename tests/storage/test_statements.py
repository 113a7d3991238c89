"""A list of three costs as many statements as a list of one."""

import pytest
from sqlalchemy import delete, select

from domain.answers import Answer
from domain.cohorts import plan
from domain.figures import Filter, Period
from domain.ledgers import Support
from domain.opinions import Aspect, Channel, Ledger
from domain.people import Membership, Role
from domain.responses import Mode
from domain.reviewing import Kind
from domain.text import Language
from storage import (
    attachments,
    cohorts,
    drafts,
    entries,
    examples,
    inbox,
    interviews,
    members,
    migrate,
    placements,
    responses,
    reviewing,
    sent,
    sources,
    trail,
)
from storage.database import Database
from storage.entries import Scope
from storage.keys import Keys
from storage.members import Member
from storage.office_tables import ENTRY, SUPPORT
from storage.tables import ATTACHMENT, OPINION
from storage.trail import Author
from tests.domain.questionnaires import FILES
from tests.storage import ledgers
from tests.storage.rows import NOON, TODAY, complete, entry, opening, rows, said, statements, unique

LI = b"p" * 16
HERE = Scope("yshj", "tzcj", Ledger.DISSATISFACTION)
ASPECTS = tuple(Aspect)
GRADES = ("good", "fair", "bad")
CHANNELS = tuple(Channel)


async def fill(database, count):
    """So many of everything that is listed, in one department."""
    async with database.transaction() as session:
        for number in range(count):
            # Each with marks of its own: equal marks are counted together.
            texts = said(f"第 {number} 条", aspects=(ASPECTS[number],))
            response = complete(statements=texts, grade=GRADES[number], channel=CHANNELS[number])
            number_of_it = await responses.add(session, response)
            await examples.add(session, "yshj", number_of_it, f"第 {number} 件", "tzcj")
            own = complete(mode=Mode.NAMED, person=LI, campaign="other")
            await responses.add(session, own)
            await responses.add(session, complete(campaign="unbatched", statements=texts))
            await inbox.receive(session, number, b"sealed")
            leader = Member(unique(), b"sealed", Language.ZH, Membership(Role.LEADER))
            await members.join(session, leader, today=TODAY)
        with_files = {"words": Answer(None, attachments=FILES[:count])}
        await responses.add(session, complete(answers=with_files, campaign="other"))
        answers = {f"q{number}": Answer("a") for number in range(count)}
        await interviews.begin(session, opening(answers=answers), today=TODAY)
        found = await cohorts.candidates(session, "yshj")
        batches = plan(found, minimum_base=1, today=TODAY, is_over=False)
        await cohorts.freeze(session, "yshj", batches, today=TODAY)
    ids = [row["id"] for row in await rows(database, OPINION) if row["campaign"] == "yshj"]
    async with database.transaction() as session:
        await ledgers.freeze(session, *(entry(known) for known in ids))
        for number in await session.scalars(select(ENTRY.c.id)):
            stood = await trail.snapshots(session, [number])
            fields = {"at": NOON, "before": stood, "after": stood, "shifts": ()}
            await trail.add(session, Kind.CONFIRM, Author(LI, "李"), **fields)


async def draft(session):
    return (await drafts.get(session, "yshj", "tzcj", 1)).entries


async def answers(session):
    return (await interviews.find(session, "yshj", b"p" * 16)).answers


async def files(session):
    (response,) = set(await session.scalars(select(ATTACHMENT.c.response)))
    return await attachments.of_response(session, response)


async def waiting(session):
    await session.execute(delete(SUPPORT))
    return await placements.waiting(session, HERE, most=9)


async def quoted(session):
    behind = [Support(known, 1.0) for known in await session.scalars(select(SUPPORT.c.opinion))]
    return await sources.of_support(session, behind)


async def counted(session):
    return await entries.count(session, list(await session.scalars(select(ENTRY.c.id))))


async def heard(session):
    return (await responses.heard(session, "yshj", Filter(Period(TODAY, TODAY)))).aspects


QUERIES = {
    "attachments.of_response": files,
    "attachments.of_sent": attachments.of_sent,
    "examples.of_campaign": lambda session: examples.of_campaign(session, "yshj"),
    "sent.of_person": lambda session: sent.of_person(session, LI),
    "drafts.get": draft,
    "interviews.find": answers,
    "members.with_role": lambda session: members.with_role(session, Role.LEADER),
    "inbox.unanswered": inbox.unanswered,
    "drafts.changes": lambda session: drafts.changes(session, "yshj", "tzcj", 1),
    "placements.waiting": waiting,
    "entries.count": counted,
    "reviewing.waiting": lambda session: reviewing.waiting(session, "yshj", "tzcj"),
    "reviewing.listed": lambda session: reviewing.listed(session, HERE),
    "trail.of_department": lambda s: trail.of_department(s, "yshj", "tzcj", most=9),
    "sources.of_support": quoted,
    "sources.of_department": lambda s: sources.of_department(s, "yshj", "tzcj"),
    "responses.tallies": lambda session: responses.tallies(session, "yshj"),
    "responses.heard": heard,
    "cohorts.candidates": lambda session: cohorts.candidates(session, "unbatched"),
    "cohorts.read": lambda session: cohorts.read(session, "yshj"),
    "cohorts.backings": lambda session: cohorts.backings(session, "yshj"),
}


async def ask(path, query, *, rows_each):
    """How many rows a query finds in a database of its own, and how many statements it takes."""
    migrate.upgrade(path, path.parent, now=NOON)
    database = Database(path, Keys(b"k" * 32))
    await fill(database, rows_each)
    async with database.reading() as session:
        with statements(database) as executed:
            found = await QUERIES[query](session)
    await database.close()
    return len(found), len(executed)


@pytest.mark.parametrize("query", QUERIES)
async def test_three_rows_cost_as_much_as_one(tmp_path, query):
    one, cost_of_one = await ask(tmp_path / "one.db", query, rows_each=1)
    three, cost_of_three = await ask(tmp_path / "three.db", query, rows_each=3)

    assert cost_of_three == cost_of_one
    assert (one, three) == (1, 3)
