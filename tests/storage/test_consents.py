from datetime import timedelta

import pytest

from domain.text import Language
from storage import consents
from storage.consents import Consent, State, Wording
from storage.tables import CONSENT, NOTICE
from tests.storage.rows import TODAY, rows

LI, ADA = b"p" * 16, b"q" * 16
NOTICE_ZH = Wording(Language.ZH, "<b>企业问卷</b> 谁在问……")
NOTICE_EN = Wording(Language.EN, "<b>Enterprise survey</b> Who asks …")


async def agree(database, person=LI, wording=NOTICE_ZH, today=TODAY):
    async with database.transaction() as session:
        await consents.agree(session, "yshj", person, wording, today=today)


async def do(database, step, person=LI):
    async with database.transaction() as session:
        await step(session, "yshj", person)


async def find(database, person=LI, campaign="yshj"):
    async with database.reading() as session:
        return await consents.find(session, campaign, person)


def test_a_version_is_of_the_text_alone():
    same, other = Wording(Language.EN, NOTICE_ZH.text), Wording(Language.ZH, NOTICE_EN.text)

    assert NOTICE_ZH.version == same.version != other.version
    assert len(NOTICE_ZH.version) == 12


async def test_who_agreed_agreed_to_a_wording_on_a_day(database):
    await agree(database)

    assert await find(database) == Consent(State.AGREED, NOTICE_ZH, TODAY)


@pytest.mark.parametrize(("person", "campaign"), [(ADA, "yshj"), (LI, "another")])
async def test_consent_is_one_persons_in_one_campaign(database, person, campaign):
    await agree(database)

    assert await find(database, person, campaign) is None


async def test_a_wording_is_kept_once_with_the_day_it_was_first_shown(database):
    await agree(database)
    await agree(database, ADA, today=TODAY + timedelta(days=1))
    await agree(database, ADA, wording=NOTICE_EN, today=TODAY + timedelta(days=2))

    kept = {row["text"]: row["first_shown_on"] for row in await rows(database, NOTICE)}
    assert kept == {NOTICE_ZH.text: TODAY, NOTICE_EN.text: TODAY + timedelta(days=2)}


async def test_who_declined_agreed_to_nothing(database):
    await do(database, consents.decline)

    assert await find(database) == Consent(State.DECLINED, None, None)


async def test_a_change_of_mind_replaces_what_was_decided(database):
    await do(database, consents.decline)
    await agree(database)
    agreed = await find(database)
    await do(database, consents.decline)

    assert agreed == Consent(State.AGREED, NOTICE_ZH, TODAY)
    assert await find(database) == Consent(State.DECLINED, None, None)


async def test_who_takes_consent_back_keeps_the_wording_without_the_day(database):
    await agree(database)
    await do(database, consents.withdraw)

    assert await find(database) == Consent(State.WITHDRAWN, NOTICE_ZH, None)


async def test_the_day_can_be_dropped_for_one_person_alone(database):
    await agree(database)
    await agree(database, ADA)

    await do(database, consents.drop_day)

    assert await find(database) == Consent(State.AGREED, NOTICE_ZH, None)
    assert (await find(database, ADA)).given_on == TODAY


async def test_what_somebody_decided_can_be_forgotten(database):
    await agree(database)
    await agree(database, ADA)

    await do(database, consents.forget)

    assert [row["person"] for row in await rows(database, CONSENT)] == [ADA]


@pytest.mark.parametrize("step", [consents.withdraw, consents.drop_day, consents.forget])
async def test_where_nothing_was_decided_there_is_nothing_to_change(database, step):
    await do(database, step)

    assert await rows(database, CONSENT) == []
