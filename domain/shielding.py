"""Shielding 回避: what names a section or a person does not reach them.

It goes to the level above, here the coordinator (Regulations on Petitions art. 30, Jinan hotline
regulations art. 32). Staff are those of the department that a response is about: so while it is
shielded, no staff of that department see anything of it.

Words are looked through by a machine, which errs on the side of holding. Voice messages and photos
are not: for these, and for whatever a machine does not see, the respondent can ask for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.answers import Answers
from domain.campaign import Campaign
from domain.questionnaire import Questionnaire
from domain.questions import FreeText, Location
from domain.text import Text


class Shield(StrEnum):
    """How far a response is shielded from the department it is about."""

    OPEN = "open"
    UNREAD = "unread"  # it has words that were not looked through yet
    ASKED = "asked"  # the respondent has asked for it
    FOUND = "found"  # a section or a person is named
    KEPT = "kept"  # the coordinator has seen it, and keeps it
    RELEASED = "released"  # the coordinator has let the department have it


class Kind(StrEnum):
    """Whom words name."""

    PERSON = "person"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of a text that names somebody."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Bodies:
    """What departments and their sections are called, as the deployment writes it."""

    sections: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()


NOBODY = Bodies()
HELD = frozenset({Shield.UNREAD, Shield.ASKED, Shield.FOUND, Shield.KEPT})
WAITING = frozenset({Shield.ASKED, Shield.FOUND})  # for the coordinator to decide


def bodies_of(campaign: Campaign) -> Bodies:
    """What the departments of a campaign and their sections are called, in both languages."""
    sections = (section.name for known in campaign.departments for section in known.sections)
    departments = (known.name for known in campaign.departments)
    return Bodies(_names(sections), _names(departments))


def is_held(shield: Shield) -> bool:
    """Whether it is kept from the department."""
    return shield in HELD


def may_be_asked(questionnaire: Questionnaire, answers: Answers) -> bool:
    """Whether there is anything in which somebody could be named: own words, or a file."""
    return not questionnaire.is_self_check and (
        has_words(questionnaire, answers) or any(known.attachments for known in answers.values())
    )


def has_words(questionnaire: Questionnaire, answers: Answers) -> bool:
    """Whether anything on the path was typed rather than tapped."""
    asked = (question for question in questionnaire.path(answers) if question.id in answers)
    return any(
        answers[question.id].words
        or (isinstance(question, FreeText | Location) and answers[question.id].value)
        for question in asked
    )


def at_sending(questionnaire: Questionnaire, answers: Answers, *, is_asked: bool) -> Shield:
    """How a response is shielded when it is sent."""
    if is_asked and may_be_asked(questionnaire, answers):
        return Shield.ASKED
    return Shield.UNREAD if has_words(questionnaire, answers) else Shield.OPEN


def at_correction(questionnaire: Questionnaire, answers: Answers, *, is_asked: bool) -> Shield:
    """The same when it is corrected: what was added to it before is looked through once more."""
    sent = at_sending(questionnaire, answers, is_asked=is_asked)
    return sent if sent is Shield.ASKED else Shield.UNREAD


def is_wished(shield: Shield) -> bool:
    """Whether a correction begins with the wish: it is kept back, or was until it was released."""
    return shield not in {Shield.OPEN, Shield.UNREAD}


def examined(named: tuple[Mention, ...], *, is_self_check: bool) -> Shield:
    """What becomes of a response whose words were looked through.

    A self-check is about one's own section: there, only persons are held.
    """
    counted = [one for one in named if one.kind is Kind.PERSON or not is_self_check]
    return Shield.FOUND if counted else Shield.OPEN


def after_more_words(shield: Shield) -> Shield:
    """How it is shielded once there are words that were not looked through.

    What the coordinator has decided about goes back to them: it was held for a reason.
    """
    match shield:
        case Shield.OPEN | Shield.UNREAD:
            return Shield.UNREAD
        case Shield.KEPT | Shield.RELEASED:
            return Shield.FOUND
        case Shield.ASKED | Shield.FOUND:
            return shield


def _names(texts: Iterable[Text]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text in texts for name in (text.zh, text.en) if name))
