"""What is deleted is gone from the raw files: neither the words nor what they were sealed into.

The database, its log and all its pages are searched, and the folders of files: for the words
themselves, for the sealed bytes that stood there before, and for the names of the files.
"""

from datetime import timedelta

import pytest

from bot import forgetting, rotating
from bot.forgetting import Wanted
from handlers.background import tidying
from storage.tables import ATTACHMENT
from tests import hands
from tests.handlers import everything
from tests.handlers.afterwards.own_ways import add
from tests.handlers.paths import receipt, rows
from tests.storage.remembering import Remembering, plain
from tests.storage.rows import NOON

USER = 1_987_654_321
TYPED, ADDED = "zhe ju hua zhi shuo yi bian", "hou lai xiang qi lai de hua"
WRITTEN = "窗口让我跑了三趟"  # by staff


@pytest.fixture
def keys(home):
    return Remembering(home)


@pytest.fixture
def li(town):
    everything.asking(town, everything.DEPARTMENT, everything.TROUBLE)
    return town.person(USER)


def content(home):
    """Everything that lies in the home, the key file and the names of files included."""
    files = [path for path in sorted(home.folder.rglob("*")) if path.is_file()]
    kept = b"".join(path.name.encode() + path.read_bytes() for path in files)
    return kept + hands.everything(home.place)


def found(home, keys, *words):
    """Which words stand somewhere, as they are or in what was ever sealed."""
    everywhere = content(home)
    forms = keys.forms(*words)
    return {word for word in words if any(form in everywhere for form in forms[word])}


async def send(li):
    """A response in confidence, with words, a photo and a remark; gives its code."""
    await everything.begin(li, "保密")
    await li.tap("财政局")
    await li.send_photo(everything.photo())
    await li.send(TYPED)
    await li.tap("✅ 发送")
    code = receipt(li)
    await add(li, ADDED)
    await li.tap("另一个问题")
    return code


async def take_back(services, li, code, clock):
    await li.send("/my")
    await li.tap("🗑 撤回")
    await li.tap("确认撤回")


async def erase(services, li, code, clock):
    await li.send("/privacy")
    await li.tap("全部删除")
    await li.tap("确认全部删除")


async def expire(services, li, code, clock):
    clock.pass_(days=services.campaign.kept_for_days + 1)
    await tidying.tidy(services)


async def forget(services, li, code, clock):
    await forgetting.forget(services, Wanted(receipt=code))


async def forget_person(services, li, code, clock):
    await forgetting.forget(services, Wanted(person=USER))


@pytest.mark.parametrize("way", [take_back, erase, expire, forget, forget_person])
async def test_what_was_deleted_in_whatever_way_stands_nowhere(  # noqa: PLR0913, PLR0917
    li, services, home, keys, clock, way
):
    code = await send(li)
    (file,) = await rows(services, ATTACHMENT)
    stored = (home.attachments / f"{file['digest']}.sealed").read_bytes()
    before = found(home, keys, TYPED, ADDED, file["digest"]), stored in content(home)

    await way(services, li, code, clock)

    after = found(home, keys, TYPED, ADDED, file["digest"]), stored in content(home)
    assert before == ({TYPED, ADDED, file["digest"]}, True)
    assert after == (set(), False)


async def test_after_a_change_of_the_key_nothing_stands_there_as_it_was_sealed_before(
    li, services, home, keys
):
    await send(li)
    sealed = [value for _, value in keys.sealed if value in content(home)]
    await services.database.close()

    await rotating.rotate(home, "yshj", now=NOON + timedelta(days=1))

    everywhere = content(home)
    assert (len(sealed) > 5, [one for one in sealed if one in everywhere]) == (True, [])
    assert [word for word in (TYPED, ADDED) if any(f in everywhere for f in plain(word))] == []


def test_a_word_that_is_planted_is_found(home, keys):
    (home.folder / "planted").write_bytes(b"..." + WRITTEN.encode("utf-16-le"))

    assert found(home, keys, WRITTEN, TYPED) == {WRITTEN}
