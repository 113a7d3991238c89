"""Anything a person (or a forger) may reply to any questionnaire."""

from hypothesis import strategies as st

from domain import flow
from domain.questions import (
    Contact,
    DepartmentChoice,
    FreeText,
    Location,
    MultipleChoice,
    Note,
    Number,
    Upload,
    accepted,
)
from domain.reading import LONGEST_MATTER
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
from tests.domain.questionnaires import (
    AROUND,
    CODES,
    DEPARTMENTS,
    FILES,
    LONGEST,
    OPTIONS,
    SEALED,
    codes_of,
)

NUMBERS = st.lists(st.integers(0, 9999), max_size=14)  # each picks a reply


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
        *(Drop(known, mark) for known in ids for mark in ("", "a" * 8, "b" * 8, "forged")),
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
