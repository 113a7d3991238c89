"""Who may do what: every button and every prompt is judged anew."""

import pytest
from telegram import MessageEntity

from domain.cases import Act
from domain.people import Role
from handlers.callbacks import pack
from handlers.cases import case_acts
from storage import case_tables
from tests.handlers.cases.parties import CONFIDENTIAL, colleague, complain, file_of, settle
from tests.handlers.paths import rows

WORDS = "排队两小时"


@pytest.fixture
async def case(town, services, li, clerk):
    await complain(li, words=WORDS, way=CONFIDENTIAL)
    await town.deliver()
    return await file_of(services)


def every_button(case):
    yield case_acts.OpenCase(case.id)
    yield case_acts.MoreOfCase(case.id)
    yield case_acts.ShowSteps(case.id)
    yield case_acts.TakeOver(case.id, 1)
    yield case_acts.PickTwin(case.id)
    yield case_acts.PickDays(case.id, None)
    yield case_acts.PickDays(case.id, "difficult")
    yield case_acts.MergeCase(case.id, case.id, sure=True)
    yield case_acts.ShowPhoto(case.id, 1)
    for act in Act:
        yield case_acts.DoCase(case.id, 1, act)
        yield case_acts.PickPlace(case.id, act, 0)
        yield case_acts.SendCase(case.id, act, "jsj")


async def trace(services):
    """All that is stored of cases."""
    tables = (case_tables.CASEFILE, case_tables.CASE_STEP, case_tables.CASE_RESPONSE)
    return [await rows(services, table) for table in tables]


@pytest.mark.parametrize("role", [None, "jsj", Role.LEADER, Role.ADMIN])
async def test_nobody_else_sees_or_moves_a_case(town, services, case, role):
    if role is None:
        other = town.person(50)
    elif role == "jsj":
        other = await colleague(town, 50, "jsj")
    else:
        other = await colleague(town, 50, role=role)
    before = await trace(services)

    await other.send("/cases")
    for act in every_button(case):
        await other.forge(pack(act))

    assert await trace(services) == before
    said = " ".join([*other.heard, *other.toasts])
    assert (WORDS in said, str(case.number) in said) == (False, False)


@pytest.mark.parametrize("role", [None, "jsj", Role.LEADER, Role.ADMIN])
async def test_a_forged_prompt_moves_nothing(town, services, case, clerk, role):
    await clerk.tap("打开工单")
    await clerk.tap("不归我们管")
    (asked,) = [text for text in clerk.heard if "请回复这条消息" in text]
    if role is None:
        other = town.person(50)
        await other.send("/help")
    elif role == "jsj":
        other = await colleague(town, 50, "jsj")
    else:
        other = await colleague(town, 50, role=role)
    before = await trace(services)
    await town.application.bot.send_message(other.id, asked, entities=[_mark(asked)])

    await other.reply("请回复这条消息", "归我了")

    assert await trace(services) == before


def _mark(text):
    last = text.rsplit("\n", 1)[1]
    return MessageEntity("code", len(text.encode("utf-16-le")) // 2 - len(last), len(last))


async def test_a_colleague_takes_over(town, services, case, clerk):
    second = await colleague(town, 31)
    await clerk.tap("我来办")
    await second.send(f"/cases {case.number}")
    await second.tap("更多")

    await second.tap("由我接手")

    assert "07-20 12:00　Ada　认领" in second.card
    file = await file_of(services)
    assert file.case.claimed_by == services.keys.pseudonym("member", 31)


async def test_two_who_tap_at_once_claim_it_once(town, services, case, clerk):
    second = await colleague(town, 31)
    await second.send(f"/cases {case.number}")
    clerk.queue_tap("我来办")
    second.queue_tap("我来办")

    await town.settle()

    steps = [row["act"] for row in await rows(services, case_tables.CASE_STEP)]
    assert steps == ["open", "claim"]
    assert "同事刚刚认领了。" in [*clerk.toasts]


async def test_a_button_of_an_earlier_round_does_nothing(town, services, case, li, clerk):
    await clerk.tap("我来办")
    await settle(clerk)
    await town.deliver()
    await li.tap("🙁 不满意")

    await clerk.forge(pack(case_acts.DoCase(case.id, 1, Act.CLAIM)))

    assert clerk.toasts[-1] == "工单刚才有了变化，请看看现在的情况。"
    assert (await file_of(services)).case.claimed_by is None


async def test_words_that_come_too_late_change_nothing(town, services, case, li, clerk):
    await clerk.tap("我来办")
    await clerk.tap("整改到位")
    await li.send("/my")
    await li.tap("撤回")
    await li.tap("撤回")

    await clerk.reply("请回复这条消息", "改好了")

    file = await file_of(services)
    assert (file.case.ending, file.case.outcome) == ("withdrawn", None)


async def test_a_reply_without_words_is_asked_for_again(case, clerk):
    await clerk.tap("我来办")
    await clerk.tap("整改到位")

    await clerk.reply_with_photo("请回复这条消息", "")

    assert clerk.card.splitlines()[0] == "请写几句话，光有照片不行。"
    assert "✅ 请回复这条消息" in clerk.card


async def test_too_many_words_are_asked_for_again(case, clerk):
    await clerk.tap("我来办")
    await clerk.tap("整改到位")

    await clerk.reply("请回复这条消息", "改" * 1001)

    assert clerk.card.splitlines()[0] == "太长了，最多 1000 个字，请写短些再发。"


async def test_a_verdict_is_for_who_said_it(town, services, case, clerk):
    await clerk.tap("我来办")
    await settle(clerk)
    other = town.person(50)
    (response,) = await rows(services, case_tables.CASE_RESPONSE)
    reference = f"{response['response']:016x}"

    for act in (
        case_acts.SayVerdict(reference, 1, "good"),
        case_acts.SayWhy(reference, 1),
        case_acts.ReplyToCase(reference),
        case_acts.SeePhoto(reference, 1),
    ):
        await other.forge(pack(act))

    assert (await file_of(services)).case.state == "settled"
    assert await rows(services, case_tables.CASE_VERDICT) == []


@pytest.mark.parametrize(("round_", "grade"), [(1, "splendid"), (2, "good"), (9, "bad")])
async def test_a_verdict_that_no_button_offers_counts_for_nothing(  # noqa: PLR0913, PLR0917
    town, services, case, li, clerk, round_, grade
):
    await clerk.tap("我来办")
    await settle(clerk)
    (response,) = await rows(services, case_tables.CASE_RESPONSE)

    act = case_acts.SayVerdict(f"{response['response']:016x}", round_, grade)
    await li.forge(pack(act))

    assert (await file_of(services)).case.state == "settled"


async def test_a_verdict_counts_once(town, services, case, li, clerk):
    await clerk.tap("我来办")
    await settle(clerk)
    await town.deliver()
    li.queue_tap("🙁 不满意")
    li.queue_tap("😀 非常满意")

    await town.settle()

    assert [row["grade"] for row in await rows(services, case_tables.CASE_VERDICT)] == ["bad"]
    assert li.toasts[-1] == "已经评价过了，或者工单有了变化"


async def test_who_settled_a_case_may_not_close_it(town, services, case, clerk, clock):
    await clerk.tap("我来办")
    await settle(clerk)
    clock.pass_(days=9)

    await clerk.forge(pack(case_acts.DoCase(case.id, 1, Act.CLOSE)))

    assert clerk.toasts[-1] == "要由另一个人来办结：谁答复的，谁不能自己办结。"
    assert (await file_of(services)).case.state == "settled"


async def test_a_photo_may_come_with_an_outcome_and_the_respondent_sees_it(
    town, services, case, li, clerk
):
    await clerk.tap("我来办")
    await clerk.tap("整改到位")
    await clerk.reply_with_photo("请回复这条消息", "新窗口")
    await town.deliver()

    await li.tap("看照片")

    assert len(li.photos) == 1
    (step,) = [row for row in await rows(services, case_tables.CASE_STEP) if row["photo"]]
    assert step["note"] == "新窗口"
