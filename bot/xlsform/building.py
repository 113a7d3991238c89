"""Turns the rows of a form into questions, one by one, from above."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, assert_never

from pyxform.aliases import yes_no
from pyxform.xls2json import RE_BEGIN_CONTROL, RE_END_CONTROL

from bot.settings.kind_rules import MOST_OPTIONS
from bot.xlsform import columns, languages, limits, types
from bot.xlsform.choices import OTHER, ChoiceList
from bot.xlsform.codes import Codes
from bot.xlsform.findings import Findings, Place, shown
from bot.xlsform.languages import Tongues
from bot.xlsform.relevance import Relevance, joined
from bot.xlsform.rows import Row
from bot.xlsform.targets import Target
from bot.xlsform.words import shortened
from bot.xlsform.xpath import NotUnderstoodError
from domain.conditions import Chosen, Condition
from domain.questions import (
    CONTACT,
    DepartmentChoice,
    FreeText,
    MultipleChoice,
    Question,
    Rating,
    SingleChoice,
    YesNo,
)
from domain.text import Text


@dataclass(frozen=True, slots=True)
class Built:
    """A question and the rows it was made of: its own and those of its options."""

    question: Question
    place: Place
    options: tuple[Place, ...] = ()


@dataclass(slots=True)
class _Group:
    """A group that is open: its condition, and the heading that no question shows yet."""

    place: Place
    condition: Condition | None
    heading: Text | None


class Builder:
    """Builds the questions of one form; `departments` are the codes of the deployment."""

    def __init__(
        self,
        lists: Mapping[str, ChoiceList],
        tongues: Tongues,
        departments: tuple[str, ...],
        findings: Findings,
    ) -> None:
        self._lists = lists
        self._tongues = tongues
        self._departments = departments
        self._findings = findings
        self._codes = Codes("q", frozenset({CONTACT.id}))
        self._targets: dict[str, Target] = {}
        self._others: dict[str, str] = {}
        self._groups: list[_Group] = []
        self._kinds: set[type] = set()

    def build(self, row: Row) -> tuple[Built, ...]:
        """The question of a row, sometimes two; none where a row is none or cannot be carried."""
        written = row.text("type")
        if yes_no.get(row.text("disabled")):
            self._findings.remark(row.place, "is disabled: left out")
        elif found := RE_BEGIN_CONTROL.search(written):
            self._begin(row, repeats=found["type"] != "group")
        elif RE_END_CONTROL.search(written):
            self._end()
        elif written:
            return self._question(row)
        else:
            self._findings.remark(row.place, "has no type, so it is a comment: left out")
        return ()

    def _begin(self, row: Row, *, repeats: bool) -> None:
        self._others[row.text("name")] = "a group, which nobody answers"
        if repeats:
            self._findings.refuse(row.place, f"{row.text('type')}: nothing can be repeated")
        columns.judge(row, self._findings)
        if row.translations("hint"):
            self._findings.refuse(row.place, "hint of a group: write a note into it")
        for column in ("required", "constraint"):
            if row.text("bind", column):
                said = f"{column} of a group: write it beside its questions"
                self._findings.refuse(row.place, said)
        heading = languages.read(row, ("label",), self._tongues, self._findings)
        if heading:
            said = "the group's label stands over its first question, wherever that is asked"
            self._findings.remark(row.place, said)
        self._groups.append(_Group(row.place, self._condition(row), heading))

    def _end(self) -> None:
        if self._groups:
            group = self._groups.pop()  # too many ends are pyxform's to refuse
            if group.heading:
                self._findings.remark(group.place, "the group has no question: label left out")

    def _question(self, row: Row) -> tuple[Built, ...]:
        kind = types.read(row.text("type"))
        match kind:
            case types.Silent():
                said = f"{shown(row.text('type'))} is left out: nothing is noted down unasked"
                self._findings.remark(row.place, said)
                self._others[row.text("name")] = "which is left out"
                return ()
            case types.Unknown(why):
                said = f"type {shown(row.text('type'))} cannot be carried: {why}"
                self._findings.refuse(row.place, said)
                self._others[row.text("name")] = "which cannot be carried"
                return ()
            case types.Plain() | types.Select():
                return self._asked(row, kind)
            case _:
                assert_never(kind)

    def _asked(self, row: Row, kind: types.Plain | types.Select) -> tuple[Built, ...]:
        columns.judge(row, self._findings)
        common = self._common(row)
        if isinstance(kind, types.Plain):
            return (self._settled(row, Built(kind.kind(**common, **kind.settings), row.place), {}),)
        listed = self._listed(row, kind)
        if listed is None:
            return ()
        built = self._settled(row, *self._choice(row, kind, listed, common))
        return (built, self._specified(row, built)) if kind.other else (built,)

    def _settled(self, row: Row, built: Built, codes: Mapping[str, str]) -> Built:
        """With its constraint, and known to the rows below."""
        built = replace(built, question=self._limited(row, built.question, codes))
        self._kinds.add(type(built.question))
        self._targets[row.text("name")] = Target(built.question, codes)
        return built

    def _listed(self, row: Row, kind: types.Select) -> ChoiceList | None:
        listed = self._lists.get(kind.choices)
        if listed is None:
            return None  # pyxform has refused it
        listed = listed.with_other(row.place) if kind.other else listed
        if not 1 < len(listed.choices) <= MOST_OPTIONS:
            said = f"has {len(listed.choices)} choices: 2 to {MOST_OPTIONS} fit a message"
            self._findings.refuse(row.place, said)
            return None
        return listed

    def _specified(self, row: Row, built: Built) -> Built:
        """The question in words that or_other adds, under the name that pyxform gives it."""
        name = f"{row.text('name')}_{OTHER}"
        code = self._targets[row.text("name")].codes[OTHER]
        question = FreeText(
            id=self._codes.give(name),
            text=Text("请用几个字说明是什么。", "Please say in a few words what it is."),
            short=Text("其他，说明", "Other, in words"),
            required=False,
            show_if=Chosen(built.question.id, frozenset({code})),
        )
        said = f"or_other: a text question {question.id} is added in the bot's own words"
        self._findings.remark(row.place, said)
        return Built(question, row.place)

    def _common(self, row: Row) -> dict[str, Any]:
        text = languages.read(row, ("label",), self._tongues, self._findings)
        if text is None:
            self._findings.refuse(row.place, "has no label: there is nothing to ask")
        text = text or Text("?", "?")
        short = Text(shortened(text.zh), shortened(text.en))
        return {
            "id": self._named(row),
            "text": self._headed(text),
            "short": short,
            "required": self._required(row),
            "show_if": joined(*(group.condition for group in self._groups), self._condition(row)),
            "hint": languages.read(row, ("hint",), self._tongues, self._findings),
            "complaint": languages.read(
                row, ("bind", "jr:constraintMsg"), self._tongues, self._findings
            ),
        }

    def _named(self, row: Row) -> str:
        name = row.text("name") or f"note_{row.place.row}"
        code = self._codes.give(name)
        if code != name:
            self._findings.remark(row.place, f'the name "{shown(name)}" becomes the id {code}')
        return code

    def _headed(self, text: Text) -> Text:
        """Headings of groups stand over the first question in them, the widest group first."""
        headings = [group.heading for group in self._groups if group.heading]
        for group in self._groups:
            group.heading = None
        parts = (*headings, text)
        return Text("\n".join(each.zh for each in parts), "\n".join(each.en for each in parts))

    def _required(self, row: Row) -> bool:
        written = row.text("bind", "required")
        if row.text("type").endswith("note"):
            return True  # it is read, not skipped
        if written and written not in yes_no:
            self._findings.refuse(row.place, "required: it is yes or no here, no condition")
        return bool(yes_no.get(written, False))

    def _condition(self, row: Row) -> Condition | None:
        written = row.text("bind", "relevant")
        if not written:
            return None
        try:
            return Relevance(self._targets, self._others).read(written)
        except NotUnderstoodError as error:
            self._findings.refuse(row.place, f"relevant {error}: {shown(written)}")
        return None

    def _limited(self, row: Row, question: Question, codes: Mapping[str, str]) -> Question:
        written = row.text("bind", "constraint")
        if not written:
            return question
        try:
            return limits.limited(question, written, codes)
        except NotUnderstoodError as error:
            self._findings.refuse(row.place, f"constraint {error}: {shown(written)}")
        return question

    def _choice(
        self, row: Row, kind: types.Select, listed: ChoiceList, common: dict[str, Any]
    ) -> tuple[Built, dict[str, str]]:
        if not kind.many and not kind.other:
            known = self._known(row, listed, common)
            if known:
                return known
        options = listed.options(self._findings)
        question: Question = (
            MultipleChoice(**common, options=options)
            if kind.many
            else SingleChoice(**common, options=options)
        )
        places = tuple(each.place for each in listed.choices)
        pairs = zip(listed.choices, options, strict=True)
        codes = {choice.name: option.code for choice, option in pairs}
        return Built(question, row.place, places), codes

    def _known(
        self, row: Row, listed: ChoiceList, common: dict[str, Any]
    ) -> tuple[Built, dict[str, str]] | None:
        """A choice that the bot has a kind of its own for."""
        departments = {code: Text(code, code) for code in self._departments}
        for kind, codes, called in (
            (DepartmentChoice, listed.match(departments), "the departments of the configuration"),
            (Rating, listed.grades(), "the five grades"),
            (YesNo, listed.yes_or_no(), "yes and no"),
        ):
            if codes and (kind is YesNo or kind not in self._kinds):
                said = f"its choices are {called}: they get the bot's own labels"
                self._findings.remark(row.place, said)
                return Built(kind(**common), row.place), codes
        return None
