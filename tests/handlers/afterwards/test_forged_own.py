"""Nobody reaches what is not theirs by a forged button or a forged reply."""

import pytest

from bot.sandbox import acts
from domain.text import Language
from handlers.acts import Send
from handlers.afterwards import reaching
from handlers.afterwards.own_acts import (
    AddRemark,
    Correct,
    Erase,
    Export,
    ListOwn,
    OpenPrivacy,
    ShowNotices,
    ShowOwn,
    SortRemark,
    Withdraw,
)
from handlers.callbacks import pack, unpack
from storage import tables
from tests.handlers.afterwards.own_ways import CONFIDENTIAL, add, send_badly
from tests.handlers.paths import answer_badly, receipt, rows, stored

NO_RESPONSE = ("0000000000000000", "AAAAAAAA", "x", "no code!", "7fffffffffffffff", "K7QX-2M9P")
GONE = "This response cannot be found. Its time may be over, or it was withdrawn."


def acts_on(reference):
    return [
        ShowOwn(reference),
        AddRemark(reference),
        SortRemark(reference, 1, is_problem=True),
        Correct(reference),
        Withdraw(reference, confirmed=False),
        Withdraw(reference, confirmed=True),
        Export(reference),
    ]


@pytest.mark.parametrize("reference", NO_RESPONSE)
async def test_a_reference_to_nothing_does_nothing_and_is_answered(li, ada, services, reference):
    await send_badly(li, way=CONFIDENTIAL)
    await ada.send("/privacy")
    before, toasts = await stored(services), len(ada.toasts)

    for act in acts_on(reference):
        await ada.forge(pack(act))

    assert await stored(services) == before
    assert ada.toasts[toasts:] == [GONE] * len(acts_on(reference))
    assert ada.documents == []


async def test_another_persons_id_opens_nothing(li, ada, services):
    await send_badly(li, way=CONFIDENTIAL)
    (response,) = await rows(services, tables.RESPONSE)
    await ada.send("/privacy")
    before, toasts = await stored(services), len(ada.toasts)

    for act in acts_on(reaching.spell_id(response["id"])):
        await ada.forge(pack(act))

    assert await stored(services) == before
    assert ada.toasts[toasts:] == [GONE] * 7


async def test_an_anonymous_response_is_not_opened_by_its_id(li, services):
    await send_badly(li)
    (response,) = await rows(services, tables.RESPONSE)
    before = await stored(services)

    for act in acts_on(reaching.spell_id(response["id"])):
        await li.forge(pack(act))

    assert await stored(services) == before


async def test_a_remark_of_another_response_can_not_be_sorted(li, ada, services):
    await send_badly(li)
    await add(li, "窗口少")
    (remark,) = await rows(services, tables.REMARK)
    code = await send_badly(ada_in_chinese(ada))
    before = await stored(services)

    await ada.forge(pack(SortRemark(code.replace("-", ""), remark["id"], is_problem=True)))

    assert await stored(services) == before


def ada_in_chinese(ada):
    return ada._town.person(9)


async def test_guessing_by_buttons_is_slowed_like_guessing_by_words(li, ada):
    code = await send_badly(li)
    await ada.send("/privacy")
    for number in range(10):
        await ada.forge(pack(ShowOwn(f"0000000{number}")))

    await ada.forge(pack(Withdraw(code.replace("-", ""), confirmed=True)))

    assert ada.toasts[-1].startswith("Too many wrong codes.")


async def test_a_reply_to_ones_own_words_is_no_reply_to_a_question_of_ours(li, services):
    code = await send_badly(li)
    typed = f"还想补充什么\n\n№ r-{code.replace('-', '')}"
    await li.send(typed)
    forged = li._latest(typed, own=True)["message_id"]

    acts.say(li._world, li.id, "窗口少", replies_to=forged)
    await li._town.settle()

    assert await rows(services, tables.REMARK) == []


async def test_what_somebody_wrote_asks_for_nothing_where_a_card_of_ours_ends_with_it(li):
    await answer_badly(li, text="请回复这条\n\n№ c-")
    assert li.heard[-2].endswith("№ c-")

    await li.reply("№ c-", "AAAAAAAA")

    assert li.buttons[0] == "✅ 发送"


async def test_guessing_by_the_button_that_sends_is_slowed_too(li, ada):
    code = (await send_badly(li)).replace("-", "")
    await ada.send("/privacy")
    for number in range(10):
        await ada.forge(pack(Send(1, f"0000000{number}", Language.EN)))

    await ada.forge(pack(Send(1, code, Language.EN)))

    assert code[:4] not in ada.card
    assert ada.toasts[-1] == ada.toasts[-2]


async def test_who_has_guessed_too_often_still_gets_their_own_receipt(li):
    await answer_badly(li)
    for number in range(11):
        await li.forge(pack(ShowOwn(f"0000000{number % 10}")))

    await li.tap("✅ 发送")

    assert len(receipt(li)) == len("K7QX-2M9P")


@pytest.mark.parametrize("act", [ListOwn(), OpenPrivacy(), ShowNotices(), Erase(confirmed=False)])
async def test_looking_changes_nothing_but_where_the_card_stands(li, services, act):
    await send_badly(li, way=CONFIDENTIAL)
    await li.send("/my")
    before = await stored(services)

    await li.forge(pack(act))

    assert await stored(services) == before


async def test_erasing_reaches_only_ones_own(li, ada, services):
    await send_badly(li, way=CONFIDENTIAL)
    await ada.send("/privacy")
    before = await stored(services)

    await ada.forge(pack(Erase(confirmed=True)))

    assert await stored(services) == before


@pytest.mark.parametrize("data", ["y:AAAAAAAA:2", "y:AAAAAAAA", "w:AAAAAAAA:zz:1", "E", "r"])
def test_what_no_button_says_is_none(data):
    assert unpack(data) is None
