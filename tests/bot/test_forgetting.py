"""`najian forget`: what goes of somebody who asks the office for it, and what cannot."""

import pytest
from sqlalchemy import select, text

from bot import forgetting
from bot.forgetting import UnknownCodeError, Wanted
from domain.auditing import Kind
from domain.cases import State
from domain.people import Membership, Role
from handlers.ledgers import drafting
from storage import tables
from storage.audit_tables import AUDIT
from storage.database import FAILURES
from storage.member_tables import MEMBER
from storage.office_tables import OUTBOX
from tests.handlers.afterwards.own_ways import add, draft, rows_of, send_badly
from tests.handlers.cases.parties import file_of
from tests.handlers.paths import answer_badly, rows
from tests.storage.remembering import Remembering
from tests.storage.test_severed import traces

USER = 1_987_654_321
WORDS = "cai liao san ci"
LEFT_OF_A_RESPONSE = {"aspects", "department", "gap", "rating"}  # by buttons


@pytest.fixture
def keys(home):
    return Remembering(home)


@pytest.fixture
def li(town):
    return town.person(USER)


async def count(services, *known):
    return [len(await rows(services, table)) for table in known]


async def test_a_response_is_forgotten_by_its_receipt_as_its_sender_would_withdraw_it(
    li, services, home, keys
):
    code = await send_badly(li, text=WORDS)
    before = traces(home, keys.forms(WORDS))

    lines = await forgetting.extent(services, Wanted(receipt=code.lower()))
    is_emptied = await forgetting.forget(services, Wanted(receipt=code))

    assert lines == ("response of 2020-07-20, anonymous: 3 statements, 0 remarks, 0 files",)
    assert (is_emptied, before, traces(home, keys.forms(WORDS))) == (True, {WORDS}, set())
    (response,) = await rows(services, tables.RESPONSE)
    assert (response["withdrawn_on"], response["grade"]) == (services.today(), "bad")
    assert {row["question"] for row in await rows(services, tables.ANSWER)} == LEFT_OF_A_RESPONSE
    assert (await file_of(services)).case.state is State.CLOSED


async def test_that_somebody_was_forgotten_is_noted_and_not_who_it_was(li, services):
    code = await send_badly(li)

    await forgetting.forget(services, Wanted(receipt=code))

    noted = [row for row in await rows(services, AUDIT) if row["kind"] == Kind.FORGOT]
    told = [(row["by"], row["thing"], row["thing_id"], row["detail"]) for row in noted]
    assert told == [("command line", "campaign", services.campaign.code, "")]


async def test_what_cannot_be_noted_is_not_done(li, services):
    code = await send_badly(li)
    async with services.database.transaction() as session:
        await session.execute(text("ALTER TABLE audit RENAME TO elsewhere"))

    with pytest.raises(FAILURES):
        await forgetting.forget(services, Wanted(receipt=code))
    async with services.database.transaction() as session:
        await session.execute(text("ALTER TABLE elsewhere RENAME TO audit"))

    (response,) = await rows(services, tables.RESPONSE)
    assert response["withdrawn_on"] is None


async def test_what_was_said_leaves_the_next_draft(li, services):
    code = await send_badly(li, text=WORDS)
    await draft(services)
    before = await rows_of(services, "tzcj")

    await forgetting.forget(services, Wanted(receipt=code))
    await drafting.draft(services, "tzcj")

    gone = before - await rows_of(services, "tzcj")
    assert len(gone) == 1


@pytest.mark.parametrize("code", ["", "ABCD", "ABCD-2345"])
async def test_a_code_that_nobody_has_finds_nothing(li, services, code):
    await send_badly(li)

    for work in (forgetting.extent, forgetting.forget):
        with pytest.raises(UnknownCodeError):
            await work(services, Wanted(receipt=code))


async def test_a_response_is_forgotten_once(li, services):
    code = await send_badly(li)
    await forgetting.forget(services, Wanted(receipt=code))

    with pytest.raises(UnknownCodeError):
        await forgetting.forget(services, Wanted(receipt=code))


async def test_all_that_leads_back_to_a_person_goes(li, services, home, keys):
    await send_badly(li, text=WORDS, way="保密")
    await add(li, "chuang kou shao")
    await li.tap("另一个问题")
    await li.send("/selfcheck")
    known = {
        "sender": (services.sender(USER),),
        "consenter": (services.consenter(USER),),
        "participant": (services.participant(USER),),
    }
    before = traces(home, known | keys.forms(WORDS, "chuang kou shao"))

    lines = await forgetting.extent(services, Wanted(person=USER))
    await forgetting.forget(services, Wanted(person=USER))

    assert lines == (
        "response of 2020-07-20, confidential: 4 statements, 1 remarks, 0 files",
        "consent: agreed",
    )
    assert before == {*known, WORDS, "chuang kou shao"}
    assert traces(home, known | keys.forms(WORDS, "chuang kou shao")) == {"participant"}
    assert await count(services, tables.CONSENT, tables.PREFERENCE, tables.REMARK) == [0, 0, 0]


async def test_what_is_not_sent_yet_goes_with_a_person(li, services):
    await answer_badly(li, text=WORDS)

    lines = await forgetting.extent(services, Wanted(person=USER))
    await forgetting.forget(services, Wanted(person=USER))

    assert lines[0] == "response that is not sent: 5 answers"
    assert await count(services, tables.INTERVIEW, tables.INTERVIEW_ANSWER) == [0, 0]


async def test_an_anonymous_response_is_not_found_by_person(li, services):
    await send_badly(li, text=WORDS)

    lines = await forgetting.extent(services, Wanted(person=USER))
    await forgetting.forget(services, Wanted(person=USER))

    assert [line for line in lines if line.startswith("response")] == []
    (response,) = await rows(services, tables.RESPONSE)
    assert response["withdrawn_on"] is None


@pytest.mark.parametrize("membership", [False, True])
async def test_a_member_keeps_their_roles_unless_these_are_to_go_too(town, services, membership):
    clerk = await town.member(USER, Membership(Role.STAFF, "tzcj"))
    await send_badly(town.person(7))
    wanted = Wanted(person=clerk.id, membership=membership)
    posted = len(await rows(services, OUTBOX))

    lines = await forgetting.extent(services, wanted)
    await forgetting.forget(services, wanted)

    assert [line.split(":")[0] for line in lines].count("role") == membership
    assert (posted > 0, await count(services, MEMBER, OUTBOX)) == (
        True,
        [0, 0] if membership else [1, posted],
    )


async def test_others_keep_what_is_theirs(li, town, services):
    await send_badly(li, way="保密")
    ada = town.person(8)
    await send_badly(ada, text="pai dui", way="保密")

    await forgetting.forget(services, Wanted(person=USER))

    async with services.database.reading() as session:
        standing = select(tables.RESPONSE.c.person).where(tables.RESPONSE.c.withdrawn_on.is_(None))
        assert [*await session.scalars(standing)] == [services.sender(8)]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "Say either --receipt CODE or --person ID."),
        (("--receipt", "A", "--person", "1"), "Say either --receipt CODE or --person ID."),
        (("--receipt", "A", "--membership"), "--membership goes with --person."),
    ],
)
def test_the_command_wants_one_or_the_other(najian, arguments, complaint):
    assert najian("forget", *arguments) == (2, "", f"najian: {complaint}\n")


def test_the_command_says_what_it_can_not_find(najian):
    code, said, told = najian("forget", "--person", "7")

    assert (code, said) == (0, "Nothing is kept that leads back to this person.\n")
    assert "What was answered anonymously can't be found by person" in told
    assert najian("forget", "--receipt", "ABCD")[:2] == (1, "")
