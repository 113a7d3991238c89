"""What somebody else may have packed is refused, and nothing of it is written anywhere."""

import json
import shutil
import stat
import zipfile
from dataclasses import replace

import pytest

from storage.backups import bundle, manifest, verifying
from storage.backups.refusals import FullError, UnusableError
from storage.keys import Keys, WrongKeyError
from tests.storage.rows import NOON

NONE = "it is no backup of Najian, or it is damaged or cut short"
OTHERS = "it holds other files than its manifest tells"
UNREADABLE = "its manifest can't be read"
NAME = "attachments/" + "a" * 64 + ".sealed"


def unpacked(path):
    """The parts of a bundle, by name, as bytes."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path, parts, *, known=None):
    """A bundle of these parts; a new manifest is signed with this key."""
    if known is not None:
        parts = {**parts, "manifest.hmac": known.signature(parts["manifest.json"])}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def changed(path, saved, known, change):
    """The backup with another manifest, signed with the right key."""
    parts = unpacked(saved)
    written = json.loads(parts["manifest.json"])
    change(written)
    return packed(path, {**parts, "manifest.json": json.dumps(written).encode()}, known=known)


def refusal(path, known, work):
    """What is said of a file; the folder to unpack to stays as empty as it was."""
    work.mkdir(exist_ok=True)
    before = sorted(work.parent.rglob("*"))
    with pytest.raises(UnusableError) as refused, verifying.opened(path, known) as (found, keys):
        verifying.prove(found, keys, work, lambda part: work / part.name)
    written = set(work.parent.rglob("*")) - set(before)
    assert written <= {work / "database"}
    return str(refused.value)


@pytest.fixture
def work(tmp_path):
    return tmp_path / "work"


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04", bytes(1000), b"SQLite format 2"])
def test_another_file_is_refused(source, tmp_path, work, content):
    path = tmp_path / "other.zip"
    path.write_bytes(content)

    assert refusal(path, source.keys, work) == NONE


def test_another_archive_is_refused(source, tmp_path, work):
    path = packed(tmp_path / "other.zip", {"word/document.xml": b"<w/>"})

    assert refusal(path, source.keys, work) == NONE


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_backup_that_was_cut_short_is_refused(source, saved, tmp_path, work, share):
    content = saved.read_bytes()
    path = tmp_path / "cut.zip"
    path.write_bytes(content[: int(len(content) * share)])

    assert refusal(path, source.keys, work) == NONE


def test_a_backup_with_any_byte_changed_is_refused_or_means_the_same(source, saved, tmp_path):
    """One byte in each stretch of the file; a few mean nothing, such as a date in the archive."""
    content, path = saved.read_bytes(), tmp_path / "damaged.zip"
    expected, refused, stretches = read(saved, source.keys), 0, 200
    for number in range(stretches):
        damaged = bytearray(content)
        damaged[number * len(content) // stretches] ^= 0x55
        path.write_bytes(damaged)
        try:
            found = read(path, source.keys)
        except (UnusableError, WrongKeyError):
            refused += 1
        else:
            assert found == expected

    assert refused > stretches * 0.8


def read(path, known):
    """The manifest, and all parts."""
    with verifying.opened(path, known) as (found, _):
        return found.manifest, [found.read(part) for part in found.manifest.parts]


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "/etc/passwd",
        "attachments/../../outside",
        "attachments\\..\\outside.sealed",
        "attachments/" + "a" * 64 + ".sealed/x",
        "attachments/" + "A" * 64 + ".sealed",
        "database/x",
        "najian.db",
        "",
    ],
)
def test_a_manifest_with_a_name_of_another_form_is_refused(source, saved, tmp_path, work, name):
    def name_it(written):
        written["parts"].append({"name": name, "size": 1, "sha256": "a" * 64})

    path = changed(tmp_path / "hostile.zip", saved, source.keys, name_it)

    assert refusal(path, source.keys, work) == UNREADABLE


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", NAME, "archive/../../outside"])
def test_a_part_that_the_manifest_does_not_name_is_refused(source, saved, tmp_path, work, name):
    path = packed(tmp_path / "hostile.zip", {**unpacked(saved), name: b"x"})

    assert refusal(path, source.keys, work) == OTHERS


def test_a_part_that_stands_twice_is_refused(source, saved, tmp_path, work):
    path = tmp_path / "twice.zip"
    path.write_bytes(saved.read_bytes())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("database", b"another one")

    assert refusal(path, source.keys, work) == OTHERS


def test_a_link_in_an_archive_is_read_as_the_plain_file_it_is_not(source, saved, tmp_path, work):
    parts = unpacked(saved)
    (name,) = [name for name in parts if name.startswith("archive/")]
    path = tmp_path / "link.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for each, content in parts.items():
            known = zipfile.ZipInfo(each)
            if each == name:
                known.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(known, b"/etc/passwd" if each == name else content)

    assert refusal(path, source.keys, work) == OTHERS  # of another size than was told


def test_a_bomb_is_refused_by_the_size_that_was_told(source, saved, tmp_path, work):
    parts = unpacked(saved)
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, bytes(300_000_000) if name == "database" else content)

    assert path.stat().st_size < 1_000_000
    assert refusal(path, source.keys, work) == OTHERS


def test_a_bomb_that_lies_about_its_size_is_refused(source, saved, tmp_path, work):
    """The archive's directory says what the manifest says; the stream goes on and on."""
    parts = unpacked(saved)
    told = len(parts["database"])
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, bytes(300_000_000) if name == "database" else content)
        for each in archive.filelist:
            if each.filename == "database":
                each.file_size = told

    said = refusal(path, source.keys, work)

    assert said in {NONE, "it is damaged: database is not as it was written"}
    assert (work / "database").stat().st_size <= told


def test_what_would_not_fit_on_the_disk_is_refused(source, saved, tmp_path, work):
    def claim(written):
        written["parts"][0]["size"] = 10**18

    work.mkdir()
    path = changed(tmp_path / "absurd.zip", saved, source.keys, claim)

    assert refusal(path, source.keys, work) == OTHERS


def test_a_true_size_that_would_not_fit_is_told(source, saved, work, monkeypatch):
    work.mkdir()
    full = shutil.disk_usage(work)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)

    with (
        verifying.opened(saved, source.keys) as (found, keys),
        pytest.raises(FullError, match="the backup unpacks to"),
    ):
        verifying.prove(found, keys, work, lambda _: None)

    assert list(work.iterdir()) == []


def test_a_manifest_without_an_end_is_refused(source, saved, tmp_path, work, monkeypatch):
    monkeypatch.setattr(bundle, "_LONGEST", 100)

    assert refusal(saved, source.keys, work) == "its manifest is too long"


def test_what_is_encrypted_is_refused(source, saved, tmp_path, work):
    content = bytearray(saved.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + flags] |= 1
            place = content.find(mark, place + 1)
    path = tmp_path / "encrypted.zip"
    path.write_bytes(content)

    assert refusal(path, source.keys, work) == NONE


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("parts", None),
        ("parts", [{}]),
        ("parts", [{"name": "database", "size": -1, "sha256": "a" * 64}]),
        ("parts", [{"name": "database", "size": "9", "sha256": "a" * 64}]),
        ("parts", [{"name": "database", "size": 9, "sha256": "x"}]),
        ("parts", [{"name": "database", "size": 9, "sha256": "a" * 64}] * 2),
        ("contents", {}),
        ("contents", None),
        ("contents", {"schema": "0004; DROP", "rows": {}, "first_day": None, "last_day": None}),
        ("contents", {"schema": "0004", "rows": {"a b": 1}, "first_day": None, "last_day": None}),
        ("contents", {"schema": "0004", "rows": {"a": True}, "first_day": None, "last_day": None}),
        ("contents", {"schema": "0004", "rows": {}, "first_day": "yesterday", "last_day": None}),
        ("made_at", "once"),
        ("made_at", 5),
        ("fingerprint", "key"),
        ("engine", "my sql"),
        ("program", "x\ny"),
        ("gone", -1),
        ("lost", ["../outside"]),
        ("format", "1"),
        ("format", 0),
    ],
)
def test_a_manifest_that_says_nonsense_is_refused(source, saved, tmp_path, key, value):
    path = changed(
        tmp_path / "odd.zip", saved, source.keys, lambda written: written.update({key: value})
    )

    assert refusal(path, source.keys, tmp_path / "work") == UNREADABLE


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"[" * 100_000, b"\xff\xfe", b"null"])
def test_a_manifest_that_is_no_json_of_ours_is_refused(source, saved, tmp_path, work, content):
    path = packed(
        tmp_path / "odd.zip", {**unpacked(saved), "manifest.json": content}, known=source.keys
    )

    assert refusal(path, source.keys, work) == UNREADABLE


def test_a_format_of_a_newer_release_is_told(source, saved, tmp_path, work):
    path = changed(
        tmp_path / "new.zip", saved, source.keys, lambda written: written.update(format=2)
    )

    assert refusal(path, source.keys, work) == (
        "it has format 2, and this release reads format 1: "
        "use the release that made it, or a newer one"
    )


def test_a_backup_that_was_changed_by_somebody_without_the_key_is_refused(
    source, saved, tmp_path, work
):
    stranger = Keys(b"w" * 32)
    path = changed(tmp_path / "new.zip", saved, stranger, lambda written: written.update(gone=7))

    assert refusal(path, source.keys, work) == "it was changed after it was made"


def test_a_count_that_is_not_true_is_told(source, saved, tmp_path, work):
    def claim(written):
        written["contents"]["rows"]["response"] += 1

    path = changed(tmp_path / "odd.zip", saved, source.keys, claim)

    assert refusal(path, source.keys, work) == (
        "its database does not hold what was counted: response has 5 rows, not 6"
    )


def test_a_file_with_another_content_than_its_name_is_refused(source, saved, tmp_path, work):
    """Sealed with the right key, and yet not what it is called."""
    parts = unpacked(saved)
    (name,) = [name for name in parts if name.startswith("archive/")]
    parts[name] = source.keys.seal(b"another")
    path = tmp_path / "odd.zip"
    made = bundle.Writing(path)
    for each, content in parts.items():
        if not each.startswith("manifest"):
            made.add(each, content)
    told = manifest.from_bytes(parts["manifest.json"])
    made.sign(replace(told, parts=made.parts), source.keys)
    work.mkdir()

    with (
        pytest.raises(UnusableError, match="has another content than its name"),
        verifying.opened(path, source.keys) as (found, keys),
    ):
        verifying.prove(found, keys, work, lambda _: None)


def test_the_wrong_key_is_told_by_its_fingerprint(source, saved):
    wrong = Keys(b"w" * 32)

    with pytest.raises(WrongKeyError) as refused, verifying.opened(saved, wrong):
        pass

    assert str(refused.value) == (
        f"The backup needs the key {source.keys.fingerprint}, and this one is "
        f"{wrong.fingerprint}. Give the right one: --key FILE."
    )


def test_a_manifest_is_read_as_it_was_written(source, saved):
    with bundle.opened(saved) as found:
        known = found.manifest

    assert manifest.from_bytes(manifest.to_bytes(known)) == known
    assert known.made_at == NOON
