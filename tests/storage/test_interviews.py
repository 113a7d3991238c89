from datetime import timedelta

import pytest

from domain.answers import Answer
from domain.responses import Mode
from domain.text import Language
from storage import interviews
from storage.interviews import Interview
from storage.tables import INTERVIEW, INTERVIEW_ANSWER
from tests.domain.questionnaires import LETTER, PHOTO, VOICE
from tests.storage.rows import TODAY, opening, rows

LI = b"p" * 16


async def begin(database, **fields):
    async with database.transaction() as session:
        return await interviews.begin(session, opening(**fields), today=TODAY)


async def find(database, person=LI, campaign="yshj"):
    async with database.reading() as session:
        return await interviews.find(session, campaign, person)


async def record(database, interview, **answers):
    async with database.transaction() as session:
        await interviews.record(session, interview, answers)


async def test_an_interview_is_found_as_it_was_begun(database):
    number = await begin(
        database, mode=Mode.CONFIDENTIAL, language=Language.EN, window="w3", replaces=2**62 - 1
    )

    assert await find(database) == Interview(
        id=number,
        mode=Mode.CONFIDENTIAL,
        language=Language.EN,
        questionnaire="enterprise",
        version=1,
        window="w3",
        card=None,
        replaces=2**62 - 1,
        chat=b"sealed",
        touched_on=TODAY,
        answers={"department": Answer("tzcj")},
        messages={},
        person=LI,
    )


@pytest.mark.parametrize(("person", "campaign"), [(b"q" * 16, "yshj"), (LI, "another")])
async def test_an_interview_belongs_to_one_person_and_one_campaign(database, person, campaign):
    await begin(database)

    assert await find(database, person, campaign) is None


async def test_beginning_again_replaces_what_was_open(database):
    first = await begin(database)
    await record(database, first, rating=Answer("bad"))

    second = await begin(database, questionnaire="citizen", answers={})

    found = await find(database)
    assert (found.id, found.questionnaire, found.answers) == (second, "citizen", {})
    assert await rows(database, INTERVIEW_ANSWER) == []


@pytest.mark.parametrize(
    "answer",
    [
        Answer("bad"),
        Answer(("a", "b")),
        Answer(("a",), settled=False),
        Answer(()),
        Answer(None),
        Answer("null"),
        Answer("它说：“好”\n😀"),
        Answer(None, words="办证要跑三趟", settled=False),
        Answer("tzcj", words="办证要跑三趟"),
        Answer(None, attachments=(VOICE,)),
        Answer("窗口少", settled=False, attachments=(PHOTO, LETTER)),
    ],
)
async def test_an_answer_comes_back_as_it_was_given(database, answer):
    number = await begin(database, answers={})

    await record(database, number, q=answer)

    assert (await find(database)).answers == {"q": answer}


async def test_a_later_answer_replaces_the_earlier_one_and_no_other(database):
    number = await begin(database, answers={"one": Answer("a"), "two": Answer("a")})

    await record(database, number, two=Answer(("b",), settled=False))
    await record(database, number, two=Answer(None), three=Answer("c"))

    assert (await find(database)).answers == {
        "one": Answer("a"),
        "two": Answer(None),
        "three": Answer("c"),
    }


async def test_withdrawing_deletes_the_answers_too(database):
    await begin(database)
    other = await begin(database, person=b"q" * 16)

    async with database.transaction() as session:
        await interviews.withdraw(session, "yshj", LI)

    assert [row["id"] for row in await rows(database, INTERVIEW)] == [other]
    assert [row["interview"] for row in await rows(database, INTERVIEW_ANSWER)] == [other]


async def test_withdrawing_twice_is_no_error(database):
    async with database.transaction() as session:
        await interviews.withdraw(session, "yshj", LI)
        await interviews.withdraw(session, "yshj", LI)

    assert await rows(database, INTERVIEW) == []


async def test_language_and_card_can_change(database):
    number = await begin(database)

    async with database.transaction() as session:
        await interviews.speak(session, "yshj", LI, Language.EN)
        await interviews.place_card(session, number, 2**40)

    found = await find(database)
    assert (found.language, found.card) == (Language.EN, 2**40)


async def test_the_language_changes_for_one_person_in_one_campaign(database):
    await begin(database)
    await begin(database, person=b"q" * 16)
    await begin(database, campaign="another")

    async with database.transaction() as session:
        await interviews.speak(session, "yshj", LI, Language.EN)

    spoken = {(row["person"], row["campaign"]): row["language"] for row in await all_(database)}
    assert spoken == {
        (LI, "yshj"): "en",
        (b"q" * 16, "yshj"): "zh",
        (LI, "another"): "zh",
    }


async def all_(database):
    return await rows(database, INTERVIEW)


async def test_the_message_an_answer_was_typed_in_is_known_until_it_is_answered_otherwise(database):
    number = await begin(database, answers={})
    async with database.transaction() as session:
        await interviews.record(session, number, {"one": Answer("a")}, message=17)
        await interviews.record(session, number, {"two": Answer("b")}, message=18)
        await interviews.record(session, number, {"two": Answer("c")})

    assert (await find(database)).messages == {"one": 17}


async def test_the_last_day_on_which_something_was_answered_is_known(database):
    number = await begin(database)
    later = TODAY + timedelta(days=3)

    async with database.transaction() as session:
        await interviews.touch(session, number, later)

    assert (await find(database)).touched_on == later
