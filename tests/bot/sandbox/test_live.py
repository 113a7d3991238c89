from bot.sandbox import live
from bot.sandbox.live import Live


async def test_a_page_that_cannot_keep_up_is_let_go():
    changes = Live()
    with changes.listen() as queue:
        for number in range(live.BACKLOG + 2):
            changes.tell({"kind": "message", "number": number})
        heard = [queue.get_nowait() for _ in range(queue.qsize())]

    assert (len(heard), heard[-1]) == (live.BACKLOG + 1, None)
