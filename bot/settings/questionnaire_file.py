"""The shape of a questionnaire file: which settings there are and of which type.

What questions must be to each other stands in `questionnaire_rules` and `condition_rules`.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import re2
from pydantic import AfterValidator, BeforeValidator, Field

from bot.settings.wording import Code, Label, Line, LinkCode, Prose, Section
from domain.attachments import Medium
from domain.opinions import Aspect, Ledger, Respondent

Kind = Literal[
    "department",
    "rating",
    "single",
    "multiple",
    "yesno",
    "number",
    "date",
    "text",
    "upload",
    "location",
    "contact",
    "note",
]

_LONGEST_MESSAGE = 4096  # characters Telegram takes in one message
_LONGEST_STATEMENT = 200  # characters: it becomes one row of a printed table
_LONGEST_PATTERN = 500  # characters: nobody understands a longer one
_LARGEST = Decimal(10) ** 15
_MOST_FILES = 10  # Telegram sends so many photos as one album


def _row(given: str) -> str:
    if len(given) > _LONGEST_STATEMENT:
        raise ValueError(f"has {len(given)} characters: at most {_LONGEST_STATEMENT}, shorten it")
    return given


def decimal(given: object) -> Decimal:
    """A number of the file as it is written there, so 0.1 is a tenth."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise ValueError("must be a number")  # noqa: TRY004 - what pydantic turns into a fault
    number = Decimal(str(given)) if isinstance(given, float) else Decimal(given)
    if not number.is_finite() or abs(number) > _LARGEST:
        raise ValueError(f"is no number to compare with: at most {_LARGEST:f} either way")
    return number


def _pattern(given: str) -> str:
    if len(given) > _LONGEST_PATTERN:
        raise ValueError(f"has {len(given)} characters: at most {_LONGEST_PATTERN}, shorten it")
    options = re2.Options()
    options.log_errors = False  # we say it ourselves
    try:
        re2.compile(given, options)
    except re2.error as error:
        reason = error.args[0].decode("utf-8", "replace")
        raise ValueError(f"is not a pattern that RE2 takes ({reason}): rewrite it") from None
    return given


class OptionSection(Section):
    """[[question.option]]."""

    code: Code
    label: Label
    aspect: Annotated[Aspect, Field(strict=False)] | None = None
    statement: Annotated[Line, AfterValidator(_row)] | None = None
    exclusive: bool = False


class ConditionSection(Section):
    """show_if: a question and its answers, or other conditions joined in one of three ways.

    `answered` names a question that was not skipped, whatever was said.
    """

    question: str | None = None
    in_: list[str] | None = Field(default=None, alias="in")
    answered: str | None = None
    all_: list["ConditionSection"] | None = Field(default=None, alias="all")
    any_: list["ConditionSection"] | None = Field(default=None, alias="any")
    not_: "ConditionSection | None" = Field(default=None, alias="not")


class YieldsSection(Section):
    """What becomes of an answer."""

    ledger: Annotated[Ledger, Field(strict=False)]
    aspects_from: str | None = None
    aspect: Annotated[Aspect, Field(strict=False)] | None = None


_Number = Annotated[Decimal, BeforeValidator(decimal)]


class QuestionSection(Section):
    """[[question]], of any kind; `kind_rules` says which setting is for which kind."""

    id: Code
    kind: Kind
    text: Prose
    short: Label
    hint: Prose | None = None
    complaint: Prose | None = None
    required: bool = True
    show_if: ConditionSection | None = None
    yields: YieldsSection | None = None
    longest: Annotated[int, Field(ge=1, le=_LONGEST_MESSAGE)] | None = None
    pattern: Annotated[str, AfterValidator(_pattern)] | None = None
    accepts: list[Annotated[Medium, Field(strict=False)]] | None = None
    at_most: Annotated[int, Field(ge=1, le=_MOST_FILES)] | None = None
    whole: bool | None = None
    least: _Number | None = None
    most: _Number | None = None
    above: _Number | None = None
    below: _Number | None = None
    earliest: date | None = None
    latest: date | None = None
    past: bool | None = None
    future: bool | None = None
    option: list[OptionSection] = Field(default_factory=list)


class QuestionnaireFile(Section):
    """The whole file."""

    id: LinkCode
    version: Annotated[int, Field(ge=1, le=1_000_000)]
    respondent: Annotated[Respondent, Field(strict=False)]
    title: Label
    question: list[QuestionSection] = Field(default_factory=list)
