import re
import shutil
import socket

import pytest
import typer
from typer.testing import CliRunner

from bot.commands import commands
from bot.home import Home
from tests.towns import ROOT

NAMES = sorted(typer.main.get_command(commands).commands)
NOWHERE = (
    "najian: Say --print, --chart FILE.png or both. The digest itself is sent by `najian run`.\n"
)
TWICE = (
    "najian: Another najian serves from {home} already. "
    "Stop it first, or give another folder with --home.\n"
)
DEPARTMENTS = """\
dzb\t党政办公室
zzrs\t组织人事部
tzcj\t投资促进局
czj\t财政局
jsj\t建设局
aqhb\t安全生产监督和生态环境局
"""


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself(najian, name):
    code, said, _ = najian(name, "--help")

    assert (code, "Usage:" in said, "--help" in said) == (0, True, True)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_stands_in_the_readme(name):
    for readme in ("README.md", "README.zh-CN.md"):
        assert re.search(rf"`najian {name}\b", (ROOT / readme).read_text("utf-8")), readme


def test_without_a_command_the_help_is_shown():
    result = CliRunner().invoke(commands, [])

    assert (result.exit_code, "Commands" in result.output) == (2, True)


def test_check_is_content_with_the_example(najian):
    code, said, _ = najian("check")

    assert (code, said) == (0, f"{ROOT / 'config.example.toml'}: no faults.\n")


def test_check_lists_all_faults_with_file_and_line(najian, tmp_path):
    shutil.copytree(ROOT / "questionnaires", tmp_path / "questionnaires")
    example = (ROOT / "config.example.toml").read_text("utf-8")
    own = example.replace("target = 50", "target = 0").replace('office = "tzcj"', 'office = "tz"')
    (tmp_path / "config.toml").write_text(own, "utf-8")

    code, said, complained = najian("check")

    places = [line.partition(": ")[0] for line in complained.splitlines()]
    lines = [number for number, line in enumerate(own.splitlines(), 1) if "= 0" in line]
    lines += [number for number, line in enumerate(own.splitlines(), 1) if '"tz"' in line]
    assert (code, said, places) == (2, "", [f"config.toml:{line}" for line in lines])


def test_a_configuration_in_which_no_case_could_be_settled_is_refused(najian, tmp_path):
    shutil.copytree(ROOT / "questionnaires", tmp_path / "questionnaires")
    example = (ROOT / "config.example.toml").read_text("utf-8")
    own = example.replace('stage = "verdict"', 'stage = "contact"')
    (tmp_path / "config.toml").write_text(own, "utf-8")

    code, _, complained = najian("check")

    assert (code, najian("departments")[0]) == (2, 2)
    assert 'no [[deadline]] is of stage "verdict"' in complained


def test_a_faulty_configuration_is_told_by_every_command(najian, tmp_path):
    (tmp_path / "config.toml").write_text("[campaign\n", "utf-8")

    codes = {name: najian(name)[0] for name in ("departments", "aggregate", "run")}

    assert codes == {"departments": 2, "aggregate": 2, "run": 2}


def test_departments_are_listed_for_programs_to_read(najian):
    assert najian("departments") == (0, DEPARTMENTS, "")


@pytest.mark.parametrize(
    "arguments", [("--role", "leader"), ("--role", "staff", "--department", "财政局")]
)
def test_an_invitation_for_the_sandbox_is_what_to_send(najian, arguments):
    code, said, complained = najian("invite", *arguments)

    assert (code, bool(re.fullmatch(r"/start i_[\w-]{22}\n", said)), complained) == (0, True, "")


@pytest.mark.parametrize(
    "arguments", [("--role", "staff"), ("--role", "leader", "--department", "czj")]
)
def test_staff_are_invited_to_a_department_and_only_staff_are(najian, arguments):
    code, _, complained = najian("invite", *arguments)

    assert (code, complained) == (
        2,
        "najian: --department goes with --role staff, and only with it.\n",
    )


def test_an_unknown_department_is_answered_with_those_there_are(najian):
    code, _, complained = najian("invite", "--role", "staff", "--department", "海关")

    assert (code, complained) == (
        2,
        "najian: 海关 is no department. The departments are: dzb, zzrs, tzcj, czj, jsj, aqhb.\n",
    )


def test_an_unknown_role_is_unusable(najian):
    assert najian("invite", "--role", "king")[0] == 2


@pytest.mark.parametrize("arguments", [(), ("--number", "3")])
def test_one_file_holds_ledgers_of_one_department(najian, arguments):
    code, _, complained = najian("ledger", *arguments, "--out", "x.docx")

    assert (code, complained) == (
        2,
        "najian: --out names one file, so --department is needed as well.\n",
    )


def test_a_digest_goes_somewhere(najian):
    code, _, complained = najian("digest")

    assert (code, complained) == (
        2,
        NOWHERE,
    )


def test_a_second_run_on_one_home_says_what_to_do(najian, tmp_path, example):
    home = Home(tmp_path / "home", example.storage.place)

    with home.serving():
        code, _, complained = najian("run", "--port", "0")

    assert (code, complained) == (
        1,
        TWICE.format(home=home.folder),
    )


def test_a_taken_port_is_told_in_a_line(najian):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, _, complained = najian("run", "--port", port)

    assert (code, complained) == (
        1,
        f"najian: port {port} of 127.0.0.1 is taken by another program\n",
    )


def test_a_rehearsal_does_not_mix_with_real_responses(najian, monkeypatch):
    monkeypatch.setenv("BOT_TOKEN", "1:" + "a" * 35)

    code, _, complained = najian("rehearse", "--responses", "1")

    assert (code, complained) == (
        2,
        "najian: BOT_TOKEN is set: a rehearsal would mix invented responses with real ones.\n",
    )


def test_a_rehearsal_needs_words(najian, tmp_path):
    (tmp_path / "texts").write_text("\n \n", "utf-8")

    answers = [najian("rehearse", "--texts", name) for name in ("texts", "none")]

    assert [(code, text.splitlines()[-1]) for code, _, text in answers] == [
        (2, "texts: has no line with text"),
        (2, "none: can't be read: [Errno 2] No such file or directory: 'none'"),
    ]


def test_a_damaged_key_file_is_told_in_a_line(najian, tmp_path):
    najian("invite", "--role", "leader")
    (tmp_path / "home" / "najian.key").write_text("short", "ascii")

    code, _, complained = najian("invite", "--role", "leader")

    key = tmp_path / "home" / "najian.key"
    problem = f"{key} is no key file: lines of a name and 64 hexadecimal digits."
    todo = "Put the copy back that you keep elsewhere."
    assert (code, complained) == (2, f"najian: {problem} {todo}\n")
