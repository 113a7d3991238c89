"""An export is there as a whole, or not at all."""

import subprocess
import sys

import pytest

from bot import export_folder
from bot.export_folder import OccupiedError
from reports.exporting import package
from tests.towns import ROOT

SLOW = """
import sys, time
from pathlib import Path
from bot import export_folder
with export_folder.written(Path(sys.argv[1]), force=True) as folder:
    (folder / "responses").mkdir()
    (folder / "responses" / "part-0.csv").write_text("half")
    print("begun", flush=True)
    time.sleep(60)
"""


def write(out, text="whole", *, force=False):
    with export_folder.written(out, force=force) as folder:
        (folder / "part").write_text(text)
        (folder / package.NAME).write_text('{"najian": {}}')


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def half_way(tmp_path):
    """A process in the middle of an export."""
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, tmp_path / "out"], cwd=ROOT, stdout=subprocess.PIPE
    )
    with process:
        process.stdout.readline()
        yield process
        process.kill()


def test_it_is_at_its_place_when_the_block_ends(tmp_path):
    write(tmp_path / "new" / "out")

    assert names(tmp_path / "new") == ["out"]
    assert names(tmp_path / "new" / "out") == [package.NAME, "part"]
    assert (tmp_path / "new" / "out").stat().st_mode & 0o777 == 0o700


def test_what_fails_half_way_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt), export_folder.written(tmp_path / "out", force=False):
        raise KeyboardInterrupt

    assert names(tmp_path) == []


def test_what_is_killed_half_way_leaves_nothing_at_its_place_and_the_next_one_tidies(
    tmp_path, half_way
):
    half_way.kill()
    half_way.wait(20)
    assert [name for name in names(tmp_path) if not name.startswith(".out.partial-")] == []
    write(tmp_path / "out")

    assert names(tmp_path) == ["out"]


def test_one_that_is_still_being_written_is_left_alone(tmp_path, half_way):
    write(tmp_path / "out")

    assert [name.split("-")[0] for name in names(tmp_path)] == [".out.partial", "out"]


def test_an_empty_folder_gives_way(tmp_path):
    (tmp_path / "out").mkdir()
    write(tmp_path / "out")

    assert names(tmp_path / "out") == [package.NAME, "part"]


def test_an_export_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path):
    write(tmp_path / "out", "first")
    with pytest.raises(OccupiedError, match="--force replaces it"):
        write(tmp_path / "out", "second")
    assert (tmp_path / "out" / "part").read_text() == "first"

    write(tmp_path / "out", "third", force=True)

    assert (tmp_path / "out" / "part").read_text() == "third"
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize("described", [None, "[]", "{}", "no json"])
def test_what_is_no_export_is_never_replaced(tmp_path, described):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("dear to me")
    if described is not None:
        (tmp_path / "out" / package.NAME).write_text(described)

    with pytest.raises(OccupiedError, match="stays as it is"):
        write(tmp_path / "out", force=True)
    assert (tmp_path / "out" / "mine").read_text() == "dear to me"


def test_a_file_or_a_link_is_no_folder(tmp_path):
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path)

    for name in ("file", "link"):
        with pytest.raises(OccupiedError, match="is no folder"):
            write(tmp_path / name, force=True)


def test_the_former_export_comes_back_where_the_new_one_cannot_be_put(tmp_path):
    write(tmp_path / "out", "first")

    with pytest.raises(FileNotFoundError):
        export_folder._put(tmp_path / "lost", tmp_path / "out")

    assert (tmp_path / "out" / "part").read_text() == "first"
    assert names(tmp_path) == ["out"]
