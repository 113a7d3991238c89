"""Voice messages, photos and documents on their way through an interview."""

import pytest

from domain import flow
from domain.answers import Answer
from domain.attachments import Attachment, Medium
from domain.conditions import Answered
from domain.flow import Ask, Review
from domain.questions import Contact, FreeText, Location, Rating, SingleChoice, Upload
from domain.reading import Reason
from domain.replies import Drop, Enclosed, Located, Pick, Settle, Shared, Skip, Typed
from tests.domain.questionnaires import (
    AROUND,
    LETTER,
    OTHER_PHOTO,
    PHOTO,
    SEALED,
    VOICE,
    asked,
    question,
)

MEDIA = frozenset(Medium)
WORDS = question(FreeText, "words", accepts=MEDIA, most=2)
PHOTOS = question(Upload, "photos", accepts=frozenset({Medium.PHOTO}), most=2)
RATING = question(Rating, "rating")


def take(answers, reply, *questions):
    return flow.take(asked(*questions), answers, reply, AROUND)


def after(*replies, put):
    """The answers to one question after some replies that are all good."""
    answers = {}
    for reply in replies:
        turn = take(answers, reply, put)
        assert turn.rejected is None
        answers |= turn.answers
    return answers[put.id]


def test_a_voice_message_says_it_all():
    turn = take({}, Enclosed(VOICE), WORDS, RATING)

    assert turn.answers == {"words": Answer(None, attachments=(VOICE,))}
    assert turn.step == Ask(RATING, None, done=1, total=2)


def test_a_photo_waits_for_more():
    turn = take({}, Enclosed(PHOTO), WORDS, RATING)

    begun = Answer(None, settled=False, attachments=(PHOTO,))
    assert turn.step == Ask(WORDS, begun, done=0, total=2)


def test_words_settle_what_a_photo_began():
    answer = after(Enclosed(PHOTO), Typed("窗口少"), put=WORDS)

    assert answer == Answer("窗口少", attachments=(PHOTO,))


def test_a_photo_may_be_all_there_is_to_say():
    answer = after(Enclosed(PHOTO), Settle("words"), put=WORDS)

    assert answer == Answer(None, attachments=(PHOTO,))


def test_a_photo_and_a_voice_message_go_together():
    answer = after(Enclosed(PHOTO), Enclosed(VOICE), put=WORDS)

    assert answer == Answer(None, attachments=(PHOTO, VOICE))


def test_a_caption_stands_for_typed_words():
    answer = after(Enclosed(PHOTO, " 窗口少\x00 "), put=WORDS)

    assert answer == Answer("窗口少", settled=False, attachments=(PHOTO,))


def test_a_second_caption_comes_below_the_first():
    answer = after(Enclosed(PHOTO, "窗口少"), Enclosed(OTHER_PHOTO, "排队久"), put=WORDS)

    assert answer.value == "窗口少\n排队久"


def test_a_caption_that_says_the_same_is_kept_once():
    answer = after(Enclosed(PHOTO, "窗口少"), Enclosed(OTHER_PHOTO, "窗口少"), put=WORDS)

    assert answer.value == "窗口少"


@pytest.mark.parametrize(
    ("fields", "caption", "reason"),
    [
        ({"longest": 5}, "窗口实在太少", Reason.TOO_LONG),
        ({"pattern": "[A-Z]+"}, "窗口少", Reason.WRONG_FORM),
    ],
)
def test_a_caption_is_judged_like_typed_words(fields, caption, reason):
    put = question(FreeText, "words", accepts=MEDIA, **fields)

    turn = take({}, Enclosed(PHOTO, caption), put)

    assert (turn.answers, turn.rejected) == ({}, reason)


@pytest.mark.parametrize("caption", ["", " ", "\x00"])
def test_a_photo_without_a_caption_has_no_form_to_keep(caption):
    put = question(FreeText, "words", accepts=MEDIA, pattern="[A-Z]+")

    assert take({}, Enclosed(PHOTO, caption), put).rejected is None


@pytest.mark.parametrize(("caption", "settled"), [("", False), ("窗口少", True)])
def test_the_only_photo_beside_words_settles_them_if_there_are_any(caption, settled):
    put = question(FreeText, "words", accepts=MEDIA, most=1)

    answer = after(Enclosed(PHOTO, caption), put=put)

    assert answer == Answer(caption or None, settled=settled, attachments=(PHOTO,))


def test_the_only_file_of_an_upload_settles_it():
    put = question(Upload, "photos", accepts=MEDIA, most=1)

    assert after(Enclosed(PHOTO), put=put) == Answer(None, attachments=(PHOTO,))


def test_captions_are_kept_with_an_upload():
    replies = (Enclosed(PHOTO, "大厅"), Enclosed(OTHER_PHOTO, "窗口"), Settle("photos"))

    answer = after(*replies, put=PHOTOS)

    assert answer == Answer(None, words="大厅\n窗口", attachments=(PHOTO, OTHER_PHOTO))


def test_more_files_than_the_question_takes_are_too_many():
    full = {"photos": after(Enclosed(PHOTO), Enclosed(OTHER_PHOTO), put=PHOTOS)}
    third = Enclosed(Attachment("e" * 64, Medium.PHOTO, "image/jpeg", 5))

    assert take(full, third, PHOTOS).rejected == Reason.TOO_MANY


def test_the_same_file_again_is_not_one_more():
    answer = after(Enclosed(PHOTO), Enclosed(OTHER_PHOTO), Enclosed(PHOTO), put=PHOTOS)

    assert answer.attachments == (OTHER_PHOTO, PHOTO)


@pytest.mark.parametrize(
    ("put", "sent"),
    [
        (PHOTOS, VOICE),
        (PHOTOS, LETTER),
        (question(FreeText, "words"), VOICE),
        (RATING, PHOTO),
        (question(SingleChoice, "one"), LETTER),
    ],
)
def test_a_file_that_the_question_does_not_take_is_the_wrong_medium(put, sent):
    turn = take({}, Enclosed(sent), put)

    assert (turn.answers, turn.rejected) == ({}, Reason.WRONG_MEDIUM)


def test_a_file_may_be_taken_away_again():
    begun = {"photos": after(Enclosed(PHOTO, "大厅"), Enclosed(OTHER_PHOTO), put=PHOTOS)}

    turn = take(begun, Drop("photos", PHOTO.mark), PHOTOS)

    kept = Answer(None, settled=False, words="大厅", attachments=(OTHER_PHOTO,))
    assert turn.answers == {"photos": kept}


def test_captions_go_with_the_last_file():
    begun = {"photos": after(Enclosed(PHOTO, "大厅"), put=PHOTOS)}

    turn = take(begun, Drop("photos", PHOTO.mark), PHOTOS)

    assert turn.answers == {"photos": Answer(None, settled=False)}


def test_when_all_files_are_taken_away_there_is_nothing_to_settle():
    begun = {"photos": after(Enclosed(PHOTO), Drop("photos", PHOTO.mark), put=PHOTOS)}

    assert take(begun, Settle("photos"), PHOTOS).rejected == Reason.TICK_SOMETHING


def test_words_stay_when_the_file_beside_them_is_taken_away():
    begun = {"words": after(Enclosed(PHOTO, "窗口少"), Drop("words", PHOTO.mark), put=WORDS)}

    assert begun == {"words": Answer("窗口少", settled=False)}


def test_a_late_skip_under_an_answer_of_files_is_told():
    answers = {"words": Answer(None, attachments=(VOICE,))}

    assert take(answers, Skip("words"), WORDS, RATING).rejected == Reason.STALE


def test_a_file_while_reviewing_is_for_nothing():
    answers = {"words": Answer("窗口少")}

    turn = take(answers, Enclosed(PHOTO), WORDS)

    assert (turn.answers, turn.rejected) == ({}, Reason.REVIEWING)
    assert turn.step == Review(((WORDS, Answer("窗口少")),))


def test_a_voice_message_answers_a_question_that_a_condition_looks_at():
    asked_on = question(Rating, "rating", show_if=Answered("words"))

    turn = take({}, Enclosed(VOICE), WORDS, asked_on)

    assert turn.step == Ask(asked_on, None, done=1, total=2)


def test_a_place_and_a_contact_are_shared():
    where, who = question(Location, "where"), question(Contact, "who")

    place = take({}, Located(37.46361, -0.5), where)
    contact = take({}, Shared(SEALED), who)

    assert place.answers == {"where": Answer("37.4636,-0.5000")}
    assert contact.answers == {"who": Answer(SEALED)}


@pytest.mark.parametrize("reply", [Located(37.5, 121.4), Shared(SEALED)])
def test_what_is_shared_unasked_is_not_kept(reply):
    turn = take({}, reply, WORDS)

    assert (turn.answers, turn.rejected) == ({}, Reason.WRONG_MEDIUM)


@pytest.mark.parametrize("reply", [Pick("words", "a"), Settle("words"), Drop("words", PHOTO.mark)])
def test_a_question_that_nothing_was_said_to_has_nothing_to_pick_or_settle_or_drop(reply):
    assert take({}, reply, WORDS).answers == {}


def test_words_typed_after_a_photo_are_its_caption_and_the_end_of_it():
    begun = {"photos": after(Enclosed(PHOTO), put=PHOTOS)}

    turn = take(begun, Typed("大厅"), PHOTOS)

    assert turn.answers == {"photos": Answer(None, words="大厅", attachments=(PHOTO,))}


def test_words_alone_are_no_photo():
    assert take({}, Typed("大厅"), PHOTOS).rejected == Reason.SEND_A_FILE
