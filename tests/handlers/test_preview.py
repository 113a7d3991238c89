from dataclasses import replace

import pytest

from domain.responses import Mode
from domain.text import Language
from handlers import previews
from handlers.acts import Discard, GoBack, ListDepartments, PickOption, Send, SwitchLanguage
from handlers.callbacks import pack
from handlers.catalogue import label
from handlers.preview_acts import ChoosePreview, OpenPreview
from storage import tables
from tests.handlers import everything
from tests.handlers.everything import EVERYTHING, asking, photo
from tests.handlers.paths import answers, asked, rows, stored, with_buttons

MARK = "预览 · 不保存"
OVER = "预览已经结束，什么都没有保存。发送 /preview 可以重新开始。"
ENDED = "预览结束，什么都没有保存。再看一次，发送 /preview。"
REFUSED = "您没有这项权限。"


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


@pytest.mark.parametrize("role", ["clerk", "office", "admin"], indirect=False)
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
    assert question(clerk) == again
    assert with_buttons(clerk) == 1


async def test_the_language_of_a_preview_is_its_own(clerk, town):
    before = await everywhere(town)
    await open_preview(clerk)
    await clerk.tap("English")

    assert clerk.card.split("\n\n")[0] == "Preview · nothing is kept"
    assert await everywhere(town) == before
    await clerk.send("/help")
    assert clerk.card.splitlines()[0] == "您是投资促进局的工作人员"


async def test_every_kind_of_question_can_be_played(clerk, town):
    await by_name(town)
    asking(town, *EVERYTHING)
    before = await everywhere(town)

    await open_preview(clerk, "全部题型 · 实名")
    await clerk.send("我的执照办了三个月")
    suggested = clerk.buttons[-3:-1]
    await clerk.tap("从列表")
    await clerk.tap("财政局")
    await clerk.tap("是")
    await clerk.send("很多")
    complaint = clerk.heard[-2]
    await clerk.send("3")
    await clerk.tap("昨天")
    await clerk.send_voice(seconds=12)
    await clerk.send_photo(photo())
    await clerk.tap("选好了")
    await clerk.press("📍 发送位置")
    await clerk.press("📞 发送联系方式")
    await clerk.tap("😀 非常满意")
    await clerk.tap("知道了")

    assert suggested == ["📋 从列表里选", "🤷 还是不知道，请专项办来定"]
    assert complaint == f"{MARK}\n\n请发一个数字，例如 12。"
    await clerk.tap("✅ 发送")
    assert clerk.card.split("\n\n")[2] == ""
    assert await everywhere(town) == before


def previews_of(town):
    kept = town.application.bot_data.get(previews.Previews)
    return kept._kept if kept else {}
