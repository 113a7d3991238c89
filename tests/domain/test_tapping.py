import pytest

from domain.answers import Answer
from domain.questions import (
    Contact,
    Day,
    DepartmentChoice,
    FreeText,
    Location,
    MultipleChoice,
    Note,
    Number,
    Rating,
    SingleChoice,
    Upload,
    YesNo,
)
from domain.reading import Reason, Reject
from domain.replies import Drop, Pick, Ponder, Settle, Skip, Tick
from domain.tapping import read_tap
from tests.domain.questionnaires import AROUND, OTHER_PHOTO, PHOTO, question

KINDS = (
    *(Rating, SingleChoice, MultipleChoice, YesNo, Number, Day, FreeText, Upload),
    *(Location, Contact, DepartmentChoice, Note),
)


def tap(kind, reply, before=None, **fields):
    return read_tap(question(kind, "q", **fields), before, reply, AROUND)


def but(*left_out):
    """All kinds but these."""
    return [kind for kind in KINDS if kind not in left_out]


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (Rating, "very_bad"),
        (YesNo, "no"),
        (SingleChoice, "none"),
        (DepartmentChoice, "czj"),
        (Day, "2026-11-20"),
    ],
)
def test_a_button_of_the_question_answers_it(kind, code):
    assert tap(kind, Pick("q", code)) == Answer(code)


@pytest.mark.parametrize("code", ["", "forged", "Yes", "甲"])
@pytest.mark.parametrize("kind", but(Day))
def test_a_button_the_question_has_not_got_is_no_answer(kind, code):
    assert tap(kind, Pick("q", code)) == Reject(Reason.PICK_AN_OPTION)


@pytest.mark.parametrize(
    ("kind", "code"), [(Rating, "yes"), (YesNo, "good"), (SingleChoice, "tzcj"), (Note, "a")]
)
def test_a_code_belongs_to_its_kind_of_question(kind, code):
    assert tap(kind, Pick("q", code)) == Reject(Reason.PICK_AN_OPTION)


@pytest.mark.parametrize("code", ["", "forged", "2026-02-30", "2026-11-22"])
def test_a_day_is_offered_only_within_its_range(code):
    picked = tap(Day, Pick("q", code), future=False)

    assert picked == Reject(Reason.DAY_OUT_OF_RANGE)


def test_a_picked_department_keeps_what_the_matter_was():
    before = Answer(None, settled=False, words="办证太慢")

    assert tap(DepartmentChoice, Pick("q", "czj"), before) == Answer("czj", words="办证太慢")


@pytest.mark.parametrize("kind", but(DepartmentChoice))
def test_only_about_a_department_there_is_something_to_ponder(kind):
    assert tap(kind, Ponder("q")) == Reject(Reason.STALE)


def test_pondering_asks_for_the_matter_anew():
    before = Answer("czj", settled=False, words="办证太慢")

    assert tap(DepartmentChoice, Ponder("q"), before) == Answer(None, settled=False)


@pytest.mark.parametrize("kind", but(MultipleChoice))
def test_only_a_multiple_choice_is_ticked(kind):
    assert tap(kind, Tick("q", "a", on=True)) == Reject(Reason.PICK_AN_OPTION)


@pytest.mark.parametrize("code", ["", "forged", "甲", "good"])
@pytest.mark.parametrize("on", [True, False])
def test_a_forged_tick_is_no_answer(code, on):
    assert tap(MultipleChoice, Tick("q", code, on)) == Reject(Reason.PICK_AN_OPTION)


@pytest.mark.parametrize(
    ("kind", "before", "settled"),
    [
        (MultipleChoice, Answer(("a", "b"), settled=False), Answer(("a", "b"))),
        (Rating, Answer("bad", settled=False), Answer("bad")),
        (
            Upload,
            Answer(None, settled=False, words="大厅", attachments=(PHOTO,)),
            Answer(None, words="大厅", attachments=(PHOTO,)),
        ),
        (
            DepartmentChoice,
            Answer("czj", settled=False, words="慢"),
            Answer("czj", words="慢"),
        ),
        (Note, None, Answer(None)),
        (Note, Answer(None, settled=False), Answer(None)),
    ],
)
def test_what_is_on_the_card_may_stand(kind, before, settled):
    assert tap(kind, Settle("q"), before) == settled


@pytest.mark.parametrize(
    "before",
    [
        None,
        Answer(None, settled=False),
        Answer((), settled=False),
        Answer(None, settled=False, words="办证太慢"),
    ],
)
@pytest.mark.parametrize("kind", but(Note))
def test_nothing_cannot_stand(kind, before):
    assert tap(kind, Settle("q"), before) == Reject(Reason.TICK_SOMETHING)


@pytest.mark.parametrize("kind", KINDS)
def test_what_need_not_be_answered_may_be_left_out(kind):
    assert tap(kind, Skip("q"), required=False) == Answer(None)
    assert tap(kind, Skip("q")) == Reject(Reason.REQUIRED)


@pytest.mark.parametrize("required", [True, False])
def test_whoever_looked_for_the_department_may_leave_it_to_staff(required):
    before = Answer(None, settled=False, words="办证太慢")

    skipped = tap(DepartmentChoice, Skip("q"), before, required=required)

    assert skipped == Answer(None, words="办证太慢")


@pytest.mark.parametrize("kind", but(DepartmentChoice))
def test_only_a_department_is_left_to_staff(kind):
    before = Answer(None, settled=False)

    assert tap(kind, Skip("q"), before) == Reject(Reason.REQUIRED)


def test_a_multiple_choice_that_was_left_out_may_be_ticked_after_all():
    before = Answer(None, settled=False)

    assert tap(MultipleChoice, Tick("q", "a", on=True), before) == Answer(("a",), settled=False)


def test_a_department_that_is_chosen_is_not_left_to_staff():
    before = Answer("czj", settled=False)

    assert tap(DepartmentChoice, Skip("q"), before) == Reject(Reason.REQUIRED)


def test_a_file_is_taken_away_by_its_mark():
    before = Answer("慢", settled=False, attachments=(PHOTO, OTHER_PHOTO))

    dropped = tap(FreeText, Drop("q", OTHER_PHOTO.mark), before)

    assert dropped == Answer("慢", settled=False, attachments=(PHOTO,))


@pytest.mark.parametrize("mark", ["", OTHER_PHOTO.mark, "forged"])
def test_a_second_tap_takes_no_other_file_away(mark):
    before = Answer(None, settled=False, attachments=(PHOTO,))

    assert tap(Upload, Drop("q", mark), before) == before


@pytest.mark.parametrize("kind", KINDS)
def test_no_file_is_taken_away_where_none_was_sent(kind):
    assert tap(kind, Drop("q", PHOTO.mark)) == Reject(Reason.STALE)
