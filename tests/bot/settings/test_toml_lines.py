import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.settings.toml_files import read
from bot.settings.toml_lines import lines_of
from domain.faults import Fault, FaultyError

TEXT = """\
# a comment
title = "x"
a.b = 1
"quoted \\u0041" = [
  1, # one
  { y = 2 },
]

[table.inner]
k = { p = 1, q.r = [ { d = 2 } ] }
long = \"\"\"
[not.a.table]
\"\"\"
'last' = true

[[question]]
id = "first"
[[question.option]]
code = "one"
[[question.option]]
code = "two"

[[question]]
id = "second"
[question.show_if]
in = [
  "bad",
  "very_bad"]
[[question.option]]
code = "three"
"""


def all_paths(value, path=()):
    """Every key and list member of parsed TOML."""
    keys = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in keys:
        yield (*path, key)
        if isinstance(part, dict | list):
            yield from all_paths(part, (*path, key))


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("a", "b"), 3),
        (("quoted A",), 4),
        (("quoted A", 0), 5),
        (("quoted A", 1, "y"), 6),
        (("table",), 9),
        (("table", "inner", "k", "q", "r", 0, "d"), 10),
        (("table", "inner", "long"), 11),
        (("table", "inner", "last"), 14),
        (("question",), 16),
        (("question", 0, "option", 1, "code"), 21),
        (("question", 1), 23),
        (("question", 1, "id"), 24),
        (("question", 1, "show_if"), 25),
        (("question", 1, "show_if", "in"), 26),
        (("question", 1, "show_if", "in", 1), 28),
        (("question", 1, "option", 0, "code"), 30),
    ],
)
def test_every_key_has_the_line_it_stands_on(path, line):
    assert lines_of(TEXT)[path] == line


def test_the_lines_name_exactly_the_keys_that_the_file_has():
    assert set(lines_of(TEXT)) - {()} == set(all_paths(tomllib.loads(TEXT)))


def test_a_missing_key_has_the_line_of_what_it_would_stand_in(tmp_path):
    path = tmp_path / "any.toml"
    path.write_text(TEXT)

    file = read(path)

    missing = [("question", 1, "option", 0, "label", "zh"), ("question", 1, "kind"), ("nothing",)]
    assert [file.line(each) for each in missing] == [29, 23, 1]


def test_windows_line_ends_and_the_mark_of_windows_editors_change_no_line(tmp_path):
    path = tmp_path / "any.toml"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())

    file = read(path)

    assert dict(file.lines) == lines_of(TEXT)


keys = st.sampled_from(["a", "b", '"c d"', "'e'", "a.b", 'b . "c d"', "1", "-_"])
scalars = st.sampled_from(["1", '"#"', "'['", "2020-07-17", '"""\n]\n"""', "true", "1e3"])
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: "[ # c\n" + ",\n".join(parts) + "]")
        | st.tuples(keys, inner).map(lambda pair: f"{{ {pair[0]} = {pair[1]} }}")
    ),
    max_leaves=6,
)
statements = st.one_of(
    st.tuples(keys, values).map(" = ".join),
    keys.map("[{}]".format),
    keys.map("[[ {} ]] # c".format),
    st.sampled_from(["", "# [a]"]),
)


@settings(deadline=None)  # the first text also pays for loading the grammar
@given(st.lists(statements, max_size=12).map("\n".join))
def test_whatever_the_file_says_its_keys_have_lines(text):
    try:
        meant = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return

    lines = lines_of(text)

    assert set(lines) - {()} == set(all_paths(meant))


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        (b"a = 1\nb = \n", 2, "is not valid TOML here: Invalid value"),
        (
            b"a = 1\n\nb = 2 c\n",
            3,
            "is not valid TOML here: Expected newline or end of document after a statement",
        ),
        (b"a = [1,\n2", 2, "is not valid TOML here: Unclosed array"),
        (b"a = 1\nb = '\xff'\n", 2, "is not UTF-8: save it as UTF-8"),
        (b"a = " + b"9" * 5000, 0, "is not valid TOML: a number in it is too long"),
        (b"a = " + b"[" * 5000, 0, "is nested too deeply: make it flatter"),
    ],
)
def test_what_is_not_toml_is_a_fault_with_its_line(tmp_path, content, line, problem):
    path = tmp_path / "any.toml"
    path.write_bytes(content)

    with pytest.raises(FaultyError) as caught:
        read(path)

    assert caught.value.faults == (Fault(str(path), line, problem),)


def test_a_file_that_is_missing_or_a_folder_is_a_fault(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.toml").mkdir()
    faults = []

    for name in ("missing.toml", "folder.toml"):
        with pytest.raises(FaultyError) as caught:
            read(tmp_path / name)
        faults.append(str(caught.value))

    assert faults == [
        "missing.toml: there is no such file: check the path",
        "folder.toml: cannot be read (Is a directory): check the path",
    ]
