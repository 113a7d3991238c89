"""What people send besides answers, and what they get in return."""

import pytest

from tests.handlers.paths import answers, asked, begin

LAST = "2020 年的事"


async def to_the_text(person):
    """From the start to the question that wants words."""
    await begin(person)
    await person.tap("投资促进局")
    await person.tap("🙁 不满意")
    await person.tap("跑了好几趟")
    await person.tap("选好了")


async def stored_text(services):
    return (await answers(services))["trouble"]


async def test_a_long_text_is_told_how_long_it_may_be(town, li):
    await to_the_text(li)

    await li.send("慢" * 1001)

    assert "这段话太长了，最多 1000 个字。请写得短一些，或者拣最要紧的说。" in li.heard


async def test_a_novel_of_20000_characters_gets_one_answer(town, li):
    await to_the_text(li)
    before = len(li.messages)

    await li.paste("慢" * 20_000)

    said = [text for text in li.heard[before:] if "长" in text]
    assert said == [
        "这段话太长了，最多 1000 个字。请写得短一些，或者拣最要紧的说。",
        "这段话很长，超出的部分没有收进来。请拣最要紧的写，一两句话就够。",
    ]


async def test_the_end_of_a_novel_is_not_taken_for_the_answer(town, li, services):
    await to_the_text(li)

    await li.paste("慢" * 4096 + "最后几个字")

    assert "trouble" not in await answers(services)


async def test_after_a_novel_a_short_answer_is_taken(town, li, services, clock):
    await to_the_text(li)
    await li.paste("慢" * 20_000)
    clock.pass_(seconds=30)

    await li.send("窗口太少")

    assert await stored_text(services) == "窗口太少"


@pytest.mark.parametrize(
    "text", ["😤😤😤", "👨‍👩‍👧‍👦 一家人跑了三趟", "🇨🇳", "e\u0301tat", "𠮷野家"], ids=ascii
)
async def test_emoji_and_rare_characters_are_kept_as_they_are(town, li, services, text):
    await to_the_text(li)

    await li.send(text)

    assert await stored_text(services) == text


async def test_words_from_right_to_left_turn_nothing_around_them(town, li, services):
    await to_the_text(li)

    await li.send("الخدمة بطيئة")
    await li.tap("一件事")

    assert await stored_text(services) == "الخدمة بطيئة"
    assert "具体情况　\u2068الخدمة بطيئة\u2069\n" in li.card


async def test_letters_that_run_from_the_right_can_not_turn_the_review(town, li):
    await to_the_text(li)

    await li.send("אב倒过来")
    await li.tap("一件事")

    assert "具体情况　\u2068אב倒过来\u2069\n" in li.card


async def test_a_sticker_in_an_interview_shows_the_question_again(town, li):
    await to_the_text(li)
    question = asked(li)

    await li.send_sticker()

    assert li.heard[-2] == "这种内容我看不懂，没有收下。请点选项，或者用文字说说。"
    assert asked(li) == question


@pytest.mark.parametrize("act", ["send_sticker", "send_dice", "send_video", "send_video_note"])
async def test_what_is_no_answer_outside_of_an_interview_leads_to_the_beginning(town, li, act):
    await getattr(li, act)()

    assert li.buttons == ["💬 说说我的意见"]


async def test_text_outside_of_an_interview_leads_to_the_beginning(town, li):
    await li.send("你们这里太慢了")

    assert li.buttons == ["💬 说说我的意见"]


async def test_the_button_leads_to_the_welcome(town, li):
    await li.send("你好")

    await li.tap("说说我的意见")

    assert li.buttons[:2] == ["👤 群众 · 办事人", "🏢 企业 · 个体工商户"]


async def test_an_unknown_command_is_told_so(town, li):
    await li.send("/whatever")

    assert li.card == "没有这个命令。/help 看看能做什么。"


async def test_an_edited_message_changes_the_answer_it_was(town, li, services):
    await to_the_text(li)
    await li.send("窗口太少")

    await li.edit("窗口太少", "窗口太少，排队两小时")

    assert await stored_text(services) == "窗口太少，排队两小时"


async def test_an_edited_message_changes_the_review(town, li):
    await to_the_text(li)
    await li.send("窗口太少")
    await li.tap("一件事")
    count = len(li.messages)

    await li.edit("窗口太少", "排队两小时")

    assert "具体情况　排队两小时" in li.card
    assert len(li.messages) == count


async def test_an_edit_that_is_no_answer_leaves_the_first_one(town, li, services):
    await to_the_text(li)
    await li.send("窗口太少")

    await li.edit("窗口太少", "慢" * 1001)

    assert await stored_text(services) == "窗口太少"
    assert "这段话太长了，最多 1000 个字。请写得短一些，或者拣最要紧的说。" in li.heard


async def test_an_edit_of_an_older_text_of_the_same_question_changes_nothing(town, li, services):
    await to_the_text(li)
    await li.send("第一次写的")
    await li.tap("上一题")
    await li.send("第二次写的")

    await li.edit("第一次写的", "改过的第一次")

    assert await stored_text(services) == "第二次写的"


async def test_an_edit_after_sending_changes_nothing_and_says_how_to(town, li):
    await to_the_text(li)
    await li.send("窗口太少")
    await li.tap("一件事")
    await li.tap("✅ 发送")

    await li.edit("窗口太少", "排队两小时")

    assert li.card == (
        "看到您改了之前的消息。已经发送的答卷不会跟着变，想补充或更正，请发 /my 或 /privacy。"
    )


async def test_an_edited_command_is_no_command(town, li):
    await li.send("/help")

    await li.edit("/help", "/start")

    assert "看到您改了之前的消息" in li.card


async def test_a_forwarded_message_is_no_answer(town, li, services):
    await to_the_text(li)
    question = asked(li)

    await li.forward("局长张三说了算")

    assert "trouble" not in await answers(services)
    assert li.heard[-2].startswith("这是转发来的消息，我没有把它当作回答")
    assert asked(li) == question


async def test_a_forwarded_photo_is_no_answer(town, li):
    await begin(li)

    await li.forward("一张照片")

    assert li.heard[-2].startswith("这是转发来的消息")


async def test_who_blocked_the_bot_can_go_on_afterwards(town, li):
    await to_the_text(li)
    question = asked(li)
    await li.block()
    await li.unblock()

    await li.send("/start")

    assert asked(li) == question


@pytest.mark.expects_errors
async def test_an_answer_while_the_bot_is_blocked_is_kept(town, li, services):
    await to_the_text(li)
    li.say("窗口太少")
    await li.block()

    await li.unblock()

    assert await stored_text(services) == "窗口太少"


async def test_help_in_an_interview_says_where_one_is(town, li):
    await begin(li)
    await li.tap("投资促进局")

    await li.send("/help")

    assert li.heard[-2].startswith("您正在答卷（第 2 题，共 ")
    assert li.buttons[0] == "😀 非常满意"


async def test_help_at_the_review_says_that_all_is_answered(town, li):
    await to_the_text(li)
    await li.send("窗口太少")
    await li.tap("一件事")

    await li.send("/help")

    assert li.heard[-2].startswith("您正在答卷，都答完了，请核对后发送。")


async def test_help_elsewhere_lists_what_one_can_do(town, li):
    await li.send("/help")

    assert li.card.startswith("我能做什么")
    assert li.buttons == ["💬 说说我的意见"]
