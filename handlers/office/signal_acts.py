"""What buttons say about signals 数据提醒."""

from dataclasses import dataclass
from typing import ClassVar

from domain.signals import Rule


class Signalling:
    """What all acts of this module are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class RefreshSignals(Signalling):
    """The signals as of now."""

    letter: ClassVar = "Sr"


@dataclass(frozen=True, slots=True)
class NoteSignal(Signalling):
    """Somebody has looked at it: the others need not."""

    letter: ClassVar = "Sn"
    rule: Rule
    department: str


SignalAct = RefreshSignals | NoteSignal
