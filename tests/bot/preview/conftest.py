"""What tests of the preview in the terminal share."""

from pathlib import Path

import pytest

from tests.towns import ROOT

ALL_KINDS = Path(__file__).parent / "all_kinds.toml"


@pytest.fixture
def play(najian, tmp_path):
    """Play a questionnaire by typing these lines; gives code, standard output and error."""

    def play(questionnaire, *lines, options=()):
        script = tmp_path / "script.txt"
        script.write_text("\n".join(lines), "utf-8")
        return najian("preview", questionnaire, "--script", script, *options)

    return play


@pytest.fixture
def taking_contacts(najian, tmp_path):
    """A configuration of one's own, in which people may leave their contact."""
    text = (ROOT / "config.example.toml").read_text("utf-8")
    folder = (ROOT / "questionnaires").as_posix()
    text = text.replace("contact = false", "contact = true").replace(
        '"questionnaires"', f'"{folder}"'
    )
    (tmp_path / "config.toml").write_text(text, "utf-8")
