"""What is asked, in which order, and under which condition."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.opinions import Aspect, Ledger, Respondent
from domain.text import Text

Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a respondent said to one question; `None` means skipped.

    An answer that is not settled was begun (ticks of a multiple choice) or is being edited:
    its question is open again and shows the value.
    """

    value: Value | None
    settled: bool = True


Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Option:
    """One closed answer: the code is stored, the label is shown.

    `statement` is the label as a sentence about the service, for a ledger; where it is `None`
    choosing the option yields no opinion. An exclusive option ("none of these") stands alone.
    """

    code: str
    label: Text
    aspect: Aspect | None = None
    statement: str | None = None
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """Holds when an earlier question was answered with one of these codes."""

    question_id: str
    codes: frozenset[str]


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


Condition = Chosen | Every | Either | Unless


def holds(condition: Condition, answers: Answers) -> bool:
    """Whether a condition holds for settled answers."""
    match condition:
        case Chosen(question_id, codes):
            return not codes.isdisjoint(_codes(answers.get(question_id)))
        case Every(conditions):
            return all(holds(part, answers) for part in conditions)
        case Either(conditions):
            return any(holds(part, answers) for part in conditions)
        case Unless(part):
            return not holds(part, answers)


def _codes(answer: Answer | None) -> tuple[str, ...]:
    if answer is None or answer.value is None or not answer.settled:
        return ()
    return answer.value if isinstance(answer.value, tuple) else (answer.value,)


@dataclass(frozen=True, slots=True)
class Yields:
    """What an answer becomes: an opinion for this ledger, with the aspects ticked elsewhere."""

    ledger: Ledger
    aspects_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    id: str
    text: Text
    short: Text  # how the review names the question
    required: bool = True
    show_if: Condition | None = None
    yields: Yields | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(_Question):
    """Five grades 好差评, best first; the codes are those of `GRADES`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice(_Question):
    """Pick exactly one option."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice(_Question):
    """Tick any number of options, then say that it is done."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeText(_Question):
    """A few words, typed; at most `longest` characters."""

    longest: int = 4096  # what one Telegram message holds


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentChoice(_Question):
    """Pick the department that the response is about."""


Question = Rating | SingleChoice | MultipleChoice | FreeText | DepartmentChoice

# 好差评: five grades, of which the last two are a bad rating (差评).
GRADES = {
    "very_good": Text("非常满意", "Very satisfied"),
    "good": Text("满意", "Satisfied"),
    "fair": Text("基本满意", "Fairly satisfied"),
    "bad": Text("不满意", "Dissatisfied"),
    "very_bad": Text("非常不满意", "Very dissatisfied"),
}
BAD_GRADES = frozenset({"bad", "very_bad"})


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A published set of questions. A change is a new version, never an edit."""

    id: str
    version: int
    title: Text
    respondent: Respondent
    questions: tuple[Question, ...]

    def find_question(self, question_id: str) -> Question | None:
        """The question with this id."""
        return next((known for known in self.questions if known.id == question_id), None)

    def path(self, answers: Answers) -> tuple[Question, ...]:
        """The questions these answers lead through, in order.

        An answer off the path was taken back: no condition sees it.
        """
        path: list[Question] = []
        seen: dict[str, Answer] = {}
        for question in self.questions:
            if question.show_if is None or holds(question.show_if, seen):
                path.append(question)
                if question.id in answers:
                    seen[question.id] = answers[question.id]
        return tuple(path)


def codes_of(question: Question, departments: tuple[str, ...]) -> tuple[str, ...]:
    """The codes a question offers, in order; none where the answer is typed."""
    match question:
        case Rating():
            return tuple(GRADES)
        case SingleChoice(options=options) | MultipleChoice(options=options):
            return tuple(option.code for option in options)
        case DepartmentChoice():
            return departments
        case FreeText():
            return ()
