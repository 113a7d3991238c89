"""What was handed in, listed and written by the command line."""

import asyncio

import pytest

from domain.people import Membership, Role
from tests.handlers.selfcheck import checking

LINE = "2020-07-20 12:00\t投资促进局\tdepartment\tno. 1\tdraft 1\t0/0/0\tAda"
OWN = "2020-07-20 12:00\t投资促进局\tpersonal\tno. 1\tdraft 1\t1/3/1\tAda"


@pytest.fixture
async def clerk(town):
    """Staff who have handed in the (empty) ledgers of their department."""
    clerk = await town.member(21, Membership(Role.STAFF, "tzcj"))
    await clerk.send("/handin")
    await clerk.tap("上报第 1 稿")
    return clerk


async def run(najian, *arguments):
    return await asyncio.to_thread(najian, "archive", *arguments)


def test_an_empty_archive_lists_nothing(najian):
    assert najian("archive") == (0, "", "")


async def test_hand_ins_are_listed(clerk, najian):
    assert await run(najian) == (0, f"{LINE}\n", "")


async def test_the_files_are_written_as_they_were_handed_in(clerk, najian, tmp_path):
    code, said, _ = await run(najian, "--out", tmp_path / "out")
    await clerk.tap("全部 Excel")

    written = sorted((tmp_path / "out").rglob("*.*"))
    folder = tmp_path / "out" / "投资促进局" / "20200720-120000-第1次"
    assert (code, len(said.splitlines()), len(written)) == (0, 6, 5)
    assert {path.parent for path in written} == {folder}
    assert (folder / clerk.documents[-1].name).read_bytes() == clerk.document()


async def test_personal_ledgers_are_listed_and_written_apart(clerk, najian, tmp_path):
    await checking.complete(clerk)
    await clerk.tap("上交我的个人清单")
    await clerk.tap("就用这个姓名")
    _, said, _ = await run(najian, "--out", tmp_path)

    folders = sorted(path.name for path in (tmp_path / "投资促进局").iterdir())
    assert sorted(line for line in said.splitlines() if line[0] == "2") == sorted([LINE, OWN])
    assert folders == ["20200720-120000-第1次", "20200720-120000-第1次-Ada"]


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        (("--department", "投资促进局"), 1),
        (("--department", "czj"), 0),
        (("--number", "1"), 1),
        (("--number", "2"), 0),
    ],
)
async def test_department_and_number_choose(clerk, najian, options, lines):
    code, said, _ = await run(najian, *options)

    assert (code, len(said.splitlines())) == (0, lines)


async def test_a_lost_file_is_told(clerk, najian, services, tmp_path):
    for path in services.archive.folder.iterdir():
        path.unlink()
    code, _, complained = await run(najian, "--out", tmp_path / "out")

    assert (code, complained) == (1, "najian: a file is not in the archive folder.\n")


def test_what_nobody_was_assigned_is_not_handed_in(najian):
    code, _, complained = najian("archive", "--department", "-")

    assert code == 2
    assert complained == "najian: Opinions that nobody has assigned are not handed in.\n"
