"""A bad rating on one phone, the clerk on another, the campaign office on a third: to the end."""

import os

import pytest

from tests.end_to_end.pages import CLERK, COORDINATOR, OWNER, as_person
from tests.end_to_end.processes import serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


@pytest.fixture
async def home(tmp_path, monkeypatch):
    """A deployment that nothing may have gone wrong in, in the end."""
    monkeypatch.delitem(os.environ, "BOT_TOKEN", raising=False)
    yield tmp_path / "home"
    assert " ERROR " not in (tmp_path / "home.log").read_text("utf-8")


async def complain(owner):
    """A bad rating under a way back."""
    await owner.start()
    await owner.tap("保密")
    await owner.tap("投资促进局")
    await owner.tap("🙁 不满意")
    await owner.tap("等得太久")
    await owner.tap("选好了")
    await owner.reads("一两句话")
    await owner.say("窗口只开一个，排了两个小时")
    await owner.tap("一件事要跑几个窗口")
    await owner.reads("请核对")
    await owner.tap("✅ 发送")


async def settle(clerk, words):
    """Answer the case on the last card."""
    await clerk.tap("整改到位")
    await clerk.reads("请回复这条消息")
    await clerk.say(words)
    await clerk.reads("已答复，等答卷人评价")


async def test_from_a_bad_rating_to_the_second_settlement(home):
    async with (
        serving(home) as (_, address),
        as_person(address, CLERK) as clerk,
        as_person(address, COORDINATOR) as coordinator,
        as_person(address, OWNER) as owner,
    ):
        await clerk.start()
        await clerk.reads("投资促进局工作人员")
        await coordinator.start()
        await coordinator.has("专项办")  # on a Monday the self-test speaks, too

        await complain(owner)
        await clerk.reads("新工单")
        await clerk.tap("我来办")
        await clerk.reads("办理中")
        await clerk.tap("已联系核实")
        await clerk.reads("已核实")
        await owner.has("已与您联系核实")
        await settle(clerk, "今天起加开一个窗口")
        await owner.has("今天起加开一个窗口")
        await owner.reads("有答复了")

        await owner.tap("😣 非常不满意")
        await clerk.reads("没有变好，重办")
        await coordinator.has("没有变好，重办")
        await clerk.tap("我来办")
        await clerk.reads("办理中")
        await settle(clerk, "又加开了一个窗口，中午也有人")
        await owner.has("又加开了一个窗口")

        await owner.tap("🙂 满意")
        await owner.has("已办结。谢谢您告诉我们。")
        await clerk.reads("答卷人说变好了")
