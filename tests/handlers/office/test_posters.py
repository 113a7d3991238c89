from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from domain.campaign import Window
from domain.people import Membership, Role
from domain.text import Text
from handlers.callbacks import pack
from handlers.context import Services
from handlers.office.poster_acts import ChoosePoster, PrintPoster, ShowPoster
from reports.poster_labels import Paper
from tests.handlers.paths import stored

REFUSED = "您没有这项权限。"
CHOICES = ["• 不限问卷", "群众问卷", "企业问卷", "• 整个部门", "3号窗口", "• A4", "A5"]
MAKE = "🖨 生成海报"
OTHERS = "‹ 换个部门"
PLAIN = (None, None, Paper.A4)


def printed(person):
    """The link behind the code on the last poster, and the size of its paper."""
    page = pypdfium2.PdfDocument(person.document())[0]
    (code,) = zxingcpp.read_barcodes(page.render(scale=2).to_pil())
    return code.text, round(page.get_width())


def named(person):
    """The name and the caption of the last file."""
    message = [m for m in person.messages if "document" in m][-1]
    return message["document"]["file_name"], message["caption"].splitlines()[:2]


def files(person):
    return ["document" in message for message in person.messages].count(True)


async def use(town, services: Services, **changes):
    """Run the bot with another department in the place of the clerk's."""
    known = services.campaign.departments
    changed = tuple(replace(d, **changes) if d.code == "tzcj" else d for d in known)
    campaign = replace(services.campaign, departments=changed)
    town.services = replace(services, campaign=campaign)
    await town.restart()


async def test_staff_choose_what_their_poster_leads_to(clerk):
    await clerk.send("/poster")

    assert clerk.card.splitlines()[0] == "海报 · 投资促进局"
    assert clerk.buttons == [*CHOICES, MAKE]


async def test_a_choice_is_marked_on_the_same_card(clerk):
    await clerk.send("/poster")
    await clerk.tap("企业问卷")
    await clerk.tap("3号窗口")
    await clerk.tap("A5")

    assert clerk.card.splitlines()[0] == "海报 · 投资促进局 · 3号窗口"
    assert [button for button in clerk.buttons if button.startswith("•")] == [
        "• 企业问卷",
        "• 3号窗口",
        "• A5",
    ]
    assert len(clerk.messages) == 2


async def test_the_poster_leads_to_what_was_chosen(clerk):
    await clerk.send("/poster")
    await clerk.tap("企业问卷")
    await clerk.tap("3号窗口")
    await clerk.tap("A5")
    await clerk.tap("生成海报")

    link = "https://t.me/najian_sandbox_bot?start=enterprise-tzcj-w3"
    assert printed(clerk) == (link, 420)
    assert named(clerk) == (
        "海报 投资促进局 · 3号窗口 A5.pdf",
        ["投资促进局 · 3号窗口", link],
    )


async def test_whoever_scans_the_poster_comes_to_its_notice(clerk, li):
    await clerk.send("/poster")
    await clerk.tap("企业问卷")
    await clerk.tap("3号窗口")
    await clerk.tap("生成海报")
    await li.send(f"/start {printed(clerk)[0].partition('start=')[2]}")

    assert li.card.splitlines()[0] == "企业问卷 · 投资促进局 · 3号窗口"


async def test_the_campaign_office_prints_for_all(office):
    await office.send("/poster")

    assert office.card.splitlines()[0] == "印海报"
    assert office.buttons[:4] == ["全部部门", "党政办公室", "组织人事部", "投资促进局"]

    await office.tap("财政局")

    assert office.card.splitlines()[0] == "海报 · 财政局"
    assert office.buttons == [*CHOICES[:3], *CHOICES[5:], MAKE, OTHERS]


async def test_the_poster_of_all_departments_leads_to_the_welcome(office):
    await office.send("/poster")
    await office.tap("全部部门")
    await office.tap("生成海报")

    assert printed(office) == ("https://t.me/najian_sandbox_bot", 595)


async def test_the_office_goes_on_to_another_department(office):
    await office.send("/poster")
    await office.tap("财政局")
    await office.tap("换个部门")

    assert office.card.splitlines()[0] == "印海报"
    assert len(office.messages) == 2


async def test_a_clerk_whose_telegram_is_english_reads_english(town):
    clerk = await town.member(30, Membership(Role.STAFF, "tzcj"), language="en")
    await clerk.send("/poster")

    assert clerk.card.splitlines()[0] == "Poster · Investment Promotion Bureau"


@pytest.mark.parametrize("role", ["respondent", "leader", "admin"])
async def test_nobody_else_prints_posters(member, role):
    await member.send("/poster")
    await member.forge(pack(ChoosePoster()))
    await member.forge(pack(ShowPoster("tzcj", *PLAIN)))
    await member.forge(pack(PrintPoster("tzcj", *PLAIN)))

    assert member.card == REFUSED
    assert member.toasts == [REFUSED, REFUSED, REFUSED]
    assert files(member) == 0


@pytest.mark.parametrize(
    "act",
    [
        PrintPoster("czj", *PLAIN),
        PrintPoster(None, *PLAIN),
        PrintPoster("nowhere", *PLAIN),
        PrintPoster("tzcj", "w9", None, Paper.A4),
        PrintPoster("tzcj", None, "nowhere", Paper.A4),
        ShowPoster("czj", *PLAIN),
        ShowPoster(None, *PLAIN),
        ShowPoster("tzcj", "w9", None, Paper.A4),
        ShowPoster("tzcj", None, "nowhere", Paper.A4),
    ],
)
async def test_staff_print_only_what_leads_to_their_department(clerk, services, act):
    await clerk.send("/poster")
    before, card = await stored(services), clerk.card

    await clerk.forge(pack(act))

    assert (clerk.toasts, clerk.card, files(clerk)) == ([REFUSED], card, 0)
    assert await stored(services) == before


async def test_the_office_can_not_print_for_a_window_of_nobody(office):
    await office.forge(pack(PrintPoster(None, "w3", None, Paper.A4)))

    assert (office.toasts, files(office)) == ([REFUSED], 0)


async def test_a_department_that_left_the_campaign_has_no_poster_any_more(clerk, services, town):
    await clerk.send("/poster")
    await use(town, services, code="other")
    await clerk.tap("生成海报")

    assert (clerk.toasts, files(clerk)) == ([REFUSED], 0)


async def test_a_rare_character_is_named_and_no_poster_made(clerk, services, town):
    await use(town, services, windows=(Window("w3", Text("𠮷祥窗口", "Window")),))
    await clerk.send("/poster")
    await clerk.tap("𠮷祥窗口")
    await clerk.tap("生成海报")

    assert clerk.card == "海报没有生成：字体里没有“𠮷”。请管理员在配置里换一种写法。"
    assert files(clerk) == 0


async def test_an_organiser_too_long_for_paper_is_named(clerk, services, town):
    long = "局" * 300
    campaign = replace(services.campaign, organiser=Text(long, "Bureau"))
    town.services = replace(services, campaign=campaign)
    await town.restart()
    await clerk.send("/poster")
    await clerk.tap("生成海报")

    assert clerk.card.startswith("海报没有生成：这段文字太长，放不下。")
    assert files(clerk) == 0
