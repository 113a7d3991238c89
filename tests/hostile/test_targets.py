"""A short turn of what `make fuzz` does at length, with the same inputs; and what it found."""

import io
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from domain.attachments import Cleaned, Medium, Refusal
from reports import tasks
from tests.bot.intake_seam import Gate, polling, watched, write
from tests.bot.intake_seam import inbox as kept
from tests.handlers.everything import PDF, office
from tests.hostile import enclosures, updates
from tests.hostile.stage import set_up
from tests.hostile.targets import TARGETS, OnFile, OnStage

FILES = sorted(name for name, target in TARGETS.items() if isinstance(target, OnFile))
STAGED = sorted(name for name, target in TARGETS.items() if isinstance(target, OnStage))
quick = settings(
    max_examples=20,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("name", FILES)
@quick
@given(data=st.data())
def test_a_file_is_taken_or_refused(tmp_path_factory, name, data):
    target = TARGETS[name]

    target.check(tmp_path_factory.mktemp(name), data.draw(target.inputs))


@pytest.fixture
async def stage(tmp_path):
    async with set_up(tmp_path / "stage") as stage:
        yield stage


@pytest.mark.parametrize("name", STAGED)
@quick
@given(data=st.data())
async def test_a_bystander_is_served_beside_whatever_comes(stage, name, data):
    target = TARGETS[name]

    await target.check(stage, data.draw(target.inputs))


@pytest.mark.parametrize("depth", [300, 900, 3000])
async def test_an_update_nested_beyond_reason_is_noted_and_left(town, depth):
    gate = Gate(town)
    write(town, 7, "好的")
    (good,) = await town.fetch()
    nested = {}
    for _ in range(depth):
        nested = {"reply_to_message": nested}
    faulty = {"update_id": good["update_id"] - 1, "message": nested}

    await town.intake.receive([faulty, good])
    await town.intake.settled()

    assert [open_ for _, open_, _ in await kept(town)] == [False, False]
    assert gate.seen == ["好的"]


@pytest.mark.parametrize("date", [10**17, 10**18, -(10**17)])
async def test_a_day_beyond_every_calendar_is_noted_and_left(town, date):
    message = updates.message({"text": "x"}) | {"date": date}

    await town.intake.receive([{"update_id": 5, "message": message}])
    await town.intake.settled()

    ((number, is_open, fault),) = await kept(town)
    assert (number, is_open, fault.partition(":")[0]) == (5, False, "not understood")


@pytest.mark.parametrize("given_", [{"x": 1}, "x", None, 5, [{}], [5], [{"update_id": 2**63}]])
async def test_what_telegram_never_gives_is_asked_for_again(town, given_):
    seam = watched(town)
    gate = Gate(town)
    write(town, 7, "一")
    usual, given_once = seam.do_request, []

    async def give(url, *rest, **more):
        if url.endswith("/getUpdates") and not given_once:
            given_once.append(url)
            return 200, json.dumps({"ok": True, "result": given_}).encode()
        return await usual(url, *rest, **more)

    seam.do_request = give
    async with polling(town):
        await gate.until_seen(1)

    assert gate.seen == ["一"]


def progressive(scans):
    """A picture that passes so often over all of its pixels."""
    written = io.BytesIO()
    Image.new("L", (64, 64), 7).save(written, "JPEG", progressive=True)
    content = written.getvalue()
    at = content.index(b"\xff\xda", content.index(b"\xff\xda") + 2)
    end = at + 2 + re.search(rb"\xff[\x01-\xff]", content[at + 2 :]).start()
    return content[:end] + content[at:end] * scans + content[end:]


def test_a_picture_of_endless_passes_is_too_large():
    # A file of 345 kB with a thousand passes over 64 million pixels took 83 seconds.
    assert isinstance(tasks.clean(Medium.PHOTO, "", progressive(20)), Cleaned)
    assert tasks.clean(Medium.PHOTO, "", progressive(100)) == Refusal.TOO_LARGE


@pytest.mark.parametrize(
    "made",
    [
        lambda: b"MZ" + office(),
        lambda: PDF + office(),
        enclosures.lying,
        enclosures.of_one_name,
    ],
    ids=["program", "pdf", "lying", "of one name"],
)
def test_a_package_that_is_something_else_as_well_is_broken(made):
    assert tasks.clean(Medium.DOCUMENT, "a.docx", made()) == Refusal.BROKEN


@pytest.mark.parametrize("sound", enclosures.SOUNDS, ids=lambda sound: ascii(sound[:12]))
def test_a_sound_is_kept_without_tags_or_refused(sound):
    cleaned = tasks.clean(Medium.VOICE, "", sound)

    again = tasks.clean(Medium.VOICE, "", cleaned.content) if isinstance(cleaned, Cleaned) else None
    assert again is None or again == cleaned
