"""What is held from a department, and when it is looked through again."""

import pytest

from domain import people, shielding
from domain.answers import Answer
from domain.attachments import Attachment, Medium
from domain.incoming import Pile
from domain.people import Membership, Role
from domain.shielding import HELD, Kind, Mention, Shield

TAPPED = {"department": Answer("tzcj"), "rating": Answer("bad"), "aspects": Answer(("efficiency",))}
VOICE = Attachment("a" * 64, Medium.VOICE, "audio/ogg", 10, 12)
TYPED = TAPPED | {"trouble": Answer("等了一天")}
SPOKEN = TAPPED | {"trouble": Answer(None, attachments=(VOICE,))}
SOUGHT = TAPPED | {"department": Answer("tzcj", words="办执照")}
PERSON, SECTION = Mention("王科长", Kind.PERSON), Mention("规划科", Kind.SECTION)
STAFF, OFFICE = Membership(Role.STAFF, "tzcj"), Membership(Role.COORDINATOR)


@pytest.fixture
def asked(library):
    return library.find_current("enterprise")


@pytest.mark.parametrize(
    ("answers", "is_asked", "shield"),
    [
        (TAPPED, False, Shield.OPEN),
        (TAPPED, True, Shield.OPEN),
        (TYPED, False, Shield.UNREAD),
        (TYPED, True, Shield.ASKED),
        (SPOKEN, False, Shield.OPEN),
        (SPOKEN, True, Shield.ASKED),
        (SOUGHT, False, Shield.UNREAD),
    ],
)
def test_words_are_looked_through_and_wishes_kept(asked, answers, is_asked, shield):
    assert shielding.at_sending(asked, answers, is_asked=is_asked) is shield


@pytest.mark.parametrize(("is_asked", "shield"), [(True, Shield.ASKED), (False, Shield.UNREAD)])
def test_a_correction_is_always_looked_through(asked, is_asked, shield):
    assert shielding.at_correction(asked, TYPED, is_asked=is_asked) is shield


def test_what_lies_off_the_path_is_no_word_of_the_response(asked):
    answers = TYPED | {"rating": Answer("good")}

    assert shielding.has_words(asked, answers) is False


def test_a_self_check_is_offered_no_wish(library):
    asked = library.find_self_check()

    assert shielding.may_be_asked(asked, {}) is False


@pytest.mark.parametrize(
    ("named", "is_self_check", "shield"),
    [
        ((), False, Shield.OPEN),
        ((SECTION,), False, Shield.FOUND),
        ((PERSON,), False, Shield.FOUND),
        ((SECTION,), True, Shield.OPEN),
        ((SECTION, PERSON), True, Shield.FOUND),
    ],
)
def test_of_a_self_check_only_persons_are_held(named, is_self_check, shield):
    assert shielding.examined(named, is_self_check=is_self_check) is shield


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Shield.OPEN, Shield.UNREAD),
        (Shield.UNREAD, Shield.UNREAD),
        (Shield.ASKED, Shield.ASKED),
        (Shield.FOUND, Shield.FOUND),
        (Shield.KEPT, Shield.FOUND),
        (Shield.RELEASED, Shield.FOUND),
    ],
)
def test_what_was_decided_goes_back_to_the_office_with_more_words(before, after):
    assert shielding.after_more_words(before) is after


@pytest.mark.parametrize("shield", Shield)
@pytest.mark.parametrize("pile", Pile)
def test_staff_see_no_piece_of_what_is_held(shield, pile):
    seen = people.may_see_piece((STAFF,), "tzcj", pile, shield)

    is_file = pile in {Pile.VOICES, Pile.FILES}
    usual = people.may_see_pile((STAFF,), "tzcj", pile)
    assert seen == (usual and shield not in HELD and not (is_file and shield is Shield.RELEASED))


def test_the_office_sees_of_what_is_held_what_it_needs_to_decide():
    seen = {pile for pile in Pile if people.may_see_piece((OFFICE,), "tzcj", pile, Shield.FOUND)}

    assert seen == {Pile.HELD, Pile.VOICES, Pile.FILES, Pile.REMARKS}


def test_who_is_staff_as_well_decides_as_the_office():
    assert people.may_see_piece((STAFF, OFFICE), "tzcj", Pile.HELD, Shield.FOUND) is True


def test_the_names_of_departments_and_sections_are_known_in_both_languages(example):
    bodies = shielding.bodies_of(example.campaign)

    assert {"规划科", "Planning Section"} <= {*bodies.sections}
    assert {"投资促进局", "Investment Promotion Bureau"} <= {*bodies.departments}
