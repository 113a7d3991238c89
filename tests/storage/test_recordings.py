"""What members record for others, and the occasion they do so at."""

from dataclasses import replace
from datetime import timedelta

from domain.opinions import Channel
from domain.recording import Occasion
from domain.responses import Mode
from domain.withdrawal import Remains
from storage import amending, interviews, recordings, responses, sent, tables
from tests.storage.rows import TODAY, complete, opening, rows, unique

WHO, OTHER = b"r" * 16, b"o" * 16
HALL = Occasion(Channel.VISIT, "大厅", at_place=True, questionnaire="citizen", department="tzcj")


def recorded(**fields):
    usual = {
        "mode": Mode.RECORDED,
        "channel": Channel.PHONE,
        "source": unique(),
        "questionnaire": ("enterprise", 2),
        "recorder": WHO,
        "place": "大厅",
    }
    return complete(**usual | fields)


async def test_an_occasion_is_kept_replaced_and_forgotten(database):
    later = replace(HALL, channel=Channel.PHONE, at_place=False, department=None)
    async with database.transaction() as session:
        assert await recordings.find_occasion(session, "yshj", WHO) is None
        await recordings.keep_occasion(session, "yshj", WHO, HALL)
        assert await recordings.find_occasion(session, "yshj", WHO) == HALL
        await recordings.keep_occasion(session, "yshj", WHO, later)
        assert await recordings.find_occasion(session, "yshj", WHO) == later
        assert await recordings.find_occasion(session, "yshj", OTHER) is None

        await recordings.forget_occasion(session, "yshj", WHO)

        assert await recordings.find_occasion(session, "yshj", WHO) is None


async def test_recordings_are_counted_for_who_made_them_and_by_day(database):
    yesterday = TODAY - timedelta(days=1)
    async with database.transaction() as session:
        for response in (
            recorded(),
            recorded(completed_on=yesterday),
            recorded(recorder=OTHER),
            recorded(campaign="another"),
            complete(),
        ):
            await responses.add(session, response)

        assert await recordings.count(session, "yshj", WHO) == 2
        assert await recordings.count(session, "yshj", WHO, on=TODAY) == 1


async def test_the_same_recording_is_stored_once(database):
    source = unique()
    async with database.transaction() as session:
        first = await responses.add(session, recorded(source=source))
        second = await responses.add(session, recorded(source=source))

    assert first is not None
    assert second is None


async def test_a_recording_is_found_by_who_made_it_alone(database):
    async with database.transaction() as session:
        response_id = await responses.add(session, recorded())

        found = await sent.find_recorded(session, WHO, response_id)
        assert (found.channel, found.place) == (Channel.PHONE, "大厅")
        assert await sent.find_recorded(session, OTHER, response_id) is None
        assert await sent.find_own(session, WHO, response_id) is None


async def test_place_and_recorder_go_with_a_withdrawal(database):
    async with database.transaction() as session:
        response_id = await responses.add(session, recorded())
        await amending.withdraw(session, response_id, Remains(), today=TODAY)

    (response,) = await rows(database, tables.RESPONSE)
    assert (response["place"], response["recorder"]) == (None, None)
    assert response["channel"] == "phone"


async def test_recordings_are_tallied_apart_also_after_a_withdrawal(database):
    async with database.transaction() as session:
        gone = await responses.add(session, recorded())
        await amending.withdraw(session, gone, Remains(), today=TODAY)
        imported = recorded(questionnaire=None, recorder=None, place=None)
        for response in (recorded(), imported, complete()):
            await responses.add(session, response)

        tallies = await responses.tallies(session, "yshj")

    told = sorted((tally.channel, tally.is_recorded, tally.count) for tally in tallies)
    assert told == [("phone", False, 1), ("phone", True, 2), ("telegram", False, 1)]


async def test_an_interview_keeps_channel_place_and_complaint(database):
    begun = opening(mode=Mode.RECORDED, channel=Channel.PAPER, place="大厅")
    async with database.transaction() as session:
        known = await interviews.begin(session, begun, today=TODAY)
        await interviews.complain(session, known, is_complaint=True)

        found = await interviews.find(session, "yshj", begun.person)

    assert (found.channel, found.place, found.is_complaint) == (Channel.PAPER, "大厅", True)


async def test_what_is_set_aside_has_no_card_until_it_is_shown_again(database):
    async with database.transaction() as session:
        shown = await interviews.begin(session, opening(person=WHO), today=TODAY)
        await interviews.place_card(session, shown, 7)
        await interviews.begin(session, opening(person=OTHER), today=TODAY)

        cards = await interviews.set_aside(session, "yshj", (WHO, OTHER))

        assert cards == (7,)
        assert (await interviews.find(session, "yshj", WHO)).card is None
