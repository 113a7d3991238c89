"""Why a reply is no answer, in words that say what would be one."""

from decimal import Decimal
from html import escape

from domain.flow import Ask, Step
from domain.questions import Day, FreeText, Number, Question, Upload
from domain.reading import LONGEST_MATTER, Reason
from domain.text import Language
from handlers.cards import Card
from handlers.catalogue import label

_OWN_WORDS = {
    Reason.OUT_OF_RANGE,
    Reason.DAY_OUT_OF_RANGE,
    Reason.WRONG_FORM,
    Reason.TOO_LONG,
    Reason.NOT_WHOLE,
}


def words(reason: Reason, step: Step, language: Language) -> str:
    """Plain text, for a pop-up or a message. An author's own complaint goes before ours."""
    question = step.question if isinstance(step, Ask) else None
    if question is not None and question.complaint is not None and reason in _OWN_WORDS:
        return question.complaint.say(language)
    if reason is Reason.OUT_OF_RANGE and isinstance(question, Number):
        return _range(question, language)
    if reason is Reason.DAY_OUT_OF_RANGE and isinstance(question, Day):
        return _days(question, language)
    if reason is Reason.TOO_LONG:
        return label(language, "reject-too-long", most=_longest(question))
    if reason is Reason.TOO_MANY and isinstance(question, FreeText | Upload):
        return label(language, "reject-too-many", most=question.most)
    return label(language, f"reject-{reason}")


def card(reason: Reason, step: Step, language: Language) -> Card:
    """The same as a message of its own."""
    return Card(escape(words(reason, step, language), quote=False))


def _longest(question: Question | None) -> int:
    return question.longest if isinstance(question, FreeText) else LONGEST_MATTER


def _range(question: Number, language: Language) -> str:
    least, above = _shown(question.least), _shown(question.above)
    most, below = _shown(question.most), _shown(question.below)
    return label(language, "reject-out-of-range", least=least, above=above, most=most, below=below)


def _shown(bound: Decimal | None) -> str | None:
    return None if bound is None else f"{bound:f}"


def _days(question: Day, language: Language) -> str:
    return label(
        language,
        "reject-day-out-of-range",
        earliest=question.earliest,
        latest=question.latest,
        past=question.past,
        future=question.future,
    )
