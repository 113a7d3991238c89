"""The groups that are open while a form is read from above: their conditions, their headings."""

from dataclasses import dataclass, field

from bot.xlsform.findings import Findings, Place
from bot.xlsform.relevance import joined
from domain.conditions import Condition
from domain.text import Text


@dataclass(slots=True)
class _Group:
    """`relevance` is when its questions are asked, `heading` what no question shows yet."""

    place: Place
    relevance: Condition | bool
    heading: Text | None


@dataclass(slots=True)
class Groups:
    """Opened and closed as the rows come."""

    _open: list[_Group] = field(default_factory=list)

    def begin(
        self,
        place: Place,
        relevance: Condition | bool,  # noqa: FBT001 - a condition that is settled
        heading: Text | None,
    ) -> None:
        """A group begins, inside those that are open."""
        self._open.append(_Group(place, relevance, heading))

    def end(self, findings: Findings) -> None:
        """The last group ends. Too many ends are pyxform's to refuse."""
        group = self._open.pop() if self._open else None
        if group and group.heading:
            findings.remark(group.place, "the group has no question: its label is left out")

    def relevance(self, own: Condition | bool) -> Condition | bool:  # noqa: FBT001 - as above
        """When a question is asked in the groups that are open."""
        found = [*(group.relevance for group in self._open), own]
        if False in found:
            return False
        return joined(*(each for each in found if not isinstance(each, bool))) or True

    def headed(self, text: Text) -> Text:
        """Headings stand over the first question of their group, the widest group first."""
        headings = [group.heading for group in self._open if group.heading]
        for group in self._open:
            group.heading = None
        parts = (*headings, text)
        return Text("\n".join(each.zh for each in parts), "\n".join(each.en for each in parts))
