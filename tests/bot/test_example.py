"""config.example.toml and the program know the same settings, and the file explains each."""

import re
import tomllib
from typing import get_args

import pytest
from pydantic import BaseModel

from bot.settings.configuration_file import ConfigurationFile
from tests.conftest import ROOT

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
        if line.startswith("[[department]]"):
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


@pytest.mark.parametrize("key", ["code", "name", "duties", "contact", "phone", "window"])
def test_every_setting_of_a_department_is_explained_above_the_first(key):
    head = TEXT.partition("[[department]]")[0].rpartition("port = 8080")[2]

    assert len(re.findall(rf"^#   {key} +\S.* / \S", head, re.MULTILINE)) == 1


@pytest.mark.parametrize("key", ["code", "name"])
def test_every_setting_of_a_window_is_explained_there_too(key):
    head = TEXT.partition("[[department]]")[0].rpartition("port = 8080")[2]

    assert len(re.findall(rf"^#     {key} +\S.* / \S", head, re.MULTILINE)) == 1
