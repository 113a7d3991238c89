"""The printed test is run: over the same town as the tests of this project."""

import inspect

import pytest

from bot.preview.source import block, literal
from tests.bot.preview.conftest import ALL_KINDS

BADLY = ("投资促进局", "不满意", "1", "/10", "材料交了三次", "1")
HALF = ("1", "我的执照办了三个月", "/1", "财政局", "1", "很多", "99", "3", "/2")


@pytest.fixture
def run(town):
    """Run a printed test, with the fixtures that it asks for."""
    fixtures = {"town": town, "services": town.services}

    async def run(source):
        known = {}
        exec(compile(source, "test_played.py", "exec"), known)  # noqa: S102 - that is the test
        (test,) = [value for name, value in known.items() if name.startswith("test_")]
        for name in inspect.signature(test).parameters:
            if name in {"li", "ada"}:
                language = "en" if name == "ada" else "zh-hans"
                fixtures[name] = town.person(7 if name == "li" else 8, language)
        await test(**{name: fixtures[name] for name in inspect.signature(test).parameters})

    return run


@pytest.mark.parametrize(
    ("questionnaire", "lines", "options"),
    [
        ("enterprise", (*BADLY, "1"), []),
        ("enterprise", (*BADLY, "b", "7", "1"), ["--department", "tzcj", "--mode", "confidential"]),
        ("enterprise", ("3", "5", "/9", "b", "/1", "photo: 门口", "话" * 200), []),
        ("enterprise", (*BADLY, "/7"), []),
        ("enterprise", ("3", "很不好", "voice 7", "/6", "q"), []),
        ("enterprise", ("1", "very satisfied", "8", "Skip", "/9", "1"), ["--language", "en"]),
        ("citizen", ("财政局", "2"), ["--language", "en"]),
        (ALL_KINDS, HALF, []),
        (ALL_KINDS, (*HALF, "photo", "photo", '还有"话"\\', "document", "photo: 章", "/5"), []),
        (ALL_KINDS, (*HALF, "voice 301", "voice 12", "/2", "place 36.1,120.3", "满意", "1"), []),
    ],
)
async def test_a_printed_test_holds(play, run, questionnaire, lines, options):
    code, source, _ = play(questionnaire, *lines, options=[*options, "--as-test"])

    assert code == 0
    await run(source)


async def test_a_printed_test_with_a_contact_holds(play, run, taking_contacts):
    lines = [*HALF, "voice 3", "/2", "place 36.1,120.3", "满意", "contact", "1"]
    _, source, _ = play(ALL_KINDS, *lines, options=["--mode", "named", "--as-test"])

    await run(source)


async def test_a_printed_test_fails_when_the_bot_says_something_else(play, run):
    _, source, _ = play("enterprise", "投资促进局", options=["--as-test"])

    with pytest.raises(AssertionError):
        await run(source.replace("满意吗", "还好吗"))


def test_a_printed_test_reads_like_those_of_the_project(play):
    _, source, _ = play("enterprise", *BADLY, "1", options=["--as-test"])

    assert (
        source
        == """\
X
"""
    )


def test_the_cards_go_to_standard_error_while_a_test_is_printed(play):
    _, source, said = play("enterprise", "q", options=["--as-test"])

    assert ("┌──" in source, "┌──" in said) == (False, True)


@pytest.mark.parametrize(
    "text", ["", "话", 'a"b\\c', "第一行\n\n第三行\n", "长" * 100, "\u202e反", "　"]
)
@pytest.mark.parametrize("spelled", [literal, block])
def test_any_text_is_spelled_as_itself(text, spelled):
    assert eval(spelled(text)) == text  # noqa: S307 - our own literal
