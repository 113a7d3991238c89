import subprocess
import sys

from bot.settings.fingerprints import fingerprint
from bot.settings.questionnaires import load_all
from tests.bot.settings.files import QUESTIONNAIRE, changed


def of(folder, text):
    (folder / "any.toml").write_text(text, "utf-8")
    (questionnaire,) = load_all(folder, ("czj",))
    return fingerprint(questionnaire)


def test_layout_and_defaults_written_out_change_no_fingerprint(tmp_path):
    same = changed(
        QUESTIONNAIRE,
        ('["fair", "bad"]', '[ "bad", # worse\n "fair" ]'),
        ('kind = "rating"', 'required = true\n\nkind = "rating"'),
        ('kind = "text"', 'longest = 4096\nkind = "text"'),
    )

    assert of(tmp_path, same) == of(tmp_path, QUESTIONNAIRE)


def test_what_was_published_before_a_setting_was_known_keeps_its_mark(tmp_path):
    mark = "16d369a4ec783ebf0c46130e70accfae225295ca00c0842795ccc484ddde75e2"

    assert of(tmp_path, QUESTIONNAIRE) == mark  # of the first release


def test_any_change_of_content_changes_the_fingerprint(tmp_path):
    contents = [
        QUESTIONNAIRE,
        *(
            changed(QUESTIONNAIRE, change)
            for change in [
                ("version = 1", "version = 2"),
                ("哪个部门？", "哪一个部门？"),
                ('["fair", "bad"]', '["fair"]'),
                ('kind = "text"', 'kind = "text"\nrequired = false'),
                ('aspect = "efficiency"', 'aspect = "process"'),
                (
                    '{ question = "rating", in = ["fair", "bad"] }',
                    '{ all = [{ question = "rating", in = ["fair", "bad"] }] }',
                ),
                (
                    '{ question = "rating", in = ["fair", "bad"] }',
                    '{ any = [{ question = "rating", in = ["fair", "bad"] }] }',
                ),
            ]
        ),
    ]

    fingerprints = {of(tmp_path, content) for content in contents}

    assert len(fingerprints) == len(contents)


def test_a_fingerprint_is_the_same_in_every_process(tmp_path):
    here = of(tmp_path, QUESTIONNAIRE)
    program = (
        "import sys, pathlib; from bot.settings import fingerprints, questionnaires as q;"
        "print(fingerprints.fingerprint(q.load_all(pathlib.Path(sys.argv[1]), ('czj',))[0]))"
    )

    told = [
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)],
            env={"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    ]

    assert told == [here, here]
