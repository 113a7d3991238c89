"""The sandbox posts updates to a real server on loopback, which takes the bot's part."""

import asyncio
import errno
import random
from collections import Counter
from collections.abc import AsyncIterator
from itertools import groupby

import aiohttp
import pytest
from aiohttp import web
from aiohttp.client_reqrep import ConnectionKey

from bot.sandbox.delivery import SECRET_HEADER, Pace, _in_words
from bot.sandbox.server import Sandbox
from tests.bot.sandbox.conftest import LI, WANG, Driver, RawBot, button, keyboard, refusal

QUICK = Pace(answer_seconds=10, first_pause=0.01, longest_pause=0.05)
ACTIVE = refusal(
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first",
    409,
)


KEY = ConnectionKey(
    "a.cn", 443, is_ssl=True, ssl=True, proxy=None, proxy_auth=None, proxy_headers_hash=None
)
NOWHERE = "Failed to resolve host: Name or service not known"
UNVERIFIED = "SSL error: certificate verify failed"


class HookBot:
    """A bot that notes what is posted to it, and answers what it is told to answer."""

    def __init__(self) -> None:
        self.posted, self.times, self.headers = [], [], []
        self.answers = []  # what is answered first; then always 200
        self.at_once, self.most_at_once = Counter(), Counter()
        self.gates = {}  # by chat: an event that an answer waits for
        self.runner, self.port = None, 0
        self._changed = asyncio.Condition()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/hook"

    @property
    def said(self):
        """What was posted as `(name, text or data)`."""
        return [told(update) for update in self.posted]

    async def start(self):
        application = web.Application()
        application.add_routes([web.post("/hook", self._take), web.get("/elsewhere", _fine)])
        self.runner = web.AppRunner(application, shutdown_timeout=0.1)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", self.port).start()
        self.port = self.runner.addresses[0][1]

    async def stop(self):
        for gate in self.gates.values():
            gate.set()
        await self.runner.cleanup()

    async def has(self, count):
        """Wait until so many deliveries have arrived."""
        async with asyncio.timeout(15), self._changed:
            await self._changed.wait_for(lambda: len(self.posted) >= count)

    def hold(self, user_id):
        """Let nothing of this person be answered until the event that is given."""
        self.gates[user_id] = asyncio.Event()
        return self.gates[user_id]

    async def _take(self, request):
        update = await request.json()
        chat = content(update)["from"]["id"]
        async with self._changed:
            self.posted.append(update)
            self.times.append(asyncio.get_running_loop().time())
            self.headers.append(request.headers)
            self._changed.notify_all()
        self._count(chat, 1)
        try:
            if chat in self.gates:
                await self.gates[chat].wait()
            answer = self.answers.pop(0) if self.answers else 200
            if answer == "hang up":
                request.transport.abort()
                answer = 500
            return answer if isinstance(answer, web.Response) else web.Response(status=answer)
        finally:
            self._count(chat, -1)

    def _count(self, chat, change):
        for key in (chat, "all"):
            self.at_once[key] += change
            self.most_at_once[key] = max(self.most_at_once[key], self.at_once[key])


async def _fine(_request):
    return web.Response()


def content(update):
    return next(value for name, value in update.items() if name != "update_id")


def told(update):
    inner = content(update)
    return inner["from"]["first_name"], inner.get("text") or inner.get("data")


async def until(raw, **wanted):
    """Wait until `getWebhookInfo` says so, and give all it says."""
    async with asyncio.timeout(15):
        while True:
            info = (await raw.call("getWebhookInfo"))["result"]
            if wanted.items() <= info.items():
                return info


async def linger(raw):
    """Time enough for what must not happen."""
    for _ in range(5):
        await raw.call("getWebhookInfo")


async def say(person, *texts):
    for text in texts:
        await person.say(text)


@pytest.fixture
async def hook() -> AsyncIterator[HookBot]:
    hook = HookBot()
    await hook.start()
    yield hook
    async with asyncio.timeout(10):
        await hook.stop()


@pytest.fixture
def pace() -> Pace:
    return QUICK


@pytest.fixture
async def sandbox(clock, pace, hook) -> AsyncIterator[Sandbox]:
    sandbox = Sandbox([LI, WANG], clock=clock, webhook_pace=pace)
    await sandbox.start(port=0)
    yield sandbox
    async with asyncio.timeout(5):
        await sandbox.stop()


@pytest.fixture
def wang(session, sandbox) -> Driver:
    return Driver(session, sandbox.address, WANG.user_id)


@pytest.fixture
async def hooked(raw, hook) -> RawBot:
    """A bot whose webhook is set."""
    assert await raw.call("setWebhook", url=hook.url) == {"ok": True, "result": True}
    return raw


async def test_an_update_is_posted_as_it_would_be_fetched(raw, hook, li):
    await li.say("一")
    (fetched,) = await raw.updates()

    await raw.call("setWebhook", url=hook.url, secret_token="Aa_-9")
    await hook.has(1)

    assert hook.posted == [fetched]
    assert hook.headers[0][SECRET_HEADER] == "Aa_-9"
    assert hook.headers[0]["Content-Type"] == "application/json"
    await until(raw, pending_update_count=0)


async def test_without_a_secret_there_is_no_header(hooked, hook, li):
    await li.say("一")
    await hook.has(1)

    assert hook.headers[0].get(SECRET_HEADER) is None


async def test_one_chat_is_served_in_order_and_one_at_a_time(hooked, hook, li):
    gate = hook.hold(LI.user_id)
    await li.say("一")
    await hook.has(1)
    await say(li, "二", "三", "四")
    before = len(hook.posted)
    gate.set()
    await hook.has(4)

    assert before == 1
    assert [text for _, text in hook.said] == ["一", "二", "三", "四"]
    assert hook.most_at_once[LI.user_id] == 1


async def test_another_chat_does_not_wait(hooked, hook, li, wang):
    hook.hold(LI.user_id)
    await say(li, "一", "二")
    await hook.has(1)
    await say(wang, "甲", "乙")
    await hook.has(3)

    assert hook.said == [("李秀兰", "一"), ("王建国", "甲"), ("王建国", "乙")]


async def test_chats_are_served_at_once_up_to_max_connections(raw, hook, session, sandbox):
    gates = [hook.hold(user_id) for user_id in range(901, 908)]
    await raw.call("setWebhook", url=hook.url, max_connections=3)
    for user_id in range(901, 908):
        await Driver(session, sandbox.address, user_id).say("一")
    await hook.has(3)
    for gate in gates:
        gate.set()
    await hook.has(7)

    assert hook.most_at_once["all"] == 3
    await until(raw, pending_update_count=0)


async def test_a_stuck_chat_fills_what_telegram_looks_at(raw, hook, li, wang):
    gate = hook.hold(LI.user_id)
    await raw.call("setWebhook", url=hook.url, max_connections=2)
    await say(li, "一", "二", "三", "四")
    await wang.say("甲")
    await hook.has(1)
    await linger(raw)
    while_stuck = hook.said
    gate.set()
    await hook.has(5)

    assert while_stuck == [("李秀兰", "一")]
    assert [text for name, text in hook.said if name == "李秀兰"] == ["一", "二", "三", "四"]


@pytest.mark.parametrize("status", [200, 201, 204, 299])
async def test_any_2xx_acknowledges(hooked, hook, li, status):
    hook.answers = [status]
    await say(li, "一", "二")
    await hook.has(2)
    info = await until(hooked, pending_update_count=0)

    assert [text for _, text in hook.said] == ["一", "二"]
    assert info.get("last_error_message") is None


@pytest.mark.parametrize(
    "answer", [(302, "Found"), (404, "Not Found"), (500, "Internal Server Error")]
)
async def test_all_else_is_sent_again_under_the_same_id(hooked, hook, li, clock, answer):
    status, reason = answer
    hook.answers = [web.Response(status=status, headers={"Location": "/elsewhere"})] + [status] * 2
    await say(li, "一", "二")
    await hook.has(5)
    info = await until(hooked, pending_update_count=0)

    assert [text for _, text in hook.said] == ["一", "一", "一", "一", "二"]
    assert len({update["update_id"] for update in hook.posted}) == 2
    assert info == {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "last_error_date": int(clock.now),
        "last_error_message": f"Wrong response from the webhook: {status} {reason}",
        "max_connections": 40,
    }


@pytest.mark.parametrize("pace", [Pace(first_pause=0.1, longest_pause=0.2)])
async def test_pauses_grow_after_the_first_time(hooked, hook, li):
    hook.answers = [500] * 4
    await li.say("一")
    await hook.has(5)

    gaps = [later - earlier for earlier, later in zip(hook.times, hook.times[1:], strict=False)]
    assert [gap >= least for gap, least in zip(gaps, (0, 0.1, 0.2, 0.2), strict=True)] == [True] * 4


async def test_a_bot_may_say_when_to_come_again(hooked, hook, li):
    hook.answers = [web.Response(status=503, headers={"Retry-After": "1"})]
    await li.say("一")
    await hook.has(2)

    assert hook.times[1] - hook.times[0] >= 1


async def test_a_lost_acknowledgement_brings_the_update_again(hooked, hook, li):
    hook.answers = ["hang up"]
    await li.say("一")
    await hook.has(2)
    info = await until(hooked, pending_update_count=0)

    assert hook.posted[0] == hook.posted[1]
    assert info["last_error_message"] == "Webhook connection closed"


@pytest.mark.parametrize("pace", [Pace(answer_seconds=0.3, first_pause=0.01, longest_pause=0.05)])
async def test_no_answer_in_time_is_no_answer(hooked, hook, li):
    gate = hook.hold(LI.user_id)
    await li.say("一")
    await until(hooked, last_error_message="Read timeout expired")
    gate.set()
    await until(hooked, pending_update_count=0)

    assert set(hook.said) == {("李秀兰", "一")}


async def test_a_bot_that_comes_back_gets_everything(hooked, hook, li, wang):
    await hook.stop()
    await say(li, "一", "二")
    await say(wang, "甲", "乙")
    await until(hooked, last_error_message="Connection refused", pending_update_count=4)
    await hook.start()
    await until(hooked, pending_update_count=0)

    assert [text for name, text in hook.said if name == "李秀兰"] == ["一", "二"]
    assert [text for name, text in hook.said if name == "王建国"] == ["甲", "乙"]


async def test_an_answer_without_end_does_not_count(hooked, hook, li):
    hook.answers = [web.Response(body=b" " * (2 << 20))]
    await li.say("一")
    await hook.has(2)
    info = await until(hooked, pending_update_count=0)

    assert info["last_error_message"] == ("Wrong response from the webhook: the answer is too long")


async def test_an_answer_with_a_method_is_warned_of(hooked, hook, li, caplog):
    hook.answers = [web.json_response({"method": "sendMessage", "chat_id": 1, "text": "一"})]
    await li.say("一")
    await until(hooked, pending_update_count=0)
    await hook.has(1)

    assert [record.message for record in caplog.records] == [
        "the webhook answered with a method; the sandbox does not act on it"
    ]


async def test_after_a_day_an_update_is_sent_no_more(hooked, hook, li, wang, clock):
    hook.hold(LI.user_id)
    await say(li, "一", "二")
    await hook.has(1)
    clock.now += 24 * 3600 + 1
    await wang.say("甲")
    await hook.has(2)

    await until(hooked, pending_update_count=0)
    assert hook.said == [("李秀兰", "一"), ("王建国", "甲")]


async def tap_while_a_message_waits(raw, hook, li):
    """A tap, while a message of the same chat is not answered yet. Gives what may be let go."""
    await li.say("/start")
    await until(raw, pending_update_count=0)
    sent = await raw.send("一", reply_markup=keyboard(button()))
    gate = hook.hold(LI.user_id)
    await li.say("二")
    await hook.has(2)
    await li.act("tap", message_id=sent["message_id"], data="ok")
    return gate


async def test_a_tap_waits_for_the_message_before_it(hooked, hook, li):
    gate = await tap_while_a_message_waits(hooked, hook, li)
    gate.set()
    await hook.has(3)

    assert [text for _, text in hook.said] == ["/start", "二", "ok"]
    assert hook.most_at_once[LI.user_id] == 1


@pytest.mark.parametrize("pace", [Pace(are_kinds_apart=True)])
async def test_a_tap_may_overtake_as_with_telegram_itself(hooked, hook, li):
    await tap_while_a_message_waits(hooked, hook, li)
    await hook.has(3)

    assert hook.most_at_once[LI.user_id] == 2


async def test_getupdates_is_in_conflict_with_a_webhook(hooked):
    assert await hooked.call("getUpdates") == ACTIVE


async def test_setting_a_webhook_ends_a_poll(raw, hook, sandbox):
    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        poll = group.create_task(raw.call("getUpdates", timeout=10))
        await sandbox.world.updates.until_polled()
        await raw.call("setWebhook", url=hook.url)

    assert poll.result() == refusal("Conflict: terminated by setWebhook request", 409)


@pytest.mark.parametrize("method", ["deleteWebhook", "setWebhook"])
async def test_a_deleted_webhook_goes_back_to_polling_with_nothing_lost(hooked, hook, li, method):
    gate = hook.hold(LI.user_id)
    await say(li, "一", "二")
    await hook.has(1)

    await hooked.call(method)
    gate.set()  # too late
    await linger(hooked)

    assert [told(update)[1] for update in await hooked.updates()] == ["一", "二"]
    assert (await hooked.call("getWebhookInfo"))["result"]["url"] == ""
    assert len(hook.posted) == 1


async def test_what_waits_can_be_dropped_with_the_webhook(hooked, hook, li):
    hook.hold(LI.user_id)
    await say(li, "一", "二")
    await hook.has(1)

    await hooked.call("deleteWebhook", drop_pending_updates=True)

    assert await hooked.updates() == []


async def test_what_waits_can_be_dropped_for_a_new_start(raw, hook, li):
    await li.say("旧")
    await raw.call("setWebhook", url=hook.url, drop_pending_updates=True)
    await li.say("新")
    await hook.has(1)

    assert [text for _, text in hook.said] == ["新"]


async def test_the_same_again_leaves_deliveries_alone(hooked, hook, li):
    gate = hook.hold(LI.user_id)
    await li.say("一")
    await hook.has(1)

    again = await hooked.call("setWebhook", url=hook.url)
    gate.set()
    await until(hooked, pending_update_count=0)

    assert again == {"ok": True, "result": True}
    assert len(hook.posted) == 1


async def test_another_address_takes_over_what_waits(hooked, hook, li):
    hook.hold(LI.user_id)
    await li.say("一")
    await hook.has(1)
    other = HookBot()
    await other.start()

    await hooked.call("setWebhook", url=other.url)
    await other.has(1)
    await until(hooked, pending_update_count=0)
    await other.stop()

    assert other.posted == hook.posted


async def test_allowed_updates_hold_for_what_is_posted(raw, hook, li):
    await raw.call("setWebhook", url=hook.url, allowed_updates=["callback_query"])
    await li.say("一")
    info = (await raw.call("getWebhookInfo"))["result"]

    assert (info["allowed_updates"], info["pending_update_count"]) == (["callback_query"], 0)


async def test_a_sandbox_that_comes_back_goes_on_delivering(tmp_path, hook, session):
    journal = tmp_path / "journal"
    first = Sandbox([LI], journal=journal, token="123456:journal", webhook_pace=QUICK)
    await first.start(port=0)
    raw = RawBot(session, first)
    await raw.call("setWebhook", url=hook.url, secret_token="s", max_connections=5)
    await hook.stop()
    await say(Driver(session, first.address, LI.user_id), "一", "二")
    await until(raw, last_error_message="Connection refused")
    await first.stop()

    await hook.start()
    second = Sandbox([LI], journal=journal, token="123456:journal", webhook_pace=QUICK)
    await second.start(port=0)
    info = await until(RawBot(session, second), pending_update_count=0)
    await second.stop()

    assert [text for _, text in hook.said] == ["一", "二"]
    assert {headers[SECRET_HEADER] for headers in hook.headers} == {"s"}
    assert (info["url"], info["max_connections"]) == (hook.url, 5)


async def test_a_sandbox_stops_while_deliveries_are_under_way(hooked, hook, li, wang, sandbox):
    hook.hold(LI.user_id)
    hook.hold(WANG.user_id)
    await say(li, "一")
    await say(wang, "甲")
    await hook.has(2)

    async with asyncio.timeout(5):
        await sandbox.stop()

    assert sandbox.world.updates.pending == 2


async def test_the_page_shows_whether_the_last_delivery_worked(hooked, hook, li, session, sandbox):
    async def status():
        async with session.get(f"{sandbox.address}sandbox/pending") as response:
            return await response.json()

    at_first = await status()
    await hook.stop()
    await li.say("一")
    await until(hooked, last_error_message="Connection refused")
    stopped = await status()
    await hook.start()
    await until(hooked, pending_update_count=0)

    assert at_first == {"is_polled": True, "pending": 0}
    assert stopped == {"is_polled": False, "pending": 1}
    assert await status() == {"is_polled": True, "pending": 0}


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"url": "ftp://a.cn/"}, "invalid webhook URL specified"),
        ({"url": "https://"}, "invalid webhook URL specified"),
        ({"url": "https://a.cn:99999/"}, "invalid webhook URL specified"),
        ({"url": "https://a cn/"}, "invalid webhook URL specified"),
        ({"url": "http://a.cn/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "http://10.0.0.1/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://a.cn:8080/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "https://127.0.0.1/"}, "bad webhook: IP address 127.0.0.1 is reserved"),
        ({"url": "https://[::1]/"}, "bad webhook: IPv6-only addresses are not allowed"),
        ({"url": "https://a.cn/", "secret_token": "a" * 257}, "secret token is too long"),
        (
            {"url": "https://a.cn/", "secret_token": "密"},
            "secret token contains unallowed characters",
        ),
        (
            {"url": "https://a.cn/", "allowed_updates": "message"},
            "can't parse allowed updates JSON object",
        ),
        (
            {"url": "https://a.cn/", "certificate": "PEM"},
            "bad webhook: the sandbox takes no certificate",
        ),
    ],
)
async def test_a_bad_webhook_is_refused_in_telegrams_words(raw, sent, words):
    answer = await raw.call("setWebhook", **sent)

    assert answer == refusal(f"Bad Request: {words}")
    assert (await raw.call("getWebhookInfo"))["result"]["url"] == ""


@pytest.mark.parametrize(
    "url",
    [
        "https://a.cn",
        "a.cn:8443/hook",
        "https://a.cn:88/",
        "https://1.1.1.1:80/",
        "http://localhost:9/",
        "http://[::1]:9/",
        "http://127.0.0.2:65535/hook",
    ],
)
async def test_a_good_webhook_is_taken_as_it_was_written(raw, url):
    await raw.call("setWebhook", url=url, secret_token="a" * 256)

    assert (await raw.call("getWebhookInfo"))["result"]["url"] == url


@pytest.mark.parametrize(("sent", "set_to"), [(0, 1), (1, 1), (100, 100), (101, 100)])
async def test_max_connections_stays_within_bounds(raw, hook, sent, set_to):
    await raw.call("setWebhook", url=hook.url, max_connections=sent)

    assert (await raw.call("getWebhookInfo"))["result"]["max_connections"] == set_to


async def test_a_bad_webhook_takes_the_old_one_down_as_with_telegram(hooked):
    await hooked.call("setWebhook", url="http://a.cn/")

    assert (await hooked.call("getWebhookInfo"))["result"]["url"] == ""


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (aiohttp.ClientConnectorDNSError(KEY, OSError()), NOWHERE),
        (aiohttp.ClientConnectorCertificateError(KEY, OSError()), UNVERIFIED),
        (aiohttp.ClientConnectorError(KEY, OSError(errno.EHOSTUNREACH, "")), "No route to host"),
        (aiohttp.ClientConnectorError(KEY, OSError()), "Connection refused"),
        (ConnectionResetError(), "Connection reset by peer"),
        (aiohttp.ServerDisconnectedError(), "Webhook connection closed"),
    ],
)
def test_what_goes_wrong_on_the_way_is_said_in_telegrams_words(error, words):
    assert _in_words(error) == words


async def test_with_troubles_of_all_kinds_everything_arrives_in_order(hooked, hook, session):
    chance = random.Random(7)
    hook.answers = chance.choices([200, 500, 302, "hang up"], weights=[5, 1, 1, 1], k=400)
    address = hooked.sandbox.address
    texts = [str(number) for number in range(6)]
    people = [Driver(session, address, user_id) for user_id in range(901, 931)]
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        for person in people:
            group.create_task(say(person, *texts))
    await until(hooked, pending_update_count=0)

    heard = {person.user_id: [] for person in people}
    for update in hook.posted:
        heard[content(update)["from"]["id"]].append(update["message"]["text"])
    assert {key: [text for text, _ in groupby(told)] for key, told in heard.items()} == {
        person.user_id: texts for person in people
    }
    assert max(hook.most_at_once[person.user_id] for person in people) == 1
