from datetime import date

from sqlalchemy import delete, select, update

from domain.opinions import Channel, Ledger, Statement
from domain.papers import Papers
from domain.responses import Mode
from handlers.ledgers import drafting
from storage import drafts, entries, responses
from storage.office_tables import ENTRY
from storage.responses import Complete
from storage.tables import OPINION
from tests.storage.rows import ids_of


async def say(services, *texts):
    """People say something about the finance bureau, one response each."""
    async with services.database.transaction() as session:
        for text in texts:
            response = Complete(
                campaign=services.campaign.code,
                mode=Mode.RECORDED,
                channel=Channel.PHONE,
                completed_on=date(2020, 7, 20),
                kept_until=date(2021, 7, 20),
                said_on=None,
                respondent=None,
                department="czj",
                grade=None,
                statements=(Statement(text, Ledger.DISSATISFACTION),),
                source=text.encode()[-16:],
            )
            await responses.add(session, response)


async def test_a_draft_is_made_only_when_something_is_new(services):
    await say(services, "补贴批了半年没有到账")

    first = await drafting.draft(services, "czj")
    second = await drafting.draft(services, "czj")
    await say(services, "票据要一式五份")
    third = await drafting.draft(services, "czj")

    assert (first.number, second, third.number, third.opinions) == (1, None, 2, 2)


async def test_an_opinion_without_words_counts_as_read_and_makes_no_row(services):
    await say(services, "👎👎👎", "补贴批了半年没有到账")

    draft = await drafting.draft(services, "czj")
    again = await drafting.draft(services, "czj")

    found = await drafting.papers(services, "czj")
    assert [entry.text for entry in found.draft.entries] == ["补贴批了半年没有到账"]
    assert (draft.rows, draft.opinions) == ((0, 0, 1), 2)
    assert again is None


async def test_the_outline_of_a_draft_is_that_of_the_draft_that_was_made(services):
    await say(services, "补贴批了半年没有到账", "票据要一式五份", "👎")

    made = await drafting.draft(services, "czj")

    async with services.database.reading() as session:
        read = await drafts.find_outline(session, services.campaign.code, "czj")
    assert read == made


async def test_papers_show_what_is_behind_each_row(services):
    await say(services, "补贴批了半年没有到账", "票据要一式五份")
    await drafting.draft(services, "czj")

    found = await drafting.papers(services, "czj")

    rows = {entry.id: entry.text for entry in found.draft.entries}
    sources = {rows[source.entry]: source.text for source in found.sources}
    assert sources == {text: text for text in ("补贴批了半年没有到账", "票据要一式五份")}
    assert found.changes is None


async def test_papers_of_a_department_nobody_spoke_of_are_empty(services):
    assert await drafting.papers(services, "czj") == Papers(draft=None)


async def test_papers_say_what_the_newest_draft_says_anew(services):
    await say(services, "补贴批了半年没有到账")
    await drafting.draft(services, "czj")
    await say(services, "票据要一式五份")
    await drafting.draft(services, "czj")

    found = await drafting.papers(services, "czj")

    texts = [(change.before, change.after.text) for change in found.changes.rows]
    assert texts == [(None, "票据要一式五份")]


async def test_a_row_that_a_person_changed_is_drafted_anew_for_papers(services):
    await say(services, "补贴批了半年没有到账")
    await drafting.draft(services, "czj")
    async with services.database.transaction() as session:
        decided = {"version": 2, "is_held": True, "measure": "三日内拨付"}
        await session.execute(update(ENTRY).values(**decided))

    found = await drafting.papers(services, "czj")

    assert (found.draft.number, found.draft.entries[0].measure) == (2, "三日内拨付")


async def test_more_than_one_batch_is_read_in_one_run(services, monkeypatch):
    monkeypatch.setattr(drafting, "BATCH", 2)
    await say(services, "补贴批了半年没有到账", "票据要一式五份", "停车太难", "电话没人接", "👎")

    draft = await drafting.draft(services, "czj")

    assert (draft.opinions, draft.rows) == (5, (0, 0, 4))


async def test_what_was_withdrawn_leaves_the_next_draft(services):
    await say(services, "补贴批了半年没有到账", "票据要一式五份")
    await drafting.draft(services, "czj")
    async with services.database.transaction() as session:
        known = await ids_of(session, OPINION, "票据要一式五份")
        gone = select(OPINION.c.id).where(OPINION.c.id.in_(known))
        await entries.loosen(session, gone)
        await session.execute(delete(OPINION).where(OPINION.c.id.in_(gone)))

    draft = await drafting.draft(services, "czj")

    assert (draft.number, draft.rows, draft.opinions) == (2, (0, 0, 1), 1)
