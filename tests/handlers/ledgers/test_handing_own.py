import pytest

from handlers.callbacks import pack
from handlers.ledgers.archive_acts import OpenHanded
from handlers.ledgers.handing_acts import ConfirmOwnHandIn, NameOwnHandIn, OpenOwnHandIn
from storage import archive_tables
from tests.handlers.ledgers.handing import FILES, clerk_of, fetch, tick
from tests.handlers.paths import rows
from tests.handlers.selfcheck import checking

GONE = "存档里没有这一份。"
NONE = "还没有可以上交的个人清单。请先用 /selfcheck 做完自查。"


async def open_card(person):
    await checking.complete(person)
    await person.tap("上交我的个人清单")


async def names(services):
    """Under which name, how often."""
    kept = await rows(services, archive_tables.HANDED)
    return sorted((row["number"], row["by"]) for row in kept)


async def test_the_card_says_who_will_see_them_before_anything_is_handed_in(clerk, services):
    await open_card(clerk)

    assert clerk.card.splitlines()[0] == "上交我的个人清单"
    assert "谁看得到　只有您自己和专项办（存档备查）；部门同事、领导都看不到" in clerk.card
    assert clerk.card.splitlines()[-1] == "清单上的姓名：Ada"
    assert clerk.buttons == ["✅ 就用这个姓名，上交", "✍️ 换个姓名上交"]
    assert await names(services) == []


async def test_they_are_handed_in_under_the_name_in_telegram(clerk, services):
    await open_card(clerk)
    await clerk.tap("就用这个姓名")

    assert clerk.card.splitlines()[:4] == [
        "✅ 已上交并存档。",
        "",
        "Ada（投资促进局）· 个人清单",
        "第 1 次上交",
    ]
    assert clerk.buttons == [*FILES, "‹ 存档列表"]
    assert await names(services) == [(1, "Ada")]


async def test_another_name_is_asked_for_and_stands_on_them(clerk, services):
    await open_card(clerk)
    await clerk.tap("换个姓名")
    await clerk.reply(clerk.card, " 李  明 ")
    files = await fetch(clerk)

    assert await names(services) == [(1, "李 明")]
    assert next(iter(files)) == "投资促进局-李 明问题清单（一）-第1次上报.docx"


async def test_a_name_that_is_too_long_hands_nothing_in(clerk, services):
    await open_card(clerk)
    await clerk.tap("换个姓名")
    await clerk.reply(clerk.card, "名" * 31)

    assert clerk.card == "这段话太长了，最多 30 个字。请写得短一些，或者拣最要紧的说。"
    assert await names(services) == []


async def test_cancelling_hands_nothing_in(clerk, services):
    await open_card(clerk)
    await clerk.tap("换个姓名")
    await clerk.reply(clerk.card, "/cancel")

    assert await names(services) == []


async def test_a_second_tap_hands_nothing_in(clerk, services):
    await open_card(clerk)
    data = clerk.data("就用这个姓名")
    await clerk.tap("就用这个姓名")
    await clerk.forge(data)

    assert clerk.card.splitlines()[0] == "这一份已经上报过了，没有重复上报。"
    assert await names(services) == [(1, "Ada")]


async def test_they_can_be_handed_in_again_on_purpose(clerk, services):
    await open_card(clerk)
    await clerk.tap("就用这个姓名")
    await clerk.send("/handin")
    await clerk.tap("上交我的个人清单")
    known = clerk.card
    await clerk.tap("就用这个姓名")

    assert "您已经上交过 1 次，上次是 7 月 20 日 12:00。" in known.splitlines()
    assert await names(services) == [(1, "Ada"), (2, "Ada")]


async def test_a_self_check_that_has_changed_since_is_shown_first(clerk, services):
    await open_card(clerk)
    await clerk.forge(pack(ConfirmOwnHandIn(9, 0)))

    assert clerk.toasts[-1] == "还没有上交：您的自查刚才有了变化。请看看，再点一次。"
    assert await names(services) == []


async def test_deleting_the_self_check_leaves_what_was_handed_in(clerk, services):
    await open_card(clerk)
    await clerk.tap("就用这个姓名")
    before = await fetch(clerk)
    await clerk.send("/selfcheck")
    await clerk.tap("删除")
    await clerk.tap("删除")
    await clerk.send("/archive")
    await clerk.tap("个人清单")
    await clerk.tap("第 1 次")

    assert await fetch(clerk) == before


async def test_the_person_and_the_office_find_them_and_nobody_else(clerk, office, leader, town):
    colleague = await clerk_of(town, "tzcj")
    await open_card(clerk)
    await clerk.tap("就用这个姓名")
    await tick(town)
    (handed,) = await rows(town.services, archive_tables.HANDED)
    before = len(clerk.toasts)
    for person in (colleague, leader):
        await person.send("/help")
        await person.forge(pack(OpenHanded(handed["id"])))
    found = []
    for person in (clerk, office, colleague):
        await person.send("/archive")
        found.append(person.buttons)

    assert found == [["🙋 个人清单"], ["🙋 个人清单"], []]
    assert clerk.toasts[before:] == [GONE, GONE]
    assert [text for text in office.heard if "📥" in text] == []


async def test_the_departments_hand_ins_are_counted_apart(clerk, services):
    await open_card(clerk)
    await clerk.tap("就用这个姓名")
    await clerk.send("/progress")

    assert "○ 投资促进局　未上报（0/0/0）" in clerk.card.splitlines()


async def test_without_a_self_check_there_is_nothing_to_hand_in(clerk, services):
    await clerk.send("/handin")
    for act in (OpenOwnHandIn(), ConfirmOwnHandIn(1, 0), NameOwnHandIn()):
        await clerk.forge(pack(act))

    assert clerk.toasts == [NONE] * 3


@pytest.mark.parametrize("role", ["respondent", "leader", "admin", "office"])
async def test_who_is_no_staff_has_none(member, services, role):
    await member.send("/help")
    for act in (OpenOwnHandIn(), ConfirmOwnHandIn(1, 0), NameOwnHandIn()):
        await member.forge(pack(act))

    assert member.toasts == ["您没有这项权限。"] * 3
