"""The chat page in a real browser, at the width of a phone."""

import asyncio

import pytest
from playwright.async_api import Page, expect

from tests.bot.sandbox.conftest import LI, PNG, STEPS, WANG, button, keyboard, upload
from tests.browser import DESK, browsing

pytestmark = pytest.mark.browser

SCROLL_BY_HAND = "at => { at.dispatchEvent(new WheelEvent('wheel')); at.scrollTop = 600 }"


@pytest.fixture
async def page(sandbox):
    async with browsing(sandbox.address) as page:
        yield page


def texts(page: Page):
    return page.get_by_test_id("text")


async def test_start_sends_the_personas_own_start(page, raw):
    await page.get_by_test_id("start").click()

    await expect(texts(page)).to_have_text(["/start"])
    (update,) = await raw.updates()
    assert (update["message"]["text"], update["message"]["from"]["id"]) == (LI.start, LI.user_id)


async def test_a_quote_ends_its_line(raw, begun, page):
    await raw.send("<blockquote>引文</blockquote>\n\n后文", parse_mode="HTML")
    shown = texts(page).filter(has_text="后文")
    await expect(shown).to_be_visible()

    assert await shown.inner_text() == "引文\n\n后文"


async def test_a_tap_waits_and_is_answered_with_a_toast(raw, begun, page):
    await raw.send("满意吗？", reply_markup=keyboard(button("满意", "good")))
    key = page.get_by_role("button", name="满意")
    await key.click()
    await expect(key).to_have_attribute("aria-busy", "true")
    (update,) = await raw.updates()
    query = update["callback_query"]

    await raw.call("answerCallbackQuery", callback_query_id=query["id"], text="谢谢您")

    assert query["data"] == "good"
    await expect(page.get_by_test_id("toast")).to_have_text("谢谢您")
    await expect(key).not_to_have_attribute("aria-busy", "true")


async def test_a_card_that_changes_under_the_finger_does_not_swallow_the_tap(raw, begun, page):
    sent = await raw.send("选哪些？", reply_markup=keyboard(button("选好了", "done")))
    box = await page.get_by_role("button", name="选好了").bounding_box()
    await page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    await page.mouse.down()
    await raw.call(
        "editMessageText",
        chat_id=LI.user_id,
        message_id=sent["message_id"],
        text="已选两项",
        reply_markup=keyboard(button("选好了", "done")),
    )
    await expect(page.get_by_test_id("history")).to_have_class("history held")
    await page.mouse.up()

    await expect(texts(page).last).to_have_text("已选两项")
    (update,) = await raw.updates(timeout=10)  # the tap may be on its way
    assert update["callback_query"]["data"] == "done"


async def test_an_alert_stays_until_it_is_closed(raw, begun, page):
    sent = await raw.send("一", reply_markup=keyboard(button()))
    tapped = await begun.act("tap", message_id=sent["message_id"], data="ok")
    answer = {"callback_query_id": tapped["query_id"], "text": "请注意", "show_alert": True}

    await raw.call("answerCallbackQuery", **answer)

    await expect(page.get_by_test_id("alert")).to_contain_text("请注意")
    await page.get_by_test_id("alert-ok").click()
    await expect(page.get_by_test_id("alert")).to_have_count(0)


async def test_a_card_is_edited_in_place(raw, begun, page):
    sent = await raw.send("第 1 题", reply_markup=keyboard(button("好")))
    await raw.send("下面的消息")
    await expect(texts(page)).to_have_text(["/start", "第 1 题", "下面的消息"])

    await raw.call(
        "editMessageText", chat_id=LI.user_id, message_id=sent["message_id"], text="第 2 题"
    )

    await expect(texts(page)).to_have_text(["/start", "第 2 题", "下面的消息"])
    await expect(page.get_by_test_id("button")).to_have_count(0)


async def test_a_deleted_message_vanishes(raw, begun, page):
    sent = await raw.send("一")
    await expect(texts(page)).to_have_text(["/start", "一"])

    await raw.call("deleteMessage", chat_id=LI.user_id, message_id=sent["message_id"])

    await expect(texts(page)).to_have_text(["/start"])


async def test_an_edit_further_up_does_not_make_the_chat_jump(raw, begun, page):
    first = await raw.send("一")
    for number in range(40):
        await raw.send(f"第 {number} 条")
    history = page.get_by_test_id("history")
    await expect(texts(page)).to_have_count(42)
    await history.evaluate(SCROLL_BY_HAND)
    before = await position(page, "第 20 条")

    await raw.call(
        "editMessageText", chat_id=LI.user_id, message_id=first["message_id"], text="长\n" * 9
    )
    await expect(texts(page).nth(1)).to_contain_text("长\n长")

    assert await position(page, "第 20 条") == before


async def test_a_scroll_that_nobody_made_does_not_stop_the_following(raw, begun, page):
    for number in range(40):
        await raw.send(f"第 {number} 条")
    await expect(page.get_by_text("第 39 条")).to_be_in_viewport()

    await page.get_by_test_id("history").evaluate(
        "history => { history.scrollTop = 600; return new Promise(requestAnimationFrame) }"
    )
    await raw.send("最后一条")

    await expect(page.get_by_text("最后一条")).to_be_in_viewport()


async def position(page, text):
    return round((await page.get_by_text(text, exact=True).bounding_box())["y"])


async def test_what_is_typed_is_sent_with_enter_and_never_run(page, raw, begun):
    composer = page.get_by_test_id("composer")
    await composer.fill("<img src=x onerror=alert(1)>")
    await composer.press("Shift+Enter")
    await composer.press_sequentially("第二行")

    await composer.press("Enter")

    await expect(texts(page).last).to_have_text("<img src=x onerror=alert(1)>\n第二行")
    await expect(page.locator(".bubble img")).to_have_count(0)


async def test_a_document_is_downloaded_under_its_name(raw, begun, page, tmp_path):
    await upload(raw, "sendDocument", "document", b"ledger")

    async with page.expect_download() as downloading:
        await page.get_by_test_id("document").click()

    download = await downloading.value
    await download.save_as(tmp_path / "file")
    assert download.suggested_filename == "问题台账.docx"
    assert (tmp_path / "file").read_bytes() == b"ledger"


async def test_a_photo_opens_large_and_closes(raw, begun, page):
    await upload(raw, "sendPhoto", "photo", PNG)

    await page.get_by_test_id("photo").click()

    await expect(page.get_by_test_id("lightbox")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("lightbox")).to_have_count(0)


async def test_another_person_has_a_chat_of_their_own_and_unread_marks(raw, begun, sandbox):
    async with browsing(f"{sandbox.address}?as={WANG.user_id}") as page:
        await expect(page.get_by_test_id("persona-select")).to_contain_text("王建国")
        await raw.send("给李秀兰的消息")
        await expect(page.get_by_test_id("persona-tabs").get_by_test_id("unread")).to_have_text("1")

        await page.get_by_test_id("persona-select").click()
        await page.get_by_test_id("persona-option").filter(has_text="李秀兰").click()

        await expect(texts(page)).to_have_text(["/start", "给李秀兰的消息"])
        await expect(page.get_by_test_id("unread")).to_have_count(0)
        await page.get_by_test_id("persona-tab").click()
        await expect(page.get_by_test_id("start")).to_be_visible()


async def test_a_new_guest_can_come_in(page, raw):
    await page.get_by_test_id("persona-select").click()
    await page.get_by_test_id("new-guest").click()

    await expect(page.get_by_test_id("persona-select")).to_contain_text("访客 1")


async def test_a_photo_from_the_person_is_shrunk_as_telegram_does(page, raw, begun, tmp_path):
    (tmp_path / "照片.png").write_bytes(PNG)
    await page.get_by_test_id("attach").click()
    async with page.expect_file_chooser() as choosing:
        await page.get_by_test_id("attach-photo").click()
    await (await choosing.value).set_files(tmp_path / "照片.png")

    await expect(page.get_by_test_id("photo")).to_be_visible()
    (update,) = await raw.updates()
    photo = update["message"]["photo"][-1]
    assert (photo["width"], photo["height"]) == (1, 1)


async def test_a_reply_keyboard_sends_what_it_says(raw, begun, page):
    await raw.send("选一个", reply_markup={"keyboard": [["甲", "乙"]], "resize_keyboard": True})

    await page.get_by_test_id("reply-key").filter(has_text="乙").click()

    await expect(texts(page).last).to_have_text("乙")


async def test_a_person_can_reply_to_a_message(raw, begun, page):
    digest = await raw.send("本周简报")
    await page.get_by_text("本周简报").dblclick()
    await page.get_by_test_id("composer").fill("请市场监管局说明")

    await page.get_by_test_id("send").click()

    await expect(texts(page).last).to_have_text("请市场监管局说明")
    (update,) = await raw.updates()
    assert update["message"]["reply_to_message"]["message_id"] == digest["message_id"]


async def test_the_command_menu_lists_and_sends(raw, begun, page):
    commands = [{"command": "help", "description": "怎样使用"}]
    await raw.call("setMyCommands", commands=commands)
    await page.get_by_test_id("commands").click()

    await page.get_by_test_id("command").filter(has_text="怎样使用").click()

    await expect(texts(page).last).to_have_text("/help")


async def test_links_to_the_bot_open_in_the_chat(raw, begun, page):
    link = "https://t.me/najian_sandbox_bot?start=i_77"
    await raw.send("请打开", reply_markup=keyboard({"text": "接受邀请", "url": link}))

    await page.get_by_text("接受邀请").click()
    await expect(texts(page)).to_have_count(3)
    await page.get_by_test_id("more").click()
    await page.get_by_test_id("open-link").click()
    await page.get_by_test_id("link-field").fill("i_78")
    await page.get_by_test_id("link-open").click()

    await expect(texts(page)).to_have_count(4)
    sent = [update["message"]["text"] for update in await raw.updates()]
    assert sent == ["/start i_77", "/start i_78"]


async def test_who_blocks_the_bot_can_unblock_it(raw, begun, page):
    await page.get_by_test_id("more").click()
    await page.get_by_test_id("block").click()
    await page.get_by_test_id("unblock").click()

    await expect(page.get_by_test_id("composer")).to_be_visible()
    states = [u["my_chat_member"]["new_chat_member"]["status"] for u in await raw.updates()]
    assert states == ["kicked", "member"]


async def test_the_steps_go_for_good_when_dismissed(page):
    await expect(page.get_by_test_id("steps").locator("li span")).to_have_text(list(STEPS))

    await page.get_by_test_id("steps-dismiss").click()
    await page.reload()

    await expect(page.get_by_test_id("phone")).to_be_visible()
    await expect(page.get_by_test_id("steps")).to_be_hidden()


async def test_the_page_says_when_the_bot_is_not_running(page, raw, clock):
    clock.now += 60

    await expect(page.get_by_test_id("banner")).to_contain_text("机器人未运行")

    poll = asyncio.create_task(raw.updates(timeout=20))
    await expect(page.get_by_test_id("banner")).to_be_hidden()
    raw.sandbox.world.updates.release()
    assert await poll == []


async def test_three_people_stand_side_by_side_on_a_desk(sandbox):
    async with browsing(f"{sandbox.address}?as=802,801,5&lang=en", DESK) as page:
        names = page.get_by_test_id("persona-select").locator("b")

        await expect(names).to_have_text(["王建国", "李秀兰", "访客 1"])
        await expect(page.get_by_test_id("start")).to_have_text(["Start"] * 3)


async def test_everything_fits_the_width_of_a_phone(raw, begun, page):
    await raw.send("很长的一段话" * 80 + "x" * 300, reply_markup=keyboard(button("很长的选项" * 9)))
    await expect(page.get_by_test_id("button")).to_be_visible()

    widths = await page.evaluate("[document.documentElement.scrollWidth, innerWidth]")

    assert widths == [390, 390]
