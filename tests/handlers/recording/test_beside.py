"""A recording beside one's own response, self-check or preview: no words get into the wrong one."""

import pytest

from domain.responses import Mode
from domain.text import Language
from handlers.acts import Begin, EditAnswer
from handlers.callbacks import pack
from handlers.recording.recording_acts import BeginRecording
from storage import tables
from tests.handlers.paths import answer_badly, rows
from tests.handlers.recording.recording_ways import answer, begin, choose, complete
from tests.handlers.selfcheck import checking

WAITED = "刚才的话没有记下：这一份先放下了，现在接着来。请看清下面的题目再回答。"
FIRST = "您有一份代录没发送。先发送或放弃它，再接着这一份。"
TALK = "老张还说，排队也久"


@pytest.fixture
async def busy(clerk):
    """The clerk, whose own response waits for words, and who records meanwhile."""
    await clerk.send("/start enterprise")
    await clerk.tap("匿名")
    await clerk.tap("投资促进局")
    await clerk.tap("🙁 不满意")
    await clerk.tap("跑了好几趟")
    await clerk.tap("选好了")
    await begin(clerk)
    return clerk


async def answers(services, mode):
    """What is answered in the response under way of this mode."""
    begun = await rows(services, tables.INTERVIEW)
    ids = {row["id"] for row in begun if row["mode"] == mode}
    found = await rows(services, tables.INTERVIEW_ANSWER)
    return {row["question"]: row["value"] for row in found if row["interview"] in ids}


async def test_words_go_into_the_recording_while_it_is_open(busy, services):
    before = await answers(services, "anonymous")

    await answer(busy)

    assert await answers(services, "anonymous") == before
    assert "材料交了三次" in (await answers(services, "recorded")).values()


async def test_the_card_of_what_waits_has_no_buttons(busy):
    with_buttons = [m["text"].splitlines()[0] for m in busy.messages if "reply_markup" in m]

    assert with_buttons[-1] == "代录 · 电话"
    assert [text for text in with_buttons if text.startswith("●")] == []


async def test_a_tap_on_what_waits_is_told_to_wait(busy, services):
    begun = await rows(services, tables.INTERVIEW)
    (own,) = [row["id"] for row in begun if row["mode"] == "anonymous"]

    await busy.forge(pack(EditAnswer(own, "rating")))

    assert busy.toasts[-1] == FIRST


async def test_words_after_the_last_recording_are_no_answer_of_ones_own(busy, services):
    await answer(busy)
    await busy.tap("✅ 发送")
    before = await answers(services, "anonymous")

    await busy.send(TALK)

    assert await answers(services, "anonymous") == before
    assert busy.heard[-2] == WAITED
    assert busy.card.splitlines()[0].startswith("●")
    await busy.send("我自己：材料交了两次")
    assert "我自己：材料交了两次" in (await answers(services, "anonymous")).values()


async def test_a_photo_is_no_answer_either_and_is_not_kept(busy, services):
    await answer(busy)
    await busy.tap("✅ 发送")

    await busy.send_photo()

    assert busy.heard[-2] == WAITED
    found = await rows(services, tables.INTERVIEW_ANSWER)
    assert [row["attachments"] for row in found if row["attachments"]] == []
    assert [path for path in services.files.folder.rglob("*") if path.is_file()] == []


async def test_words_that_came_with_a_kill_are_not_taken_afterwards(busy, town, services):
    await answer(busy)
    await busy.tap("✅ 发送")
    before = await answers(services, "anonymous")
    busy.say(TALK)
    await town.kill()

    await town.restart()

    assert await answers(services, "anonymous") == before
    assert busy.card.splitlines()[0].startswith("●")


async def test_the_end_leads_back_to_ones_own(busy):
    await answer(busy)
    await busy.tap("✅ 发送")

    await busy.tap("结束")

    assert busy.heard[-2] == (
        "好的，您今天共代录 1 份。再录，发送 /record。您还有一份没发送的，接着来："
    )
    assert busy.card.splitlines()[0].startswith("●")


async def test_ones_own_is_sent_as_ones_own_afterwards(busy, services):
    await answer(busy)
    await busy.tap("✅ 发送")
    await busy.tap("结束")
    await busy.send("我自己：材料交了两次")
    await busy.tap("一件事")
    await busy.tap("✅ 发送")

    responses = await rows(services, tables.RESPONSE)
    assert sorted(row["mode"] for row in responses) == ["anonymous", "recorded"]
    assert [row["recorder"] for row in responses if row["mode"] == "anonymous"] == [None]
    assert len(await rows(services, tables.PARTICIPATION)) == 1


async def test_cancel_deletes_the_recording_and_leaves_ones_own(busy, services):
    before = await answers(services, "anonymous")

    await busy.send("/cancel")

    assert busy.card == "🗑 这份代录已放弃并删除，什么都没有留下。"
    assert await answers(services, "anonymous") == before
    assert len(await rows(services, tables.CONSENT)) == 1


async def test_ones_own_is_not_begun_while_a_recording_is_open(clerk, services):
    await begin(clerk)

    await clerk.forge(pack(Begin(Mode.ANONYMOUS, Language.ZH, "enterprise", "tzcj")))
    assert clerk.toasts == [FIRST]
    await clerk.send("/start enterprise")

    assert clerk.heard[-2] == "欢迎回来，我们接着上次的地方。"
    assert [row["mode"] for row in await rows(services, tables.INTERVIEW)] == ["recorded"]


async def test_a_self_check_waits_for_the_recording(clerk, services):
    await checking.begin(clerk)
    (known,) = await rows(services, tables.INTERVIEW)
    await begin(clerk)

    await clerk.forge(pack(EditAnswer(known["id"], "one")))
    assert clerk.toasts[-1] == FIRST
    await clerk.send("/selfcheck")
    await clerk.tap("接着做")

    assert clerk.toasts[-1] == "您还有一份没发送的答卷，请先发送或放弃它。"


async def test_words_after_the_recording_get_into_no_self_check(clerk, services):
    await checking.begin(clerk)
    await complete(clerk)

    await clerk.send(TALK)

    assert clerk.heard[-2] == WAITED
    assert clerk.card.splitlines()[2].startswith("一问：")
    assert await rows(services, tables.INTERVIEW_ANSWER) == []


async def test_ones_own_response_can_be_sent_before_and_after(clerk, services):
    await answer_badly(clerk)
    await clerk.tap("✅ 发送")
    await complete(clerk)

    assert len(await rows(services, tables.RESPONSE)) == 2
    assert len(await rows(services, tables.PARTICIPATION)) == 1


async def test_the_recording_comes_in_front_of_a_preview(clerk, services):
    await clerk.send("/preview")
    await clerk.tap("企业")
    await begin(clerk)
    await clerk.tap("🙁 不满意")
    await clerk.tap("跑了好几趟")
    await clerk.tap("选好了")

    await clerk.send("材料交了三次")

    assert clerk.card.splitlines()[0] == "代录 · 电话"
    assert "材料交了三次" in (await answers(services, "recorded")).values()


async def test_a_version_that_is_not_known_begins_nothing(clerk, services):
    await choose(clerk)
    await clerk.forge(pack(BeginRecording("f" * 8)))

    assert clerk.card.splitlines()[0] == "📝 代录 · 电话 · 企业 · 投资促进局"
    assert await rows(services, tables.INTERVIEW) == []


async def test_both_speak_the_language_that_was_chosen(busy):
    await busy.tap("EN")
    await busy.send("/cancel")
    await busy.tap("Finish")

    assert busy.heard[-2].endswith("You have one that is not sent yet; here it is:")
