"""The contact of who answered by name: seen, exported, shared again, and taken back."""

import json
from dataclasses import replace

import pytest

from bot.sandbox.posting import Contact
from storage import tables
from tests.handlers.paths import begin, rows


@pytest.fixture
def named(town, services):
    """A deployment that keeps contacts."""
    campaign = replace(services.campaign, asks_contact=True)
    changed = replace(services, campaign=campaign)
    town.application.bot_data["services"] = changed
    return changed


@pytest.fixture
async def sent(li, named):
    """A response by name, with a contact."""
    await begin(li, link="enterprise-tzcj", way="实名")
    await li.tap("非常满意")
    while "📞 发送我的联系方式" not in li.keys:
        await li.tap("跳过")
    await share(li, "13800000000")
    await li.tap("✅ 发送")
    return li


async def share(person, phone):
    await person.share_contact(Contact("李", phone, person.id))


async def contact(services):
    (response,) = await rows(services, tables.RESPONSE)
    sealed = response["contact"]
    return None if sealed is None else json.loads(services.keys.unseal(sealed))["phone"]


async def test_a_correction_begins_with_the_contact_that_was_given(sent, named):
    await sent.send("/my")
    await sent.tap("✏️ 更正")

    await sent.tap("保存更正")

    assert await contact(named) == "13800000000"


async def test_a_new_contact_takes_the_place_of_the_old(sent, named):
    await sent.send("/my")
    await sent.tap("✏️ 更正")
    await sent.tap("✏️ 联系方式")
    await share(sent, "13900000000")

    await sent.tap("保存更正")

    assert await contact(named) == "13900000000"


async def test_ones_own_contact_is_in_the_export(sent):
    await sent.send("/privacy")

    await sent.tap("📄 导出")

    assert "李 13800000000" in sent.documents[0].content.decode()


async def test_whoever_has_only_the_code_gets_no_contact(sent, town):
    code = next(line for line in sent.card.splitlines() if line.startswith("回执码"))[4:]
    ada = town.person(8, language="en")
    await ada.send(f"/track {code}")

    await ada.tap("📄 Export")

    assert "13800000000" not in ada.documents[0].content.decode()


async def test_a_withdrawal_takes_the_contact_back(sent, named):
    await sent.send("/my")
    await sent.tap("🗑 撤回")

    await sent.tap("确认撤回")

    assert await contact(named) is None
