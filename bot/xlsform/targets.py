"""What conditions of a form can look at: the questions before, and the values of their answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from domain.questions import (
    Day,
    DepartmentChoice,
    MultipleChoice,
    Note,
    Number,
    Question,
    Rating,
    SingleChoice,
    YesNo,
)


@dataclass(frozen=True, slots=True)
class Target:
    """A question that was carried, with the names that its choices have in the workbook."""

    question: Question
    codes: Mapping[str, str]  # name in the workbook → our code

    @property
    def is_closed(self) -> bool:
        """Whether it is answered with one of its choices."""
        return isinstance(self.question, SingleChoice | YesNo | Rating | DepartmentChoice)

    @property
    def is_multiple(self) -> bool:
        """Whether it is answered with some of its choices."""
        return isinstance(self.question, MultipleChoice)

    @property
    def is_number(self) -> bool:
        """Whether it is answered with a number."""
        return isinstance(self.question, Number)

    @property
    def is_day(self) -> bool:
        """Whether it is answered with a date."""
        return isinstance(self.question, Day)

    @property
    def is_note(self) -> bool:
        """Whether it is not answered at all."""
        return isinstance(self.question, Note)

    def values(self) -> dict[Decimal, str]:
        """Our codes by the numbers that the choices are called; none if one is called else."""
        found = {number(name): code for name, code in self.codes.items()}
        return (
            {} if None in found else {key: code for key, code in found.items() if key is not None}
        )


def number(text: str) -> Decimal | None:
    """The number that a text is, if it is one."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
