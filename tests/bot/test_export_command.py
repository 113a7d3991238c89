"""`najian export` on the command line."""

import sys
from hashlib import sha256

import duckdb
import pytest

from reports.exporting import package
from tests.storage.rows import TODAY

MISSING = (
    "najian: pyarrow is not installed, and Parquet needs it. In the project's folder, run: "
    ".venv/bin/pip install -e '.[export]'; or take --format csv.\n"
)


def digest(path):
    return sha256(path.read_bytes()).hexdigest()


def test_an_export_says_how_many_rows_and_its_checksum(najian, tmp_path):
    out = tmp_path / "out"
    code, told, _ = najian("export", "--format", "parquet", "--out", out)

    assert (code, told.splitlines()) == (
        0,
        [
            "responses\t0 rows\t1 files",
            "opinions\t0 rows\t1 files",
            "entries\t0 rows\t1 files",
            "cases\t7 rows\t1 files",
            f"{out / package.NAME}\tsha256 {digest(out / package.NAME)}",
        ],
    )


def test_what_left_the_house_stands_in_the_audit_trail(najian, tmp_path):
    out = tmp_path / "out"
    najian("export", "--format", "csv", "--out", out)

    code, told, _ = najian("audit", "show", "--kind", "exported")

    (line,) = told.splitlines()
    assert (code, line.split("\t")[-2]) == (0, f"outside {digest(out / package.NAME)[:16]}")


def test_imported_opinions_are_exported_for_the_office(najian, tmp_path):
    file, out = tmp_path / "rows.csv", tmp_path / "out"
    file.write_text("意见,部门,日期\n收费高,财政局,2020-07-17\n", "utf-8")
    najian("import", file, "--channel", "phone")
    code, told, _ = najian("export", "--out", out, "--as", "office")

    rows = duckdb.sql(f"SELECT department, text, said_on FROM '{out}/opinions/**/*.parquet'")
    assert (code, told.splitlines()[:2]) == (
        0,
        ["responses\t1 rows\t1 files", "opinions\t1 rows\t1 files"],
    )
    assert rows.fetchall() == [("czj", "收费高", TODAY.replace(day=17))]


def test_a_department_is_named_by_its_name(najian, tmp_path):
    out = tmp_path / "out"
    code, _, _ = najian("export", "--out", out, "--as", "department", "--department", "财政局")

    assert (code, '"department": "czj"' in (out / package.NAME).read_text("utf-8")) == (0, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--as", "department"),
        ("--as", "department", "--department", "-"),
        ("--department", "czj"),
        ("--as", "office", "--department", "czj"),
    ],
)
def test_a_department_goes_with_its_audience_and_only_with_it(najian, tmp_path, arguments):
    code, told, complained = najian("export", "--out", tmp_path / "out", *arguments)

    assert (code, told, complained) == (
        2,
        "",
        "najian: --department goes with --as department, and only with it.\n",
    )


def test_days_are_in_their_order(najian, tmp_path):
    days = ("--since", "2020-07-02", "--until", "2020-07-01")
    code, _, complained = najian("export", "--out", tmp_path / "out", *days)

    assert (code, complained) == (2, "najian: --since lies after --until.\n")


def test_a_folder_with_something_in_it_is_refused_before_anything_is_read(najian, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").touch()
    code, _, complained = najian("export", "--out", tmp_path / "out", "--force")

    assert (code, complained) == (
        2,
        f"najian: {tmp_path / 'out'} holds something else than an export; it stays as it is.\n",
    )


def test_an_export_is_replaced_by_force(najian, tmp_path):
    out = tmp_path / "out"
    codes = [
        najian("export", "--out", out, *options, "--format", "csv")[0]
        for options in ((), (), ("--force",))
    ]

    assert codes == [0, 2, 0]


def test_an_unknown_campaign_is_refused_with_those_there_are(najian, tmp_path):
    code, _, complained = najian("export", "--out", tmp_path / "out", "--campaign", "none")

    assert (code, complained.splitlines()[-1]) == (
        2,
        "najian: Nothing is kept of none. There is: yhyshj2020.",
    )


def test_without_pyarrow_it_is_said_how_to_install_it_and_csv_is_written(
    najian, tmp_path, monkeypatch
):
    monkeypatch.delitem(sys.modules, "reports.exporting.parquet", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    refused = najian("export", "--out", tmp_path / "out")
    written = najian("export", "--out", tmp_path / "out", "--format", "csv")

    assert (refused[0], refused[2]) == (2, MISSING)
    assert (written[0], len(list((tmp_path / "out").rglob("*.csv")))) == (0, 4)
