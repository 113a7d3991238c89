"""The self-test 差评通道自检: each day the worst rating is given once more, and taken back.

For each questionnaire and department a response goes the way of every other: through its questions,
into the tables, to the department and to the receipt code (`self_test_sending`), and nothing of it
stays. A transaction each: the database is held for no longer than by a respondent.
"""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace

from domain import self_test
from domain.answers import Answers
from domain.questionnaire import Questionnaire
from domain.questions import DepartmentChoice
from domain.responses import Mode, asked_of
from domain.self_test import Finding, Flaw
from domain.text import Language
from handlers.acts import PickOption
from handlers.answering import opened
from handlers.answering.opened import Open
from handlers.background import self_test_sending
from handlers.callbacks import pack
from handlers.context import Services
from storage.interviews import Interview

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """What a self-test has found, in so many trials."""

    trials: int
    findings: tuple[Finding, ...]


async def run(services: Services) -> Report:
    """Try every questionnaire for every department that it can be about."""
    known = [services.library.find_current(one) for one in services.library.ids()]
    trials = [
        (asked_of(one, Mode.ANONYMOUS), place)
        for one in known
        if one is not None
        for place in _places(services, one)
    ]
    found = [await _try_out(services, one, place) for one, place in trials]
    return Report(len(trials), tuple(dict.fromkeys(one for each in found for one in each)))


def _places(services: Services, questionnaire: Questionnaire) -> Iterable[str | None]:
    """The departments it can be about; `None` where it asks for none."""
    if not any(isinstance(one, DepartmentChoice) for one in questionnaire.questions):
        return (None,)
    return tuple(one.code for one in services.campaign.departments)


async def _try_out(
    services: Services, questionnaire: Questionnaire, department: str | None
) -> list[Finding]:
    """What is found of one of them. That the program fails on the way is found, too."""
    trial = asyncio.create_task(_flaws(services, questionnaire, department))
    try:
        await asyncio.wait([trial])
    finally:
        trial.cancel()  # if we are cancelled; else it is done
    error = trial.exception()
    if error is not None:
        kind = type(error).__name__  # its words may quote what is stored
        _LOG.error("Self-test of %s for %s failed: %s.", questionnaire.id, department, kind)
    flaws = [Flaw.BROKEN] if error is not None else trial.result()
    return [Finding(flaw, questionnaire.id, department) for flaw in flaws]


async def _flaws(
    services: Services, questionnaire: Questionnaire, department: str | None
) -> list[Flaw]:
    blank = _blank(services, questionnaire)
    around = opened.circumstances(blank, services)
    # In a thread: where no way leads there, all of them are tried.
    answers = await asyncio.to_thread(self_test.walk, questionnaire, department, around)
    rated = self_test.before_rating(questionnaire, answers) if answers is not None else None
    if answers is None or rated is None:
        return [Flaw.UNREACHED]
    rating, before = rated
    flaws = []
    if self_test.is_skippable(questionnaire, rating, before, around):
        flaws.append(Flaw.SKIPPABLE)
    if not _is_offered(services, _answered(blank, before), rating.id):
        flaws.append(Flaw.HIDDEN)
    lost = await self_test_sending.send_and_undo(services, _answered(blank, answers))
    return [*flaws, lost] if lost is not None else flaws


def _blank(services: Services, questionnaire: Questionnaire) -> Open:
    """A response that nobody has begun."""
    interview = Interview(
        id=0,
        mode=Mode.ANONYMOUS,
        language=Language.ZH,
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        window=None,
        card=None,
        replaces=None,
        chat=b"",
        touched_on=services.today(),
        answers={},
        messages={},
    )
    return Open(interview, questionnaire)


def _answered(known: Open, answers: Answers) -> Open:
    return replace(known, interview=replace(known.interview, answers=answers))


def _is_offered(services: Services, known: Open, question: str) -> bool:
    """Whether the card of the rating has a button for the worst grade, in both languages."""
    wanted = pack(PickOption(known.interview.id, question, self_test.WORST))
    for language in Language:
        spoken = known.spoken(language)
        buttons = opened.card(spoken, services).buttons
        rows = buttons.inline_keyboard if buttons else ()
        if wanted not in {one.callback_data for row in rows for one in row}:
            return False
    return True
