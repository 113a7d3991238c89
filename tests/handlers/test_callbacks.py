from datetime import date
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.cases import Act as CaseDeed
from domain.directives import Move
from domain.figures import Span
from domain.handing import Document
from domain.incoming import Pile
from domain.opinions import Channel, Ledger, Respondent
from domain.people import Role
from domain.questions import GRADES
from domain.responses import Mode
from domain.reviewing import MOST_TICKS, Column
from domain.signals import Rule
from domain.text import Language
from handlers import callbacks
from handlers.acts import (
    Act,
    Begin,
    ChooseLedgers,
    Decline,
    Discard,
    DropFile,
    EditAnswer,
    Form,
    GetLedger,
    GetReport,
    GoBack,
    Greet,
    Invite,
    ListDepartments,
    Notice,
    PickOption,
    PonderDepartment,
    RefreshLedgers,
    Resume,
    Revoke,
    Send,
    SettleAnswer,
    Shield,
    ShowLedgers,
    SkipQuestion,
    SwitchLanguage,
    TickOption,
)
from handlers.afterwards import own_acts
from handlers.callbacks import LIMIT, pack, unpack
from handlers.cases import case_acts
from handlers.directives import directive_acts
from handlers.ledgers import archive_acts, handing_acts
from handlers.office import (
    health_acts,
    incoming_acts,
    poster_acts,
    signal_acts,
    summary_acts,
)
from handlers.preview import preview_acts
from handlers.recording import recording_acts
from handlers.review import review_acts
from handlers.selfcheck import self_check_acts
from reports.poster_labels import Paper

LONGEST = "a_16_long_enough"
FAR = date.max
NUMBER = 2**48 - 1  # the largest an interview can have
LARGEST = 2**62 - 1  # that of a response, and of what belongs to it
VERSION = 2**20 - 1  # of an entry
REFERENCE = f"{LARGEST:016x}"  # longer than a receipt code
ACTS = [
    Greet(Language.ZH, None),
    Greet(Language.EN, LONGEST, LONGEST),
    Notice(Language.EN, LONGEST, LONGEST, LONGEST),
    Notice(Language.ZH, "citizen", None),
    *(Begin(mode, Language.EN, LONGEST, LONGEST, LONGEST) for mode in Mode),
    Begin(Mode.ANONYMOUS, Language.ZH, "enterprise", None),
    Decline(Language.EN),
    PickOption(NUMBER, LONGEST, LONGEST),
    PickOption(0, "rating", "bad"),
    TickOption(NUMBER, LONGEST, LONGEST, on=True),
    TickOption(NUMBER, LONGEST, LONGEST, on=False),
    SettleAnswer(NUMBER, LONGEST),
    SkipQuestion(NUMBER, LONGEST),
    GoBack(NUMBER, LONGEST),
    EditAnswer(NUMBER, LONGEST),
    PonderDepartment(NUMBER, LONGEST),
    ListDepartments(NUMBER, LONGEST, 1000),
    DropFile(NUMBER, LONGEST, "0123abcd"),
    *(SwitchLanguage(language, NUMBER) for language in Language),
    SwitchLanguage(Language.ZH, None),
    Resume(NUMBER),
    Send(NUMBER, "0123ABCD", Language.EN),
    *(Shield(NUMBER, on) for on in (True, False)),
    Discard(NUMBER),
    *(
        act(*days, LONGEST, Respondent.ENTERPRISE, Channel.TELEGRAM)
        for act in (
            summary_acts.ShowSummary,
            summary_acts.DrawSummary,
            summary_acts.GetSummary,
        )
        for days in ((Span.CAMPAIGN, None, None), (None, FAR, FAR))
    ),
    summary_acts.ShowSummary(Span.TODAY),
    *(
        summary_acts.PickMark(*days, LONGEST, Respondent.ENTERPRISE, Channel.TELEGRAM, mark, 1000)
        for mark in summary_acts.Mark
        for days in ((Span.CAMPAIGN, None, None), (None, FAR, FAR))
    ),
    summary_acts.TypeDays(LONGEST, Respondent.ENTERPRISE, Channel.TELEGRAM),
    summary_acts.FindWords(),
    summary_acts.TurnFound(1000),
    ShowLedgers(LONGEST),
    ShowLedgers(None),
    ChooseLedgers(),
    RefreshLedgers(LONGEST),
    RefreshLedgers(None),
    *(GetLedger(ledger, form, LONGEST) for ledger in Ledger for form in Form),
    GetLedger(Ledger.BENCHMARK, Form.WORD, None),
    GetLedger(None, Form.EXCEL, LONGEST),
    GetReport(LONGEST),
    GetReport(None),
    *(Invite(role, None) for role in Role),
    Invite(Role.STAFF, LONGEST),
    Revoke("0123456789abcdef" * 2),
    signal_acts.RefreshSignals(),
    *(signal_acts.NoteSignal(rule, LONGEST) for rule in Rule),
    own_acts.ListOwn(),
    own_acts.ShowOwn(REFERENCE),
    own_acts.EnterCode(),
    own_acts.AddRemark(REFERENCE),
    own_acts.SortRemark(REFERENCE, LARGEST, is_problem=True),
    own_acts.Correct(REFERENCE),
    *(own_acts.Withdraw(REFERENCE, confirmed) for confirmed in (True, False)),
    own_acts.OpenPrivacy(),
    own_acts.ShowNotices(),
    own_acts.Export(REFERENCE),
    own_acts.Export(None),
    *(own_acts.Erase(confirmed) for confirmed in (True, False)),
    self_check_acts.OpenSelfCheck(),
    self_check_acts.AskSelfCheck(),
    *(self_check_acts.DropSelfCheck(confirmed) for confirmed in (True, False)),
    self_check_acts.GetOwnLedgers(),
    self_check_acts.ListFindings(),
    self_check_acts.ShowFinding("f" * 16),
    self_check_acts.WriteMeasure("f" * 16),
    self_check_acts.WriteDeadline("f" * 16),
    self_check_acts.AdoptIntention("f" * 16),
    recording_acts.OpenRecording(),
    *(recording_acts.TakeChannel(channel) for channel in Channel),
    *(recording_acts.TakePlace(told) for told in (True, False)),
    recording_acts.WritePlace(),
    recording_acts.ListKinds(),
    recording_acts.TakeKind(LONGEST),
    recording_acts.ListPlaces(1000),
    recording_acts.TakeDepartment(LONGEST),
    recording_acts.TakeDepartment(None),
    recording_acts.ReadAloud(),
    recording_acts.RecordAgain(),
    recording_acts.BeginRecording("0123abcd"),
    recording_acts.RefuseRecording(),
    recording_acts.EndRecording(),
    *(recording_acts.MarkComplaint(NUMBER, on) for on in (True, False)),
    incoming_acts.ChooseIncoming(),
    incoming_acts.ShowIncoming(LONGEST),
    incoming_acts.ShowIncoming(None),
    *(incoming_acts.ShowPile(pile, LONGEST, 1000) for pile in Pile),
    *(incoming_acts.OpenPiece(pile, LARGEST, 1000) for pile in Pile),
    *(incoming_acts.SeePiece(pile, LARGEST, 1000) for pile in Pile),
    incoming_acts.WriteDown(LARGEST),
    incoming_acts.ListAssignees(LARGEST, 1000),
    incoming_acts.Assign(LARGEST, LONGEST),
    incoming_acts.ShowContact(LARGEST, 1000),
    incoming_acts.ReleaseHeld(LARGEST, 1000),
    incoming_acts.KeepHeld(LARGEST, 1000),
    review_acts.ChooseReview(),
    *(act(LONGEST) for act in (review_acts.ShowReview, review_acts.BeginReview)),
    review_acts.ListEntries(Ledger.BENCHMARK, LONGEST, 1000),
    review_acts.ShowTrail(None),
    *(act(LARGEST) for act in (review_acts.OpenEntry, review_acts.NextEntry)),
    review_acts.ShowOpinions(LARGEST, 1000),
    review_acts.ConfirmEntry(LARGEST, VERSION),
    review_acts.ChooseColumn(LARGEST, VERSION),
    *(review_acts.ShowColumn(LARGEST, VERSION, column) for column in Column),
    *(review_acts.WriteColumn(LARGEST, VERSION, column) for column in Column),
    review_acts.TakeOffer(LARGEST, VERSION, Column.MEASURE, "0123abcd"),
    *(review_acts.ClearColumn(LARGEST, VERSION, column) for column in Column),
    review_acts.ListOthers(LARGEST, VERSION, 1000),
    review_acts.FindOther(LARGEST, VERSION),
    review_acts.WeighMerge(LARGEST, VERSION, LARGEST),
    review_acts.MergeEntries(LARGEST, VERSION, LARGEST, VERSION),
    review_acts.TickOpinions(LARGEST, VERSION, 5, 2**MOST_TICKS - 1, 2**16 - 1),
    review_acts.SplitEntry(LARGEST, VERSION, 2**MOST_TICKS - 1, 2**16 - 1),
    review_acts.ChooseTarget(LARGEST, VERSION, 1000),
    review_acts.MoveEntry(LARGEST, VERSION, Ledger.SELF_CHECK, LONGEST),
    review_acts.MoveEntry(LARGEST, VERSION, Ledger.SELF_CHECK, None),
    review_acts.ChooseReason(LARGEST, VERSION),
    *(review_acts.SetEntryAside(LARGEST, VERSION, reason) for reason in review_acts.Ready),
    review_acts.WriteReason(LARGEST, VERSION),
    review_acts.TakeEntryBack(LARGEST, VERSION),
    review_acts.UndoStep(LARGEST),
    poster_acts.ChoosePoster(),
    poster_acts.ShowPoster(None, None, None, Paper.A4),
    poster_acts.ShowPoster(LONGEST, LONGEST, LONGEST, Paper.A5),
    poster_acts.PrintPoster(LONGEST, LONGEST, LONGEST, Paper.A4),
    health_acts.RefreshHealth(),
    health_acts.TryAgain(LARGEST),
    health_acts.DropUnsure(LARGEST),
    handing_acts.ChooseHandIn(),
    handing_acts.OpenHandIn(LONGEST),
    handing_acts.UpdateHandIn(LONGEST),
    handing_acts.ConfirmHandIn(LONGEST, 100_000),
    handing_acts.ListChanges(LONGEST, 100_000, 100_001, 1000, from_hand_in=True),
    handing_acts.ListChanges(None, 1, 2, 0, from_hand_in=False),
    handing_acts.OpenOwnHandIn(),
    handing_acts.ConfirmOwnHandIn(100_000, 100_000),
    handing_acts.NameOwnHandIn(),
    archive_acts.ChooseArchive(),
    archive_acts.ShowShelf(LONGEST, 1000),
    archive_acts.ShowPersonal(1000),
    archive_acts.OpenHanded(LARGEST),
    *(archive_acts.GetHanded(LARGEST, document) for document in Document),
    archive_acts.ListHandedChanges(LARGEST, 1000),
    preview_acts.ChoosePreview(),
    *(preview_acts.OpenPreview(mode, LONGEST) for mode in Mode),
    *(case_acts.ListCases(view, LONGEST, 1000) for view in case_acts.View),
    case_acts.ListCases(case_acts.View.MINE, None, 0),
    case_acts.OpenCase(LARGEST),
    case_acts.MoreOfCase(LARGEST),
    *(case_acts.DoCase(LARGEST, 1000, act) for act in CaseDeed),
    *(case_acts.PickPlace(LARGEST, act, 1000) for act in CaseDeed),
    *(case_acts.SendCase(LARGEST, act, LONGEST) for act in CaseDeed),
    case_acts.TakeOver(LARGEST, 1000),
    case_acts.PickTwin(LARGEST),
    case_acts.MergeCase(LARGEST, LARGEST, sure=True),
    case_acts.PickDays(LARGEST, LONGEST),
    case_acts.PickDays(LARGEST, None),
    case_acts.ShowSteps(LARGEST),
    case_acts.ShowPhoto(LARGEST, 10**9),
    *(case_acts.SayVerdict(REFERENCE, 1000, grade) for grade in GRADES),
    case_acts.SayWhy(REFERENCE, 1000),
    case_acts.ReplyToCase(REFERENCE),
    case_acts.SeePhoto(REFERENCE, 10**9),
    directive_acts.AskDirective(),
    directive_acts.DraftDirective(None, None),
    directive_acts.DraftDirective(LONGEST, 1000),
    directive_acts.GiveDirective(LONGEST, 1000, "0123abcd"),
    directive_acts.DropDirective(),
    directive_acts.ListDirectives(closed=True, page=1000),
    directive_acts.OpenDirective(LARGEST),
    *(directive_acts.MoveDirective(LARGEST, 1000, move) for move in Move),
    directive_acts.ShowStanding(),
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
    assert len(callbacks._KINDS) == len(get_args(Act))


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
@example("x:8000000000000000")
@example("x:-1")
@example("S::37ba1c:37ba1c:::")
@example("S::0:1:::")
@example("S:today:::::staffing")
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
