from bot.settings.checks import check
from tests.bot.settings.files import CONFIGURATION, QUESTIONNAIRE, VERDICT, changed

FOLDER = '\n[questionnaires]\nfolder = "asked"\n'


def checked(folder, configuration, questionnaire, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / "config.toml").write_text(configuration + VERDICT, "utf-8")
    (folder / "asked").mkdir()
    (folder / "asked" / "one.toml").write_text(questionnaire, "utf-8")
    return [str(fault) for fault in check(folder / "config.toml", {})]


def test_settings_without_faults_pass(tmp_path, monkeypatch):
    assert checked(tmp_path, CONFIGURATION + FOLDER, QUESTIONNAIRE, monkeypatch) == []


def test_configuration_and_questionnaires_are_checked_together(tmp_path, monkeypatch):
    configuration = changed(CONFIGURATION, ("target = 50", "target = 0")) + FOLDER
    questionnaire = changed(
        QUESTIONNAIRE,
        ("version = 1", "version = 0"),
        ('question = "rating", in = ["fair", "bad"]', 'question = "department", in = ["tzcj"]'),
    )

    faults = checked(tmp_path, configuration, questionnaire, monkeypatch)

    assert faults == [
        "asked/one.toml:2: version is 0: it must be at least 1",
        (
            'asked/one.toml:21: question 3, show_if.in 1 "tzcj" is no answer to "department": '
            "use one of czj, jsj"
        ),
        "config.toml:10: campaign.target is 0: it must be at least 1",
    ]


def test_without_a_readable_configuration_the_projects_questionnaires_are_checked(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)

    faults = check(tmp_path / "config.toml", {})

    assert [str(fault) for fault in faults] == [
        "config.toml: there is no such file: check the path"
    ]
