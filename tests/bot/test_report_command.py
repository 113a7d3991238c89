"""`najian report` writes the overall report, or says why not."""

import pytest
from docx import Document


@pytest.mark.slow
@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    ("named", "title"), [((), "总体情况报告"), (("--department", "财政局"), "开展情况报告")]
)
def test_the_report_is_written(najian, tmp_path, named, title):
    out = tmp_path / "new" / "报告.docx"

    code, said, _ = najian("report", "--out", out, *named)

    assert (code, said) == (0, f"{out}\n")
    assert Document(str(out)).paragraphs[1].text == title


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (("--out", "报告.pdf"), "najian: --out names a .docx file."),
        (
            ("--out", "a.docx", "--department", "-"),
            "najian: Opinions that nobody has assigned have no report of their own.",
        ),
    ],
)
def test_what_can_not_be_written_is_refused(najian, given, problem):
    code, said, complained = najian("report", *given)

    assert (code, said, complained.splitlines()[-1]) == (2, "", problem)
