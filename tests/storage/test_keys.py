import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.keys import Keys, WrongKeyError

KEYS = Keys(b"s" * 32)
OTHER = Keys(b"t" * 32)


@given(st.binary())
def test_what_was_sealed_is_unsealed_again(plain):
    assert KEYS.unseal(KEYS.seal(plain)) == plain


@given(st.integers(-(2**52), 2**52))
def test_a_chat_id_is_sealed_and_unsealed(chat):
    assert KEYS.unseal_chat(KEYS.seal_chat(chat)) == chat


def test_the_same_thing_sealed_twice_looks_different():
    assert KEYS.seal_chat(7) != KEYS.seal_chat(7)


@pytest.mark.parametrize(
    "sealed",
    [OTHER.seal(b"7"), b"", b"short", KEYS.seal(b"7")[:-1], KEYS.seal(b"7") + b"x", bytes(40)],
    ids=["other key", "nothing", "short", "cut", "longer", "zeros"],
)
def test_what_this_key_did_not_seal_is_a_wrong_key(sealed):
    with pytest.raises(WrongKeyError, match="does not fit the database"):
        KEYS.unseal(sealed)


def test_a_person_has_another_pseudonym_for_each_purpose():
    purposes = ("interview", "member", "participation:yshj", "participation:other")

    assert len({KEYS.pseudonym(purpose, 7) for purpose in purposes}) == len(purposes)


def test_a_pseudonym_is_the_same_each_time_and_differs_between_people_and_keys():
    mine = KEYS.pseudonym("interview", 7)

    assert (len(mine), KEYS.pseudonym("interview", 7)) == (16, mine)
    assert len({mine, KEYS.pseudonym("interview", 8), OTHER.pseudonym("interview", 7)}) == 3


def test_the_same_code_hashes_differently_as_receipt_and_as_invitation():
    assert len({KEYS.receipt("ABCD1234"), KEYS.invitation("ABCD1234")}) == 2


def test_keys_do_not_show_themselves():
    assert (repr(KEYS), f"{KEYS}") == ("Keys(…)", "Keys(…)")


def test_what_was_sealed_with_the_former_key_opens_while_the_key_is_changed():
    changing = Keys(b"s" * 32, sealing=b"n" * 32, former=b"s" * 32)

    assert changing.unseal(KEYS.seal(b"7")) == b"7"
    assert changing.unseal(changing.seal(b"7")) == b"7"


def test_the_new_key_seals_and_the_former_one_does_not_open_it():
    changing = Keys(b"s" * 32, sealing=b"n" * 32, former=b"s" * 32)

    with pytest.raises(WrongKeyError):
        KEYS.unseal(changing.seal(b"7"))


def test_only_what_the_former_key_has_sealed_is_sealed_anew():
    changing = Keys(b"s" * 32, sealing=b"n" * 32, former=b"s" * 32)
    changed = Keys(b"s" * 32, sealing=b"n" * 32)

    fresh = changing.renew(KEYS.seal(b"7"))

    assert (changed.unseal(fresh), changing.renew(fresh)) == (b"7", None)
    with pytest.raises(WrongKeyError):
        changing.renew(OTHER.seal(b"7"))


def test_hashes_stay_when_the_key_for_sealing_is_changed():
    changed = Keys(b"s" * 32, sealing=b"n" * 32)

    assert changed.pseudonym("interview", 7) == KEYS.pseudonym("interview", 7)
    assert changed.digest(b"voice") == KEYS.digest(b"voice")


def test_a_deployment_is_told_from_others_by_its_key_and_never_reads_like_a_number():
    ids = {Keys(bytes([n]) * 32).deployment() for n in range(50)}

    assert len(ids) == 50
    assert all(re.fullmatch("d[0-9a-f]{12}", known) for known in ids)


def test_exported_ids_are_the_same_for_one_purpose_and_others_for_another():
    one, again, other = (Keys(bytes(32)).exported(purpose) for purpose in ("a", "a", "b"))

    assert one("7") == again("7")
    assert len({one("7"), one("8"), other("7")}) == 3
    assert re.fullmatch("i[0-9a-f]{32}", one("7"))
