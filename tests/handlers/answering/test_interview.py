import pytest

from storage import tables
from tests.handlers.paths import answer_badly, answers, asked, begin, rate, rows, stored

TROUBLE = "请用一两句话说说是什么事，我们好照着改。\n请不要写姓名、电话和企业名称。"
GAP = "和深圳等地相比，我们最大的差距是哪一条？"
GAP_WORDS = "您去过的地方，有什么好做法值得我们学？一两句话就行。\n请不要写姓名、电话和企业名称。"


async def to_the_aspects(li):
    await begin(li, link="enterprise-tzcj")
    await li.tap("🙁 不满意")


async def test_a_bad_rating_asks_what_went_wrong(li):
    await begin(li)
    await li.tap("投资促进局")
    await li.tap("🙁 不满意")

    assert asked(li) == "谢谢您直说。是哪些地方让您不够满意？"


async def test_a_good_rating_asks_what_to_learn_elsewhere(li):
    await begin(li, link="enterprise-tzcj")
    await li.tap("🙂 满意")
    await li.tap("政策要自己找")

    assert asked(li) == GAP_WORDS


async def test_the_dots_say_how_far_it_is(li):
    await begin(li)
    first = li.card.splitlines()[0]
    await li.tap("投资促进局")
    await li.tap("🙁 不满意")

    assert (first, li.card.splitlines()[0]) == ("●○○", "●●●○○")


async def test_sending_gives_a_receipt_and_stores_what_was_said(li, services):
    await answer_badly(li)
    await li.tap("发送")

    assert li.card.splitlines()[0] == "收到了，谢谢您！"
    (response,) = await rows(services, tables.RESPONSE)
    assert (response["department"], response["grade"]) == ("tzcj", "bad")
    opinions = await rows(services, tables.OPINION)
    assert {(row["ledger"], row["text"]) for row in opinions} == {
        (3, "跑了好几趟，材料反复交"),
        (3, "材料交了三次"),
        (1, "一件事要跑几个窗口"),
    }
    assert await rows(services, tables.INTERVIEW) == []


async def test_the_first_question_has_no_way_back(li):
    await begin(li)

    assert li.buttons == [
        "党政办公室",
        "组织人事部",
        "投资促进局",
        "财政局",
        "建设局",
        "安全生产监督和生态环境局",
        "🤔 不知道归谁管",
        "EN",
    ]


async def test_back_shows_the_answer_that_was_given(li):
    await begin(li)
    await li.tap("投资促进局")
    await li.tap("😐 基本满意")
    await li.tap("上一题")

    assert asked(li) == "您对投资促进局的服务满意吗？"
    assert li.buttons == [
        "😀 非常满意",
        "🙂 满意",
        "✓ 😐 基本满意",
        "🙁 不满意",
        "😣 非常不满意",
        "‹ 上一题",
        "保持不变 ›",
        "EN",
    ]


async def test_keeping_an_answer_leads_on(li, services):
    await begin(li)
    await li.tap("投资促进局")
    await li.tap("上一题")
    await li.tap("保持不变")

    assert asked(li) == "您对投资促进局的服务满意吗？"
    assert await answers(services) == {"department": "tzcj"}


async def test_back_twice_reaches_the_question_before(li):
    await to_the_aspects(li)
    await li.tap("上一题")
    await li.tap("上一题")

    assert asked(li) == "您最近一次办事，是和哪个部门打交道？"


async def test_a_required_question_can_not_be_skipped(li):
    await begin(li, link="enterprise-tzcj")

    assert [label for label in li.buttons if "跳过" in label] == []


async def test_an_optional_question_can_be_skipped(li, services):
    await to_the_aspects(li)
    await li.tap("跳过")

    assert asked(li) == TROUBLE
    assert await answers(services) == {"department": "tzcj", "rating": "bad", "aspects": None}


async def test_a_tick_can_be_taken_away(li, services):
    await to_the_aspects(li)
    await li.tap("跑了好几趟")
    await li.tap("等得太久")
    await li.tap("跑了好几趟")

    assert (await answers(services))["aspects"] == ["efficiency"]
    assert li.buttons[:2] == ["⬜️ 跑了好几趟，材料反复交", "☑️ 等得太久，进度问不到"]
    assert li.buttons[-3:] == ["‹ 上一题", "✓ 选好了", "EN"]


async def test_without_ticks_the_question_can_still_be_skipped(li):
    await to_the_aspects(li)
    await li.tap("跑了好几趟")
    await li.tap("跑了好几趟")
    with_no_tick = li.buttons[-3:]
    await li.tap("跳过")

    assert with_no_tick == ["‹ 上一题", "跳过 ›", "EN"]
    assert asked(li) == TROUBLE


async def test_none_of_these_stands_alone(li, services):
    await to_the_aspects(li)
    await li.tap("跑了好几趟")
    await li.tap("都不是")
    alone = (await answers(services))["aspects"]
    await li.tap("等得太久")

    assert alone == ["none"]
    assert (await answers(services))["aspects"] == ["efficiency"]


async def test_none_of_these_becomes_no_opinion(li, services):
    await to_the_aspects(li)
    await li.tap("都不是")
    await li.tap("选好了")
    await li.tap("跳过")
    await li.tap("说不上")
    await li.tap("✅ 发送")

    assert await rows(services, tables.OPINION) == []


async def test_cancel_deletes_everything(li, services):
    before = await stored(services)
    await answer_badly(li)
    await li.send("/cancel")

    assert li.card == "已放弃并删除，什么都没有留下。想再说的时候，发送 /start 就好。"
    assert await stored(services) == before


async def test_cancel_takes_the_question_off_the_card(li):
    await begin(li, link="enterprise-tzcj")
    await li.send("/cancel")

    gone = "已放弃并删除，什么都没有留下。想再说的时候，发送 /start 就好。"
    assert li.heard == ["🗑 这里的内容已删除。", gone]


async def test_cancel_without_a_response_says_that_there_is_none(li):
    await li.send("/cancel")

    assert li.heard == ["现在没有进行中的答卷，没有什么需要删除的。"]


async def test_discard_deletes_everything(li, services):
    before = await stored(services)
    await answer_badly(li)
    await li.tap("放弃")

    assert li.card == "已放弃并删除，什么都没有留下。想再说的时候，发送 /start 就好。"
    assert await stored(services) == before


async def test_after_discarding_one_may_begin_again(li, services):
    await answer_badly(li)
    await li.tap("放弃")
    await rate(li, "😀 非常满意", department="财政局")

    assert [row["department"] for row in await rows(services, tables.RESPONSE)] == ["czj"]


@pytest.mark.parametrize(
    ("way", "sealed", "last"),
    [
        (
            "匿名",
            False,
            "您和这份答卷之间的联系已经切断。请存好回执码，它是您提交过这份答卷的唯一凭证。",
        ),
        ("保密", True, "给您回信的方式已经加密保存，任何部门都看不到您是谁。"),
    ],
)
async def test_only_who_wants_to_be_written_back_to_can_be(li, services, way, sealed, last):
    await answer_badly(li, way=way)
    await li.tap("✅ 发送")

    (response,) = await rows(services, tables.RESPONSE)
    chat = response["chat"]
    assert (services.keys.unseal_chat(chat) == li.id if chat else False) == sealed
    assert li.card.splitlines()[-1] == last


async def test_two_people_answer_side_by_side(li, ada, services):
    await begin(li, link="enterprise-tzcj")
    await begin(ada, link="citizen-czj", way="Anonymously")
    await li.tap("🙁 不满意")
    await ada.tap("🙂 Satisfied")

    assert asked(li) == "谢谢您直说。是哪些地方让您不够满意？"
    assert asked(ada) == (
        "Compared with Shenzhen and places like it, what is least convenient here?"
    )
