"""Any questionnaire, and anything a person (or a forger) may reply to it."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from domain import flow
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
    accepted,
    options_of,
)
from domain.reading import LONGEST_MATTER, Circumstances
from domain.replies import (
    Back,
    Drop,
    Edit,
    Enclosed,
    Located,
    Pick,
    Ponder,
    Reply,
    Settle,
    Shared,
    Skip,
    Tick,
    Typed,
)
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
NUMBERS = st.lists(st.integers(0, 9999), max_size=14)  # each picks a reply
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


def valid_replies(known, answer):
    """Replies that bring an interview on: after two of them at most a question is settled."""
    begun = answer is not None and not answer.is_empty
    if isinstance(known, Note) or (begun and isinstance(known, Upload | MultipleChoice)):
        return (Settle(known.id),)
    keeps = (Settle(known.id),) if begun else ()
    skips = () if known.required else (Skip(known.id),)
    return (*keeps, *skips, *_answers_to(known, answer))


def _answers_to(known, answer):
    match known:
        case FreeText() | Number():
            return (*_files(known, answer), *map(Typed, _texts(known)))
        case Upload():
            return _files(known, answer)
        case Location():
            return (Located(37.4636, 121.4479),)
        case Contact():
            return (Shared(SEALED),)
        case MultipleChoice():
            return tuple(Tick(known.id, code, on=True) for code in codes_of(known))
        case _:
            return (*_matters(known, answer), *(Pick(known.id, code) for code in codes_of(known)))


def _texts(known):
    match known:
        case Number(whole=True):
            return ("0", " 007 ", "１０")
        case Number():
            return ("0.5", "＋9.990")
        case FreeText(pattern=str()):
            return ("A1", " B22 ")
        case _:
            return ("太慢", " 窗口少 ", "x" * LONGEST)


def _files(known, answer):
    begun = answer is not None and not answer.is_empty
    return tuple(Enclosed(file) for file in FILES if file.medium in accepted(known) and not begun)


def _matters(known, answer):
    """Whoever does not know the department says what it is about, then picks one or leaves it."""
    if not isinstance(known, DepartmentChoice):
        return ()
    pondering = answer is not None and answer.value is None
    return (Skip(known.id),) if pondering else (Ponder(known.id), Typed("办证太慢"))


def all_replies(questionnaire):
    """Replies of every kind: in turn or late, under any question or none, with any code."""
    ids = [*(known.id for known in questionnaire.questions), "nowhere"]
    codes = [*CODES, "", "forged", "2026-02-30"]
    bare = (Settle, Skip, Back, Edit, Ponder)
    return (
        *(kind(known) for kind in bare for known in ids),
        *(Drop(known, place) for known in ids for place in (-1, 0, 1, 9)),
        *(Pick(known, code) for known in ids for code in codes),
        *(Tick(known, code, on) for known in ids for code in codes for on in (True, False)),
        *MESSAGES,
    )


_LABELS = [name for option in OPTIONS for name in (option.label.zh, option.label.en)]
_NAMES = [name for known in DEPARTMENTS for name in (known.name.zh, known.name.en.lower())]
_TEXTS = (
    *("", "  ", "\x00", "满意", "bad", "是", "No", "太慢", "x" * (LONGEST + 1), *_LABELS, *_NAMES),
    *("A1", "a1", "7", "-7", "1e5", "NaN", "3.5", "1,000", "昨天", "2月30日", "2026-12-24"),
    "x" * (LONGEST_MATTER + 1),
)
_CAPTIONS = ("", " ", "\x00", "太慢", "A1", "x" * (LONGEST + 1))
_PLACES = ((37.46, 121.44), (-90.0, 180.0), (91.0, 0.0), (float("nan"), 0.0))
MESSAGES = (
    *(Typed(text) for text in _TEXTS),
    *(Enclosed(file, caption) for file in FILES for caption in _CAPTIONS),
    *(Located(*place) for place in _PLACES),
    Shared(SEALED),
)


def any_reply(questionnaire, *kinds):
    """One of all replies, of these kinds if any are named."""
    replies = all_replies(questionnaire)
    return st.sampled_from([r for r in replies if isinstance(r, kinds or Reply)])


def under_way(questionnaire, draw, *, answers=None, around=AROUND):
    """The answers of an interview after some replies, good and bad."""
    answers, replies = dict(answers or {}), all_replies(questionnaire)
    for number in draw(NUMBERS):
        step = flow.next_step(questionnaire, answers)
        good = valid_replies(step.question, step.answer) if isinstance(step, flow.Ask) else ()
        choice = good if good and number % 3 else replies
        reply = choice[number // 3 % len(choice)]
        answers |= flow.take(questionnaire, answers, reply, around).answers
    return answers


def complete(questionnaire, answers, draw):
    """The answers after a good reply to whatever is still open, and how many that took."""
    numbers = draw(NUMBERS) or [0]
    taken = 0
    while isinstance(step := flow.next_step(questionnaire, answers), flow.Ask) and taken < 99:
        replies = valid_replies(step.question, step.answer)
        reply = replies[numbers[taken % len(numbers)] % len(replies)]
        answers = {**answers, **flow.take(questionnaire, answers, reply, AROUND).answers}
        taken += 1
    return answers, taken
