from datetime import date

from domain.opinions import Channel, Ledger, Statement
from domain.responses import Mode
from handlers.office import drafting
from storage import drafts, responses
from storage.responses import Complete


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

    assert ([entry.text for entry in draft.entries], draft.opinions) == (
        ["补贴批了半年没有到账"],
        2,
    )
    assert again is None


async def test_a_draft_read_back_is_the_draft_that_was_made(services):
    await say(services, "补贴批了半年没有到账", "票据要一式五份", "👎")

    made = await drafting.draft(services, "czj")

    async with services.database.reading() as session:
        read = await drafts.find_latest(session, services.campaign.code, "czj")
    assert read == made
