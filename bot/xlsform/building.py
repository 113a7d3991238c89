"""Turns the rows of a form into questions, one by one, from above."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, assert_never

from pyxform.aliases import yes_no
from pyxform.xls2json import RE_BEGIN_CONTROL, RE_END_CONTROL

from bot.settings.kind_rules import MOST_OPTIONS
from bot.xlsform import columns, familiar, languages, limits, types, yielding
from bot.xlsform.choices import OTHER, ChoiceList
from bot.xlsform.codes import Codes
from bot.xlsform.findings import Findings, Place, shown
from bot.xlsform.groups import Groups
from bot.xlsform.languages import Tongues
from bot.xlsform.relevance import Relevance
from bot.xlsform.rows import Row
from bot.xlsform.targets import Target
from bot.xlsform.words import shortened
from bot.xlsform.xpath import NotUnderstoodError
from bot.xlsform.yielding import LEDGER, STATEMENT
from domain.conditions import Chosen, Condition
from domain.questions import (
    CONTACT,
    FreeText,
    MultipleChoice,
    Note,
    Question,
    SingleChoice,
)
from domain.text import Text


@dataclass(frozen=True, slots=True)
class Built:
    """A question and the rows it was made of: its own and those of its options."""

    question: Question
    place: Place
    options: tuple[Place, ...] = ()


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
        self._groups = Groups()
        self._kinds: set[type] = set()

    def build(self, row: Row) -> tuple[Built, ...]:
        """The question of a row, sometimes two; none where a row is none or cannot be carried."""
        written = row.text("type")
        if yes_no.get(row.text("disabled")):
            self._findings.remark(row.place, "is disabled: left out")
        elif found := RE_BEGIN_CONTROL.search(written):
            self._begin(row, repeats=found["type"] != "group")
        elif RE_END_CONTROL.search(written):
            columns.judge_end(row, self._findings)
            self._groups.end(self._findings)
        elif written:
            return self._question(row)
        else:
            self._findings.remark(row.place, "has no type, so it is a comment: left out")
        return ()

    def _begin(self, row: Row, *, repeats: bool) -> None:
        self._others[row.text("name")] = "a group, which nobody answers"
        if repeats:
            self._findings.refuse(row.place, f"{row.text('type')}: nothing can be repeated")
        columns.judge_group(row, self._findings)
        heading = languages.read(row, ("label",), self._tongues, self._findings)
        if heading:
            said = "the group's label stands over its first question, wherever that is asked"
            self._findings.remark(row.place, said)
        self._groups.begin(row.place, self._relevance(row), heading)

    def _question(self, row: Row) -> tuple[Built, ...]:
        kind = types.read(row)
        match kind:
            case types.Silent():
                said = f"{shown(row.text('type'))}: the bot notes down and reckons nothing unasked"
                self._without(row, "which is left out", said)
            case types.Unknown(why):
                said = f"type {shown(row.text('type'))} cannot be carried: {why}"
                self._findings.refuse(row.place, said)
                self._others[row.text("name")] = "which cannot be carried"
            case types.Plain() | types.Select():
                relevance = self._groups.relevance(self._relevance(row))
                if relevance is not False:
                    return self._asked(row, kind, None if relevance is True else relevance)
                self._without(row, "which is never asked", "never asked, as relevant is false()")
            case _:
                assert_never(kind)
        return ()

    def _without(self, row: Row, why: str, said: str) -> None:
        self._findings.remark(row.place, f"left out: {said}")
        self._others[row.text("name")] = why

    def _asked(
        self, row: Row, kind: types.Plain | types.Select, show_if: Condition | None
    ) -> tuple[Built, ...]:
        read = kind.read if isinstance(kind, types.Plain) else frozenset()
        columns.judge(row, self._findings, read)
        common = self._common(row) | {"show_if": show_if}
        if isinstance(kind, types.Plain):
            return (self._settled(row, self._plain(row, kind, common), {}),)
        listed = self._listed(row, kind)
        if listed is None:
            return ()
        built = self._settled(row, *self._choice(row, kind, listed, common))
        return (built, self._specified(row, built)) if kind.other else (built,)

    def _plain(self, row: Row, kind: types.Plain, common: dict[str, Any]) -> Built:
        if kind.remark:
            self._findings.remark(row.place, kind.remark)
        must = {"required": True} if kind.kind is Note else {}  # it is read, not skipped
        return Built(kind.kind(**(common | kind.settings | must)), row.place)

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
        if kind.other and listed.has_other_by_another_name:
            said = "or_other adds a choice 其他 / Other, which the list has: name that one other"
            self._findings.refuse(row.place, said)
            return None
        listed = listed.with_other(row.place) if kind.other else listed
        if not 1 < len(listed.choices) <= MOST_OPTIONS:
            self._findings.refuse(row.place, _ill_filled(len(listed.choices)))
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
            yields=built.question.yields,
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
            "text": self._groups.headed(text),
            "short": short,
            "required": self._required(row),
            "yields": yielding.yields(row, self._findings),
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

    def _required(self, row: Row) -> bool:
        written = row.text("bind", "required")
        if written not in {"", "0", "1", *yes_no}:
            said = "required: write yes or no; a condition cannot be carried"
            self._findings.refuse(row.place, said)
        return written == "1" or bool(yes_no.get(written))

    def _relevance(self, row: Row) -> Condition | bool:
        written = row.text("bind", "relevant")
        if not written:
            return True
        try:
            return Relevance(self._targets, self._others).read(written)
        except NotUnderstoodError as error:
            self._findings.refuse(row.place, f"relevant {error}: {shown(written)}")
        return True

    def _limited(self, row: Row, question: Question, codes: Mapping[str, str]) -> Question:
        written = row.text("bind", "constraint")
        if not written:
            return question
        try:
            limited = limits.limited(question, written, codes)
        except NotUnderstoodError as error:
            self._findings.refuse(row.place, f"constraint {error}: {shown(written)}")
            return question
        if limited == question:
            said = f"left out: constraint, which any answer fulfils: {shown(written)}"
            self._findings.remark(row.place, said)
        return limited

    def _choice(
        self, row: Row, kind: types.Select, listed: ChoiceList, common: dict[str, Any]
    ) -> tuple[Built, dict[str, str]]:
        ledger = common["yields"] is not None
        if listed.has_statements and not ledger:
            said = f"{STATEMENT} goes into no ledger: write {LEDGER} here, or it is left out"
            self._findings.remark(row.place, said)
        if not (kind.many or kind.other or ledger):
            known = familiar.find(listed, self._departments, frozenset(self._kinds))
            if known:
                familiar_kind, codes, said = known
                self._findings.remark(row.place, said)
                return Built(familiar_kind(**common), row.place), codes
        options = listed.options(self._findings, for_ledger=ledger)
        question: Question = (
            MultipleChoice(**common, options=options)
            if kind.many
            else SingleChoice(**common, options=options)
        )
        places = tuple(each.place for each in listed.choices)
        pairs = zip(listed.choices, options, strict=True)
        codes = {choice.name: option.code for choice, option in pairs}
        return Built(question, row.place, places), codes


def _ill_filled(count: int) -> str:
    if count > MOST_OPTIONS:
        return f"has {count} choices: at most {MOST_OPTIONS} fit a message, split the question"
    return "has one choice only: add another, or use note for what is only confirmed"
