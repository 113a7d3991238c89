"""The shape of a questionnaire file: which settings there are and of which type.

What questions must be to each other stands in `questionnaire_rules` and `condition_rules`.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from bot.settings.wording import Code, Label, Line, LinkCode, Prose, Section
from domain.opinions import Aspect, Ledger, Respondent

Kind = Literal["department", "rating", "single", "multiple", "text"]

_LONGEST_MESSAGE = 4096  # characters Telegram takes in one message
_LONGEST_STATEMENT = 200  # characters: it becomes one row of a printed table


def _row(given: str) -> str:
    if len(given) > _LONGEST_STATEMENT:
        raise ValueError(f"has {len(given)} characters: at most {_LONGEST_STATEMENT}, shorten it")
    return given


class OptionSection(Section):
    """[[question.option]]."""

    code: Code
    label: Label
    aspect: Annotated[Aspect, Field(strict=False)] | None = None
    statement: Annotated[Line, AfterValidator(_row)] | None = None
    exclusive: bool = False


class ConditionSection(Section):
    """show_if: a question and its answers, or other conditions joined in one of three ways."""

    question: str | None = None
    in_: list[str] | None = Field(default=None, alias="in")
    all_: list["ConditionSection"] | None = Field(default=None, alias="all")
    any_: list["ConditionSection"] | None = Field(default=None, alias="any")
    not_: "ConditionSection | None" = Field(default=None, alias="not")


class YieldsSection(Section):
    """What becomes of an answer."""

    ledger: Annotated[Ledger, Field(strict=False)]
    aspects_from: str | None = None


class QuestionSection(Section):
    """[[question]], of any kind."""

    id: Code
    kind: Kind
    text: Prose
    short: Label
    required: bool = True
    show_if: ConditionSection | None = None
    yields: YieldsSection | None = None
    longest: Annotated[int, Field(ge=1, le=_LONGEST_MESSAGE)] | None = None
    option: list[OptionSection] = Field(default_factory=list)


class QuestionnaireFile(Section):
    """The whole file."""

    id: LinkCode
    version: Annotated[int, Field(ge=1, le=1_000_000)]
    respondent: Annotated[Respondent, Field(strict=False)]
    title: Label
    question: list[QuestionSection] = Field(default_factory=list)
