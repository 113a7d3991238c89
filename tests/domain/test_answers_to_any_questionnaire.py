"""What holds of every answer that is stored, whatever is asked and whatever is replied."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain import responses
from domain.answers import Answer
from domain.questions import (
    Contact,
    Day,
    DepartmentChoice,
    FreeText,
    Location,
    Note,
    Number,
    Upload,
    accepted,
)
from domain.reading import LONGEST_MATTER, allows
from domain.responses import Mode
from tests.domain.questionnaires import LONGEST, SEALED, TODAY, codes_of, fits, questionnaires, some
from tests.domain.repliers import complete, under_way


@some
@given(questionnaires(), st.data())
def test_what_must_be_answered_is_left_out_only_where_staff_look_for_the_department(
    questionnaire, data
):
    answers, _ = complete(questionnaire, under_way(questionnaire, data.draw), data.draw)

    left_out = [
        known
        for known in questionnaire.path(answers)
        if known.required and answers[known.id].is_empty
    ]

    assert [known for known in left_out if not isinstance(known, Note | DepartmentChoice)] == []


@some
@given(questionnaires(), st.data())
def test_an_exclusive_option_stands_alone(questionnaire, data):
    answers = under_way(questionnaire, data.draw)

    ticked = [answer.value for answer in answers.values() if isinstance(answer.value, tuple)]

    assert [value for value in ticked if "none" in value and value != ("none",)] == []


def is_offered(known, value):
    """Whether a question may be answered with this, by the question's own words."""
    match known:
        case FreeText(pattern=pattern):
            return 0 < len(value) <= LONGEST and (pattern is None or fits(pattern, value))
        case Number(whole=whole):
            number = Decimal(value)
            return (number % 1 == 0 and 0 <= number <= 10) if whole else 0 < number < 10
        case Day():
            return allows(known, date.fromisoformat(value), TODAY)
        case Location():
            latitude, longitude = map(float, value.split(","))
            return abs(latitude) <= 90 and abs(longitude) <= 180
        case Contact():
            return value == SEALED
        case _:
            codes = value if isinstance(value, tuple) else (value,)
            return set(codes) <= set(codes_of(known))


@some
@given(questionnaires(), st.data())
def test_only_what_is_offered_is_ever_stored(questionnaire, data):
    answers = under_way(questionnaire, data.draw)

    stored = {known: answers.get(known.id, Answer(None)).value for known in questionnaire.questions}
    stray = [
        (known, value)
        for known, value in stored.items()
        if value is not None and not is_offered(known, value)
    ]

    assert stray == []


@some
@given(questionnaires(), st.data())
def test_words_stand_beside_a_department_or_below_a_file_and_are_never_too_long(
    questionnaire, data
):
    answers = under_way(questionnaire, data.draw)

    for known in questionnaire.questions:
        answer = answers.get(known.id, Answer(None))
        if isinstance(known, DepartmentChoice):
            assert len(answer.words) <= LONGEST_MATTER
        else:
            assert not answer.words or (isinstance(known, Upload) and answer.attachments)


@some
@given(questionnaires(), st.data())
def test_a_question_has_as_many_files_of_such_a_kind_as_it_takes_and_each_once(questionnaire, data):
    answers = under_way(questionnaire, data.draw)

    for known in questionnaire.questions:
        files = answers.get(known.id, Answer(None)).attachments
        assert {file.medium for file in files} <= accepted(known)
        assert len(files) <= (known.most if accepted(known) else 0)
        assert len({file.digest for file in files}) == len(files)


@some
@given(questionnaires(), st.data())
def test_a_complete_response_is_read_along_its_own_path_and_from_nothing_else(questionnaire, data):
    answers, _ = complete(questionnaire, under_way(questionnaire, data.draw), data.draw)
    path = questionnaire.path(answers)

    outcome = responses.read(questionnaire, answers)

    kept = [known.id for known in path if not isinstance(known, Contact | Note)]
    assert list(outcome.answers) == kept
    assert responses.read(questionnaire, {each.id: answers[each.id] for each in path}) == outcome


@some
@given(questionnaires(), st.sampled_from(Mode), st.data())
def test_a_contact_is_given_by_who_answers_by_name_and_is_in_no_opinion(questionnaire, mode, data):
    put = responses.asked_of(questionnaire, mode)
    answers, _ = complete(put, under_way(put, data.draw), data.draw)

    outcome = responses.read(put, answers)

    assert SEALED not in {answer.value for answer in outcome.answers.values()}
    assert [each for each in outcome.statements if SEALED in each.text] == []
    assert outcome.contact is None or mode is Mode.NAMED
