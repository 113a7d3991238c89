import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.figures import Span
from domain.opinions import Ledger
from domain.people import Role
from domain.responses import Mode
from domain.text import Language
from handlers import callbacks
from handlers.acts import (
    Begin,
    ChooseLedgers,
    ChoosePoster,
    Discard,
    EditAnswer,
    Form,
    GetLedger,
    GoBack,
    Greet,
    Invite,
    Notice,
    PickOption,
    PrintPoster,
    RefreshLedgers,
    Send,
    SettleAnswer,
    ShowLedgers,
    ShowPoster,
    ShowSummary,
    SkipQuestion,
    TickOption,
)
from handlers.callbacks import LIMIT, pack, unpack
from reports.poster_labels import Paper

LONGEST = "a_16_long_enough"
NUMBER = 2**48 - 1  # the largest an interview can have
ACTS = [
    Greet(Language.ZH, None),
    Greet(Language.EN, LONGEST),
    Notice(Language.EN, LONGEST, LONGEST),
    Notice(Language.ZH, "citizen", None),
    Begin(Mode.CONFIDENTIAL, Language.EN, LONGEST, LONGEST),
    Begin(Mode.ANONYMOUS, Language.ZH, "enterprise", None),
    PickOption(NUMBER, LONGEST, LONGEST),
    PickOption(0, "rating", "bad"),
    TickOption(NUMBER, LONGEST, LONGEST, on=True),
    TickOption(NUMBER, LONGEST, LONGEST, on=False),
    SettleAnswer(NUMBER, LONGEST),
    SkipQuestion(NUMBER, LONGEST),
    GoBack(NUMBER, LONGEST),
    EditAnswer(NUMBER, LONGEST),
    Send(NUMBER, "0123ABCD", Language.EN),
    Discard(NUMBER),
    ShowSummary(Span.CAMPAIGN, LONGEST),
    ShowSummary(Span.TODAY, None),
    ShowLedgers(LONGEST),
    ShowLedgers(None),
    ChooseLedgers(),
    RefreshLedgers(LONGEST),
    RefreshLedgers(None),
    *(GetLedger(ledger, form, LONGEST) for ledger in Ledger for form in Form),
    GetLedger(Ledger.BENCHMARK, Form.WORD, None),
    ChoosePoster(),
    ShowPoster(None, None, None, Paper.A4),
    ShowPoster(LONGEST, LONGEST, LONGEST, Paper.A5),
    PrintPoster(LONGEST, LONGEST, LONGEST, Paper.A4),
    *(Invite(role, None) for role in Role),
    Invite(Role.STAFF, LONGEST),
]


@pytest.mark.parametrize("act", ACTS, ids=repr)
def test_a_button_says_what_was_put_on_it(act):
    assert unpack(pack(act)) == act


@pytest.mark.parametrize("act", ACTS, ids=repr)
def test_a_button_says_it_in_64_bytes(act):
    assert len(pack(act).encode()) <= LIMIT


def test_every_kind_of_act_was_tried():
    assert {type(act) for act in ACTS} == set(callbacks._KINDS.values())


def test_every_kind_of_act_has_a_letter_of_its_own():
    assert len(callbacks._LETTER_OF) == len(callbacks._KINDS)


@given(st.text(max_size=64))
@example("t:0x1:aspects:fees:1")
@example("t:1_0:aspects:fees:1")
@example("t: 1:aspects:fees:1")
@example("t:A:aspects:fees:1")
@example("t:01:aspects:fees:1")
@example("t:１:aspects:fees:1")
@example("t:1:aspects:fees:2")
@example("G:４:docx:tzcj")
@example("G: 1:docx:tzcj")
@example("C:")
@example("x:1000000000000")
@example("z:1:\ud800:zh")
def test_no_text_means_what_a_button_would_write_otherwise(text):
    act = unpack(text)

    assert act is None or callbacks._joined(act) == text


@given(
    st.sampled_from(sorted(callbacks._KINDS)),
    st.lists(
        st.sampled_from(["", "0", "1", "f", "zh", "anonymous", "staff", "today", "docx", "x"])
    ),
)
def test_what_looks_like_a_button_is_one_or_none(letter, parts):
    text = ":".join([letter, *parts])

    act = unpack(text)

    assert act is None or callbacks._joined(act) == text
