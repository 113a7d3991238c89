"""After an anonymous response nothing in the file leads from the answers to the person.

The raw bytes of the database and of its write-ahead log are searched, so that what SQLite no
longer shows counts as well.
"""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from storage import case_tables, office_tables, tables
from storage.metadata import METADATA
from tests import hands
from tests.handlers import everything
from tests.handlers.paths import answer_badly, receipt
from tests.storage.remembering import Remembering
from tests.storage.rows import rows

pytestmark = pytest.mark.sqlite

USER = 1_987_654_321
FAIR = "😐 基本满意"  # opens no case
MOMENT = datetime(2020, 7, 20, 4, 17, 23, tzinfo=UTC)


@pytest.fixture
def keys(home):
    return Remembering(home)


@pytest.fixture
def li(town, clock):
    clock.moment = MOMENT
    return town.person(USER, name="Lixiaoming")


def forms_of(number):
    """How a number may stand in a file: in digits, or as an integer of SQLite's sizes."""
    sizes = [size for size in (4, 6, 8) if number < 1 << (8 * size)]
    integers = [number.to_bytes(size, order) for size in sizes for order in ("big", "little")]
    return (str(number).encode(), *integers)


def traces(home, needles):
    """Which of the needles stand in the database."""
    content = hands.everything(home.place)
    return {name for name, forms in needles.items() if any(form in content for form in forms)}


async def needles(services):
    """What may lead to the person while their interview is open."""
    async with services.database.reading() as session:
        interview = (await session.execute(select(tables.INTERVIEW))).one()
    return {
        "user id": forms_of(USER),
        "name": (b"Lixiaoming",),
        "pseudonym": (interview.person, interview.person.hex().encode()),
        "interview id": forms_of(interview.id),
        "sealed chat": (interview.chat,),
        "second": (b"04:17", b"12:17", *forms_of(int(MOMENT.timestamp()))),
    }


async def test_an_anonymous_response_cannot_be_led_back_to_the_person(li, services, home):
    await answer_badly(li, face=FAIR)
    looked_for = await needles(services)
    before = traces(home, looked_for)

    await li.tap("发送")
    sent = traces(home, looked_for)
    await services.database.forget()

    assert before == {"pseudonym", "interview id", "sealed chat"}
    assert (sent, traces(home, looked_for)) == (set(), set())
    assert len(await rows(services.database, tables.RESPONSE)) == 1


async def test_of_a_bad_rating_nothing_is_known_but_when_its_department_was_told(
    li, services, home
):
    await answer_badly(li)
    looked_for = await needles(services)

    await li.tap("发送")
    await services.database.forget()

    assert traces(home, looked_for) == {"second"}
    (case,) = await rows(services.database, case_tables.CASEFILE)
    assert case["opened_at"] == datetime(2020, 7, 19, 16, tzinfo=UTC)  # midnight in Shanghai


async def answer_everything(li, way="匿名"):
    """Words, voice, photo and place, for a department that was looked for by a matter."""
    await everything.begin(li, way)
    await li.send("banzheng yao pao san tang")
    await li.tap("从名单里选")
    await li.tap("财政局")
    await li.send_photo(everything.photo())
    await li.send("paidui tai jiu")
    await li.send_voice(seconds=4)
    await li.press("📍 发送位置")
    assert "✅ 发送" in li.buttons


@pytest.fixture
def asked(town):
    """A questionnaire that takes all that may lead back to somebody."""
    voice = replace(everything.PROOF, id="voice", accepts=everything.ALL)
    everything.asking(town, everything.DEPARTMENT, everything.TROUBLE, voice, everything.WHERE)


@pytest.mark.usefixtures("asked")
async def test_files_place_and_matter_lead_nobody_back_either(li, services, home):
    await answer_everything(li)
    looked_for = await needles(services) | {
        "consenter": (services.consenter(li.id),),
        "chooser": (services.chooser(li.id),),
    }
    before = traces(home, looked_for)
    await li.tap("✅ 发送")
    await services.database.forget()

    assert before == {"pseudonym", "interview id", "sealed chat", "consenter"}
    assert traces(home, looked_for) == {"consenter"}  # who agreed; not when, and to no response
    (consent,) = await rows(services.database, tables.CONSENT)
    assert consent["given_on"] is None


@pytest.mark.usefixtures("asked")
async def test_what_is_stored_of_a_response_has_no_time_finer_than_the_day(li, services):
    await answer_everything(li)
    await li.tap("✅ 发送")

    moments = set()
    for table in METADATA.sorted_tables:
        if table is not office_tables.RUN:
            found = [
                value for row in await rows(services.database, table) for value in row.values()
            ]
            moments |= {value for value in found if isinstance(value, datetime)}
    assert moments == set()


@pytest.mark.usefixtures("asked")
async def test_the_files_of_a_response_tell_its_day_and_nothing_of_the_person(li, services, home):
    await answer_everything(li)
    begun = {path.stat().st_mtime for path in home.attachments.iterdir()}
    await li.tap("✅ 发送")

    kept = [home.attachments, *sorted(home.attachments.iterdir())]
    midnight = datetime(2020, 7, 20, tzinfo=UTC).timestamp()
    listed = await rows(services.database, tables.ATTACHMENT)
    assert begun == {MOMENT.timestamp()}
    assert {(path.stat().st_atime, path.stat().st_mtime) for path in kept[1:]} == {
        (midnight, midnight)
    }
    assert kept[0].stat().st_mtime == midnight
    assert {path.name for path in kept[1:]} == {f"{row['digest']}.sealed" for row in listed}
    looked_for = {"user id": forms_of(USER), "name": (b"Lixiaoming",)}
    everywhere = b"".join(path.read_bytes() for path in kept[1:])
    assert [n for n, forms in looked_for.items() if any(form in everywhere for form in forms)] == []


@pytest.mark.usefixtures("asked")
async def test_at_no_moment_does_an_exact_time_lie_beside_a_response(li, town, services, home):
    await answer_everything(li)
    li.queue_tap("✅ 发送")
    await town.kill()

    midnight = datetime(2020, 7, 20, tzinfo=UTC).timestamp()
    assert len(await rows(services.database, tables.RESPONSE)) == 1
    assert {path.stat().st_mtime for path in home.attachments.iterdir()} == {midnight}


@pytest.mark.usefixtures("asked")
async def test_files_and_those_who_took_part_share_no_value(li, services):
    await answer_everything(li)
    await li.tap("✅ 发送")

    who = set()
    for table in (tables.PARTICIPATION, tables.CONSENT):
        who |= await values(services, table)
    said = set()
    for table in (tables.RESPONSE, tables.ANSWER, tables.ATTACHMENT, tables.EXAMPLE):
        said |= await values(services, table)
    assert who & said - {None} == {services.campaign.code}


async def test_a_receipt_code_stands_nowhere_in_the_file(li, services, home):
    await answer_badly(li)
    await li.tap("发送")
    code = receipt(li)

    await services.database.forget()

    forms = (code.encode(), code.replace("-", "").encode())
    assert (len(forms[1]), traces(home, {"receipt": forms})) == (8, set())


async def test_what_was_withdrawn_stands_nowhere_in_the_file(li, services, home, keys):
    await answer_badly(li, text="bu xiang shuo le")
    looked_for = await needles(services)
    await li.send("/cancel")

    await services.database.forget()

    assert traces(home, looked_for | keys.forms("bu xiang shuo le")) == set()


async def test_words_that_were_changed_are_gone_with_the_change(li, services, home, keys):
    words = ("cuo xie de", "gai hao de")
    await answer_badly(li, text="cuo xie de")
    before = traces(home, keys.forms(*words))
    await li.tap("✏️ 具体情况")
    await li.send("gai hao de")

    await services.database.forget()

    assert (before, traces(home, keys.forms(*words))) == ({"cuo xie de"}, {"gai hao de"})


async def test_those_who_took_part_and_what_was_said_share_no_value_but_the_campaign(
    town, services
):
    for number in range(5):
        li = town.person(USER + number)
        await answer_badly(li)
        await li.tap("发送")

    took_part = await values(services, tables.PARTICIPATION)
    said = set()
    for table in (tables.RESPONSE, tables.ANSWER, tables.OPINION):
        said |= await values(services, table)
    assert took_part & said == {services.campaign.code}


async def values(services, table):
    found = await rows(services.database, table)
    return {
        repr(value) if isinstance(value, list) else value for r in found for value in r.values()
    }


async def test_neither_table_is_kept_in_the_order_of_the_people(town, services):
    people = []
    for number in range(8):
        li = town.person(USER + number)
        await answer_badly(li)
        await li.tap("发送")
        people.append(services.participant(li.id))

    took_part = [row["person"] for row in await rows(services.database, tables.PARTICIPATION)]
    ids = [row["id"] for row in await rows(services.database, tables.RESPONSE)]

    assert took_part == sorted(people)  # by their keyed hash
    assert ids == sorted(ids)  # by a random number


async def test_a_confidential_response_keeps_the_chat_sealed_and_nothing_else(li, services, home):
    await answer_badly(li, way="保密", face=FAIR)
    looked_for = await needles(services)
    await li.tap("发送")

    await services.database.forget()

    assert traces(home, looked_for) == {"sealed chat"}
    (response,) = await rows(services.database, tables.RESPONSE)
    assert services.keys.unseal_chat(response["chat"]) == USER


async def test_an_update_is_kept_sealed_until_it_is_answered(li, services, home):
    await li.send("yi ju hua")

    looked_for = {"user id": forms_of(USER), "text": (b"yi ju hua",), "name": (b"Lixiaoming",)}
    assert traces(home, looked_for) == set()
    assert [row["payload"] for row in await rows(services.database, office_tables.RECEIVED)] == [
        None
    ]
