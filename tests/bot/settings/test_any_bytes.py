"""Whatever stands in a file, one is told what is wrong with it; nothing else happens."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.settings.checks import check
from bot.settings.configuration import load
from bot.settings.questionnaires import load_all
from domain.faults import FaultyError
from tests.bot.settings.files import CONFIGURATION, QUESTIONNAIRE

CONFIGURATION_LINES = CONFIGURATION.splitlines()
QUESTIONNAIRE_LINES = QUESTIONNAIRE.splitlines()
odd_values = st.sampled_from(
    [
        *("1", "-1", "1e400", "nan", "true", "07:00:00", "2020-07-17"),
        *('""', '"\\u0000"', '"rating"', "[]", "[[1]]", '["bad", 1]'),
        *("{}", "{ a.b = [{}] }", '{ question = "rating", in = 3 }'),
        *("0x" + "f" * 5000, "{ not = " * 20 + "{}" + " }" * 20),
    ]
)


@st.composite
def damaged(draw, lines):
    """A file with lines left out, doubled and given other values."""
    kept = draw(st.lists(st.sampled_from(range(len(lines))), max_size=40).map(sorted))
    written = []
    for number in kept:
        key, equals, value = lines[number].partition(" = ")
        changed = bool(equals) and draw(st.booleans())
        written.append(f"{key} = {draw(odd_values)}" if changed else f"{key}{equals}{value}")
    return "\n".join(written).encode()


@settings(deadline=None)  # one time zone misspelt costs a walk through all of them
@given(st.binary() | damaged(CONFIGURATION_LINES))
@example(b"questionnaires.folder = '''" + b"a" * 5000 + b"'''")
@example(b'questionnaires.folder = "\\u0000"')
def test_any_configuration_is_used_or_refused(content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "config.toml")
        path.write_bytes(content)

        faults = check(path, {})

        with pytest.raises(FaultyError) as caught:
            load(path, {})
        assert set(caught.value.faults) <= set(faults)


@settings(deadline=None)  # one time zone misspelt costs a walk through all of them
@given(st.binary() | damaged(QUESTIONNAIRE_LINES))
@example(b"respondent = 0x" + b"f" * 5000)
@example(b"[[question]]\nkind = 'number'\nleast = 0x" + b"f" * 5000)
@example(b"[[question]]\nshow_if = " + b"{ not = " * 300 + b"{}" + b" }" * 300)
def test_any_questionnaire_is_used_or_refused(content):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "any.toml").write_bytes(content)

        try:
            loaded = load_all(Path(folder), ("czj", "jsj"))
        except FaultyError as error:
            loaded = error.faults

        assert loaded
