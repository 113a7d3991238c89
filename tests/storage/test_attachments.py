"""The files of respondents on the disk, and the list of whose answer each belongs to."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from domain.answers import Answer
from domain.attachments import Attachment, Medium
from storage import attachments, interviews, responses
from storage.attachments import Files, MissingFileError
from storage.keys import Keys, WrongKeyError
from tests.domain.questionnaires import LETTER, OTHER_PHOTO, PHOTO, VOICE
from tests.storage.rows import HOUR, NOON, TODAY, complete, opening

MIDNIGHT = datetime(2020, 7, 20, tzinfo=UTC).timestamp()
DAY = timedelta(days=1)
DYING = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from storage.attachments import Files
from storage.keys import Keys

Path.replace = lambda *_: os._exit(9)  # the process dies when the file is written, not renamed
Files(Path(sys.argv[1]), Keys(b"k" * 32)).put(b"voice", now=datetime(2020, 7, 20, 4, tzinfo=UTC))
"""


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path / "attachments", Keys(b"k" * 32))


def put(files, *contents, now=NOON):
    return [files.put(content, now=now) for content in contents]


def stored(files):
    """The files in the folder."""
    return sorted(files.folder.iterdir()) if files.folder.exists() else []


def times(files):
    """What the disk says of when each was read and written, in seconds."""
    return {(path.stat().st_atime, path.stat().st_mtime) for path in stored(files)}


def inodes(files):
    return [path.stat().st_ino for path in stored(files)]


def test_what_was_put_is_got_again(files):
    name, empty = put(files, b"voice" * 100_000, b"")

    assert files.get(name) == b"voice" * 100_000
    assert files.get(empty) == b""


def test_a_file_is_sealed_and_named_by_a_keyed_hash(files):
    (name,) = put(files, b"what was said")

    (path,) = stored(files)
    other = Keys(b"o" * 32).digest(b"what was said")
    assert path.name == f"{name}.sealed"
    assert (len(name), name == other) == (64, False)
    assert b"what was said" not in path.read_bytes()


def test_only_the_owner_may_read_the_folder_and_its_files(files):
    put(files, b"voice")

    (path,) = stored(files)
    modes = [known.stat().st_mode & 0o777 for known in (files.folder, path)]
    assert modes == [0o700, 0o600]


def test_the_same_content_is_stored_once_and_stays_as_it_was(files):
    put(files, b"voice")
    before, seen = inodes(files), times(files)

    put(files, b"voice", now=NOON + HOUR)

    assert (inodes(files), times(files)) == (before, seen)


def test_a_file_that_is_not_there_is_said_to_be_missing(files):
    with pytest.raises(MissingFileError):
        files.get("0" * 64)


def test_a_file_of_another_key_can_not_be_read(files):
    (name,) = put(files, b"voice")

    with pytest.raises(WrongKeyError):
        Files(files.folder, Keys(b"o" * 32)).get(name)


def test_a_file_that_was_changed_can_not_be_read(files):
    (name,) = put(files, b"voice")
    (path,) = stored(files)
    path.write_bytes(path.read_bytes()[:-1] + b"?")

    with pytest.raises(WrongKeyError):
        files.get(name)


def test_removed_files_are_gone_and_may_be_removed_again(files):
    gone, kept = put(files, b"one", b"two")

    files.remove([gone])
    files.remove([gone, "0" * 64])

    assert [path.stem for path in stored(files)] == [kept]


def test_a_kill_before_the_rename_leaves_nothing_but_what_is_swept(files):
    run = subprocess.run([sys.executable, "-c", DYING, files.folder], check=False)
    left = [path.suffix for path in stored(files)]
    files.sweep(NOON)
    young = [path.suffix for path in stored(files)]
    files.sweep(NOON + HOUR)

    assert run.returncode == 9
    assert (left, young, stored(files)) == ([".new"], [".new"], [])


def test_a_sweep_leaves_whole_files_alone(files):
    put(files, b"voice")

    files.sweep(NOON + HOUR)

    assert len(stored(files)) == 1


def test_files_are_listed_by_how_old_they_are(files):
    (old,) = put(files, b"old", now=NOON - HOUR)
    put(files, b"young")

    assert files.older_than(NOON) == (old,)


@pytest.mark.parametrize("call", ["older_than", "sweep"])
def test_before_the_first_file_there_is_nothing_to_list(files, call):
    found = getattr(files, call)(NOON)

    assert found in {None, ()}


def test_blurred_files_tell_the_day_and_so_does_the_folder(files):
    names = put(files, b"one", b"two")

    files.blur([*names, "0" * 64], TODAY)

    assert times(files) == {(MIDNIGHT, MIDNIGHT)}
    assert files.folder.stat().st_mtime == MIDNIGHT


def test_files_that_were_not_sent_keep_their_times(files):
    (sent,) = put(files, b"sent", now=NOON - DAY)
    put(files, b"open")

    files.blur([sent], TODAY)

    assert {written for _, written in times(files)} == {MIDNIGHT, NOON.timestamp()}


def test_what_was_sent_today_is_written_anew_and_stays_the_same(files):
    names = put(files, b"one")
    today = datetime.now(UTC).date()  # no program can set when an inode changed
    files.blur(names, today)
    before = inodes(files)

    files.renew(names)

    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp()
    assert times(files) == {(midnight, midnight)}
    assert set(before).isdisjoint(inodes(files))
    assert files.get(names[0]) == b"one"


def test_files_are_written_anew_in_an_order_of_their_names(files, monkeypatch):
    names = put(files, *(bytes([n]) for n in range(20)))
    files.blur(names, datetime.now(UTC).date())
    written = []
    rename = Path.replace
    monkeypatch.setattr(Path, "replace", lambda p, to: (written.append(to.stem), rename(p, to)))

    files.renew(names)

    assert written == sorted(names)
    assert written != names


@pytest.mark.parametrize(("days", "again"), [(0, True), (1, True), (2, False), (100, False)])
def test_what_was_last_written_after_its_day_is_left_alone(files, days, again):
    names = put(files, b"one")
    files.blur(names, datetime.now(UTC).date() - timedelta(days=days))
    before = inodes(files)

    files.renew(names)

    assert (inodes(files) != before) == again


def test_a_time_that_came_back_with_a_copy_of_the_folder_is_blurred_again(files):
    names = put(files, b"one", now=datetime.now(UTC))

    files.renew([*names, "0" * 64])

    ((_, written),) = times(files)
    assert written % 86_400 == 0


async def test_a_file_is_used_as_long_as_an_answer_names_it(database):
    texts = {"words": Answer("慢", attachments=(VOICE, PHOTO))}
    begun = {"words": Answer(None, settled=False, attachments=(OTHER_PHOTO,)), "q": Answer("a")}
    async with database.transaction() as session:
        await responses.add(session, complete(answers=texts))
        await interviews.begin(session, opening(answers=begun), today=TODAY)
    digests = [known.digest for known in (VOICE, PHOTO, OTHER_PHOTO, LETTER)]

    async with database.reading() as session:
        unused = await attachments.unused(session, digests)
        sent = await attachments.of_sent(session)

    assert unused == (LETTER.digest,)
    assert set(sent) == {VOICE.digest, PHOTO.digest}


async def test_files_of_deleted_answers_are_not_used_any_more(database):
    texts = {"words": Answer("慢", attachments=(VOICE,))}
    begun = {"words": Answer(None, attachments=(PHOTO,))}
    async with database.transaction() as session:
        await responses.add(session, complete(answers=texts, kept_until=date(2020, 7, 1)))
        await interviews.begin(session, opening(answers=begun), today=TODAY)
    async with database.transaction() as session:
        await responses.delete_expired(session, today=TODAY)
        await interviews.withdraw(session, "yshj", b"p" * 16)

    async with database.reading() as session:
        unused = await attachments.unused(session, [VOICE.digest, PHOTO.digest])

    assert unused == (VOICE.digest, PHOTO.digest)


async def test_the_files_of_a_response_are_listed_by_question_and_place(database):
    answers = {
        "words": Answer("慢", attachments=(PHOTO, VOICE)),
        "photos": Answer(None, attachments=(OTHER_PHOTO,)),
        "rating": Answer("bad"),
    }
    async with database.transaction() as session:
        number = await responses.add(session, complete(answers=answers))
        await responses.add(session, complete(answers={"w": Answer(None, attachments=(LETTER,))}))

    async with database.reading() as session:
        listed = await attachments.of_response(session, number)

    assert listed == (("photos", OTHER_PHOTO), ("words", PHOTO), ("words", VOICE))


async def test_a_file_of_two_answers_stands_in_both(database):
    same = Attachment("a" * 64, Medium.PHOTO, "image/jpeg", 9)
    answers = {"one": Answer(None, attachments=(same,)), "two": Answer(None, attachments=(same,))}
    async with database.transaction() as session:
        number = await responses.add(session, complete(answers=answers))

    async with database.reading() as session:
        assert await attachments.of_response(session, number) == (("one", same), ("two", same))
        assert await attachments.of_sent(session) == (same.digest,)


def test_a_disk_that_is_full_leaves_nothing_but_what_is_swept(files, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        files.put(b"voice", now=NOON)

    assert [path.suffix for path in stored(files)] == [".new"]
