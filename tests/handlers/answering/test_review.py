from storage import tables
from tests.handlers.paths import answer_badly, answers, asked, begin, rows

HINT = "🛡 说到了具体的人或科室（语音、照片里的也算）？可以只给专项办看，不给那个部门。"
REVIEW = """请核对，然后发送

部门　投资促进局
满意度　🙁 不满意
不满意的地方　跑了好几趟，材料反复交
具体情况　材料交了三次
最大的差距　一件事要跑几个窗口

🛡 说到了具体的人或科室（语音、照片里的也算）？可以只给专项办看，不给那个部门。

要改哪一项，点它的名字。"""


async def test_the_review_shows_every_answer(li):
    await answer_badly(li)

    assert li.card == REVIEW
    assert li.buttons == [
        "✅ 发送",
        "✏️ 部门",
        "✏️ 满意度",
        "✏️ 不满意的地方",
        "✏️ 具体情况",
        "✏️ 最大的差距",
        "🛡 点到了人？只给专项办看",
        "🗑 放弃",
        "EN",
    ]


async def test_the_department_can_be_changed(li):
    await answer_badly(li)
    await li.tap("✏️ 部门")
    await li.tap("财政局")

    assert li.card == REVIEW.replace("投资促进局", "财政局")


async def test_ticks_can_be_changed(li):
    await answer_badly(li)
    await li.tap("✏️ 不满意的地方")
    await li.tap("收费不清楚")
    await li.tap("选好了")

    assert li.card == REVIEW.replace("反复交", "反复交；收费不清楚，花了冤枉钱")


async def test_typed_text_can_be_written_anew(li):
    await answer_badly(li)
    await li.tap("✏️ 具体情况")
    quoted = li.card.split("\n\n")[-1]
    await li.send("等了二十天")

    assert quoted == "您之前写的：\n材料交了三次"
    assert li.card == REVIEW.replace("材料交了三次", "等了二十天")


async def test_an_answer_can_be_skipped_afterwards(li):
    await answer_badly(li)
    await li.tap("✏️ 具体情况")
    await li.tap("跳过")

    assert li.card == REVIEW.replace("材料交了三次", "（跳过）").replace(f"{HINT}\n\n", "")


async def test_a_skipped_question_can_be_answered_after_all(li):
    await answer_badly(li)
    await li.tap("✏️ 最大的差距")
    await li.tap("跳过")
    await li.tap("✏️ 最大的差距")
    await li.tap("一件事")

    assert li.card == REVIEW


async def test_an_edit_may_keep_what_was_said(li):
    await answer_badly(li)
    await li.tap("✏️ 最大的差距")
    await li.tap("保持不变")

    assert li.card == REVIEW


async def test_a_single_choice_can_be_changed(li):
    await answer_badly(li)
    await li.tap("✏️ 最大的差距")
    await li.tap("网上办不完")

    assert li.card == REVIEW.replace("一件事要跑几个窗口", "网上办不完，还要跑现场")


async def test_a_better_rating_leads_along_the_other_path(li):
    await answer_badly(li)
    await li.tap("✏️ 满意度")
    await li.tap("🙂 满意")
    next_question = asked(li).splitlines()[0]
    await li.send("深圳当天就能办")

    assert next_question == "您去过的地方，有什么好做法值得我们学？一两句话就行。"
    assert (
        li.card
        == """请核对，然后发送

部门　投资促进局
满意度　🙂 满意
最大的差距　一件事要跑几个窗口
值得学的做法　深圳当天就能办

🛡 说到了具体的人或科室（语音、照片里的也算）？可以只给专项办看，不给那个部门。

要改哪一项，点它的名字。"""
    )


async def test_what_lies_off_the_path_is_not_sent(li, services):
    await answer_badly(li)
    await li.tap("✏️ 满意度")
    await li.tap("🙂 满意")
    await li.tap("跳过")
    await li.tap("✅ 发送")

    assert [row["text"] for row in await rows(services, tables.OPINION)] == ["一件事要跑几个窗口"]
    assert {row["question"] for row in await rows(services, tables.ANSWER)} == {
        "department",
        "rating",
        "gap",
        "gap_words",
    }


async def test_a_rating_changed_back_finds_the_answers_again(li):
    await answer_badly(li)
    await li.tap("✏️ 满意度")
    await li.tap("🙂 满意")
    await li.tap("跳过")
    await li.tap("✏️ 满意度")
    await li.tap("🙁 不满意")

    assert li.card == REVIEW


async def test_back_from_an_edit_leads_to_the_question_before(li, services):
    await answer_badly(li)
    await li.tap("✏️ 满意度")
    await li.tap("上一题")
    await li.tap("保持不变")
    await li.tap("保持不变")

    assert li.card == REVIEW
    assert (await answers(services))["rating"] == "bad"


async def test_text_during_the_review_is_told_what_to_do(li):
    await answer_badly(li)
    await li.send("还有一件事")

    assert li.heard[-2:] == ["都答完了。请点“发送”；要改哪一项，点它的名字。", REVIEW]


async def test_a_long_text_is_shortened_in_the_review_and_stored_whole(li, services):
    await answer_badly(li, text="长" * 1000)
    shown = next(line for line in li.card.splitlines() if line.startswith("具体情况"))
    await li.tap("✅ 发送")

    assert shown == f"具体情况　{'长' * 120}……"
    assert "长" * 1000 in {row["text"] for row in await rows(services, tables.OPINION)}


async def test_one_may_change_the_words_while_the_first_ones_stay_in_view(li):
    await begin(li, link="enterprise-tzcj")
    await li.tap("😐 基本满意")
    await li.tap("跳过")
    await li.send("第一次写的")
    await li.tap("上一题")

    assert li.card.split("\n\n")[-1] == "您之前写的：\n第一次写的"
    assert li.buttons == ["‹ 上一题", "保持不变 ›", "跳过 ›", "EN"]
