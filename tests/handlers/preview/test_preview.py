from dataclasses import replace

import pytest

from bot.sandbox.posting import Contact
from domain.responses import Mode
from domain.text import Language
from handlers.acts import Discard, ListDepartments, PickOption, Send
from handlers.callbacks import pack
from handlers.preview import previews
from handlers.preview.preview_acts import ChoosePreview, OpenPreview
from storage import tables
from tests.handlers import everything
from tests.handlers.everything import EVERYTHING, asking, photo
from tests.handlers.paths import answers, rows, stored, with_buttons

MARK = "预览 · 不保存"
OVER = "预览已经结束，什么都没有保存。发送 /preview 可以重新开始。"
ENDED = "预览结束，什么都没有保存。再看一次，发送 /preview。"
REFUSED = "您没有这项权限。"
OTHERS_CONTACT = "请点屏幕下方的按钮，发送您自己的联系方式。别人的联系方式我们不收。"
WRONG_MEDIUM = "这一题收不了这种内容，请照题目的提示回答。"


async def everywhere(town):
    """All that is stored, in tables and as files."""
    files = [path for path in town.services.files.folder.rglob("*") if path.is_file()]
    return await stored(town.services), sorted(path.name for path in files)


async def open_preview(person, title="企业问卷"):
    await person.send("/preview")
    await person.tap(title)


async def play_badly(person):
    """From the first question to the review, dissatisfied."""
    await open_preview(person)
    await person.tap("投资促进局")
    await person.tap("🙁 不满意")
    await person.tap("跑了好几趟")
    await person.tap("选好了")
    await person.send("材料交了三次")
    await person.tap("一件事")


def question(person):
    """The question on the last card of a preview."""
    mark, _, words, *_ = person.card.split("\n\n")
    assert mark == MARK
    return words


async def by_name(town):
    """Let the deployment keep contacts."""
    campaign = replace(town.services.campaign, asks_contact=True)
    town.services = replace(town.services, campaign=campaign)
    await town.restart()


@pytest.mark.parametrize("role", ["clerk", "office", "admin"])
async def test_staff_coordinators_and_admins_may_preview(member):
    await member.send("/preview")

    assert member.buttons == ["群众问卷", "企业问卷"]


@pytest.mark.parametrize("role", ["leader", "respondent"])
async def test_nobody_else_may_preview(member):
    await member.send("/preview")

    assert member.card == REFUSED


@pytest.mark.parametrize("role", ["leader", "respondent"])
@pytest.mark.parametrize("act", [ChoosePreview(), OpenPreview(Mode.ANONYMOUS, "enterprise")])
async def test_a_forged_way_in_is_refused(member, town, act):
    await member.send("/help")
    before = member.heard

    await member.forge(pack(act))

    assert (member.toasts, member.heard) == ([REFUSED], before)
    assert previews_of(town) == {}


@pytest.mark.parametrize(
    "act",
    [
        OpenPreview(Mode.ANONYMOUS, "nowhere"),
        OpenPreview(Mode.NAMED, "enterprise"),  # nobody is asked for a contact here
        OpenPreview(Mode.RECORDED, "enterprise"),
        ChoosePreview(),
    ],
)
async def test_what_can_not_be_previewed_leads_to_the_list(clerk, act):
    await clerk.send("/preview")
    listed = clerk.card

    await clerk.forge(pack(act))

    assert (clerk.card, clerk.buttons) == (listed, ["群众问卷", "企业问卷"])


async def test_a_preview_shows_the_real_cards_with_a_mark(clerk, li):
    await open_preview(clerk)
    await li.send("/start enterprise")
    await li.tap("匿名")

    assert clerk.card == f"{MARK}\n\n{li.card}"
    assert clerk.buttons == li.buttons


async def test_a_whole_preview_stores_nothing(clerk, town):
    before = await everywhere(town)

    await play_badly(clerk)
    await clerk.tap("✏️ 满意度")
    await clerk.tap("🙁 不满意")
    await clerk.tap("✅ 发送")

    assert clerk.card.splitlines()[2] == "要是真的发送，会存下这些"
    assert await everywhere(town) == before


async def test_every_card_is_marked(clerk):
    await clerk.send("/preview")
    since = len(clerk.messages) - 1
    await clerk.tap("企业问卷")
    await clerk.tap("投资促进局")
    await clerk.send("很不好")
    await clerk.tap("🙁 不满意")
    await clerk.tap("跑了好几趟")
    await clerk.tap("选好了")
    await clerk.send("材料交了三次")
    await clerk.tap("一件事")
    await clerk.tap("✅ 发送")

    assert [text.split("\n\n")[0] for text in clerk.heard[since:]] == [MARK] * 4


async def test_the_last_card_says_what_would_be_stored(clerk):
    await play_badly(clerk)
    await clerk.tap("✅ 发送")

    assert clerk.card == (
        f"{MARK}\n\n"
        "要是真的发送，会存下这些\n\n"
        "受访者　企业，匿名\n部门　投资促进局\n评价　不满意（差评）\n回答　5 题\n保存　365 天\n\n"
        "写进清单一\n· 一件事要跑几个窗口（流程）\n\n"
        "写进清单三\n· 跑了好几趟，材料反复交（流程）\n· 材料交了三次（流程）"
    )
    assert clerk.buttons == ["🔁 再来一遍", "📋 换一份问卷"]


async def test_what_would_be_stored_is_said_in_english_too(town):
    from tests.handlers.conftest import MEMBERS  # noqa: PLC0415

    clerk = await town.member(30, MEMBERS["clerk"], language="en")
    await open_preview(clerk, "Enterprise survey")
    await clerk.tap("Investment Promotion Bureau")
    await clerk.tap("Very satisfied")
    await clerk.tap("Skip")
    await clerk.tap("Skip")
    await clerk.tap("✅ Send")

    assert clerk.card == (
        "Preview · nothing is kept\n\n"
        "Sending would have kept this\n\n"
        "Respondent: businesses, anonymously\nDepartment: Investment Promotion Bureau\n"
        "Rating: Very satisfied\nAnswers: 2, 2 skipped\nKept for 365 days\n\n"
        "No opinions for the ledgers."
    )


async def test_a_preview_can_be_played_once_more_or_another_one(clerk):
    await play_badly(clerk)
    await clerk.tap("✅ 发送")
    await clerk.tap("再来一遍")
    again = question(clerk)
    await clerk.send("/preview")
    await clerk.tap("群众问卷")

    assert again == "您最近一次办事，是和哪个部门打交道？"
    assert question(clerk) == "您最近一次办事或反映问题，找的是哪个部门？"
    assert with_buttons(clerk) == 1


async def test_the_language_of_a_preview_is_its_own(clerk, town):
    before = await everywhere(town)
    await open_preview(clerk)
    await clerk.tap("EN")

    assert clerk.card.split("\n\n")[0] == "Preview · nothing is kept"
    assert await everywhere(town) == before
    await clerk.send("/help")
    assert clerk.card.splitlines()[0] == "您是投资促进局工作人员"


async def test_every_kind_of_question_can_be_played(clerk, town):
    await by_name(town)
    asking(town, *EVERYTHING)
    before = await everywhere(town)

    await open_preview(clerk, "全部题型 · 实名")
    await clerk.send("我的执照办了三个月")
    await clerk.tap("从名单里选")
    await clerk.tap("财政局")
    await clerk.tap("是")
    await clerk.send("很多")
    complaint = clerk.heard[-2]
    await clerk.send("3")
    await clerk.tap("昨天")
    await clerk.send_voice(seconds=12)
    await clerk.send_photo(photo())
    await clerk.tap("发好了")
    await clerk.press("📍 发送位置")
    await clerk.press("📞 发送我的联系方式")
    await clerk.tap("😀 非常满意")
    await clerk.tap("继续")
    review = clerk.card.split("\n\n")[2]
    await clerk.tap("✅ 发送")

    assert complaint == f"{MARK}\n\n请输入一个数字，比如 12。"
    assert review.splitlines() == [
        "部门　财政局",
        "来过　是",
        "趟数　3",
        "日子　2020-07-19",
        "事情　我的执照办了三个月，🎤 12″",
        "证据　🖼 1 张照片",
        "地点　📍 22.5000,114.5000",
        "联系方式　已提供（加密保存）",
        "评价　😀 非常满意",
    ]
    assert clerk.card.split("\n\n")[2].splitlines() == [
        "受访者　群众，实名",
        "部门　财政局",
        "事由　我的执照办了三个月",
        "评价　非常满意",
        "回答　8 题",
        "附件　🎤 12″ 🖼 1 张照片",
        "联系方式　加密保存",
        "保存　365 天",
    ]
    assert await everywhere(town) == before


async def test_a_contact_is_not_even_kept_in_memory(clerk, town):
    await by_name(town)
    asking(town, everything.WHO)
    await open_preview(clerk, "实名")
    await clerk.press("📞 发送我的联系方式")

    (kept,) = previews_of(town).values()
    assert kept.known.interview.answers["who"].value == "-"


async def test_another_persons_contact_is_refused(clerk, town):
    await by_name(town)
    asking(town, everything.WHO)
    await open_preview(clerk, "实名")
    await clerk.share_contact(Contact("Wang", "+8613800000000"))

    assert clerk.heard[-3].split("\n\n") == [MARK, OTHERS_CONTACT]
    assert previews_of(town)[clerk.id].known.interview.answers == {}


async def test_a_place_can_be_skipped_and_its_button_goes(clerk, town):
    asking(town, everything.WHERE, everything.VISITED)
    await open_preview(clerk, "全部题型")
    await clerk.tap("跳过")

    assert (clerk.heard[-2], question(clerk), clerk.keys) == ("好的，不用发。", "来过？", [])


async def test_files_are_not_fetched(clerk, town):
    asking(town, everything.PROOF)
    await open_preview(clerk, "全部题型")
    await clerk.send_photo(photo())

    assert [name for name, _ in town.request.calls if name in {"getFile", "download"}] == []
    assert "🗑 删掉 🖼 1" in clerk.buttons


async def test_an_album_changes_one_card(clerk, town):
    asking(town, everything.PROOF)
    await open_preview(clerk, "全部题型")
    await clerk.send_album([photo(), photo(colour="blue")])

    assert clerk.buttons[:2] == ["🗑 删掉 🖼 1", "🗑 删掉 🖼 2"]
    assert with_buttons(clerk) == 1


async def test_an_album_that_does_not_fit_is_refused_once(clerk, town):
    asking(town, everything.VISITED)
    await open_preview(clerk, "全部题型")
    before = len(clerk.messages)
    await clerk.send_album([photo(), photo(colour="blue")])

    assert [text.split("\n\n")[1] for text in clerk.heard[before:]] == [WRONG_MEDIUM, "●"]


async def test_a_sticker_shows_the_question_again(clerk):
    await open_preview(clerk)
    before = clerk.card
    await clerk.send_sticker()

    assert clerk.card == before
    assert with_buttons(clerk) == 1


async def test_the_list_of_departments_can_be_paged(clerk, town):
    await open_preview(clerk)
    (number,) = numbers(town)
    await clerk.forge(pack(ListDepartments(number, "department", 0)))

    assert question(clerk) == "您最近一次办事，是和哪个部门打交道？"


async def test_sending_before_the_review_shows_the_open_question(clerk, town):
    await open_preview(clerk)
    (number,) = numbers(town)
    await clerk.forge(pack(Send(number, "00000000", Language.ZH)))

    assert question(clerk) == "您最近一次办事，是和哪个部门打交道？"


async def test_a_forged_answer_is_told_so(clerk, town):
    await open_preview(clerk)
    (number,) = numbers(town)
    await clerk.forge(pack(PickOption(number, "department", "nowhere")))

    assert clerk.toasts == ["请点下面的一个选项。"]
    assert previews_of(town)[clerk.id].known.interview.answers == {}


async def test_another_persons_preview_is_out_of_reach(clerk, li, town):
    await open_preview(clerk)
    (number,) = numbers(town)
    before = previews_of(town).copy()
    await li.send("/help")
    await li.forge(pack(PickOption(number, "department", "tzcj")))
    await li.forge(pack(Discard(number)))

    assert li.toasts == [OVER, OVER]
    assert previews_of(town) == before


async def test_no_preview_has_the_number_of_an_interview(clerk, li, town, services):
    await open_preview(clerk)
    await li.send("/start enterprise")
    await li.tap("匿名")

    (number,) = numbers(town)
    (interview,) = await rows(services, tables.INTERVIEW)
    assert (previews.is_number(number), previews.is_number(interview["id"])) == (True, False)


async def test_after_a_restart_a_tap_says_that_the_preview_is_over(clerk, town):
    await open_preview(clerk)
    await town.restart()
    await clerk.tap("投资促进局")

    assert (clerk.toasts, with_buttons(clerk)) == ([OVER], 0)


async def test_after_a_restart_typed_words_are_told_how_to_begin(clerk, town):
    await open_preview(clerk)
    await town.restart()
    await clerk.send("投资促进局")

    assert clerk.card.splitlines()[0] == "我只会收集意见。"


async def test_a_preview_ends_after_half_an_hour(clerk, clock, town):
    await open_preview(clerk)
    clock.pass_(minutes=29)
    await clerk.tap("投资促进局")
    clock.pass_(minutes=29)
    await clerk.tap("上一题")
    open_still = question(clerk)
    clock.pass_(minutes=30)
    await clerk.tap("投资促进局")

    assert open_still == "您最近一次办事，是和哪个部门打交道？"
    assert (clerk.toasts, previews_of(town)) == ([OVER], {})


async def test_who_types_into_a_preview_that_has_ended_is_told_once(clerk, clock):
    await open_preview(clerk)
    clock.pass_(minutes=30)
    await clerk.send("投资促进局")
    first = clerk.card
    await clerk.send("投资促进局")

    assert first == OVER
    assert clerk.card.splitlines()[0] == "我只会收集意见。"


async def test_an_edited_message_changes_the_answer_it_was(clerk, town):
    await open_preview(clerk, "企业问卷")
    await clerk.tap("投资促进局")
    await to_the_words(clerk)
    await clerk.send("材料交了三次")
    await clerk.edit("材料交了三次", "材料交了四次")
    await clerk.tap("跳过")

    assert "具体情况　材料交了四次" in clerk.card.splitlines()
    assert with_buttons(clerk) == 1


async def test_an_edit_that_is_no_answer_is_told_so(clerk, town):
    asking(town, everything.TRIPS, everything.VISITED)
    await open_preview(clerk, "全部题型")
    await clerk.send("3")
    await clerk.edit("3", "很多")

    assert clerk.card == f"{MARK}\n\n请输入一个数字，比如 12。"
    assert previews_of(town)[clerk.id].known.interview.answers["trips"].value == "3"


async def test_an_edit_of_another_message_goes_to_the_interview(clerk):
    await clerk.send("你好")
    await open_preview(clerk)
    await clerk.edit("你好", "您好")

    assert clerk.card.splitlines()[0].startswith("看到您改了之前的消息。")


async def test_a_forwarded_message_shows_the_question_again(clerk):
    await open_preview(clerk)
    before = clerk.card
    await clerk.forward("转发的话")

    assert (clerk.card, with_buttons(clerk)) == (before, 1)


async def test_a_second_tap_on_send_leaves_the_outcome_as_it_is(clerk, town):
    await play_badly(clerk)
    clerk.queue_tap("✅ 发送")
    clerk.queue_tap("✅ 发送")
    await town.settle()

    assert clerk.buttons == ["🔁 再来一遍", "📋 换一份问卷"]
    assert clerk.toasts == [OVER]


async def test_discarding_ends_the_preview(clerk, town):
    await play_badly(clerk)
    await clerk.tap("🗑")

    assert (clerk.card, clerk.buttons, previews_of(town)) == (ENDED, [], {})


async def test_cancel_ends_the_preview(clerk, town):
    await open_preview(clerk)
    await clerk.send("/cancel")

    assert (clerk.card, with_buttons(clerk), previews_of(town)) == (ENDED, 0, {})


@pytest.fixture
async def both(clerk):
    """Somebody who answers, and then previews: in each, a text is asked for."""
    await clerk.send("/start enterprise-tzcj")
    await clerk.tap("匿名")
    await to_the_words(clerk)
    await open_preview(clerk)
    await clerk.tap("财政局")
    await to_the_words(clerk)
    return clerk


async def to_the_words(person):
    await person.tap("🙁 不满意")
    await person.tap("跑了好几趟")
    await person.tap("选好了")


def cards(person):
    """The ids of the messages with buttons: the interview's card, then the preview's."""
    return [message["message_id"] for message in person.messages if "reply_markup" in message]


async def test_typed_words_go_to_the_preview_that_was_opened_last(both, services, town):
    before = await everywhere(town)
    await both.send("预览里的话")

    assert await everywhere(town) == before
    assert previews_of(town)[both.id].known.interview.answers["trouble"].value == "预览里的话"


async def test_a_tap_on_the_interview_brings_it_in_front(both, services, town):
    interview, _ = cards(both)
    await both.tap("上一题", message_id=interview)
    await both.tap("选好了", message_id=interview)
    await both.send("真话")

    assert (await answers(services))["trouble"] == "真话"
    assert "trouble" not in previews_of(town)[both.id].known.interview.answers


async def test_a_tap_on_the_preview_brings_it_in_front_again(both, services, town):
    interview, preview = cards(both)
    await both.tap("上一题", message_id=interview)
    await both.tap("选好了", message_id=interview)
    await both.tap("上一题", message_id=preview)
    await both.tap("选好了", message_id=preview)
    await both.send("预览里的话")

    assert "trouble" not in await answers(services)
    assert previews_of(town)[both.id].known.interview.answers["trouble"].value == "预览里的话"


async def test_start_goes_back_to_the_interview(both, services):
    await both.send("/start")
    await both.send("真话")

    assert (await answers(services))["trouble"] == "真话"


async def test_cancel_ends_the_preview_in_front_and_keeps_the_interview(both, services):
    before = await stored(services)
    await both.send("/cancel")

    assert (both.card, await stored(services)) == (ENDED, before)


async def test_cancel_discards_the_interview_in_front_and_keeps_the_preview(both, services, town):
    await both.send("/start")
    await both.send("/cancel")
    await both.send("预览里的话")

    assert await rows(services, tables.INTERVIEW) == []
    assert previews_of(town)[both.id].known.interview.answers["trouble"].value == "预览里的话"


async def test_beginning_an_interview_brings_it_in_front(clerk, services):
    await clerk.send("/start enterprise-tzcj")
    await open_preview(clerk)
    await clerk.tap("匿名")
    await clerk.send("不满意")

    assert await answers(services) == {"department": "tzcj", "rating": "bad"}


async def test_the_language_of_the_chat_is_no_matter_of_the_interview(both, services, town):
    await both.send("/language")
    await both.tap("English")
    await both.send("预览里的话")

    assert previews_of(town)[both.id].known.interview.answers["trouble"].value == "预览里的话"


async def test_the_interview_can_be_sent_while_a_preview_is_open(both, services):
    interview, preview = cards(both)
    await both.tap("跳过", message_id=interview)
    await both.tap("跳过", message_id=interview)
    await both.tap("✅ 发送", message_id=interview)
    await both.tap("跳过", message_id=preview)

    (response,) = await rows(services, tables.RESPONSE)
    assert (response["department"], response["grade"]) == ("tzcj", "bad")
    assert question(both) == "和深圳等地相比，我们最大的差距是哪一条？"


def previews_of(town):
    """The previews that are open, by person."""
    kept = town.application.bot_data.get(previews.Previews)
    return kept._kept if kept else {}


def numbers(town):
    """What stands on the buttons of the previews that are open."""
    return [kept.known.interview.id for kept in previews_of(town).values()]


async def test_the_wish_is_played_and_not_kept(clerk, town):
    before = await everywhere(town)
    await play_badly(clerk)

    await clerk.tap("🛡 点到了人？只给专项办看")

    assert "🛡 只给专项办看 ✓" in clerk.buttons
    assert await everywhere(town) == before
