"""Correcting and withdrawing what was sent."""

import pytest
from sqlalchemy import select, update

from domain.answers import Answer
from domain.attachments import Attachment, Medium
from domain.opinions import Aspect, Ledger, Statement
from domain.responses import Mode
from domain.shielding import Shield
from domain.withdrawal import Remains
from storage import (
    amending,
    drafts,
    examples,
    interviews,
    remarks,
    responses,
    sent,
    shields,
    transcripts,
)
from storage.amending import Correction
from storage.office_tables import ENTRY
from storage.tables import (
    ANSWER,
    ATTACHMENT,
    EXAMPLE,
    INTERVIEW,
    OPINION,
    REMARK,
    RESPONSE,
)
from tests.storage import ledgers
from tests.storage.rows import TODAY, complete, entry, opening, rows, said

PHOTO = Attachment("a" * 64, Medium.PHOTO, "image/jpeg", 3)
OTHER = Attachment("b" * 64, Medium.PHOTO, "image/jpeg", 3)
TYPED = Statement("材料多", Ledger.DISSATISFACTION, (Aspect.PROCESS,), "trouble")
TAPPED = Statement("等得太久", Ledger.DISSATISFACTION, (Aspect.EFFICIENCY,))
REMAINS = Remains(frozenset({"department", "aspects"}), frozenset({"等得太久"}))
ANSWERS = {
    "department": Answer("tzcj", words="想办执照"),
    "aspects": Answer(("slow",)),
    "trouble": Answer("材料多", attachments=(PHOTO,)),
}


async def add(database, **fields):
    """A confidential response; gives its id."""
    usual = {
        "mode": Mode.CONFIDENTIAL,
        "person": b"p" * 16,
        "chat": b"sealed",
        "answers": ANSWERS,
        "statements": (TYPED, TAPPED),
    }
    async with database.transaction() as session:
        return await responses.add(session, complete(**usual | fields))


async def withdraw(database, response_id, remains=REMAINS):
    async with database.transaction() as session:
        return await amending.withdraw(session, response_id, remains, today=TODAY)


def correction(**fields):
    usual = {
        "department": "tzcj",
        "chat": b"sealed again",
        "contact": None,
        "answers": ANSWERS,
        "statements": (TYPED, TAPPED),
    }
    return Correction(**usual | fields)


async def replace(database, response_id, meant):
    async with database.transaction() as session:
        return await amending.replace(session, response_id, meant)


async def statements(database):
    return {row["text"]: row["id"] for row in await rows(database, OPINION)}


async def test_a_withdrawal_leaves_choices_and_the_words_of_buttons(database):
    response_id = await add(database)
    async with database.transaction() as session:
        await remarks.add(session, response_id, "窗口少", today=TODAY)
        await examples.add(session, "yshj", response_id, "想办执照", "tzcj")

    released = await withdraw(database, response_id)

    kept = {row["question"]: (row["value"], row["words"]) for row in await rows(database, ANSWER)}
    assert released == (PHOTO.digest,)
    assert kept == {"department": ("tzcj", ""), "aspects": (["slow"], "")}
    assert set(await statements(database)) == {"等得太久"}
    for table in (ATTACHMENT, REMARK, EXAMPLE):
        assert await rows(database, table) == []


async def test_a_withdrawal_cuts_the_way_back_and_keeps_the_receipt(database):
    response_id = await add(database, receipt=b"r" * 16, mode=Mode.NAMED, contact=b"c")

    await withdraw(database, response_id)

    (row,) = await rows(database, RESPONSE)
    cut = (row["person"], row["chat"], row["contact"], row["receipt"], row["withdrawn_on"])
    assert cut == (None, None, None, b"r" * 16, TODAY)


async def test_a_typed_statement_of_the_first_release_counts_as_typed(database):
    response_id = await add(database, statements=said("材料多", "等得太久"))

    await withdraw(database, response_id)

    assert set(await statements(database)) == {"等得太久"}


async def test_where_nobody_knows_what_was_asked_nothing_but_marks_is_left(database):
    response_id = await add(database)

    await withdraw(database, response_id, Remains())

    assert await rows(database, ANSWER) == []
    assert await rows(database, OPINION) == []


async def test_withdrawing_again_changes_nothing(database):
    response_id = await add(database)
    await withdraw(database, response_id)
    before = await rows(database, RESPONSE)

    async with database.transaction() as session:
        released = await amending.withdraw(
            session, response_id, Remains(), today=TODAY.replace(day=21)
        )

    assert (released, await rows(database, RESPONSE)) == ((), before)
    assert len(await rows(database, ANSWER)) == 2


async def test_a_withdrawal_touches_no_other_response(database):
    first = await add(database)
    await add(database, person=b"q" * 16, answers={"trouble": Answer("窗口少")}, statements=())

    await withdraw(database, first)

    assert "trouble" in {row["question"] for row in await rows(database, ANSWER)}


async def test_a_correction_under_way_goes_with_what_it_would_correct(database):
    response_id = await add(database)
    answers = {"trouble": Answer("改", attachments=(OTHER,))}
    async with database.transaction() as session:
        begun = opening(replaces=response_id, answers=answers)
        await interviews.begin(session, begun, today=TODAY)

    released = await withdraw(database, response_id)

    assert set(released) == {PHOTO.digest, OTHER.digest}
    assert await rows(database, INTERVIEW) == []


async def test_a_correction_replaces_what_differs_and_nothing_else(database):
    response_id = await add(database)
    before = await statements(database)
    other = Statement("窗口少", Ledger.DISSATISFACTION, (), "trouble")
    answers = ANSWERS | {"trouble": Answer("窗口少", attachments=(OTHER,))}

    released = await replace(
        database, response_id, correction(answers=answers, statements=(other, TAPPED))
    )

    after = await statements(database)
    assert released == (PHOTO.digest,)
    assert (set(after), after["等得太久"]) == ({"窗口少", "等得太久"}, before["等得太久"])
    assert [row["digest"] for row in await rows(database, ATTACHMENT)] == [OTHER.digest]


async def test_the_day_the_receipt_and_the_grade_stay(database):
    response_id = await add(database, grade="bad", receipt=b"r" * 16)
    (before,) = await rows(database, RESPONSE)

    await replace(database, response_id, correction(department="czj"))

    (after,) = await rows(database, RESPONSE)
    changed = {key for key, value in after.items() if value != before[key]}
    assert changed == {"department", "chat", "shield"}


async def test_a_file_that_stays_keeps_what_staff_have_noted(database):
    response_id = await add(database)
    async with database.transaction() as session:
        await session.execute(update(ATTACHMENT).values(seen=True))
    moved = ANSWERS | {"trouble": Answer("材料多", attachments=(OTHER, PHOTO))}

    released = await replace(database, response_id, correction(answers=moved))

    noted = {row["digest"]: (row["place"], row["seen"]) for row in await rows(database, ATTACHMENT)}
    assert released == ()
    assert noted == {OTHER.digest: (0, False), PHOTO.digest: (1, True)}


async def test_what_staff_have_written_down_is_found_by_question_and_file(database):
    voice = Attachment("c" * 64, Medium.VOICE, "audio/ogg", 3, 2)
    response_id = await add(database, answers={"trouble": Answer(None, attachments=(voice, PHOTO))})
    async with database.transaction() as session:
        spoken = update(ATTACHMENT).where(ATTACHMENT.c.medium == "voice")
        await session.execute(spoken.values(transcript="等了一上午"))

    async with database.reading() as session:
        found = await transcripts.of_response(session, response_id)

    assert found == {("trouble", voice.digest): "等了一上午"}


@pytest.mark.parametrize("gone", ["withdrawn", "deleted"])
async def test_what_is_gone_can_not_be_corrected(database, gone):
    response_id = await add(database)
    if gone == "withdrawn":
        await withdraw(database, response_id)
    else:
        async with database.transaction() as session:
            await session.execute(RESPONSE.delete())
    before = [await rows(database, table) for table in (RESPONSE, ANSWER, OPINION)]

    released = await replace(database, response_id, correction())

    assert released is None
    assert [await rows(database, table) for table in (RESPONSE, ANSWER, OPINION)] == before


async def test_answers_come_back_as_they_were_sent(database):
    response_id = await add(database)

    async with database.reading() as session:
        assert await sent.answers(session, response_id) == ANSWERS


async def test_an_entry_that_lost_an_opinion_is_counted_anew(database):
    response_id = await add(database)
    ids = list((await statements(database)).values())
    async with database.transaction() as session:
        await ledgers.freeze(session, entry(*ids, id=1), entry(id=2))

    await withdraw(database, response_id)

    stale = {row["id"]: row["is_stale"] for row in await rows(database, ENTRY)}
    assert stale == {1: True, 2: False}


async def test_a_remark_stated_twice_is_one_opinion(database):
    response_id = await add(database, statements=())
    async with database.transaction() as session:
        remark = await remarks.add(session, response_id, "窗口少", today=TODAY)
        stated = [await remarks.state(session, response_id, remark, today=TODAY) for _ in range(2)]
        other = await remarks.state(session, response_id, remark + 1, today=TODAY)
        opinions = (await session.execute(select(OPINION.c.id, OPINION.c.question))).all()

    assert (stated, other) == ([True, True], False)
    assert opinions == [(remark, "+remark")]


async def test_a_draft_of_another_department_keeps_no_remark_that_moved(database):
    response_id = await add(database, statements=())
    async with database.transaction() as session:
        remark = await remarks.add(session, response_id, "窗口少", today=TODAY)
        await remarks.state(session, response_id, remark, today=TODAY)
        await ledgers.freeze(session, entry(remark))

    moved = correction(department="czj", statements=(), shield=Shield.ASKED)
    await replace(database, response_id, moved)
    async with database.transaction() as session:
        await shields.put(session, response_id, Shield.OPEN)

    async with database.reading() as session:
        new = [await drafts.new_opinions(session, "yshj", code) for code in ("tzcj", "czj")]
    assert new == [0, 1]
    assert [row["is_stale"] for row in await rows(database, ENTRY)] == [True]


async def test_no_response_is_reached_without_its_person(database):
    response_id = await add(database)
    async with database.transaction() as session:
        anonymous = await responses.add(session, complete(receipt=b"a" * 16))

    async with database.reading() as session:
        own = await sent.find_own(session, b"p" * 16, response_id)
        others = await sent.find_own(session, b"q" * 16, response_id)
        nobodys = await sent.find_own(session, b"p" * 16, anonymous)
        all_own = await sent.of_person(session, b"p" * 16)
        by_receipt = await sent.find(session, b"a" * 16)
        unknown = await sent.find(session, b"u" * 16)

    assert own is not None
    assert (others, nobodys, unknown) == (None, None, None)
    assert all_own == (own,)
    assert by_receipt is not None
    assert (by_receipt.id, by_receipt.mode) == (anonymous, Mode.ANONYMOUS)
