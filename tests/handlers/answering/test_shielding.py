"""The respondent's wish that only the campaign office sees what they said."""

from domain.shielding import Shield
from handlers.acts import Shield as Wish
from handlers.callbacks import pack
from storage import tables
from tests.handlers.everything import Guess
from tests.handlers.paths import answer_badly, begin, rate, rows

OFF, ON = "🛡 点到了人？只给专项办看", "🛡 只给专项办看 ✓"
CONFIDENTIAL = "保密"


async def shield_of(services):
    (response,) = await rows(services, tables.RESPONSE)
    return Shield(response["shield"])


async def test_the_wish_is_sent_along(li, services):
    await answer_badly(li)
    await li.tap(OFF)
    shown = li.buttons

    await li.tap("✅ 发送")

    assert ON in shown
    assert await shield_of(services) is Shield.ASKED


async def test_the_wish_can_be_taken_back(li, services):
    await answer_badly(li)
    await li.tap(OFF)
    await li.tap(ON)

    await li.tap("✅ 发送")

    assert await shield_of(services) is Shield.OPEN


async def test_nothing_is_offered_where_nobody_can_be_named(li, services):
    await begin(li)
    await li.tap("投资促进局")
    await li.tap("🙁 不满意")
    await li.tap("跑了好几趟")
    await li.tap("选好了")
    await li.tap("跳过")
    await li.tap("一件事")
    (interview,) = await rows(services, tables.INTERVIEW)
    await li.forge(pack(Wish(interview["id"], on=True)))

    (after,) = await rows(services, tables.INTERVIEW)
    assert (OFF in li.buttons, after["shield"]) == (False, False)


async def test_it_is_offered_for_a_voice_message(li, services):
    await begin(li)
    await li.tap("投资促进局")
    await li.tap("🙁 不满意")
    await li.tap("跑了好几趟")
    await li.tap("选好了")
    await li.send_voice()
    await li.tap("一件事")
    await li.tap(OFF)

    await li.tap("✅ 发送")

    assert await shield_of(services) is Shield.ASKED


async def test_a_wish_for_what_was_sent_says_so(li, services):
    await answer_badly(li)
    (interview,) = await rows(services, tables.INTERVIEW)
    await li.tap("✅ 发送")

    await li.forge(pack(Wish(interview["id"], on=True)))

    assert await shield_of(services) is Shield.OPEN


async def test_nobody_wishes_for_another(li, town, services):
    await answer_badly(li)
    (interview,) = await rows(services, tables.INTERVIEW)
    other = town.person(9)
    await other.send("/help")

    await other.forge(pack(Wish(interview["id"], on=True)))

    (after,) = await rows(services, tables.INTERVIEW)
    assert after["shield"] is False


async def test_a_correction_begins_with_the_wish(li, services):
    await answer_badly(li, way=CONFIDENTIAL)
    await li.tap(OFF)
    await li.tap("✅ 发送")
    await li.send("/my")
    await li.tap("✏️ 更正")
    shown = li.buttons
    await li.tap(ON)
    await li.tap("保存更正")

    assert ON in shown
    assert await shield_of(services) is Shield.OPEN


async def test_who_asked_is_told_that_the_office_deals_with_it(li):
    await answer_badly(li, way=CONFIDENTIAL)
    await li.tap(OFF)
    await li.tap("✅ 发送")

    await li.tap("进展")

    told = "🛡 您的意见只有专项办看得到，由专项办处理，没有交给投资促进局"
    assert told in li.card.splitlines()


async def test_nothing_is_learned_from_what_is_held(li, town, services):
    guess = Guess("tzcj")
    object.__setattr__(services, "router", guess)
    await begin(li)
    await li.tap("不知道归谁管")
    await li.send("王科长不给办执照")
    await li.tap("投资促进局")
    await li.tap("🙂 满意")
    while "✅ 发送" not in li.buttons:
        await li.tap("跳过")
    await li.tap("✅ 发送")

    assert await shield_of(services) is Shield.FOUND
    assert guess.learned == []


async def test_a_response_of_taps_is_open(li, services):
    await rate(li, "🙂 满意")

    assert await shield_of(services) is Shield.OPEN
