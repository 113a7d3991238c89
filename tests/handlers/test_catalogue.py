"""The words of the bot: the same in both languages, all of them used, none of them missing."""

import re
from enum import StrEnum
from itertools import product
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from domain.attachments import Medium, Refusal
from domain.cases import State
from domain.figures import Span
from domain.incoming import Pile
from domain.opinions import Aspect, Channel, Origin, Respondent
from domain.people import Role
from domain.periods import Misread
from domain.reading import Reason
from domain.recording import CHANNELS
from domain.responses import Mode
from domain.reviewing import Column, Kind
from domain.schedule import Job
from domain.searching import Unfit
from domain.self_test import Flaw
from domain.signals import Rule
from domain.text import Language
from handlers import catalogue
from handlers.afterwards.reaching import Missing
from handlers.background import backing_up
from handlers.cases import case_news, respondents_news, verdicts
from handlers.catalogue import label, plain, say
from handlers.office import health_cards, staff
from handlers.review.review_acts import Ready
from storage.outbox import Cause

HANDLERS = Path(catalogue.__file__).parent
BOT = HANDLERS.parent / "bot"
COMMANDS = (
    *staff._RESPONDENT,
    "summary",
    "ledger",
    "progress",
    "digest",
    "directives",
    "report",
    "review",
    "handin",
    "archive",
    "inbox",
    "record",
    "selfcheck",
    "poster",
    "preview",
    "health",
    "invite",
    "cases",
    "signals",
    "search",
)
FAMILIES: dict[str, tuple[str, ...]] = {
    "code": tuple(Missing),
    "file": tuple(Refusal),
    "reject": tuple(Reason),
    "aspect": tuple(Aspect),
    "kind": (*Respondent, "unknown"),
    "channel": tuple(Channel),
    "origin": tuple(Origin),
    "record": CHANNELS,
    "span": tuple(Span),
    "stands": tuple(state for state in State if state is not State.CLOSED),
    "rates": ("response", "resolution", "verdicts"),
    "misread": tuple(Misread),
    "unfit": tuple(Unfit),
    "role": tuple(Role),
    "command": COMMANDS,
    "mode": (Mode.ANONYMOUS, Mode.CONFIDENTIAL, Mode.NAMED),
    "who": ("enterprise", "citizen"),
    "pile": tuple(Pile),
    "from": (*Respondent, "unknown"),
    "transcript": ("kept", "meanwhile", "drafted", "held"),
    "medium": tuple(Medium),
    "did": (*Kind, "clear"),
    "gone": (Kind.MERGE, Kind.MOVE),
    "column": ("gap", *(column.name.lower() for column in Column)),
    "alike": ("same", "close", "some"),
    "news": (
        *dict.fromkeys((*case_news._TO_DEPARTMENT.values(), *case_news._TO_OFFICE.values())),
        *case_news._TO_HANDLER.values(),
        *("unrouted", "assist", "reason", "remarked"),
        *("eve", "today", "late", "silent", "undecided"),
    ),
    "order": ("given", "orphan", "report", "send-back", "close", "eve", "today", "late"),
    "desk": ("unrouted", "returned", "held", "silent", "unassigned"),
    "open": ("cases", "directives", "few"),
    "rate": ("response", "resolution", "verdicts"),
    "directing": ("department", "days", "sure"),
    "fold": ("claimed", "gone"),
    "nudge": tuple(respondents_news._NUDGES.values()),
    "due": ("contact", "completion"),
    "said": tuple(verdicts._End),
    "signal": tuple(Rule),
    "innocent": tuple(Rule),
    "flaw": tuple(Flaw),
    "age": ("minutes", "hours", "days"),
    "cause": tuple(Cause),
    "mail": (*health_cards.KINDS, "other"),
    "job": Job,
    "backup": tuple(backing_up.Cause),
    "reason": tuple(reason.name.lower() for reason in Ready),
}
KEY = re.compile(r"[\"']([a-z]+(?:-[a-z]+)*)[\"']")
FAMILY = re.compile(r"f[\"']([a-z]+)-\{")


class Variables(Visitor):
    """Collects the variables of a message."""

    def __init__(self):
        self.names = set()

    def visit_VariableReference(self, node):  # noqa: N802 - the library's name
        self.names.add(node.id.name)


def messages(language):
    """Each message of a language with its variables."""
    text = (HANDLERS / "locale" / f"{language}.ftl").read_text("utf-8")
    found = {}
    for entry in FluentParser().parse(text).body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = frozenset(variables.names)
    return found


def sources():
    """The code that speaks."""
    files = [*HANDLERS.rglob("*.py"), *BOT.glob("*.py")]
    return "\n".join(path.read_text("utf-8") for path in files)


def family_keys():
    return {f"{family}-{member}" for family, members in FAMILIES.items() for member in members}


def test_both_languages_have_the_same_messages_with_the_same_variables():
    assert messages(Language.ZH) == messages(Language.EN)


def test_every_message_is_said_once_in_a_file():
    for language in Language:
        text = (HANDLERS / "locale" / f"{language}.ftl").read_text("utf-8")
        keys = re.findall(r"^([a-z-]+) =", text, flags=re.MULTILINE)
        assert sorted(keys) == sorted(set(keys))


def test_every_family_of_messages_in_the_code_is_known_here():
    assert set(FAMILY.findall(sources())) - {"i", "digest"} == set(FAMILIES)


def test_every_member_of_a_family_has_a_message():
    assert family_keys() - set(messages(Language.ZH)) == set()


def test_every_message_that_the_code_names_exists():
    named = set()
    for call in re.findall(r"\b(?:say|label)\(([^()]*)", sources()):
        named |= set(KEY.findall(call.split("=")[0]))

    assert named - set(messages(Language.ZH)) == set()


def test_every_message_is_used():
    used = set(KEY.findall(sources())) | family_keys()

    assert set(messages(Language.ZH)) - used == set()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("value", ["none", "yes", "no", "confidential", "anonymous", 0, 1, 2])
def test_every_message_can_be_said(language, value):
    for key, variables in messages(language).items():
        fields = dict.fromkeys(variables, value)

        assert label(language, key, **fields).strip() == label(language, key, **fields)
        assert "{" not in say(language, key, **fields)


@pytest.mark.parametrize("language", Language)
def test_what_people_type_is_escaped_in_every_message(language):
    for key, variables in messages(language).items():
        text = say(language, key, **dict.fromkeys(variables, "<i>&"))

        assert "<i>&" not in text


def test_a_missing_value_is_an_error():
    with pytest.raises(KeyError, match="people"):
        label(Language.EN, "people")


def test_pop_ups_are_short_enough_for_telegram():
    pop_ups = (
        "no-such-button",
        "not-allowed",
        "interview-gone",
        "own-gone",
        "code-too-many",
        "correct-busy",
        "correct-closed",
        "export-preparing",
        "ledger-refreshing",
        "ledger-preparing",
        "poster-preparing",
        "health-tried",
        "health-given-up",
        "health-changed",
        "preview-over",
        "piece-gone",
        "transcript-drafted",
    )
    keys = (*pop_ups, *(f"reject-{reason}" for reason in Reason))

    variables = messages(Language.ZH)

    long = [
        key
        for language, key in product(Language, keys)
        if len(label(language, key, **dict.fromkeys(variables[key], "2026-11-21"))) > 200
    ]

    assert long == []


def test_languages_are_told_apart_by_what_telegram_says():
    said = {code: Language.of(code) for code in ("en", "en-GB", "EN", "zh-hans", "fr", None)}

    assert said == {
        "en": Language.EN,
        "en-GB": Language.EN,
        "EN": Language.EN,
        "zh-hans": Language.ZH,
        "fr": Language.ZH,
        None: Language.ZH,
    }


def test_families_are_closed_sets():
    closed = (Reason, Aspect, Respondent, Channel, Span, Role, Mode)

    assert [kind for kind in closed if not issubclass(kind, StrEnum)] == []


def test_a_message_without_its_html_is_for_the_terminal():
    assert plain("<b>甲 &amp; 乙</b> <code>░</code> 1 &lt; 2") == "甲 & 乙 ░ 1 < 2"
