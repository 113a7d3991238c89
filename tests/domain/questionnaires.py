"""Any questionnaire, and what it is asked among."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from domain.attachments import Attachment, Medium
from domain.campaign import Department
from domain.conditions import Answered, Chosen, Either, Every, Unless
from domain.opinions import Aspect, Ledger, Respondent
from domain.questionnaire import Questionnaire
from domain.questions import (
    GRADES,
    YES_NO,
    Contact,
    Day,
    DepartmentChoice,
    FreeText,
    Location,
    MultipleChoice,
    Note,
    Number,
    Option,
    Rating,
    SingleChoice,
    Upload,
    YesNo,
    Yields,
    options_of,
)
from domain.reading import Circumstances
from domain.text import Text

# A busy machine is no fault of the flow; one test looks at twice as many questionnaires.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
some = settings(patient, max_examples=50)

TODAY = date(2026, 11, 21)
DEPARTMENTS = (
    Department("tzcj", Text("投资促进局", "Investment Bureau")),
    Department("czj", Text("财政局", "Finance Bureau")),
)
PLACES = tuple(department.code for department in DEPARTMENTS)


def fits(pattern, text):
    """Patterns here mean the same to RE2 and to Python."""
    return re.fullmatch(pattern, text) is not None


AROUND = Circumstances(DEPARTMENTS, TODAY, fits)
CORRECTING = replace(AROUND, rating_stays=True)
LONGEST = 10
SEALED = "sealed-contact"
VOICE = Attachment("a" * 64, Medium.VOICE, "audio/ogg", 9_000, seconds=7)
PHOTO = Attachment("b" * 64, Medium.PHOTO, "image/jpeg", 80_000)
OTHER_PHOTO = Attachment("c" * 64, Medium.PHOTO, "image/jpeg", 90_000)
LETTER = Attachment("d" * 64, Medium.DOCUMENT, "application/pdf", 70_000)
FILES = (VOICE, PHOTO, OTHER_PHOTO, LETTER)
OPTIONS = (
    Option("a", Text("甲", "Alpha"), Aspect.PROCESS, "甲处不好"),
    Option("b", Text("乙", "Beta"), Aspect.FEES, "乙处不好"),
    Option("c", Text("丙", "Gamma")),
    Option("none", Text("都不是", "None of these"), exclusive=True),
)
DAYS = ("2026-11-20", "2026-11-21", "2026-12-24")
CODES = (*GRADES, *(option.code for option in OPTIONS), *YES_NO, *PLACES, *DAYS, "7")


def words(zh):
    return Text(zh, zh)


def asked(*questions, respondent=Respondent.ENTERPRISE):
    """A questionnaire of these questions."""
    return Questionnaire("any", 1, words("问卷"), respondent, questions)


def question(kind, question_id, **fields):
    """A question with no more words than it must have."""
    if kind in {SingleChoice, MultipleChoice}:
        fields = {"options": OPTIONS} | fields
    if kind is FreeText:
        fields = {"longest": LONGEST} | fields
    if kind is Upload:
        fields = {"accepts": frozenset(Medium)} | fields
    return kind(id=question_id, text=words("？"), short=words(question_id), **fields)


PARTS = st.tuples(st.integers(0, 5), st.none() | st.sets(st.sampled_from(CODES), min_size=1))
# How two conditions on earlier questions are combined; `None`: the question is always asked.
SHAPES = (
    None,
    lambda one, _: one,
    lambda one, other: Every((one, other)),
    lambda one, other: Either((one, other)),
    lambda one, _: Unless(one),
    lambda one, other: Unless(Every((one, other))),
    lambda one, other: Every((one, Unless(Either((one, other))))),
)
KINDS = (
    (Rating, {}),
    (SingleChoice, {}),
    (MultipleChoice, {}),
    (YesNo, {}),
    (Number, {"least": Decimal(0), "most": Decimal(10)}),
    (Number, {"whole": False, "above": Decimal(0), "below": Decimal(10)}),
    (Day, {}),
    (Day, {"future": False}),
    (Day, {"earliest": date(2026, 11, 21), "latest": date(2026, 12, 31), "past": False}),
    (FreeText, {}),
    (FreeText, {"pattern": "[A-Z][0-9]+"}),
    (FreeText, {"accepts": frozenset(Medium), "most": 2}),
    (FreeText, {"accepts": frozenset({Medium.PHOTO}), "most": 1}),
    (Upload, {"accepts": frozenset({Medium.PHOTO, Medium.DOCUMENT}), "most": 2}),
    (Upload, {"accepts": frozenset({Medium.VOICE, Medium.PHOTO}), "most": 1}),
    (Location, {}),
    (Contact, {}),
    (DepartmentChoice, {}),
    (Note, {}),
)
SPECIFICATIONS = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.booleans(),
        st.none() | st.sampled_from(Ledger).map(Yields),
        st.sampled_from(SHAPES),
        st.tuples(PARTS, PARTS),
    ),
    min_size=1,
    max_size=6,
)


def questionnaires():
    """Any questionnaire of all kinds whose conditions look back, never forward."""
    return SPECIFICATIONS.map(_build)


def _build(specifications):
    questions = []
    for n, ((kind, fields), required, yields, shape, parts) in enumerate(specifications):
        looks_back = shape is not None and n > 0
        show_if = shape(*(_condition(n, *part) for part in parts)) if looks_back else None
        common = {"required": required, "yields": yields, "show_if": show_if}
        questions.append(question(kind, f"q{n}", **fields, **common))
    return asked(*questions)


def _condition(n, back, codes):
    earlier = f"q{back % n}"
    return Answered(earlier) if codes is None else Chosen(earlier, frozenset(codes))


def codes_of(known):
    """What the buttons of a question say."""
    match known:
        case Rating():
            return tuple(GRADES)
        case YesNo():
            return tuple(YES_NO)
        case DepartmentChoice():
            return PLACES
        case Day():
            first = "2026-11-21"  # today fits every such question here
            return (first,) if known.earliest else ("2026-11-20", first)
        case _:
            return tuple(option.code for option in options_of(known))
