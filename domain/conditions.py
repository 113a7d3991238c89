"""Under which condition a question is asked."""

from dataclasses import dataclass
from typing import assert_never

from domain.answers import Answer, Answers


@dataclass(frozen=True, slots=True)
class Chosen:
    """Holds when an earlier question was answered with one of these codes."""

    question_id: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answered:
    """Holds when an earlier question was answered at all, not skipped."""

    question_id: str


@dataclass(frozen=True, slots=True)
class Every:
    """Holds when all conditions hold."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Holds when at least one condition holds."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Unless:
    """Holds when the condition does not."""

    condition: "Condition"


Condition = Chosen | Answered | Every | Either | Unless


def holds(condition: Condition, answers: Answers) -> bool:
    """Whether a condition holds for settled answers."""
    match condition:
        case Chosen(question_id, codes):
            return not codes.isdisjoint(_codes(answers.get(question_id)))
        case Answered(question_id):
            answer = answers.get(question_id)
            return answer is not None and answer.settled and not answer.is_empty
        case Every(conditions):
            return all(holds(part, answers) for part in conditions)
        case Either(conditions):
            return any(holds(part, answers) for part in conditions)
        case Unless(part):
            return not holds(part, answers)
        case _:
            assert_never(condition)


def _codes(answer: Answer | None) -> tuple[str, ...]:
    if answer is None or answer.value is None or not answer.settled:
        return ()
    return answer.value if isinstance(answer.value, tuple) else (answer.value,)
