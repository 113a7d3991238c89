"""Questionnaires and configurations as TOML: the shipped ones, changed by whoever may edit."""

from pathlib import Path
from typing import Any

import tomlkit
from hypothesis import strategies as st

from bot.settings import configuration
from bot.settings.configuration import Configuration
from bot.settings.questionnaires import load_all
from domain.faults import FaultyError
from tests.hostile import odd
from tests.hostile.clear import faults_are_clear
from tests.hostile.trees import changed

ROOT = Path(__file__).parents[2]
CONFIGURATION = (ROOT / "config.example.toml").read_text("utf-8")
QUESTIONNAIRES = [path.read_text("utf-8") for path in sorted((ROOT / "questionnaires").iterdir())]
DEPARTMENTS = ("dzb", "zzrs", "tzcj", "czj", "jsj", "aqhb")

_PIECES = st.sampled_from(
    (
        *("[", "]", "[[", "]]", "{", "}", "=", ".", ",", '"', "'", '"""', "'''", "\\", "#", "\n"),
        *("\x00", "\x1b[31m", "\r", "\ufeff", "\u202e", "é", "\ud7ff", "\t"),
        *("id", "version", "question", "show_if", "x = 1\n", "[[question]]\n", "1e400", "9" * 5000),
        *("[" * 2000, "{a=" * 500, "a." * 3000 + "a=1\n", "inf", "nan", "0x_", "1979-13-01"),
        *(
            '"\\u001b[2J"',
            '"\\ud800"',
            '"\\U00110000"',
            f'"{odd.FORGED}\\nx.toml: no faults."',
        ),
    )
)


@st.composite
def cut(draw: st.DrawFn, text: str) -> bytes:
    """A text with pieces put in, taken out or doubled; not always UTF-8."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.sampled_from((0, 0, 1, 3, 20, 400))))
        piece = draw(_PIECES | st.text(max_size=8) | st.just(text[at:end] * 2))
        text = text[:at] + piece + text[end:]
    return text.encode("utf-8", draw(st.sampled_from(("replace", "surrogatepass"))))


@st.composite
def altered(draw: st.DrawFn, text: str) -> bytes:
    """Valid TOML with other values, keys gone, or keys that nobody knows."""
    values: dict[str, Any] = tomlkit.parse(text).unwrap()
    tree = draw(changed(values, odd.as_toml))
    return tomlkit.dumps(tree).encode("utf-8", "replace")


def _any(text: str) -> st.SearchStrategy[bytes]:
    return cut(text) | altered(text) | st.binary(max_size=60)


configurations = _any(CONFIGURATION)
questionnaires = st.sampled_from(QUESTIONNAIRES).flatmap(_any)


def read_configuration(folder: Path, content: bytes) -> Configuration | None:
    """The configuration, or `None` if it is refused, and then clearly."""
    path = folder / "config.toml"
    path.write_bytes(content)
    try:
        return configuration.load(path, {})
    except FaultyError as error:
        faults_are_clear(error, path.name)
        return None


def check_configuration(folder: Path, content: bytes) -> None:
    """It is taken, or refused with its faults."""
    read_configuration(folder, content)


def check_questionnaire(folder: Path, content: bytes) -> None:
    """The same of a questionnaire."""
    path = folder / "questions.toml"
    path.write_bytes(content)
    try:
        load_all(folder, DEPARTMENTS)
    except FaultyError as error:
        faults_are_clear(error, path.name)
