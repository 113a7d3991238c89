"""The blind spots in a department's summary."""

from sqlalchemy import delete

from domain.opinions import Aspect, Ledger, Respondent, Statement
from domain.people import Membership, Role
from handlers.background import batching
from storage import tables
from storage.office_tables import ENTRY
from tests.handlers.paths import gather, rows
from tests.reports.sides import OFFICE_ALONE, USERS_ALONE
from tests.storage import ledgers
from tests.storage.rows import entry, ids_of

TITLE = "盲点：自查和反映对照（台账草稿）"


def reported(text, people, *aspects):
    who = ((Respondent.CITIZEN, people),)
    return entry(text=text, respondents=who, aspects=aspects)


def listed(text, *aspects):
    who = ((Respondent.STAFF, 2),)
    return entry(ledger=Ledger.SELF_CHECK, text=text, respondents=who, aspects=aspects)


async def freeze(services, *entries):
    async with services.database.transaction() as session:
        await ledgers.freeze(session, *entries, campaign=services.campaign.code)


def section(person):
    """The lines from the section's title on."""
    lines = person.card.splitlines()
    return lines[lines.index(TITLE) :] if TITLE in lines else []


BOTH = (
    reported("路灯<不>亮", 7, Aspect.PREMISES),
    reported("窗口排队两个小时", 4, Aspect.EFFICIENCY),
    listed("群众办事等候时间较长", Aspect.EFFICIENCY),
    listed("理论学习不够深入", Aspect.QUALITY),
)


async def test_staff_see_what_stands_on_one_side_only(clerk, services):
    await gather(services, "tzcj", "good", 6)
    await freeze(services, *BOTH)
    await clerk.send("/summary")

    assert section(clerk) == [
        TITLE,
        "有人反映、自查一条也没涉及的方面：环境 1 条",
        "有人反映、自查没有列出：1 条（共反映 2 条）",
        "1. 路灯<不>亮 · 7 人",
        "自查列出、没有人反映：1 条（共自查 2 条）",
        "1. 理论学习不够深入 · 2 人",
        "按文字相近比对，请核对。没有列出、没有人反映，都不等于没有问题。",
    ]


async def many(services, *, batched=True):
    """A draft of nine problems, each named by one person, and six findings."""
    said = [Statement(text, Ledger.DISSATISFACTION, (Aspect.FEES,)) for text in USERS_ALONE[:9]]
    for statement in said:
        await gather(services, "tzcj", "bad", 1, statements=(statement,))
    if batched:
        await batching.form(services)
    ids = {row["text"]: row["id"] for row in await rows(services, tables.OPINION)}
    named = [
        entry(ids[known.text], text=known.text, respondents=((Respondent.CITIZEN, 1),))
        for known in said
    ]
    await freeze(services, *named, *(listed(text) for text in OFFICE_ALONE[:6]))


async def test_leaders_see_counts_in_steps_and_no_quotes(leader, services):
    await many(services)
    await leader.send("/summary")
    await leader.tap("部门：")
    await leader.tap("投资促进局")

    assert section(leader) == [
        TITLE,
        "有人反映、自查一条也没涉及的方面：收费 5 条以上",
        "有人反映、自查没有列出：5 条以上（共反映 5 条以上）",
        "自查列出、没有人反映：5 条以上（共自查 5 条以上）",
        "按文字相近比对，请核对。没有列出、没有人反映，都不等于没有问题。",
    ]


async def test_what_few_have_listed_leaders_see_as_fewer(town, services):
    leader = await town.member(31, Membership(Role.LEADER), language="en")
    await many(services)
    async with services.database.transaction() as session:
        gone = await ids_of(session, ENTRY, *OFFICE_ALONE[1:6])
        await session.execute(delete(ENTRY).where(ENTRY.c.id.in_(gone)))
    await freeze(services)
    await leader.send("/summary")
    await leader.tap("Department:")
    await leader.tap("Investment Promotion Bureau")

    assert leader.card.splitlines()[-3:-1] == [
        "Reported by users, not listed by the self-check: at least 5 of at least 5",
        "Listed by the self-check, reported by nobody: fewer than 5 of fewer than 5",
    ]


async def test_leaders_see_nothing_that_is_in_no_batch_yet(leader, services):
    await many(services, batched=False)
    await leader.send("/summary")
    await leader.tap("部门：")
    await leader.tap("投资促进局")

    assert section(leader) == [
        TITLE,
        "还没有服务对象反映的条目，没法对照。没有人提到，不等于没有问题。",
    ]


async def test_leaders_see_nothing_of_few_problems(leader, services):
    await gather(services, "tzcj", "bad", 5, statements=(Statement("慢", Ledger.DISSATISFACTION),))
    await batching.form(services)
    ids = [row["id"] for row in await rows(services, tables.OPINION)]
    await freeze(services, entry(*ids, text="慢"), listed("理论学习不够深入"))
    await leader.send("/summary")
    await leader.tap("部门：")
    await leader.tap("投资促进局")

    assert section(leader) == [TITLE, "成批答卷里反映的问题不足 5 条，暂不显示。"]


async def test_without_a_self_check_it_says_so_and_lists_nothing(clerk, services):
    await freeze(services, *BOTH[:2])
    await clerk.send("/summary")

    assert section(clerk) == [TITLE, "自查清单还没有条目，没法对照。"]


async def test_that_nobody_reported_anything_is_not_content(clerk, services):
    await freeze(services, *BOTH[2:])
    await clerk.send("/summary")

    assert section(clerk) == [
        TITLE,
        "还没有服务对象反映的条目，没法对照。没有人提到，不等于没有问题。",
    ]


async def test_with_neither_there_is_no_section(clerk, services):
    await freeze(services, entry(ledger=Ledger.BENCHMARK, text="深圳当天拿证"))
    await clerk.send("/summary")

    assert section(clerk) == []


async def test_without_a_draft_there_is_no_section(clerk):
    await clerk.send("/summary")

    assert section(clerk) == []


async def test_a_long_entry_is_cut(clerk, services):
    await freeze(services, reported("甲" * 61, 7), listed("理论学习不够深入"))
    await clerk.send("/summary")

    assert section(clerk)[2] == f"1. {'甲' * 59}… · 7 人"


async def test_all_departments_together_have_none(office, services):
    await freeze(services, *BOTH)
    await office.send("/summary")

    assert section(office) == []


async def test_the_section_speaks_english(town, services):
    clerk = await town.member(31, Membership(Role.STAFF, "tzcj"), language="en")
    await freeze(services, *BOTH)
    await clerk.send("/summary")

    assert clerk.card.splitlines()[-6:-1] == [
        "Reported by users, not touched by the self-check: Premises 1",
        "Reported by users, not listed by the self-check: 1 of 2",
        "1. 路灯<不>亮 · 7 people",
        "Listed by the self-check, reported by nobody: 1 of 2",
        "1. 理论学习不够深入 · 2 people",
    ]
