"""What simulated respondents do next."""

import random

import pytest

from bot.choosing import Pictured, Spoken, Typed, Whims
from domain.responses import Mode
from domain.text import Language
from handlers.acts import (
    Begin,
    DropFile,
    GoBack,
    ListDepartments,
    PickOption,
    PonderDepartment,
    Send,
    SettleAnswer,
    SkipQuestion,
    SwitchLanguage,
    TickOption,
)

TEXTS = ("等了两周", "跑了三趟")
PEOPLE = 400
BACK, EN = GoBack(1, "q"), SwitchLanguage(Language.EN, 1)
SKIP, DONE = SkipQuestion(1, "q"), SettleAnswer(1, "q")
OFFICES = tuple(PickOption(1, "q", code) for code in ("dzb", "tzcj", "jsj"))
PONDER, LIST = PonderDepartment(1, "q"), ListDepartments(1, "q", 0)


def everyone():
    return [Whims(TEXTS, random.Random(number)) for number in range(PEOPLE)]


def kinds(text, *acts):
    """What sorts of things people do with a card, over many people."""
    return {type(whims.choose(text, acts)) for whims in everyone()}


def find_department(whims, suggested):
    """The moves of one person from the question to an answer, with these suggestions."""
    moves = [whims.choose("", (*OFFICES, PONDER, EN))]
    while not isinstance(moves[-1], PickOption | SkipQuestion):
        if isinstance(moves[-1], Typed):
            acts = (*suggested, LIST, SKIP, EN)
        elif isinstance(moves[-1], PonderDepartment):
            acts = (LIST, SKIP, EN)
        else:
            acts = (*OFFICES, PONDER, EN)
        moves.append(whims.choose("", acts))
    return moves


def test_the_notice_is_agreed_to_and_the_response_is_sent():
    begin = Begin(Mode.ANONYMOUS, Language.ZH, "enterprise", None)
    send = Send(1, "K7QX2M9P", Language.ZH)

    assert (kinds("", begin, EN), kinds("", send, EN)) == ({Begin}, {Send})


def test_some_want_the_other_language_but_only_once():
    acts = (*OFFICES, BACK, EN)
    switched = [whims for whims in everyone() if whims.choose("", acts) == EN]

    again = {type(whims.choose("", acts)) for whims in switched for _ in range(50)}
    assert (0 < len(switched) < PEOPLE / 10, again) == (True, {PickOption})


def test_ticks_are_set_until_it_is_enough():
    ticks = (TickOption(1, "q", "fees", on=True), TickOption(1, "q", "policy", on=False))

    assert kinds("", *ticks, SKIP) == {TickOption}
    assert kinds("", *ticks, DONE) == {TickOption, SettleAnswer}


@pytest.mark.parametrize(
    ("hint", "ways"),
    [
        ("直接输入。", {Typed, SkipQuestion}),
        ("直接输入。按住 🎤 说。", {Typed, SkipQuestion, Spoken}),
        ("直接输入。按住 🎤 说。也可以发照片。", {Typed, SkipQuestion, Spoken, Pictured}),
        ("Photos are welcome.", {Typed, SkipQuestion, Pictured}),
    ],
)
def test_people_use_the_ways_that_the_card_names(hint, ways):
    assert kinds(hint, BACK, SKIP) == ways


def test_what_must_be_answered_is_answered():
    assert kinds("直接输入。", BACK) == {Typed}


def test_after_a_photo_there_may_be_words():
    drop = DropFile(1, "q", "0a")

    assert kinds("按住 🎤 说。照片", drop, BACK, DONE) == {Typed, SettleAnswer}


def test_whoever_describes_it_ends_at_the_department_they_had_in_mind_or_at_the_office():
    described = [find_department(whims, OFFICES[:1]) for whims in everyone()]
    longest = {tuple(map(type, moves)) for moves in described}

    assert longest == {
        (PickOption,),
        (PonderDepartment, Typed, PickOption),
        (PonderDepartment, Typed, ListDepartments, PickOption),
        (PonderDepartment, Typed, SkipQuestion),
    }


def test_suggestions_do_not_change_what_is_answered_in_the_end():
    with_two = [find_department(whims, OFFICES[:2])[-1] for whims in everyone()]
    without = [find_department(whims, ())[-1] for whims in everyone()]

    assert with_two == without
