from datetime import date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import SecretStr

from bot.settings import working_days
from bot.settings.configuration import (
    OWN_QUESTIONNAIRES,
    Backups,
    Bot,
    Listener,
    Sandbox,
    Storage,
    load,
)
from domain.backups import Plan
from domain.campaign import Campaign, Department, Timetable, Window
from domain.faults import FaultyError
from domain.profiles import Profile, Stage
from domain.text import Text
from tests.bot.settings.files import CONFIGURATION, VERDICT, changed

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"

AWAITED = Profile(
    "verdict", Text("等评价", "Verdict"), Stage.VERDICT, 5, Text("本地规定", "Local rules")
)

PHONE = 'phone = "0535"'


@pytest.fixture
def load_text(tmp_path):
    def load_it(text, environ=None):
        path = tmp_path / "config.toml"
        path.write_text(text + VERDICT, "utf-8")
        return load(path, environ or {})

    return load_it


def test_a_configuration_becomes_the_values_it_describes(load_text):
    configuration = load_text(CONFIGURATION, {"BOT_TOKEN": TOKEN})

    assert configuration.campaign == Campaign(
        code="yhyshj",
        name="优化营商环境",
        organiser=Text("办公室", "Office"),
        purpose=Text("改进", "To improve"),
        starts_on=date(2020, 7, 17),
        ledgers_due_on=date(2020, 7, 22),
        ends_on=date(2020, 8, 15),
        benchmark_city=Text("深圳", "Shenzhen"),
        target=50,
        minimum_base=5,
        office="czj",
        kept_for_days=365,
        departments=(
            Department("czj", Text("财政局", "Finance")),
            Department("jsj", Text("建设局", "Construction"), phone="0535"),
        ),
        deadlines=(AWAITED,),
    )
    assert configuration.bot.token.get_secret_value() == TOKEN


def test_a_department_has_the_words_that_people_use_for_its_matters(load_text):
    configuration = load_text(changed(CONFIGURATION, (PHONE, f'{PHONE}\nkeywords = ["修路"]')))

    czj, jsj = configuration.campaign.departments
    assert (czj.keywords, jsj.keywords) == ((), ("修路",))


def test_what_need_not_be_said_has_a_default(load_text):
    configuration = load_text(CONFIGURATION)

    zone = ZoneInfo("Asia/Shanghai")
    days = working_days.calendar((), ())
    hour = timedelta(hours=1)
    assert configuration.timetable == Timetable(zone, time(8), hour, time(10), days)
    assert configuration.bot == Bot(None, "https://api.telegram.org")
    assert configuration.questionnaires == OWN_QUESTIONNAIRES
    assert configuration.storage == Storage(Path("najian.db"))
    assert configuration.sandbox == Sandbox("127.0.0.1", 8080)


def test_every_default_can_be_set(load_text, tmp_path):
    configuration = load_text(
        changed(CONFIGURATION, ("target = 50", "target = 50\nminimum_base = 10"))
        + """
[timetable]
timezone = "Asia/Urumqi"
digest_at = 07:30:00
draft_every_minutes = 15
remind_at = "09:30"
quiet_from = "22:00"
quiet_until = 07:00:00
holidays = [2090-01-02]
make_up_days = [2090-01-07]
[respondents]
contact = true
[bot]
api_url = "http://localhost:8081/"
username = "najian_bot"
[questionnaires]
folder = "mine"
[storage]
url = "sqlite:////var/lib/najian/all.db"
[sandbox]
host = "::1"
port = 0
"""
    )

    zone = ZoneInfo("Asia/Urumqi")
    assert (configuration.campaign.minimum_base, configuration.campaign.asks_contact) == (10, True)
    days = working_days.calendar((date(2090, 1, 2),), (date(2090, 1, 7),))
    quarter = timedelta(minutes=15)
    assert configuration.timetable == Timetable(
        zone, time(7, 30), quarter, time(9, 30), days, time(22), time(7)
    )
    assert configuration.bot == Bot(None, "http://localhost:8081", "najian_bot")
    assert configuration.questionnaires == tmp_path / "mine"
    assert configuration.storage == Storage(Path("/var/lib/najian/all.db"))
    assert configuration.sandbox == Sandbox("::1", 0)


def test_a_database_on_a_server_is_named_by_its_url(load_text):
    text = CONFIGURATION + "\n[storage]\nurl = 'postgresql://najian@db:5432/opinions'"

    configuration = load_text(text)

    assert configuration.storage == Storage(SecretStr("postgresql://najian@db:5432/opinions"))


def test_a_server_on_this_machine_may_be_reached_by_its_socket(load_text):
    url = "postgresql://najian@/opinions?host=/var/run/postgresql"

    configuration = load_text(CONFIGURATION + f"\n[storage]\nurl = '{url}'")

    assert configuration.storage == Storage(SecretStr(url))


def test_the_environment_may_say_where_the_database_is_and_no_print_shows_it(load_text):
    url = "postgresql://najian:hidden@db/opinions"

    configuration = load_text(CONFIGURATION, {"STORAGE_URL": url})

    assert configuration.storage == Storage(SecretStr(url))
    assert "hidden" not in repr(configuration)


def test_secrets_may_stand_in_files_that_the_environment_names(load_text, tmp_path):
    url = "postgresql://najian:hidden@127.0.0.1:5433/najian"
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    (tmp_path / "url").write_text(url)

    configuration = load_text(
        CONFIGURATION,
        {"BOT_TOKEN_FILE": str(tmp_path / "token"), "STORAGE_URL_FILE": str(tmp_path / "url")},
    )

    assert configuration.bot.token.get_secret_value() == TOKEN
    assert configuration.storage.place.get_secret_value() == url


def test_a_file_of_a_secret_that_is_not_there_is_told_and_so_is_one_too_many(load_text, tmp_path):
    (tmp_path / "url").write_bytes(b"\xff")
    environ = {
        "BOT_TOKEN": TOKEN,
        "BOT_TOKEN_FILE": "/nowhere",
        "STORAGE_URL_FILE": str(tmp_path / "url"),
    }

    with pytest.raises(FaultyError) as caught:
        load_text(CONFIGURATION, environ)

    assert [str(fault) for fault in caught.value.faults] == [
        "environment: BOT_TOKEN and BOT_TOKEN_FILE are both set: take one away",
        "environment: STORAGE_URL_FILE names a file that can't be read (UnicodeDecodeError)",
    ]


def test_a_faulty_url_in_the_environment_is_told_without_it(load_text):
    with pytest.raises(FaultyError) as caught:
        load_text(CONFIGURATION, {"STORAGE_URL": "postgresql://najian:hidden@/"})

    (fault,) = caught.value.faults
    problem = "does not name a database on a server: write it as"
    example = '"postgresql://user@host:5432/najian"'
    assert str(fault) == f"environment: STORAGE_URL {problem} {example}"


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        (
            PHONE,
            f'{PHONE}\nkeywords = ["修路", " "]',
            23,
            "department 2, keywords 2 is empty: write something",
        ),
        ('name = "优化营商环境"\n', "", 1, "campaign.name is missing: add it"),
        (
            "ends_on = 2020-08-15",
            "end_on = 2020-08-15\nends_on = 2020-08-15",
            8,
            "campaign.end_on is not a setting: did you mean ends_on?",
        ),
        (
            "target = 50",
            'target = "50"',
            10,
            "campaign.target must be a whole number, not text",
        ),
        (
            "target = 50",
            "target = true",
            10,
            "campaign.target must be a whole number, not true or false",
        ),
        (
            "target = 50",
            "target = 5.5",
            10,
            "campaign.target must be a whole number, not a number with a point",
        ),
        ('zh = "改进"', 'zh = "\\n "', 5, "campaign.purpose.zh is empty: write something"),
        ("target = 50", "target = 0", 10, "campaign.target is 0: it must be at least 1"),
        (
            "target = 50",
            "target = 0x" + "f" * 5000,
            10,
            "campaign.target is: it must be at most 1000000",
        ),
        (
            "target = 50",
            "target = 50\nminimum_base = 1",
            11,
            "campaign.minimum_base is 1: it must be at least 2",
        ),
        (
            "kept_for_days = 365",
            "kept_for_days = 0",
            12,
            "campaign.kept_for_days is 0: it must be at least 1",
        ),
        (
            "starts_on = 2020-07-17",
            'starts_on = "2020-07-17"',
            6,
            "campaign.starts_on must be a date such as 2020-07-17, without quotes, not text",
        ),
        (
            "starts_on = 2020-07-17",
            "starts_on = 2020-07-17T08:00:00",
            6,
            (
                "campaign.starts_on must be a date such as 2020-07-17, without quotes, "
                "not a date with a time"
            ),
        ),
        (
            "ends_on = 2020-08-15",
            "ends_on = 2020-07-01",
            8,
            (
                "campaign.ends_on (2020-07-01) is before campaign.starts_on (2020-07-17): "
                "correct one of the dates"
            ),
        ),
        (
            "ends_on = 2020-08-15",
            "ends_on = 2020-07-21",
            8,
            (
                "campaign.ends_on (2020-07-21) is before campaign.ledgers_due_on (2020-07-22): "
                "correct one of the dates"
            ),
        ),
        (
            "ledgers_due_on = 2020-07-22",
            "ledgers_due_on = 2020-07-16",
            7,
            (
                "campaign.ledgers_due_on (2020-07-16) is before campaign.starts_on (2020-07-17): "
                "correct one of the dates"
            ),
        ),
        (
            'office = "czj"',
            'office = "tzcj"',
            11,
            'campaign.office "tzcj" is not a department: use one of czj, jsj',
        ),
        (
            'purpose = { zh = "改进", en = "To improve" }',
            'purpose = { zh = "改进" }',
            5,
            "campaign.purpose.en is missing: add it",
        ),
        (
            'organiser = { zh = "办公室", en = "Office" }',
            'organiser = "办公室"',
            4,
            "campaign.organiser must be a table, not text",
        ),
        (
            '"优化营商环境"',
            '"优化\\n营商环境"',
            3,
            "campaign.name has a line break or control character: write it in one line",
        ),
        (
            'code = "jsj"',
            'code = "JSJ"',
            19,
            "department 2, code is not a code: 1 to 16 of a-z, 0-9 and _, beginning with a letter",
        ),
        (
            'code = "jsj"',
            'code = "i_jsj"',
            19,
            "department 2, code begins with i_, which links of invitations use: choose another",
        ),
        (
            'code = "jsj"',
            'code = "czj"',
            19,
            "department 2 has the same code as department 1: give it its own",
        ),
        (
            'name.zh = "建设局"',
            'name.zh = "财政局"',
            20,
            "department 2 has the same Chinese name as department 1: give it its own",
        ),
        (
            'name.en = "Construction"',
            'name.en = "Finance "',
            21,
            "department 2 has the same English name as department 1: give it its own",
        ),
        (
            'name.zh = "建设局"',
            f'name.zh = "{"建" * 21}"',
            20,
            (
                "department 2, name.zh is 42 columns wide (a Chinese character has two): "
                "a button shows 40, shorten it"
            ),
        ),
    ],
)
def test_a_faulty_setting_is_named_with_its_line(faults_of_configuration, old, new, line, problem):
    faults = faults_of_configuration(changed(CONFIGURATION, (old, new)))

    assert faults == [(line, problem)]


@pytest.mark.parametrize(
    ("section", "setting", "problem"),
    [
        (
            "timetable",
            'timezone = "Asia/Shangai"',
            "timezone is not a known time zone: did you mean Asia/Shanghai?",
        ),
        (
            "timetable",
            'timezone = "../../etc"',
            "timezone is not a known time zone: write one such as Asia/Shanghai",
        ),
        (
            "timetable",
            'timezone = ""',
            "timezone is not a known time zone: write one such as Asia/Shanghai",
        ),
        (
            "timetable",
            'timezone = "Asia"',
            "timezone is not a known time zone: write one such as Asia/Shanghai",
        ),
        (
            "timetable",
            'digest_at = "25:00"',
            'digest_at is not a time of day: write it as "08:00"',
        ),
        ("timetable", "digest_at = 8", 'digest_at is not a time of day: write it as "08:00"'),
        (
            "timetable",
            "draft_every_minutes = 0",
            "draft_every_minutes is 0: it must be at least 1",
        ),
        (
            "storage",
            'url = "postgresql://najian:secret@/najian"',
            (
                "url does not name a database on a server: "
                'write it as "postgresql://user@host:5432/najian"'
            ),
        ),
        (
            "storage",
            'url = "my password"',
            (
                'url is for nothing that is known: write "sqlite:///najian.db" '
                'or "postgresql://user@host:5432/najian"'
            ),
        ),
        (
            "storage",
            'url = "mysql://najian:secret@db/najian"',
            (
                'url is for mysql: write "sqlite:///najian.db" '
                'or "postgresql://user@host:5432/najian"'
            ),
        ),
        (
            "storage",
            'url = "sqlite:///:memory:"',
            'url does not name a file: write it as "sqlite:///najian.db"',
        ),
        (
            "sandbox",
            'host = "0.0.0.0"',
            "host is not this machine alone: the sandbox lets anyone be anyone, use 127.0.0.1",
        ),
        ("sandbox", "port = 65536", "port is 65536: it must be at most 65535"),
        (
            "bot",
            'api_url = "api.telegram.org"',
            'api_url is not a web address: write one such as "https://api.telegram.org"',
        ),
        (
            "bot",
            'api_url = "http://[::1"',
            'api_url is not a web address: write one such as "https://api.telegram.org"',
        ),
        (
            "bot",
            'username = "@najian_bot"',
            (
                "username is not a bot's user name: "
                "5 to 32 of A-Z, a-z, 0-9 and _, ending in bot, without @"
            ),
        ),
        ("questionnaires", 'folder = " "', "folder is empty: write something"),
        ("backups", "every_hours = 0", "every_hours is 0: it must be at least 1"),
        ("backups", "every_hours = 169", "every_hours is 169: it must be at most 168"),
        ("backups", "keep = 0", "keep is 0: it must be at least 1"),
        ("backups", "kept_for_days = 0", "kept_for_days is 0: it must be at least 1"),
    ],
)
def test_a_faulty_setting_of_the_deployment_is_named(
    faults_of_configuration, section, setting, problem
):
    faults = faults_of_configuration(f"{CONFIGURATION}\n[{section}]\n{setting}\n")

    assert faults == [(25, f"{section}.{problem}")]


def test_backups_are_kept_until_the_next_one_is_made(faults_of_configuration):
    faults = faults_of_configuration(
        f"{CONFIGURATION}\n[backups]\nevery_hours = 72\nkept_for_days = 2\n"
    )

    assert faults == [
        (
            26,
            (
                "backups.kept_for_days (2) is over before the next backup is made, after 72 hours: "
                "change one of them"
            ),
        )
    ]


def test_backups_are_made_every_night_and_kept_for_two_weeks(load_text):
    assert load_text(CONFIGURATION).backups == Backups(
        Plan(timedelta(hours=24), 14, timedelta(days=14)), None
    )


def test_backups_are_planned_as_it_is_written(load_text):
    written = '[backups]\nevery_hours = 6\nkeep = 30\nkept_for_days = 7\nfolder = "/mnt/b"\n'

    assert load_text(f"{CONFIGURATION}\n{written}").backups == Backups(
        Plan(timedelta(hours=6), 30, timedelta(days=7)), Path("/mnt/b")
    )


WINDOWS = """
[[department.window]]
code = "w1"
name = { zh = "一号窗口", en = "Window 1" }
[[department.window]]
code = "w2"
name = { zh = "二号窗口", en = "Window 2" }
"""


def test_the_windows_of_a_department_belong_to_it(load_text):
    first, second = load_text(CONFIGURATION + WINDOWS).campaign.departments

    assert first.windows == ()
    assert second.windows == (
        Window("w1", Text("一号窗口", "Window 1")),
        Window("w2", Text("二号窗口", "Window 2")),
    )


def test_windows_of_two_departments_may_share_a_code(load_text):
    text = changed(CONFIGURATION, ('en = "Finance" }\n', f'en = "Finance" }}\n{WINDOWS}'))

    first, second = load_text(text + WINDOWS).campaign.departments

    assert first.windows == second.windows


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        (
            'code = "w2"',
            'code = "w1"',
            28,
            "department 2, window 2 has the same code as department 2, window 1: give it its own",
        ),
        (
            'zh = "二号窗口"',
            'zh = "一号窗口"',
            29,
            (
                "department 2, window 2 has the same Chinese name as department 2, window 1: "
                "give it its own"
            ),
        ),
        (
            'code = "w2"',
            'code = "w-2"',
            28,
            (
                "department 2, window 2, code is not a code: "
                "1 to 16 of a-z, 0-9 and _, beginning with a letter"
            ),
        ),
        (
            'code = "w2"',
            'code = "i_2"',
            28,
            (
                "department 2, window 2, code begins with i_, "
                "which links of invitations use: choose another"
            ),
        ),
        (
            'code = "w2"',
            'room = "w2"\ncode = "w2"',
            28,
            "department 2, window 2, room is not a setting: use one of code, name",
        ),
    ],
)
def test_a_faulty_window_is_named_with_its_line(faults_of_configuration, old, new, line, problem):
    faults = faults_of_configuration(CONFIGURATION + changed(WINDOWS, (old, new)))

    assert faults == [(line, problem)]


def test_all_faults_of_windows_are_reported_at_once(faults_of_configuration):
    windows = changed(WINDOWS, ('code = "w2"', 'code = "w1"'), ("二号窗口", "一号窗口"))
    windows = changed(windows, ("Window 2", "Window 1"))

    faults = faults_of_configuration(CONFIGURATION + windows)

    assert [line for line, _ in faults] == [28, 29, 29]


def test_a_campaign_needs_departments(faults_of_configuration):
    text = CONFIGURATION[: CONFIGURATION.index("[[department]]")]

    assert faults_of_configuration(text) == [(1, "department is missing: add it")]
    assert faults_of_configuration("department = []\n" + text) == [
        (1, "department is empty: write at least one")
    ]


def test_a_section_that_is_not_known_is_named(faults_of_configuration):
    assert faults_of_configuration(CONFIGURATION + "\n[sandbx]\nport = 1\n") == [
        (24, "sandbx is not a setting: did you mean sandbox?")
    ]


def test_all_faults_are_reported_at_once_in_the_order_of_the_file(faults_of_configuration):
    text = changed(
        CONFIGURATION,
        ('code = "yhyshj"', "code = 5"),
        ("ends_on = 2020-08-15", "ends_on = 2020-07-01"),
        ('office = "czj"', 'office = "nobody"'),
        ('code = "jsj"', 'code = "czj"'),
        ('phone = "0535"', 'room = "0535"'),
    )

    faults = faults_of_configuration(text, {"BOT_TOKEN": "wrong"})

    assert faults == [
        (2, "campaign.code must be text in quotes, not a whole number"),
        (
            8,
            (
                "campaign.ends_on (2020-07-01) is before campaign.starts_on (2020-07-17): "
                "correct one of the dates"
            ),
        ),
        (11, 'campaign.office "nobody" is not a department: use one of czj'),
        (19, "department 2 has the same code as department 1: give it its own"),
        (
            22,
            (
                "department 2, room is not a setting: "
                "use one of code, contact, duties, keywords, name, phone, section, window"
            ),
        ),
        (0, "BOT_TOKEN is not a bot token (digits, a colon, 30 or more letters): copy it again"),
    ]


def test_a_fault_prints_as_file_line_and_what_to_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = changed(CONFIGURATION, ("ends_on = 2020-08-15", "ends_on = 2020-07-01"))
    Path("config.toml").write_text(text + VERDICT, "utf-8")

    with pytest.raises(FaultyError) as caught:
        load(Path("config.toml"), {})

    assert str(caught.value) == (
        "config.toml:8: campaign.ends_on (2020-07-01) is before "
        "campaign.starts_on (2020-07-17): correct one of the dates"
    )


def test_a_missing_file_is_reported_together_with_a_wrong_token(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(FaultyError) as caught:
        load(Path("config.toml"), {"BOT_TOKEN": "123"})

    assert [str(fault) for fault in caught.value.faults] == [
        "config.toml: there is no such file: check the path",
        (
            "environment: BOT_TOKEN is not a bot token (digits, a colon, 30 or more letters): "
            "copy it again"
        ),
    ]


def test_each_of_several_processes_may_tell_how_it_stands_on_a_port_of_its_own(load_text):
    given = load_text(CONFIGURATION, {"STATUS_PORT": "9091"})

    assert given.status == Listener("127.0.0.1", 9091)


@pytest.mark.parametrize("port", ["-1", "65536", "９９９９９", "web"])
def test_what_is_no_port_is_refused(load_text, port):
    with pytest.raises(FaultyError) as refused:
        load_text(CONFIGURATION, {"STATUS_PORT": port})

    assert list(map(str, refused.value.faults)) == [
        "environment: STATUS_PORT is not a port (0 to 65535)"
    ]
