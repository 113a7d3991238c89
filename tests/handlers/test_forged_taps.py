"""Anyone can send any callback data: it changes nothing that is not theirs, and is answered."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.figures import Span
from domain.responses import Mode
from domain.text import Language
from handlers.acts import (
    Begin,
    Discard,
    DropFile,
    EditAnswer,
    GoBack,
    Greet,
    ListDepartments,
    Notice,
    PickOption,
    PonderDepartment,
    Send,
    SettleAnswer,
    SkipQuestion,
    SwitchLanguage,
    TickOption,
)
from handlers.callbacks import pack
from handlers.catalogue import label
from handlers.office.summary_acts import ShowSummary
from storage import tables
from tests.handlers.paths import answer_badly, asked, begin, rows, stored

FORGED = "forged-question"
STALE = "这一题已经答过了。要改，请用“上一题”，或在最后核对时修改。"
ZH = Language.ZH


async def interview_of(services):
    return (await rows(services, tables.INTERVIEW))[0]["id"]


def answered(town, since):
    """How many taps were answered after this many calls."""
    return [name for name, _ in town.request.calls[since:]].count("answerCallbackQuery")


@pytest.mark.parametrize(
    "data", ["", "x", "🙂", "a:1", "a:g:rating:bad", "a:0x1:rating:bad", ":::", "a" * 64]
)
async def test_garbage_is_answered_and_changes_nothing(li, town, services, data):
    await begin(li, link="enterprise-tzcj")
    before, card, since = await stored(services), li.card, len(town.request.calls)

    await li.forge(data)

    assert (await stored(services), li.card) == (before, card)
    assert (answered(town, since), li.toasts) == (1, ["这个按钮已经失效。"])


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.text(max_size=64))
async def test_any_text_is_answered_and_changes_nothing(town, services, data):
    li = town.person(7)
    if not li.messages:
        await begin(li, link="enterprise-tzcj")
    before, since = await stored(services), len(town.request.calls)

    await li.forge(data)

    assert await stored(services) == before
    assert answered(town, since) == 1


@pytest.mark.parametrize(
    "forge",
    [
        lambda known: PickOption(known, "nowhere", "bad"),
        lambda known: PickOption(known, "rating", "nowhere"),
        lambda known: PickOption(known, "gap", "online"),
        lambda known: TickOption(known, "rating", "bad", on=True),
        lambda known: TickOption(known, "aspects", "fees", on=True),
        lambda known: SettleAnswer(known, "rating"),
        lambda known: SettleAnswer(known, "gap"),
        lambda known: SkipQuestion(known, "rating"),
        lambda known: SkipQuestion(known, "gap"),
        lambda known: GoBack(known, "gap"),
        lambda known: GoBack(known, "nowhere"),
        lambda known: EditAnswer(known, "department"),
        lambda known: EditAnswer(known, "gap"),
        lambda known: Send(known, "00000000", ZH),
        lambda known: Send(known, "no receipt", ZH),
        lambda known: Send(known, "", ZH),
        lambda known: Discard(known + 1),
        lambda known: PickOption(known + 1, "rating", "bad"),
        lambda known: Begin(Mode.RECORDED, ZH, "enterprise", None),
        lambda known: Begin(Mode.ANONYMOUS, ZH, "nowhere", None),
        lambda known: Begin(Mode.CONFIDENTIAL, ZH, "citizen", "czj"),
        lambda known: Notice(ZH, "nowhere", "nowhere"),
        lambda known: Greet(ZH, "nowhere"),
        lambda known: Greet(ZH, "tzcj", "nowhere"),
        lambda known: Notice(ZH, "enterprise", "tzcj", "nowhere"),
        lambda known: DropFile(known, "rating", 0),
        lambda known: DropFile(known, "trouble", 0),
        lambda known: DropFile(known + 1, "rating", 0),
        lambda known: PonderDepartment(known, "rating"),
        lambda known: PonderDepartment(known, "department"),
        lambda known: PonderDepartment(known + 1, "department"),
        lambda known: ListDepartments(known, "rating", 0),
        lambda known: ListDepartments(known, "department", 2**60),
        lambda known: ListDepartments(known + 1, "department", 0),
        lambda known: SwitchLanguage(ZH, known),
        lambda known: SwitchLanguage(ZH, known + 1),
        lambda known: ShowSummary(Span.TODAY),
    ],
)
async def test_an_act_nobody_offered_changes_nothing(li, town, services, forge):
    await begin(li, link="enterprise-tzcj")
    before, since = await said(services), len(town.request.calls)

    await li.forge(pack(forge(await interview_of(services))))

    assert await said(services) == before
    assert answered(town, since) == 1


async def said(services):
    """All but the language, which everybody may choose at any time."""
    return {**await stored(services), "preference": []}


async def test_another_persons_response_is_out_of_reach(li, ada, town, services):
    await answer_badly(li)
    known, before = await interview_of(services), await stored(services)
    await ada.send("/start")

    await ada.forge(pack(EditAnswer(known, "rating")))
    await ada.forge(pack(Send(known, "00000000", ZH)))
    await ada.forge(pack(Discard(known)))

    gone = label(Language.EN, "interview-gone")
    assert await stored(services) == before
    assert ada.toasts == [gone, gone, gone]


async def test_sending_before_the_review_shows_the_open_question(li, services):
    await begin(li, link="enterprise-tzcj")
    await li.forge(pack(Send(await interview_of(services), "00000000", ZH)))

    assert asked(li) == "您对投资促进局的服务满意吗？"
    assert await rows(services, tables.RESPONSE) == []


async def test_a_recorded_response_can_not_be_begun_here(li, services):
    await li.send("/start enterprise")
    await li.forge(pack(Begin(Mode.RECORDED, ZH, "enterprise", None)))

    assert li.card.splitlines()[0] == "这个链接已经失效或不完整。没关系，从这里开始就好："
    assert await rows(services, tables.INTERVIEW) == []


async def test_an_unknown_department_in_the_notice_is_asked_for(li):
    await li.send("/start enterprise")
    await li.forge(pack(Begin(Mode.ANONYMOUS, ZH, "enterprise", "nowhere")))

    assert asked(li) == "您最近一次办事，是和哪个部门打交道？"


async def test_an_answer_to_a_question_that_is_not_open_is_told_so(li, services):
    await begin(li, link="enterprise-tzcj")
    await li.forge(pack(PickOption(await interview_of(services), "gap", "online")))

    assert li.toasts == [STALE]


async def test_a_tap_on_a_message_out_of_reach_is_taken_on_the_current_card(li, services):
    await begin(li, link="enterprise-tzcj")
    data = li.data("🙁 不满意")
    await li.forge(data, message_id=1)

    assert asked(li) == "谢谢您直说。是哪些地方让您不够满意？"
    assert len(li.messages) == 1


async def test_a_first_tap_out_of_reach_gets_a_new_card(li):
    await li.send("/start")
    await li.forge(pack(Begin(Mode.ANONYMOUS, ZH, "enterprise", "tzcj")), message_id=1)

    assert asked(li) == "您对投资促进局的服务满意吗？"


async def test_a_send_out_of_reach_gives_the_receipt_in_a_new_message(li):
    await answer_badly(li)
    await li.forge(li.data("✅ 发送"), message_id=1)

    assert li.card.splitlines()[0] == "收到了，谢谢您！"


async def test_a_tap_on_a_picture_is_answered_in_a_new_message(leader):
    await leader.send("/digest")
    await leader.forge(pack(ShowSummary(Span.TODAY)))

    assert leader.card.splitlines()[:2] == ["全部部门 · 情况汇总", "2020-07-20 – 2020-07-20"]


ELSEWHERE = {
    "chat": {"id": -100123, "type": "supergroup", "title": "群"},
    "message_id": 5,
    "date": 1,
}


@pytest.mark.parametrize(
    "where",
    [{"message": ELSEWHERE}, {"message": ELSEWHERE | {"date": 0}}, {"inline_message_id": "x"}],
    ids=["group", "out of reach", "inline"],
)
@pytest.mark.parametrize("data", ["S:campaign:::tzcj::", "C", "x"])
async def test_a_tap_anywhere_but_in_ones_own_chat_shows_nothing(town, clerk, where, data):
    query_id = town.sandbox.world.queries.open(clerk.id)
    tapped = {"id": query_id, "from": {"id": clerk.id, "is_bot": False, "first_name": "Ada"}}
    query = {**tapped, "chat_instance": "1", "data": data, **where}
    since = len(town.request.calls)

    await town.intake.receive([{"update_id": 10**7, "callback_query": query}])
    await town.intake.settled()

    assert [name for name, _ in town.request.calls[since:]] == ["answerCallbackQuery"]
    assert clerk.toasts[-1] == label(ZH, "private-only")
