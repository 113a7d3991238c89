"""The respondent's side on a phone in a real browser, with everything that may come between."""

import os
import signal
from dataclasses import dataclass

import pytest
from playwright.async_api import expect

from bot.sandbox.pictures import blank
from tests.end_to_end.pages import CITIZEN, CLERK, OWNER, PATIENCE, as_person
from tests.end_to_end.processes import serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
MATTER = "办营业执照变更，材料交了三次，每次都说还缺一样。"
HEARD = "窗口让我跑了三趟，每次都说还缺一样材料。"


@dataclass(frozen=True)
class Way:
    """Who answers, how, and what is on the way through the questionnaire."""

    user_id: int
    mode: str
    aspect: str
    gap: str
    first: str
    second: str
    promised: str


OWNERS = Way(
    OWNER,
    "匿名回答",
    "跑了好几趟，材料反复交",
    "最大的差距是哪一条",
    "一件事要跑几个窗口",
    "网上办不完，还要跑现场",
    "联系已经切断",
)
CITIZENS = Way(
    CITIZEN,
    "保密回答",
    "来回跑，证明材料要得多",
    "最不方便的是哪一条",
    "要跑几个地方",
    "手机上办不了，得跑现场",
    "回信的方式已经加密保存",
)


@pytest.fixture(autouse=True)
def sandbox_only(monkeypatch):
    monkeypatch.delitem(os.environ, "BOT_TOKEN", raising=False)


@pytest.fixture
def home(tmp_path):
    """Where the bot keeps everything; nothing may have gone wrong in the end."""
    yield tmp_path / "home"
    assert " ERROR " not in (tmp_path / "home.log").read_text("utf-8")


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "窗口.png"
    path.write_bytes(blank(640, 480))
    return path


async def describe_the_department(chat, way):
    """From the start to the rating, by what it is about."""
    await chat.start()
    await chat.tap(way.mode)
    await chat.tap("不知道归谁管")
    await chat.reads("一两句话")
    await chat.say(MATTER)
    await chat.reads("可能是下面的部门")
    await chat.tap("投资促进局")
    await chat.reads("您对投资促进局的服务满意吗")


async def complain(chat, way):
    """From the rating to the question what happened; the rating is given in English."""
    await chat.tap("EN")
    await chat.reads("Investment Promotion Bureau: how satisfied")
    await chat.tap("🙁")
    await chat.reads("What could have gone better")
    await chat.tap("中文")
    await chat.reads("可以多选")
    await chat.tap(way.aspect)
    await chat.tap("选好了")
    await chat.reads("请用一两句话说说是什么事")


async def show_and_tell(chat, photo, way):
    """A photo, then a voice message, which says it all; gives how long that is."""
    await chat.send_photo(photo)
    await chat.reads("收到 🖼 1 张照片")
    length = await chat.speak()
    await chat.reads(way.gap)
    return length


async def find_code(chat):
    """The receipt code on the last card."""
    await chat.reads("回执码")
    return await chat.card.locator("code").inner_text()


@pytest.mark.parametrize("way", [OWNERS, CITIZENS], ids=["enterprise", "citizen"])
async def test_a_response_survives_a_killed_bot_a_step_back_and_an_edit(way, home, photo):
    async with serving(home) as (bot, address):
        async with as_person(address, way.user_id) as chat:
            await describe_the_department(chat, way)
            await complain(chat, way)
            spoken = await show_and_tell(chat, photo, way)
            left_at = await chat.shows()
        await bot.end(signal.SIGKILL)

    async with serving(home) as (_, address), as_person(address, way.user_id) as chat:
        await chat.reads(way.gap)
        found_at = await chat.shows()
        await chat.tap("上一题")
        await chat.reads(f"收到 🎤 {spoken} 🖼 1 张照片")
        await chat.tap("发好了")
        await chat.tap(way.first)
        await chat.reads("请核对")
        await chat.tap("✏️ 最大的差距")
        await chat.reads(way.gap)
        await chat.tap(way.second)
        await chat.reads("请核对")
        reviewed = (await chat.card.inner_text()).splitlines()
        await chat.tap("✅ 发送")
        await chat.reads(way.promised)

    assert found_at == left_at
    assert reviewed[2:-4] == [
        "部门　投资促进局",
        "满意度　🙁 不满意",
        f"不满意的地方　{way.aspect}",
        f"具体情况　{MATTER} 🎤 {spoken} 🖼 1 张照片",
        f"最大的差距　{way.second}",
    ]


async def test_what_was_said_is_heard_written_down_and_seen_by_whoever_has_the_code(home, photo):
    async with serving(home) as (_, address):
        async with as_person(address, OWNER) as owner:
            await describe_the_department(owner, OWNERS)
            await complain(owner, OWNERS)
            spoken = await show_and_tell(owner, photo, OWNERS)
            await owner.tap("没比较过")
            await owner.tap("✅ 发送")
            code = await find_code(owner)

            await owner.say("/privacy")
            await owner.reads("能找到的答卷　没有")

        async with as_person(address, CLERK) as clerk:
            await clerk.start()
            await clerk.reads("投资促进局工作人员")
            await clerk.say("/inbox")
            await clerk.tap("待听写的语音 · 1")
            await clerk.tap(f"企业 {spoken}")
            await clerk.reads(f"语音 {spoken}")
            assert await clerk.hears() >= 1
            await clerk.tap("写下语音的内容")
            await expect(clerk.named("reply-bar")).to_be_visible(timeout=PATIENCE)
            await clerk.say(HEARD)
            await clerk.reads(HEARD)

        async with as_person(address, OWNER) as owner:
            await owner.say("/track")
            await expect(owner.named("reply-bar")).to_be_visible(timeout=PATIENCE)
            await owner.say(code.lower())
            await owner.reads("✓ 您的语音，工作人员已写成文字")
