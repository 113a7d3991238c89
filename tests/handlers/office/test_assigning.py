"""The campaign office says whom a response concerns, and the bot learns from it."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from domain.opinions import Ledger, Statement
from domain.people import Membership, Role
from domain.responses import Mode
from handlers.callbacks import pack
from handlers.ledgers import drafting
from handlers.office import assigning
from handlers.office.incoming_acts import Assign, ListAssignees
from storage.tables import EXAMPLE, OPINION, RESPONSE
from tests.handlers.office.incoming import leave_open, respond
from tests.handlers.paths import rows

GONE = "这一件已经不在这里了：可能有人处理过，或者对方已撤回。"
SMOKE = "楼下烧烤摊半夜还在冒烟"
QUEUE = Statement("窗口排队要两个小时", Ledger.DISSATISFACTION, question="trouble")
TICKED = Statement("等得太久", Ledger.DISSATISFACTION)


class Suggesting:
    """Suggests the same for everything, and remembers what it was asked and taught."""

    def __init__(self, *codes):
        self.codes, self.asked, self.taught = codes, [], []

    def suggest(self, words):
        self.asked.append(words)
        return self.codes

    def learn(self, words, department):
        self.taught.append((words, department))


@pytest.fixture
def router():
    return Suggesting("jsj", "aqhb", "czj")


@pytest.fixture
def services(services, router):
    return replace(services, router=router)


async def open_first(person):
    await person.send("/inbox")
    await person.tap("部门待定")
    await person.tap("待分派的答卷")
    await person.tap("07-20")


async def departments(services, table):
    return [row["department"] for row in await rows(services, table)]


async def test_the_card_shows_the_matter_and_up_to_three_departments(office, services, router):
    await leave_open(services, matter=f"{SMOKE}，我叫王建国")
    await open_first(office)

    assert office.card == (
        f"🧭 待分派的答卷\n2020-07-20　企业\n\n对方说的事：\n{SMOKE}，\n归哪个部门？"
    )
    assert office.buttons == [
        "建设局",
        "安全生产监督和生态环境局",
        "财政局",
        "📋 全部部门",
        "先放着",
    ]
    assert router.asked == [f"{SMOKE}，我叫王建国"]


async def test_a_response_without_a_matter_shows_what_it_states(office, services, router):
    await leave_open(services, matter="", statements=(TICKED, QUEUE))
    await open_first(office)

    assert office.card.splitlines()[3:5] == ["· 窗口排队要两个小时", "· 等得太久"]
    assert router.asked == ["窗口排队要两个小时"]


async def test_a_response_without_any_words_can_still_be_assigned(office, services, router):
    await leave_open(services, matter="")
    await open_first(office)

    assert office.card.splitlines()[3] == "没有写文字。"
    assert office.buttons == ["📋 全部部门", "先放着"]
    assert router.asked == []


async def test_what_was_gathered_elsewhere_is_assigned_by_its_words(office, services, router):
    await respond(
        services,
        department=None,
        mode=Mode.RECORDED,
        questionnaire=None,
        answers={},
        source=b"s" * 16,
        statements=(replace(QUEUE, question=None),),
    )
    await open_first(office)
    await office.tap("建设局")

    assert router.taught == [("窗口排队要两个小时", "jsj")]


async def test_assigning_gives_the_response_and_its_opinions_to_the_department(office, services):
    await leave_open(services, statements=(QUEUE, TICKED))
    await open_first(office)
    await office.tap("建设局")

    assert await departments(services, RESPONSE) == ["jsj"]
    assert await departments(services, OPINION) == ["jsj", "jsj"]
    assert office.toasts == ["已交给建设局"]
    assert office.card.splitlines()[0] == "部门待定 · 来件"


async def test_the_department_sees_it_from_then_on(office, town, services):
    builder = await town.member(31, Membership(Role.STAFF, "jsj"))
    await leave_open(services, statements=(QUEUE,))
    await open_first(office)
    await office.tap("建设局")
    await drafting.draft(services, "jsj")
    await builder.send("/ledger")

    papers = await drafting.papers(services, "jsj")
    assert [entry.text for entry in papers.draft.entries] == ["窗口排队要两个小时"]
    assert builder.card.splitlines()[2] == "第 1 稿，07-20 12:00 形成"


async def test_the_bot_learns_what_was_typed(office, services, router):
    await leave_open(services, statements=(QUEUE,))
    await open_first(office)
    await office.tap("建设局")

    (example,) = await rows(services, EXAMPLE)
    assert (example["text"], example["department"]) == (SMOKE, "jsj")
    assert router.taught == [(SMOKE, "jsj")]


async def test_of_words_of_buttons_nothing_is_learned(office, services, router):
    await leave_open(services, matter="", statements=(TICKED,))
    await open_first(office)
    await office.tap("全部部门")
    await office.tap("建设局")

    assert await departments(services, RESPONSE) == ["jsj"]
    assert await rows(services, EXAMPLE) == []
    assert router.taught == []


async def test_all_departments_can_be_chosen_from(office, services):
    await leave_open(services)
    await open_first(office)
    await office.tap("全部部门")
    buttons = office.buttons
    await office.tap("‹ 返回")

    assert buttons == [
        "党政办公室",
        "组织人事部",
        "投资促进局",
        "财政局",
        "建设局",
        "安全生产监督和生态环境局",
        "‹ 返回",
    ]
    assert office.buttons[-1] == "先放着"


async def test_many_departments_are_turned_page_by_page(office, services, monkeypatch):
    monkeypatch.setattr(assigning, "_PAGE", 4)
    await leave_open(services)
    await open_first(office)
    await office.tap("全部部门")
    first = office.buttons
    await office.tap("›")
    second = office.buttons
    await office.tap("‹", message_id=office.messages[-1]["message_id"])

    assert first == ["党政办公室", "组织人事部", "投资促进局", "财政局", "›", "‹ 返回"]
    assert second == ["建设局", "安全生产监督和生态环境局", "‹", "‹ 返回"]
    assert office.buttons == first


async def test_an_assignment_whose_answer_was_lost_stands_once(office, town, services):
    await leave_open(services)
    await open_first(office)
    office.queue_tap("建设局")
    await town.kill()
    await town.restart()

    assert await departments(services, RESPONSE) == ["jsj"]
    assert len(await rows(services, EXAMPLE)) == 1
    assert office.toasts == ["已交给建设局"]


async def test_left_for_now_it_stays_in_the_pile(office, services):
    await leave_open(services)
    await open_first(office)
    await office.tap("先放着")

    assert office.buttons == ["07-20 企业", "‹ 返回"]
    assert await departments(services, RESPONSE) == [None]


async def test_of_two_the_second_is_told_what_the_first_has_said(office, town, services, router):
    other = await town.member(31, Membership(Role.COORDINATOR))
    await leave_open(services)
    await open_first(office)
    await open_first(other)
    await office.tap("建设局")
    await other.tap("财政局")

    assert await departments(services, RESPONSE) == ["jsj"]
    assert other.toasts[-1] == "已经有人把它交给建设局了，以那次为准。"
    assert router.taught == [(SMOKE, "jsj")]
    assert len(await rows(services, EXAMPLE)) == 1


async def test_a_double_tap_assigns_once(office, town, services, router):
    await leave_open(services)
    await open_first(office)
    office.queue_tap("建设局")
    office.queue_tap("建设局")
    await town.settle()

    assert office.toasts == ["已交给建设局", "已交给建设局"]
    assert len(await rows(services, EXAMPLE)) == 1
    assert router.taught == [(SMOKE, "jsj")]


async def test_what_was_assigned_meanwhile_can_not_be_opened(office, services):
    response = await leave_open(services)
    await office.send("/inbox")
    await office.tap("部门待定")
    await office.tap("待分派的答卷")
    async with services.database.transaction() as session:
        await session.execute(update(RESPONSE).values(department="czj"))
    await office.tap("07-20")
    await office.forge(pack(ListAssignees(response, 0)))

    assert office.toasts == [GONE, GONE]


async def test_a_department_that_takes_no_part_can_not_be_chosen(office, services):
    response = await leave_open(services)
    await office.send("/inbox")
    await office.forge(pack(Assign(response, "nowhere")))

    assert office.toasts == [GONE]
    assert await departments(services, RESPONSE) == [None]


async def test_a_department_that_is_suggested_but_takes_no_part_is_left_out(
    office, services, router
):
    router.codes = ("nowhere", "czj")
    await leave_open(services)
    await open_first(office)

    assert office.buttons == ["财政局", "📋 全部部门", "先放着"]


async def test_a_department_that_is_named_comes_first(office, services):
    await leave_open(services, matter="找财政局领补贴")
    await open_first(office)

    assert office.buttons[:3] == ["财政局", "建设局", "安全生产监督和生态环境局"]


async def test_respondents_teach_the_bot_by_their_own_choice(li, router):
    await li.send("/start enterprise")
    await li.tap("匿名")
    await li.send(SMOKE)
    await li.tap("建设局")
    await li.tap("😀 非常满意")
    while "✅ 发送" not in li.buttons:
        await li.tap("跳过")
    before = list(router.taught)
    await li.tap("✅ 发送")

    assert (before, router.taught) == ([], [(SMOKE, "jsj")])


async def test_assigning_speaks_english(town, services):
    office = await town.member(33, Membership(Role.COORDINATOR), language="en")
    await leave_open(services)
    await office.send("/inbox")
    await office.tap("1", message_id=office.messages[-1]["message_id"])
    await office.tap("To be assigned")
    await office.tap("07-20")

    assert office.card.splitlines()[-1] == "Which department is it for?"
    assert office.buttons[-2:] == ["📋 All departments", "Leave it for now"]
