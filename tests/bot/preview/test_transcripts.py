"""The printed test is run: over the same town as the tests of this project."""

import inspect

import pytest

from bot.preview.source import block, literal
from tests.bot.preview.conftest import ALL_KINDS

BADLY = ("投资促进局", "不满意", "1", "/10", "材料交了三次", "1")
HALF = ("1", "我的执照办了三个月", "/1", "财政局", "1", "很多", "99", "3", "/2")
PRINTED = '''\
"""Played by `najian preview`."""

from storage import tables
from tests.handlers.paths import asked, rows


async def test_enterprise_as_it_was_played(services, li):
    await li.send("/start enterprise-tzcj")
    await li.tap("🙈 匿名回答（推荐）")

    assert asked(li) == "您对投资促进局的服务满意吗？"

    await li.send("很不好")

    assert li.heard[-2] == "请点下面的一个选项。"

    await li.send("不满意")

    assert asked(li) == "谢谢您直说。是哪些地方让您不够满意？"

    await li.tap("⬜️ 跑了好几趟，材料反复交")
    await li.tap("✓ 选好了")

    assert asked(li) == "请用一两句话说说是什么事，我们好照着改。\\n请不要写姓名、电话和企业名称。"

    await li.send("材料交了三次")

    assert asked(li) == "和深圳等地相比，我们最大的差距是哪一条？"

    await li.tap("跳过 ›")

    assert asked(li) == (
        "部门　投资促进局\\n"
        "满意度　🙁 不满意\\n"
        "不满意的地方　跑了好几趟，材料反复交\\n"
        "具体情况　材料交了三次\\n"
        "最大的差距　（跳过）"
    )

    await li.tap("✅ 发送")

    assert li.card.splitlines()[0] == "收到了，谢谢您！"
    (response,) = await rows(services, tables.RESPONSE)
    assert (response["department"], response["grade"]) == ("tzcj", "bad")
    opinions = await rows(services, tables.OPINION)
    assert {(row["ledger"], row["text"]) for row in opinions} == {
        (3, "材料交了三次"),
        (3, "跑了好几趟，材料反复交"),
    }
'''


@pytest.fixture
def run(town):
    """Run a printed test, with the fixtures that it asks for."""
    fixtures = {"town": town, "services": town.services}

    async def run(source):
        known = {}
        exec(compile(source, "test_played.py", "exec"), known)
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
        ("enterprise", (*BADLY, "/7", "1"), []),
        ("enterprise", (*BADLY, "/8"), []),
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
    lines = ["很不好", "不满意", "1", "/10", "材料交了三次", "/9", "1"]
    _, source, _ = play("enterprise", *lines, options=["--department", "tzcj", "--as-test"])

    assert source == PRINTED


def test_the_cards_go_to_standard_error_while_a_test_is_printed(play):
    _, source, said = play("enterprise", "q", options=["--as-test"])

    assert ("┌──" in source, "┌──" in said) == (False, True)


@pytest.mark.parametrize(
    "text", ["", "话", 'a"b\\c', "第一行\n\n第三行\n", "长" * 100, "\u202e反", "　"]
)
@pytest.mark.parametrize("spelled", [literal, block])
def test_any_text_is_spelled_as_itself(text, spelled):
    assert eval(spelled(text)) == text
