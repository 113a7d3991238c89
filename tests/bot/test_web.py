"""The two web servers, called over loopback."""

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import replace

import aiohttp
import pytest

from bot import standing, web
from bot.metrics import Metrics
from bot.settings.configuration import Listener
from storage import deliveries
from storage.claims import Alone
from tests.bot.intake_seam import Gate, inbox, write
from tests.handlers.background.letters import letter, post

PATH, SECRET = "/najian", "s" * 64
LOOPBACK = Listener("127.0.0.1", 0)
NAMED = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


@asynccontextmanager
async def called(application):
    """A session that calls a served application."""
    async with web.serving(application, LOOPBACK) as port:
        address = f"http://127.0.0.1:{port}"
        async with aiohttp.ClientSession(address, timeout=aiohttp.ClientTimeout(20)) as session:
            yield session


@pytest.fixture
async def telegram(town):
    """Telegram, who calls the webhook of the town's bot."""
    async with called(web.webhook(PATH, SECRET, town.intake.receive)) as session:
        yield session


async def call(session, update, headers=NAMED):
    async with session.post(PATH, json=update, headers=headers) as response:
        return response.status


async def test_an_update_is_on_the_disk_when_the_call_is_answered(town, telegram):
    gate = Gate(town, "一")
    write(town, 7, "一")
    (update,) = await town.fetch()

    answer = await call(telegram, update)
    kept = await inbox(town)
    gate.open()
    await town.intake.settled()

    assert answer == 200
    assert [number for number, _, _ in kept] == [update["update_id"]]
    assert gate.seen == ["一"]


async def test_an_update_that_is_called_twice_is_handled_once(town, telegram):
    gate = Gate(town)
    write(town, 7, "一")
    (update,) = await town.fetch()

    answers = [await call(telegram, update) for _ in range(2)]
    await town.intake.settled()

    assert (answers, gate.seen) == ([200, 200], ["一"])


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Telegram-Bot-Api-Secret-Token": ""},
        {"X-Telegram-Bot-Api-Secret-Token": "t" * 64},
        {"X-Telegram-Bot-Api-Secret-Token": f"{SECRET} "[:-2]},
        {"X-Telegram-Bot-Api-Secret-Token": "密"},
    ],
    ids=["none", "empty", "another", "a part", "not ASCII"],
)
async def test_who_does_not_know_the_secret_is_refused_and_nothing_is_stored(
    town, telegram, headers
):
    write(town, 7, "一")
    (update,) = await town.fetch()
    encoded = {name: value.encode().decode("latin-1") for name, value in headers.items()}

    answer = await call(telegram, update, encoded)

    assert (answer, await inbox(town)) == (403, [])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"5",
        b"null",
        b'{"message": {}}',
        b'{"update_id": "5"}',
        b'{"update_id": true}',
        b'{"update_id": -1}',
        b'{"update_id": 1e400}',
        b'{"update_id": 9223372036854775808}',
        b"[" * 100_000,
        b'{"update_id": 5, "x": "' + b"x" * 1_000_001 + b'"}',
        b"\xff\xfe",
    ],
    ids=lambda body: repr(body[:24]),
)
async def test_what_is_no_update_is_refused_in_good_order(town, telegram, body):
    async with telegram.post(PATH, data=body, headers=NAMED) as response:
        answer = response.status

    assert (answer, await inbox(town)) == (400, [])


@pytest.mark.parametrize(("method", "path"), [("GET", PATH), ("POST", "/"), ("PUT", PATH)])
async def test_there_is_nothing_else_to_be_called(telegram, method, path):
    async with telegram.request(method, path, headers=NAMED) as response:
        answer = response.status

    assert answer == (404 if path == "/" else 405)


async def test_where_the_disk_refuses_telegram_is_not_told_that_it_was_taken(
    town, monkeypatch, caplog
):
    async def refuse(_):
        raise OSError("disk full")

    write(town, 7, "一")
    (update,) = await town.fetch()
    async with called(web.webhook(PATH, SECRET, refuse)) as session:
        answer = await call(session, update)

    assert answer == 500


async def found(services, metrics, *, is_polling):
    async def look():
        return await standing.look(services, metrics, is_polling=is_polling)

    application = web.status(look, metrics.written)
    async with called(application) as session, session.get("/healthz") as response:
        return response.status, json.loads(await response.text())


async def test_a_process_that_was_called_is_well(services):
    answer = await found(services, Metrics(), is_polling=False)

    assert answer == (200, {"database": "ok", "telegram": "ok", "keeps_house": True})


async def test_a_process_that_has_not_reached_telegram_yet_is_not(services):
    answer = await found(services, Metrics(), is_polling=True)

    assert answer == (
        503,
        {"database": "ok", "telegram": "not heard of yet", "keeps_house": True},
    )


async def test_a_process_that_stands_by_need_not_hear_of_telegram(services):
    class StandingBy(Alone):
        keeps_house = False

    beside = replace(services, claims=StandingBy())

    answer = await found(beside, Metrics(), is_polling=True)

    assert answer == (200, {"database": "ok", "telegram": "ok", "keeps_house": False})


async def test_a_process_that_polls_is_well_while_telegram_answers(services):
    metrics = Metrics()
    metrics.heard_of_telegram()

    answer = await found(services, metrics, is_polling=True)

    assert answer[0] == 200


async def test_a_telegram_that_falls_silent_is_told(services, monkeypatch):
    metrics = Metrics()
    metrics.heard_of_telegram()
    monkeypatch.setattr(standing, "SILENT", -1.0)

    answer = await found(services, metrics, is_polling=True)

    assert (answer[0], answer[1]["telegram"]) == (503, "silent for 0 s")


async def test_a_database_out_of_reach_is_told(services):
    services.database._store.readers = Broken()

    answer = await found(services, Metrics(), is_polling=False)

    assert answer == (
        503,
        {"database": "out of reach (OSError)", "telegram": "ok", "keeps_house": True},
    )


async def test_figures_of_a_database_out_of_reach_are_not_those_from_before(services, monkeypatch):
    metrics = Metrics()
    await standing.look(services, metrics, is_polling=False)
    before = of_the_database(metrics)
    with monkeypatch.context() as patch:
        patch.setattr(services.database._store, "readers", Broken())
        await standing.look(services, metrics, is_polling=False)
    meanwhile = of_the_database(metrics)
    await standing.look(services, metrics, is_polling=False)

    assert meanwhile == {
        "najian_database_up": "0.0",
        "najian_database_bytes": "NaN",
        "najian_outbox_waiting": "NaN",
        "najian_outbox_parked": "NaN",
    }
    assert of_the_database(metrics) == before
    assert (before["najian_database_up"], before["najian_outbox_waiting"]) == ("1.0", "0.0")


def of_the_database(metrics):
    lines = (line.split() for line in metrics.written().decode().splitlines())
    return {name: value for name, *_, value in lines if name.startswith(("najian_d", "najian_o"))}


class Broken:
    """Stands where the engine stands."""

    def connect(self):
        raise OSError("gone")


async def test_the_figures_count_and_tell_of_nobody(town, services):
    metrics = town.intake._metrics
    write(town, 7, "我叫李小明", "一")
    await town.intake.receive(await town.fetch())
    await town.intake.settled()

    async def look():
        return await standing.look(services, metrics, is_polling=True)

    application = web.status(look, metrics.written)
    async with called(application) as session, session.get("/metrics") as response:
        kind, text = response.headers["Content-Type"], await response.text()

    assert kind == "text/plain; version=0.0.4; charset=utf-8"
    figures = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    assert figures["najian_updates_received_total"] == "2.0"
    assert figures["najian_update_seconds_count"] == "2.0"
    assert (figures["najian_outbox_waiting"], figures["najian_keeps_house"]) == ("0.0", "1.0")
    assert "李" not in text


async def test_what_was_put_aside_for_people_is_not_told_as_due(services, li):
    metrics = Metrics()
    await post(services, *(letter(services, li, key) for key in ("one", "two", "three")))
    async with services.database.transaction() as session:
        await deliveries.park(session, "one", error="unsure")

    await standing.look(services, metrics, is_polling=False)

    told = metrics.written().decode().splitlines()
    assert {"najian_outbox_waiting 2.0", "najian_outbox_parked 1.0"} <= set(told)


async def test_two_processes_may_listen_on_one_port():
    async def nothing(_):
        return None

    first = web.webhook(PATH, SECRET, nothing)
    async with web.serving(first, LOOPBACK, is_shared=True) as port:
        async with web.serving(first, Listener("127.0.0.1", port), is_shared=True) as shared:
            pass
        async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
            answer = await call(session, {"update_id": 1})

    assert (shared, answer) == (port, 200)


async def test_a_port_that_another_program_holds_is_an_error():
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    with pytest.raises(OSError, match="in use"):
        async with web.serving(web.status(None, bytes), Listener("127.0.0.1", port)):
            pass

    server.close()
    await server.wait_closed()
