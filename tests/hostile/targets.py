"""What hostile input is tried on: its inputs, and what must hold of each."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.hostile import (
    calls,
    enclosures,
    settings_files,
    tables,
    taps,
    updates,
    workbooks,
)
from tests.hostile.stage import Stage


@dataclass(frozen=True, slots=True)
class OnStage:
    """Tried on the running bot, beside a bystander."""

    inputs: st.SearchStrategy[Any]
    check: Callable[[Stage, Any], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class OnFile:
    """Tried on a function that reads a file in a folder."""

    inputs: st.SearchStrategy[Any]
    check: Callable[[Path, Any], None]


TARGETS: dict[str, OnStage | OnFile] = {
    "updates": OnStage(updates.proper(), updates.check_proper),
    "broken-updates": OnStage(updates.broken(), updates.check_broken),
    "webhook": OnStage(calls.calls, calls.check),
    "taps": OnStage(taps.taps, taps.check),
    "configuration": OnFile(settings_files.configurations, settings_files.check_configuration),
    "questionnaires": OnFile(settings_files.questionnaires, settings_files.check_questionnaire),
    "tables": OnFile(tables.files, tables.check),
    "workbooks": OnFile(workbooks.files, workbooks.check),
    "files": OnFile(enclosures.files, enclosures.check),
}
