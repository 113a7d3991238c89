"""config.example.toml and the program know the same settings, and the file explains each."""

import re
import tomllib
from typing import get_args

import pytest
from pydantic import BaseModel

from bot.settings.configuration_file import ConfigurationFile
from tests.towns import ROOT

TEXT = (ROOT / "config.example.toml").read_text("utf-8")


def read(model, prefix=""):
    """The settings that the program reads, but for those that must not stand in a file."""
    names = set()
    for name, field in model.model_fields.items():
        kinds = [kind for kind in (field.annotation, *get_args(field.annotation)) if kind]
        section = next((k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)), None)
        if section is not None and "zh" not in section.model_fields:
            names |= read(section, f"{prefix}{name}.")
        elif not field.exclude:
            names.add(prefix + name)
    return names


def written(tables=None, prefix=""):
    """The settings in the file."""
    names = set()
    for name, content in (tomllib.loads(TEXT) if tables is None else tables).items():
        parts = content if isinstance(content, list) else [content]
        if parts and all(isinstance(part, dict) and "zh" not in part for part in parts):
            names = names.union(*(written(part, f"{prefix}{name}.") for part in parts))
        else:
            names.add(prefix + name)
    return names


def lines():
    """Each line that sets something in a section, with the line above it."""
    above = ""
    for line in TEXT.splitlines():
        if line.startswith("[["):
            return
        if re.match(r"\w+ = ", line):
            yield line, above
        above = line


def test_every_setting_of_the_example_is_read_and_none_is_missing():
    assert written() == read(ConfigurationFile)


@pytest.mark.parametrize(("line", "above"), list(lines()), ids=lambda text: text.split(" ")[0])
def test_every_setting_is_explained_above_it(line, above):
    chained = re.match(r"(starts|ledgers_due|ends)_on", line) and "_on = " in above

    assert above.startswith("# ") or chained


def explained(table, indent):
    """The settings that the comment above the first table of a list explains in both languages."""
    comment = TEXT.partition(f"\n[[{table}]]")[0].rstrip().rpartition("\n\n")[2]
    told = re.split(rf"^#{' ' * indent}(?=\w)", comment, flags=re.MULTILINE)[1:]
    return [each.split()[0] for each in told if re.search(r"[一-鿿].*\n?.*[a-z]{2}", each)]


DEPARTMENT = ["code", "name", "duties", "contact", "phone", "keywords", "window", "section"]


@pytest.mark.parametrize(
    ("table", "indent", "settings"),
    [
        ("department", 3, DEPARTMENT),
        # Windows first, then sections.
        ("department", 5, ["code", "name", "code", "name", "duties", "keywords"]),
        ("deadline", 3, ["code", "name", "stage", "working_days", "source"]),
    ],
)
def test_every_setting_of_a_list_is_explained_above_the_first(table, indent, settings):
    assert explained(table, indent) == settings
