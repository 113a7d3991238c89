"""The lists of the choices sheet, and what a list turns a question into."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.xlsform import columns, languages, yielding
from bot.xlsform.codes import Codes
from bot.xlsform.findings import Findings, Place, shown
from bot.xlsform.languages import Tongues
from bot.xlsform.rows import Row, Sheets
from domain.opinions import Aspect
from domain.questions import GRADES, YES_NO, Option
from domain.text import Text

OTHER = "other"  # as pyxform names the choice that or_other adds
_OTHER_LABEL = Text("其他", "Other")


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of the choices sheet."""

    place: Place
    name: str
    label: Text
    aspect: Aspect | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """Choices under one name, in order."""

    name: str
    choices: tuple[Choice, ...]

    @property
    def has_other_by_another_name(self) -> bool:
        """Whether a choice looks like the one that or_other adds, and is not that one."""
        labels = {each.label.zh for each in self.choices} | {e.label.en for e in self.choices}
        has = any(each.name == OTHER for each in self.choices)
        return not has and not labels.isdisjoint({_OTHER_LABEL.zh, _OTHER_LABEL.en})

    def with_other(self, place: Place) -> "ChoiceList":
        """With a choice for what is not in the list, as pyxform adds it where there is none."""
        if any(each.name == OTHER for each in self.choices):
            return self
        return replace(self, choices=(*self.choices, Choice(place, OTHER, _OTHER_LABEL)))

    @property
    def has_statements(self) -> bool:
        """Whether a choice says what goes into a ledger."""
        return any(each.statement for each in self.choices)

    def options(self, findings: Findings, *, for_ledger: bool) -> tuple[Option, ...]:
        """As options, each with a code of its own; statements only where they go into a ledger."""
        codes = Codes("c")
        options = tuple(
            Option(
                codes.give(each.name),
                each.label,
                each.aspect if for_ledger else None,
                each.statement if for_ledger else None,
            )
            for each in self.choices
        )
        for choice, option in zip(self.choices, options, strict=True):
            if choice.name != option.code:
                said = f'the name "{shown(choice.name)}" becomes the code {option.code}'
                findings.remark(choice.place, said)
        return options

    def match(self, known: Mapping[str, Text]) -> dict[str, str] | None:
        """Our codes by the names of the choices, where they are the known ones, all and only."""
        names = {each.name: each.name for each in self.choices}
        return names if set(names) == set(known) else self._labelled(known)

    def grades(self) -> dict[str, str] | None:
        """The five grades. Only by their labels: very good roads are no satisfied citizens."""
        return self._labelled(GRADES)

    def yes_or_no(self) -> dict[str, str] | None:
        """Yes and no, where the labels are those on our buttons."""
        return self._labelled(YES_NO)

    def _labelled(self, known: Mapping[str, Text]) -> dict[str, str] | None:
        labels = {each.name: _labelled(each, known) for each in self.choices}
        codes = {name: code for name, code in labels.items() if code is not None}
        fits = len(codes) == len(self.choices) and set(codes.values()) == set(known)
        return codes if fits else None


def read(sheets: Sheets, tongues: Tongues, findings: Findings) -> dict[str, ChoiceList]:
    """All lists that questions use. Cells of lists that no question uses are not judged."""
    used = {part for row in sheets.survey for part in row.text("type").split()}
    rows: dict[str, list[Row]] = {}
    for row in sheets.choices:
        rows.setdefault(row.text("list name"), []).append(row)
    for name, members in rows.items():
        if not name:
            findings.remark(members[0].place, "has no list_name: left out")
        elif name not in used:
            findings.remark(members[0].place, f'the list "{shown(name)}" is not used: left out')
    columns.unknown(sheets.choices, "choices", findings)
    lists = {name: members for name, members in rows.items() if name in used}
    for members in lists.values():
        _same_names(members, findings)
    return {
        name: ChoiceList(name, tuple(_choice(row, tongues, findings) for row in members))
        for name, members in lists.items()
    }


def _same_names(members: list[Row], findings: Findings) -> None:
    first: dict[str, Place] = {}
    for row in members:
        owner = first.setdefault(row.text("name"), row.place)
        if owner != row.place:
            said = f'the name "{shown(row.text("name"))}" is that of {owner}: give it its own'
            findings.refuse(row.place, said)


def _choice(row: Row, tongues: Tongues, findings: Findings) -> Choice:
    columns.judge(row, findings)
    label = languages.read(row, ("label",), tongues, findings)
    name = row.text("name")
    if label is None:
        said = f'"{shown(name)}" has no label: a button needs one'
        findings.refuse(row.place, said)
    spare = Text(name, name)
    statement = row.text(yielding.STATEMENT) or None
    aspect = yielding.aspect(row, findings)
    return Choice(row.place, name, _one_line(label or spare), aspect, statement)


def _one_line(label: Text) -> Text:
    """A button has no lines."""
    return Text(" ".join(label.zh.split()), " ".join(label.en.split()))


def _labelled(choice: Choice, known: Mapping[str, Text]) -> str | None:
    said = {choice.label.zh.casefold(), choice.label.en.casefold()}
    for code, label in known.items():
        if said <= {label.zh.casefold(), label.en.casefold()}:
            return code
    return None
