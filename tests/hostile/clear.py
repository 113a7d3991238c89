"""What may be said to people of something hostile: a clear sentence, and nothing of the inside."""

import re

from domain.faults import FaultyError

# What stands in no message to anybody.
INTERNAL = re.compile(
    r"Traceback|File \"|\.py\b|[a-z]Error\b|Exception|sqlite|/tmp/|0x[0-9a-f]{6}|<class|NoneType"
)
# Of what another's library trips over in a workbook the kind is told, for whoever asks us.
_KIND = re.compile(r" \(\w+Error\)(?=: remove columns)")
# What a terminal obeys instead of showing it, and halves of characters that it can't be given.
UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def is_clear(text: str) -> bool:
    """Whether nothing of the inside is told."""
    return INTERNAL.search(_KIND.sub("", text)) is None


def faults_are_clear(error: FaultyError, file: str) -> None:
    """Each says which file, says something, and tells nothing of the inside."""
    assert error.faults
    for fault in error.faults:
        said = fault.problem
        assert file in fault.file, fault
        assert said.strip(), fault
        assert is_clear(said), said
