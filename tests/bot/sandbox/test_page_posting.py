"""What a person sends from the page besides texts, in a real browser."""

import pytest
from playwright.async_api import expect

from bot.sandbox import ogg
from bot.sandbox.pictures import blank
from tests.bot.sandbox.conftest import LI, PNG, button, keyboard, upload
from tests.bot.sandbox.test_page import texts
from tests.browser import browsing

pytestmark = pytest.mark.browser


@pytest.fixture
async def page(sandbox):
    async with browsing(sandbox.address) as page:
        yield page


async def latest(raw):
    """The message that the bot was told of last."""
    return (await raw.updates())[-1]["message"]


async def choose(page, attachment, *files):
    await page.get_by_test_id("attach").click()
    async with page.expect_file_chooser() as choosing:
        await page.get_by_test_id(attachment).click()
    await (await choosing.value).set_files(list(files))


async def open_menu(page, words):
    await page.get_by_text(words).click(button="right")


async def test_a_voice_message_is_recorded_sent_as_ogg_and_can_be_played(raw, begun, page):
    await page.get_by_role("button", name="录音").click()
    await expect(page.get_by_test_id("recording-clock")).to_have_text("0:01")
    await page.get_by_role("button", name="发送语音").click()
    await expect(page.get_by_test_id("voice")).to_be_visible()

    voice = (await latest(raw))["voice"]
    stored = raw.sandbox.world.files.find(voice["file_id"])
    content = raw.sandbox.world.files.where(stored).read_bytes()
    assert (voice["mime_type"], ogg.find_seconds(content) >= 1) == ("audio/ogg", True)
    heard = "sound => new Promise(done => { sound.ontimeupdate = () => done(sound.duration) })"
    await page.get_by_test_id("play").click()
    assert await page.locator("audio").evaluate(heard) >= 1


async def test_a_recording_can_be_cancelled(raw, begun, page):
    await page.get_by_role("button", name="录音").click()
    await expect(page.get_by_test_id("composer")).to_be_hidden()
    await page.get_by_role("button", name="取消录音").click()

    await expect(page.get_by_test_id("composer")).to_be_visible()
    assert await raw.updates() == []


async def test_without_a_microphone_an_audio_file_is_asked_for(raw, begun, page, tmp_path):
    (tmp_path / "话.oga").write_bytes(ogg.silence(5))
    await page.evaluate("() => { navigator.mediaDevices.getUserMedia = () => Promise.reject() }")

    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="录音").click()
    await (await choosing.value).set_files(tmp_path / "话.oga")

    await expect(page.get_by_test_id("voice")).to_contain_text("0:05")
    assert (await latest(raw))["voice"]["duration"] == 5


async def test_a_document_is_sent_with_the_words_that_were_typed(raw, begun, page, tmp_path):
    (tmp_path / "通知书.pdf").write_bytes(b"%PDF")
    await page.get_by_test_id("composer").fill("退件通知")

    await choose(page, "attach-document", tmp_path / "通知书.pdf")

    await expect(page.get_by_test_id("document")).to_contain_text("通知书.pdf")
    message = await latest(raw)
    assert (message["document"]["file_name"], message["caption"]) == ("通知书.pdf", "退件通知")


async def test_several_photos_are_an_album(raw, begun, page, tmp_path):
    names = [tmp_path / f"{number}.png" for number in range(3)]
    for name in names:
        name.write_bytes(blank(40, 30))

    await choose(page, "attach-photo", *names)

    await expect(page.get_by_test_id("album").get_by_test_id("photo")).to_have_count(3)
    groups = {update["message"]["media_group_id"] for update in await raw.updates()}
    assert len(groups) == 1


async def test_more_than_ten_files_are_too_many(raw, begun, page, tmp_path):
    names = [tmp_path / f"{number}.txt" for number in range(11)]
    for name in names:
        name.write_bytes(b"x")

    await choose(page, "attach-document", *names)

    await expect(page.get_by_test_id("toast")).to_have_text("一次最多发十个文件")


async def test_a_place_is_sent_after_asking(raw, begun, page):
    await page.get_by_test_id("attach").click()
    await page.get_by_test_id("attach-location").click()
    await page.get_by_test_id("question-ok").click()

    await expect(page.get_by_test_id("place")).to_contain_text("22.50000, 114.50000")
    assert (await latest(raw))["location"] == {"latitude": 22.5, "longitude": 114.5}


@pytest.mark.parametrize(
    ("options", "location"),
    [
        (
            {"geolocation": {"latitude": 1, "longitude": 2}, "permissions": ["geolocation"]},
            {"latitude": 1, "longitude": 2},
        ),
        ({}, {"latitude": 22.5, "longitude": 114.5}),
    ],
)
async def test_the_real_place_is_sent_if_the_browser_gives_it(
    raw, begun, sandbox, options, location
):
    markup = {"keyboard": [[{"text": "发送位置", "request_location": True}]]}
    await raw.send("在哪里？", reply_markup=markup)
    async with browsing(sandbox.address, **options) as page:
        await page.get_by_test_id("reply-key").click()
        await page.get_by_test_id("question-real").click()

        await expect(page.get_by_test_id("place")).to_be_visible()

    sent = (await latest(raw))["location"]
    assert {"latitude": sent["latitude"], "longitude": sent["longitude"]} == location


async def test_the_own_number_is_shared_by_the_bots_button_after_asking(raw, begun, page):
    markup = {"keyboard": [[{"text": "发送我的电话", "request_contact": True}]]}
    await raw.send("怎么找您？", reply_markup=markup)
    await page.get_by_role("button", name="发送我的电话").click()
    await page.get_by_test_id("question-cancel").click()
    await page.get_by_role("button", name="发送我的电话").click()
    await page.get_by_test_id("question-ok").click()

    await expect(page.get_by_test_id("contact")).to_have_count(1)
    assert (await latest(raw))["contact"]["user_id"] == LI.user_id


async def test_a_sticker_is_sent(raw, begun, page):
    await page.get_by_test_id("attach").click()
    await page.get_by_test_id("attach-sticker").click()

    await expect(page.get_by_test_id("sticker")).to_be_visible()
    assert (await latest(raw))["sticker"]["emoji"] == "👍"


async def test_a_text_from_elsewhere_is_forwarded(raw, begun, page):
    await page.get_by_test_id("attach").click()
    await page.get_by_test_id("attach-forward").click()
    await page.get_by_test_id("forward-field").fill("听说要改了")
    await page.get_by_test_id("forward-open").click()

    await expect(page.get_by_test_id("forwarded")).to_have_text("转发自 老同事")
    assert (await latest(raw))["forward_origin"]["type"] == "hidden_user"


async def test_an_own_message_is_edited(raw, begun, page):
    await begun.say("三次")
    await open_menu(page, "三次")
    await page.get_by_test_id("menu-edit").click()
    await page.get_by_test_id("composer").fill("四次")
    await page.get_by_test_id("send").click()

    await expect(texts(page).last).to_have_text("四次")
    await expect(page.get_by_test_id("edited")).to_be_visible()
    assert (await raw.updates())[-1]["edited_message"]["text"] == "四次"


async def test_editing_can_be_given_up(raw, begun, page):
    await begun.say("三次")
    await open_menu(page, "三次")
    await page.get_by_test_id("menu-edit").click()
    await page.get_by_role("button", name="取消编辑").click()

    await expect(page.get_by_test_id("composer")).to_have_value("")
    await expect(page.get_by_test_id("reply-bar")).to_be_hidden()


async def test_a_message_has_a_menu_that_answers_and_deletes_it(raw, begun, page):
    sent = await raw.send("请回答")
    await page.get_by_text("请回答").hover()
    await page.get_by_role("button", name="消息操作").last.click()
    await page.get_by_test_id("menu-reply").click()
    await page.get_by_test_id("composer").fill("好")
    await page.get_by_test_id("send").click()
    await expect(texts(page).last).to_have_text("好")
    await open_menu(page, "好")
    await page.get_by_test_id("menu-delete").click()

    await expect(texts(page)).to_have_text(["/start", "请回答"])
    assert (await latest(raw))["reply_to_message"]["message_id"] == sent["message_id"]


async def test_a_forced_reply_opens_by_itself(raw, begun, page):
    sent = await raw.send("请写下意见", reply_markup={"force_reply": True})

    await expect(page.get_by_test_id("reply-bar")).to_contain_text("请写下意见")
    await page.get_by_test_id("composer").fill("太慢")
    await page.get_by_test_id("composer").press("Enter")

    await expect(texts(page).last).to_have_text("太慢")
    assert (await latest(raw))["reply_to_message"]["message_id"] == sent["message_id"]


async def test_a_novel_goes_in_several_messages(raw, begun, page):
    await page.get_by_test_id("composer").fill("长" * 9000)
    await page.get_by_test_id("composer").press("Enter")

    await expect(texts(page)).to_have_count(4)
    lengths = [len(update["message"]["text"]) for update in await raw.updates()]
    assert lengths == [4096, 4096, 808]


async def test_what_the_bot_sends_can_be_seen_and_heard(raw, begun, page):
    await upload(raw, "sendVoice", "voice", ogg.silence(2))
    await upload(raw, "sendPhoto", "photo", PNG, caption="图")
    await upload(raw, "sendAudio", "audio", ogg.silence(1), duration="65")
    await raw.send("好", reply_markup=keyboard(button()))

    await expect(page.get_by_test_id("voice")).to_have_text("0:02")
    await expect(page.get_by_test_id("audio")).to_contain_text("1:05")
    await expect(page.get_by_test_id("photo")).to_be_visible()


async def test_the_bots_marks_are_shown(raw, begun, page):
    said = (await begun.say("谢谢"))["message"]
    where = {"chat_id": LI.user_id, "message_id": said["message_id"]}
    await raw.call("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "👍"}])
    await raw.call("pinChatMessage", **where)
    await raw.call("sendChatAction", chat_id=LI.user_id, action="typing")

    await expect(page.get_by_test_id("reaction")).to_have_text("👍")
    await expect(page.get_by_test_id("pinned")).to_contain_text("谢谢")
    await expect(page.get_by_test_id("subtitle")).to_contain_text("正在输入")


async def test_who_has_jumped_to_the_pinned_message_is_left_there(raw, begun, page):
    await page.emulate_media(reduced_motion="no-preference")  # as on most phones: it glides there
    first = await raw.send("请先看这里")
    for number in range(40):
        await raw.send(f"第 {number} 条")
    await raw.call("pinChatMessage", chat_id=LI.user_id, message_id=first["message_id"])
    shown = page.get_by_test_id("history").get_by_text("请先看这里", exact=True).first

    await page.get_by_test_id("pinned").click()
    await expect(shown).to_be_in_viewport()
    await raw.send("最后一条")

    await expect(page.get_by_text("最后一条")).to_have_count(1)
    await expect(shown).to_be_in_viewport()


async def test_the_chat_stays_at_its_end_while_pictures_load(raw, begun, page):
    for _ in range(3):
        await upload(raw, "sendPhoto", "photo", blank(600, 800))
    await raw.send("最后一条")

    await expect(page.get_by_text("最后一条")).to_be_in_viewport()
    await page.reload()
    await expect(page.get_by_text("最后一条")).to_be_in_viewport()


async def test_no_kind_of_message_is_wider_than_a_phone(raw, begun, page):
    for act in ("contact", "location", "sticker", "dice"):
        await begun.act(act)
    await begun.act("poll", question="很长的问题" * 30, options=["甲" * 90, "乙"])
    await expect(page.get_by_test_id("poll")).to_be_visible()

    widths = await page.evaluate("[document.documentElement.scrollWidth, innerWidth]")

    assert widths == [390, 390]
