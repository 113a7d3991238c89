import pytest

from bot.sandbox.flood import Flood
from bot.sandbox.refusals import Refusal


def test_without_strictness_everything_may_be_sent(clock):
    flood = Flood(clock, is_strict=False)

    for _ in range(1000):
        flood.spend(1)


def test_a_chat_takes_a_burst_and_then_one_message_a_second(clock):
    flood = Flood(clock, is_strict=True)
    for _ in range(5):
        flood.spend(1)

    with pytest.raises(Refusal) as refused:
        flood.spend(1)

    assert (refused.value.code, refused.value.retry_after) == (429, 1)
    assert refused.value.description == "Too Many Requests: retry after 1"
    clock.now += 1
    flood.spend(1)


def test_all_chats_together_take_thirty_a_second(clock):
    flood = Flood(clock, is_strict=True)
    for chat_id in range(30):
        flood.spend(chat_id)

    with pytest.raises(Refusal) as refused:
        flood.spend(31)

    assert refused.value.retry_after == 1


def test_a_webhook_can_be_set_once_a_second(clock):
    flood = Flood(clock, is_strict=True)
    flood.take_webhook()

    with pytest.raises(Refusal) as refused:
        flood.take_webhook()

    assert (refused.value.code, refused.value.retry_after) == (429, 1)
    clock.now += 1
    flood.take_webhook()
