"""Answers to a digest that are no words, and cards that are none of ours."""

from bot.sandbox import posting
from bot.sandbox.calls import Upload
from bot.sandbox.posting import Attachment
from handlers.callbacks import pack
from handlers.directives.directive_acts import GiveDirective
from handlers.directives.draft_cards import mark_of
from tests.handlers.directives.directing import WORDS, kept
from tests.person import PHOTO

GONE = "找不到您写的那条消息了，请重新写一条。"


async def test_a_message_that_telegram_does_not_show_is_no_card(leader, services):
    await leader.send("/digest")
    await leader.forge(pack(GiveDirective("czj", 3, mark_of(WORDS))), message_id=1)

    assert (leader.toasts[-1], await kept(services)) == (GONE, ())


async def test_a_picture_is_no_directive(leader, town):
    await leader.send("/digest")
    digest = leader.messages[-1]["message_id"]
    picture = Attachment("photo", Upload("a.jpg", "image/jpeg", PHOTO))
    posting.attach(town.sandbox.world, leader.id, picture, replies_to=digest)
    await town.settle()

    assert leader.card == "批示请写成文字，不超过 1000 个字。"
