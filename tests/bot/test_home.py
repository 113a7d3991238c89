import stat
from pathlib import Path

import pytest

from bot.home import Home, InUseError


def test_one_process_at_a_time_serves_from_a_home(home):
    with home.serving(), pytest.raises(InUseError) as error, home.serving():
        pass

    assert str(error.value) == (
        f"Another najian serves from {home.folder} already. "
        "Stop it first, or give another folder with --home."
    )


def test_a_home_is_free_again_when_its_process_has_ended(home):
    with home.serving():
        pass

    with home.serving():
        pass


def test_only_its_owner_can_read_a_home(tmp_path):
    home = Home(tmp_path / "new" / "home", Path("najian.db"))

    with home.serving():
        modes = [
            stat.S_IMODE(path.stat().st_mode) for path in (home.folder, *home.folder.iterdir())
        ]

    assert modes == [0o700, 0o600]


def test_a_database_may_lie_elsewhere(tmp_path):
    home = Home(tmp_path / "home", tmp_path / "elsewhere" / "najian.db")

    assert home.database == tmp_path / "elsewhere" / "najian.db"
