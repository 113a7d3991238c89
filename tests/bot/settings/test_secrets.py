import traceback

import pytest

from bot.settings.configuration import load
from domain.faults import FaultyError
from tests.bot.settings.files import CONFIGURATION, VERDICT, changed

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SECRET = TOKEN.partition(":")[2]
ELSEWHERE = (
    "must not stand in a file: take it out, put it into the environment as BOT_TOKEN, "
    "and have @BotFather revoke it if others could read it"
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config.toml"


def test_the_token_is_in_no_representation_of_the_configuration(path):
    path.write_text(CONFIGURATION + VERDICT, "utf-8")

    configuration = load(path, {"BOT_TOKEN": f"{TOKEN}\n"})

    assert configuration.bot.token.get_secret_value() == TOKEN
    assert SECRET not in f"{configuration!r} {configuration} {configuration.bot.token}"


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        (f"{CONFIGURATION}\n[bot]\ntoken = '{TOKEN}'\n", "bot.token", 25),
        (f"token = '{TOKEN}'\n{CONFIGURATION}", "token", 1),
        (f"BOT_TOKEN = '{TOKEN}'\n{CONFIGURATION}", "BOT_TOKEN", 1),
    ],
)
def test_a_token_in_the_file_is_refused(faults_of_configuration, text, name, line):
    assert faults_of_configuration(text) == [(line, f"{name} {ELSEWHERE}")]


@pytest.mark.parametrize("secret", [TOKEN, SECRET, f"x{TOKEN}"])
@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "'{}' = 1\n" + CONFIGURATION,
        CONFIGURATION + "'{}' = 1",
        CONFIGURATION + "\n['{}'.x]\na = 1",
        CONFIGURATION + "\n[storage]\nurl = 'postgresql://{}'",
        CONFIGURATION + "\n[storage]\nurl = '{}'",
        CONFIGURATION + "\n[sandbox]\nhost = '{}'\nport = '{}'",
        CONFIGURATION + "\n[bot]\napi_url = '{}'\ntokn = '{}'",
        CONFIGURATION + "\n[timetable]\ntimezone = '{}'\ndigest_at = '{}'",
        changed(CONFIGURATION, ('office = "czj"', "office = '{}'"), ('"jsj"', "'{}'")),
        changed(CONFIGURATION, ("target = 50", "target = '{}'"), ("2020-08-15", "'{}'")),
    ],
)
def test_a_secret_in_the_wrong_place_is_in_no_error(path, text, secret):
    path.write_text(text.replace("{}", secret), "utf-8")

    with pytest.raises(FaultyError) as caught:
        load(path, {"BOT_TOKEN": f"{secret}!"})

    told = "".join(traceback.format_exception(caught.value))
    assert SECRET not in f"{told}{caught.value.faults!r}"
