"""What becomes of a directive: reported, sent back, closed by a second person, reminded of."""

import pytest

from domain.directives import Move, Stage
from domain.people import Membership, Role
from domain.schedule import Job
from handlers.background import jobs
from handlers.callbacks import pack
from handlers.directives import directive_moving
from handlers.directives.directive_acts import ListDirectives, MoveDirective, OpenDirective
from tests.handlers.directives.directing import WORDS, given, kept

NONE = "没有您能看的这件批示。"
OLD = "情况已经变了，请看现在的样子。"


async def file_of(services):
    (filed,) = await kept(services)
    return filed


async def report(clerk, town, words="已增开两个窗口"):
    await town.deliver()
    await clerk.tap("已落实")
    await clerk.reply("请写怎么落实的", words)
    await town.deliver()


async def test_the_department_reports_and_the_leader_closes(leader, clerk, office, town, services):
    await given(leader)
    await report(clerk, town)
    told, also_told = leader.card, office.card
    await leader.tap("打开批示")
    buttons = leader.buttons
    await leader.tap("🟢 办结")
    await town.deliver()

    assert told == ("🔵 批示 1　投资促进局：Ada报告已落实，请看过后办结或退回。\n已增开两个窗口")
    assert also_told == told
    assert buttons == ["🟢 办结", "↩️ 退回重办", "📌 批示列表"]
    assert leader.card == (
        "批示 1　投资促进局　已办结\n⏰ 7 月 23 日前落实（3 个工作日）\n\n请三天内增开窗口\n\n"
        "7 月 20 日　Ada　下达\n7 月 20 日　Ada　报告已落实：已增开两个窗口\n7 月 20 日　Ada　办结"
    )
    assert clerk.card == office.card == "🟢 批示 1　投资促进局：Ada已办结。"
    assert await kept(services) == ()


@pytest.mark.parametrize(("letter", "noted"), [("长", 300), ("😀", 100)])
async def test_its_card_has_room_for_the_last_steps_however_much_was_written(
    leader, clerk, town, letter, noted
):
    await given(leader, words=f"请投资促进局{letter * 994}")
    for _ in range(3):
        await report(clerk, town, words=letter * 1000)
        await leader.tap("打开批示")
        await leader.tap("退回重办")
        await leader.reply("请写为什么退回", letter * 1000)
        await town.deliver()

    lines = leader.card.splitlines()
    assert lines[0] == "已退回重办。"
    assert lines[-7:-5] == ["……", f"7 月 20 日　Ada　报告已落实：{letter * noted}……"]


async def test_what_is_not_enough_goes_back_with_words(leader, clerk, town, services):
    await given(leader)
    await report(clerk, town)
    await leader.tap("打开批示")
    await leader.tap("退回重办")
    await leader.reply("请写为什么退回", "只开了一个")
    await town.deliver()

    assert clerk.card == ("↩️ 批示 1　投资促进局：Ada退回重办，7 月 23 日前落实。\n只开了一个")
    assert clerk.buttons == ["✅ 已落实（报告）", "📌 打开批示"]
    assert (await file_of(services)).directive.stage is Stage.OPEN


async def test_who_reported_does_not_close_it_whatever_they_hold(leader, clerk, town, services):
    await town.member(clerk.id, Membership(Role.COORDINATOR))
    await given(leader)
    await report(clerk, town)
    await clerk.send("/directives")
    await clerk.tap("🔵")
    filed = await file_of(services)
    await clerk.forge(pack(MoveDirective(filed.id, filed.steps, Move.CLOSE)))

    assert clerk.toasts[-1] == "要由另一个人办结：报告落实的人不能自己办结。"
    assert clerk.buttons == ["↩️ 退回重办", "📌 批示列表"]
    assert (await file_of(services)).directive.stage is Stage.REPORTED


async def test_the_staff_of_another_department_sees_nothing(leader, town, services):
    await given(leader)
    stranger = await town.member(40, Membership(Role.STAFF, "czj"))
    filed = await file_of(services)
    for act in (
        OpenDirective(filed.id),
        *(MoveDirective(filed.id, 1, move) for move in (Move.REPORT, Move.SEND_BACK, Move.CLOSE)),
    ):
        await stranger.forge(pack(act))
    toasts = stranger.toasts[-4:]
    await stranger.send("/directives")

    assert toasts == [NONE] * 4
    assert stranger.card.splitlines()[0] == "未办结的批示：0 件"
    assert stranger.buttons == ["已办结的"]
    assert await file_of(services) == filed


@pytest.mark.parametrize("role", ["admin", "respondent"])
async def test_others_have_no_list(member, services):
    await member.send("/directives")
    said = member.card
    for act in (
        ListDirectives(closed=True, page=0),
        OpenDirective(1),
        MoveDirective(1, 1, Move.CLOSE),
    ):
        await member.forge(pack(act))

    assert said == "您没有这项权限。"
    assert member.toasts[-3:] == [said] * 3


async def test_old_repeated_and_forged_taps_change_nothing(leader, clerk, office, town, services):
    await given(leader)
    await report(clerk, town)
    filed = await file_of(services)
    await clerk.forge(pack(MoveDirective(filed.id, 1, Move.REPORT)))
    old = clerk.toasts[-1]
    await office.forge(pack(MoveDirective(filed.id, 1, Move.CLOSE)))
    early = office.toasts[-1]
    await clerk.forge(pack(MoveDirective(filed.id, 2, Move.SEND_BACK)))
    not_theirs = clerk.toasts[-1]
    await leader.forge(pack(MoveDirective(filed.id, 2, Move.GIVE)))

    assert (old, early, not_theirs) == (OLD, OLD, "这件事不归您办。")
    assert leader.toasts[-1] == "这个按钮已经失效。"
    assert await file_of(services) == filed


async def test_a_report_that_comes_twice_counts_once(leader, clerk, town, services):
    await given(leader)
    await report(clerk, town)
    await clerk.reply("请写怎么落实的", "又写一遍")

    assert clerk.card.splitlines()[0] == OLD
    assert (await file_of(services)).steps == 2


@pytest.mark.parametrize("reference", ["", "zz", "0" * 20 + "x"])
def test_a_reference_that_is_none_of_ours_says_nothing(reference):
    assert directive_moving.read(reference) is None


async def test_too_many_words_are_sent_back(leader, clerk, town, services):
    await given(leader)
    await report(clerk, town, words="长" * 1001)

    assert clerk.card == "太长了，最多 1000 个字，请写短些再发。"
    assert (await file_of(services)).steps == 1


async def test_read_by_one_the_others_are_not_told_any_more(leader, clerk, town, services):
    second = await town.member(41, Membership(Role.STAFF, "tzcj"))
    await given(leader)
    await clerk.send("/directives")
    await clerk.tap("📌 1")
    await town.deliver()

    assert [text for text in second.heard if "批示" in text and "Ada批示" in text] == []


async def test_who_gave_it_hears_that_another_closed_it(leader, clerk, office, town):
    await given(leader)
    await report(clerk, town)
    await office.tap("打开批示")
    await office.tap("🟢 办结")
    await town.deliver()

    assert leader.card == "🟢 批示 1　投资促进局：Ada已办结。"


async def test_the_list_tells_days_and_words_the_late_first(leader, clerk, town, clock):
    await given(leader, words="请投资促进局甲", days="10 个工作日")
    await given(leader, words="请投资促进局乙", days="1 个工作日")
    clock.pass_(days=3)
    await clerk.send("/directives")

    assert clerk.card == "未办结的批示：2 件\n\n📌 待落实　❗ 超期　🔵 待办结"
    assert clerk.buttons == [
        "❗ 2 7 月 21 日 请投资促进局乙",
        "📌 1 8 月 3 日 请投资促进局甲",
        "已办结的",
    ]
    await leader.send("/directives")
    assert leader.buttons[0] == "❗ 2 7 月 21 日 投资促进局 请投资促进局乙"


async def test_closed_ones_stand_in_their_own_list(leader, clerk, office, town):
    await given(leader)
    await report(clerk, town)
    await office.tap("打开批示")
    await office.tap("🟢 办结")
    await office.tap("批示列表")
    await office.tap("已办结的")

    assert office.buttons == [f"🟢 1 7 月 23 日 投资促进局 {WORDS}", "未办结的"]


def reminders(person):
    return [text for text in person.heard if text.startswith(("⏰ 批示", "❗ 批示"))]


async def test_the_department_is_reminded_and_the_office_once_it_is_late(
    leader, clerk, office, town, clock
):
    await given(leader)
    for _ in range(6):
        await jobs.do_if_due(town.services, Job.DIRECTIVES)
        await town.deliver()
        clock.pass_(days=1)

    late = "❗ 批示 1　投资促进局：已经超期（7 月 23 日）。"
    assert reminders(clerk) == [
        "⏰ 批示 1　投资促进局：下一个工作日（7 月 23 日）到期。",
        "⏰ 批示 1　投资促进局：今天到期。",
        late,
    ]
    assert reminders(office) == [late]


async def test_of_what_was_reported_nobody_is_reminded(leader, clerk, office, town, clock):
    await given(leader, days="1 个工作日")
    await report(clerk, town)
    clock.pass_(days=3)
    await jobs.do_if_due(town.services, Job.DIRECTIVES)
    await town.deliver()

    assert reminders(clerk) == reminders(office) == []


async def test_a_look_that_is_late_waits_for_the_next_working_day(leader, clerk, town, clock):
    await given(leader, days="1 个工作日")
    clock.pass_(days=1, hours=8)
    await jobs.do_if_due(town.services, Job.DIRECTIVES)
    await town.deliver()

    assert reminders(clerk) == []


async def test_it_stands_in_the_digest_until_it_is_closed(leader, clerk, office, town):
    await given(leader)
    await leader.send("/digest")
    given_line = [line for line in leader.card.splitlines() if "批示" in line]
    await report(clerk, town)
    await leader.send("/digest")
    reported = [line for line in leader.card.splitlines() if "批示" in line]
    await office.tap("打开批示")
    await office.tap("🟢 办结")
    await leader.send("/digest")

    assert given_line == ["未办结工单 0 件，超期 0 件；批示 1 件"]
    assert reported == ["• 1 件批示已报落实，等您办结", *given_line]
    assert [line for line in leader.card.splitlines() if "批示" in line] == []
