"""What the measuring programs count is there; how long it takes is not tested."""

import shutil
from datetime import date

import pytest

from storage.keys import Keys
from tests.bench import __main__ as bench
from tests.bench import answers, figures, sealing, serving, survey_turns
from tests.bench.answers import Place
from tests.bench.bots import najian, plain
from tests.bench.crowd import Taken, open_api
from tests.bench.serving import Flat


async def test_everybody_of_a_crowd_taps_until_all_turns_are_taken(tmp_path):
    async with open_api(("bare",)) as (url, crowds):
        crowd = crowds["bare"]
        async with plain("bare", f"{url}/bare", tmp_path, crowd):
            await crowd.seat(3)
            before = dict(crowd.calls)
            taken = await crowd.tap(3, 12)

    assert taken.turns == len(taken.lasted) == 12
    calls = {name: crowd.calls[name] - before.get(name, 0) for name in crowd.calls}
    assert (calls["answerCallbackQuery"], calls["editMessageText"]) == (12, 12)


@pytest.mark.slow
async def test_our_bot_takes_what_a_crowd_taps(tmp_path):
    async with (
        open_api(("ours",)) as (url, crowds),
        najian(f"{url}/ours", tmp_path, crowds["ours"]) as process,
    ):
        await crowds["ours"].seat(2)
        taken = await crowds["ours"].tap(2, 8)
        memory = process.memory()

    assert taken.turns == 8
    assert memory > 0


def test_a_turn_that_takes_long_stands_at_the_end_of_the_times():
    lasted = (0.1,) * 98 + (0.2, 5.0)

    cell = survey_turns.of(Taken(100, 10.0, lasted), cpu=0.5)

    assert (cell.rate, cell.middle, cell.slow, cell.cpu) == (10.0, 0.1, 5.0, 0.005)


def test_memory_that_grows_evenly_has_grown_by_what_the_second_half_added():
    assert Flat(8, (1, 2, 3, 4, 10, 12, 14, 16)).growth == pytest.approx(6)


def test_plain_sql_counts_every_response_that_was_stored(tmp_path, migrated, example):
    path = tmp_path / "home" / "najian.db"
    path.parent.mkdir()
    shutil.copy(migrated, path)
    departments = tuple(known.code for known in example.campaign.departments[:2])
    days = (date(2020, 7, 17), date(2020, 8, 10))
    where = Place(path, Keys(b"k" * 32), example.campaign.code, departments, *days)

    stored = answers.store(where, 400, batched=True)
    more = answers.store(where, 40, batched=False)

    assert (stored, more, figures.plain(tmp_path).found) == (100, 10, 110)


def test_keys_that_leave_everything_as_it_is_do_so():
    keys = sealing.Open(b"k" * 32)

    assert keys.unseal(keys.seal(b"words")) == b"words" == keys.seal(b"words")
    assert Keys(b"k" * 32).seal(b"words") != b"words"


def test_sealing_is_compared_with_none():
    sealed, as_it_is = sealing.stored(count=2, times=1)

    assert min(sealed, as_it_is) > 0


def test_what_is_installed_is_more_than_the_bot_itself():
    assert serving.installed() > 100


def test_an_unknown_part_is_refused(capsys):
    code = bench.main(["speeed"])

    assert code == 2
    assert capsys.readouterr().err.startswith("There is no part speeed. Parts: survey, flat,")
