import pytest

from domain import auditing
from domain.auditing import (
    LONGEST,
    Author,
    By,
    Event,
    Kind,
    Thing,
    mark_of,
    on_department,
    on_figures,
    on_response,
)
from domain.people import Membership, Role


def test_an_author_is_told_with_all_that_they_held():
    held = (Membership(Role.COORDINATOR), Membership(Role.STAFF, "tzcj"))

    assert auditing.member(b"p" * 16, held) == Author(
        By.MEMBER, "coordinator, staff tzcj", b"p" * 16
    )


def test_who_holds_very_many_roles_still_fits_a_row():
    held = tuple(Membership(Role.STAFF, f"department_{n:05}") for n in range(9))

    assert len(auditing.member(b"p" * 16, held).name) == LONGEST


def test_the_name_of_a_user_is_cut():
    assert len(auditing.command("u" * 99).name) == LONGEST


@pytest.mark.parametrize(("by", "person"), [(By.JOB, b"p" * 16), (By.MEMBER, None)])
def test_a_member_and_nobody_else_has_a_keyed_hash(by, person):
    with pytest.raises(ValueError, match=f"{by} with person"):
        Author(by, "x", person)


def test_what_is_too_long_for_a_row_is_no_event():
    with pytest.raises(ValueError, match="too long for the audit trail"):
        Event(Kind.SAW_CASE, Thing.CASE, "1", "x" * (LONGEST + 1))


@pytest.mark.parametrize(("thing", "number"), [(Thing.CASE, ""), (None, "1")])
def test_an_id_is_of_a_thing(thing, number):
    with pytest.raises(ValueError, match="a thing has an id"):
        Event(Kind.SAW_CASE, thing, number)


def test_a_response_is_called_as_on_buttons():
    assert on_response(Kind.SAW_FILE, 2**61, "voice").id == "2000000000000000"


def test_what_nobody_has_assigned_has_a_sign():
    assert on_department(Kind.DRAFTED, None).id == "-"


def test_figures_of_all_together_are_the_campaigns():
    whole = on_figures(Kind.SAW_SUMMARY, "yshj", None, "chart")

    assert whole == Event(Kind.SAW_SUMMARY, Thing.CAMPAIGN, "yshj", "chart")
    assert on_figures(Kind.SAW_SUMMARY, "yshj", "tzcj") == on_department(Kind.SAW_SUMMARY, "tzcj")


def test_a_mark_is_short_and_of_members_alone():
    assert (mark_of(b"\xab" * 16), mark_of(None)) == ("abababab", "")


def test_every_word_fits_its_column():
    assert max(map(len, Kind)) <= 40
    assert max(map(len, Thing)) <= 20
    assert max(map(len, By)) <= 20
