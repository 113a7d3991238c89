"""Turns a tap into an answer to the open question, or says why it is none. Pure."""

from dataclasses import replace
from typing import assert_never

from domain.answers import Answer
from domain.questions import (
    GRADES,
    YES_NO,
    Day,
    DepartmentChoice,
    MultipleChoice,
    Note,
    Question,
    Rating,
    SingleChoice,
    YesNo,
    options_of,
)
from domain.reading import Circumstances, Reason, Reject, allows
from domain.replies import Drop, Pick, Ponder, Settle, Skip, Tick
from domain.spelling import find_day


def read_tap(
    question: Question,
    before: Answer | None,
    reply: Pick | Tick | Settle | Skip | Ponder | Drop,
    around: Circumstances,
) -> Answer | Reject:
    """A tap on a button of this question."""
    match reply:
        case Pick(code=code):
            return _pick(question, before, code, around)
        case Tick(code=code, on=on):
            return _tick(question, before, code, on=on)
        case Settle():
            return _settle(question, before)
        case Skip():
            return _skip(question, before)
        case Ponder():
            ponders = isinstance(question, DepartmentChoice)
            return Answer(None, settled=False) if ponders else Reject(Reason.STALE)
        case Drop(mark=mark):
            return _drop(before, mark)
        case _:
            assert_never(reply)


def _pick(
    question: Question, before: Answer | None, code: str, around: Circumstances
) -> Answer | Reject:
    words = before.words if before else ""
    match question:
        case Rating():
            known = code in GRADES
        case YesNo():
            known = code in YES_NO
        case SingleChoice():
            known = code in {option.code for option in options_of(question)}
        case DepartmentChoice():
            known = code in {department.code for department in around.departments}
        case Day():
            return _pick_day(question, code, around)
        case _:
            known = False
    return Answer(code, words=words) if known else Reject(Reason.PICK_AN_OPTION)


def _pick_day(question: Day, code: str, around: Circumstances) -> Answer | Reject:
    day = find_day(code, around.today)
    if day is None or not allows(question, day, around.today):
        return Reject(Reason.DAY_OUT_OF_RANGE)
    return Answer(day.isoformat())


def _settle(question: Question, before: Answer | None) -> Answer | Reject:
    if isinstance(question, Note):
        return Answer(None)
    if before is None or before.is_empty:
        return Reject(Reason.TICK_SOMETHING)
    return replace(before, settled=True)


def _skip(question: Question, before: Answer | None) -> Answer | Reject:
    """Left out; whoever does not know the department has said so, and staff will look for it."""
    if isinstance(question, DepartmentChoice) and before is not None and before.value is None:
        return Answer(None, words=before.words)
    return Reject(Reason.REQUIRED) if question.required else Answer(None)


def _drop(before: Answer | None, mark: str) -> Answer | Reject:
    if before is None or not before.attachments:
        return Reject(Reason.STALE)
    kept = tuple(known for known in before.attachments if known.mark != mark)
    words = before.words if kept else ""  # captions go with the last file
    return replace(before, attachments=kept, words=words, settled=False)


def _tick(question: Question, before: Answer | None, code: str, *, on: bool) -> Answer | Reject:
    if not isinstance(question, MultipleChoice):
        return Reject(Reason.PICK_AN_OPTION)
    options = {option.code: option for option in question.options}
    if code not in options:
        return Reject(Reason.PICK_AN_OPTION)
    ticked = set(before.value) if before and isinstance(before.value, tuple) else set()
    if not on:
        ticked.discard(code)
    elif options[code].exclusive:
        ticked = {code}
    else:
        ticked = {known for known in ticked if not options[known].exclusive} | {code}
    return Answer(tuple(known for known in options if known in ticked), settled=False)
