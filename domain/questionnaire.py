"""What is asked, in which order, and under which condition."""

from dataclasses import dataclass

from domain.answers import Answer, Answers
from domain.conditions import holds
from domain.opinions import Respondent
from domain.questions import Question
from domain.text import Text

SELF_CHECK = "selfcheck"  # the id of the one that staff answer about themselves


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A published set of questions. A change is a new version, never an edit."""

    id: str
    version: int
    title: Text
    respondent: Respondent
    questions: tuple[Question, ...]

    @property
    def is_self_check(self) -> bool:
        """Whether staff answer it about themselves; it is offered to nobody else."""
        return self.id == SELF_CHECK

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
