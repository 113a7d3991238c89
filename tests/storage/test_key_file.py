"""The key file: made once, read by its owner alone, replaced as a whole."""

import os

import pytest

from storage import key_file
from storage.key_file import MissingKeyError, UnsafeKeyError
from storage.keys import WrongKeyError


@pytest.fixture
def path(tmp_path):
    return tmp_path / "najian.key"


def test_a_key_file_is_made_once_for_its_owner_only(tmp_path):
    path = tmp_path / "new" / "najian.key"

    first, second = key_file.load(path).keys(), key_file.load(path).keys()

    assert path.stat().st_mode & 0o777 == 0o600
    assert second.unseal(first.seal(b"7")) == b"7"
    assert [each.name for each in path.parent.iterdir()] == ["najian.key"]


def test_the_owner_alone_may_read_it_whatever_the_umask(path):
    before = os.umask(0)
    try:
        key_file.load(path)
    finally:
        os.umask(before)

    assert path.stat().st_mode & 0o777 == 0o600


def test_each_deployment_has_a_key_of_its_own(tmp_path):
    first, second = (key_file.load(tmp_path / name).keys() for name in ("one.key", "two.key"))

    assert first.pseudonym("interview", 7) != second.pseudonym("interview", 7)


def test_the_secrets_for_hashes_and_for_sealing_are_not_the_same(path):
    known = key_file.load(path)

    assert known.hashes != known.sealing
    assert known.former is None


def test_secrets_do_not_show_themselves(path):
    assert repr(key_file.load(path)).startswith("<storage.key_file.Secrets object at ")


def test_a_file_of_the_first_releases_has_one_secret_for_both(path):
    path.write_text("ab" * 32 + "\n")
    path.chmod(0o600)

    known = key_file.load(path)

    assert (known.hashes, known.sealing, known.former) == (b"\xab" * 32, b"\xab" * 32, None)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o610, 0o644])
def test_a_file_that_others_may_read_is_refused_with_what_to_do(path, mode):
    key_file.load(path)
    path.chmod(mode)

    with pytest.raises(UnsafeKeyError) as refused:
        key_file.load(path)

    assert str(refused.value) == (
        f"Others than its owner may read the key file {path} (mode {mode:o}). Say: chmod 600 {path}"
    )


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_file_that_its_owner_alone_may_read_is_taken(path, mode):
    made = key_file.load(path)
    path.chmod(mode)

    assert key_file.load(path) == made


def test_where_something_is_sealed_already_no_new_key_is_made(path):
    with pytest.raises(MissingKeyError) as refused:
        key_file.load(path, may_make=False)

    assert str(refused.value) == (
        f"The key file {path} is not there, and what is stored was sealed with it. "
        "Put the copy back that you keep elsewhere."
    )
    assert not path.exists()


def test_a_change_keeps_the_former_secret_until_it_is_done(path):
    before = key_file.load(path)
    key_file.store(path, before.changing())
    changing = key_file.load(path)
    key_file.store(path, changing.changed())
    after = key_file.load(path)

    assert (changing.hashes, changing.former) == (before.hashes, before.sealing)
    assert changing.changing() == changing  # one that was begun is gone on with
    assert (after.hashes, after.sealing, after.former) == (before.hashes, changing.sealing, None)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["najian.key"]


def test_what_a_kill_has_left_of_a_change_goes_with_the_former_secret(path):
    before = key_file.load(path)
    left = path.with_suffix(".0123abcd.new")
    left.write_text(f"hashes = {before.hashes.hex()}\nsealing = {before.sealing.hex()}\n")

    key_file.store(path, before.changing().changed())

    assert [each.name for each in path.parent.iterdir()] == ["najian.key"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not hexadecimal",
        b"ab" * 31,
        b"ab" * 33,
        "密钥".encode(),
        b"\xff\xfe",
        b"hashes = " + b"ab" * 32,
        b"hashes = " + b"ab" * 32 + b"\nsealing = ab",
        b"hashes = " + b"ab" * 32 + b"\nsealing = " + b"ab" * 32 + b"\nmore",
    ],
    ids=["empty", "words", "short", "long", "Chinese", "binary", "half", "cut", "more"],
)
def test_a_damaged_key_file_is_told_by_its_path_and_without_its_content(path, content):
    path.write_bytes(content)
    path.chmod(0o600)

    with pytest.raises(WrongKeyError) as caught:
        key_file.load(path)

    assert str(caught.value) == (
        f"{path} is no key file: lines of a name and 64 hexadecimal digits. "
        "Put the copy back that you keep elsewhere."
    )
    assert path.read_bytes() == content
