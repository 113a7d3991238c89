"""What each command, button, reply and job leaves in the audit trail, or why it leaves nothing.

A new one without a row here fails a test. The rows are not believed: `Watch` does everything that
could be done, and looks at what was told, what has changed and what stands in the trail.
"""

from collections import defaultdict

from domain.auditing import Kind
from domain.schedule import Job
from handlers import acts
from handlers.afterwards import own_acts
from handlers.callbacks import unpack
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
from handlers.prompts import Purpose
from handlers.recording import recording_acts
from handlers.review import review_acts
from handlers.selfcheck import self_check_acts
from storage.schema import SCHEMA
from tests import hands
from tests.handlers.rights.records import Writes
from tests.handlers.shielded import Ear, known

RESPONDENTS = "what a respondent does is not audited: the times would tell who sent what"
RECORDED = "members who record act for a respondent; the response says who recorded it"
OWN = "about one's own self-check, as a respondent; the archive says who handed in"
LISTS = "lists counts, days and names of departments, and nothing that anybody said"
ASKS = "asks for words, and shows nothing that a respondent said"
FIGURES = "figures that every reader of it may pass on"
PLAY = "plays or prints what everybody may see"
DIRECTED = "shows what members write to each other; the moves stand in the trail"
INSIDE = "the bot's own affair"

_CASE = (Kind.SAW_CASE, Kind.SAW_WORDS, Kind.SAW_HELD)
_ENTRY = (Kind.SAW_ENTRY, Kind.SAW_WORDS)
_DECIDED = (Kind.DECIDED, *_ENTRY)

COMMANDS = {
    **dict.fromkeys(("help", "language", "cancel", "my", "track", "privacy"), RESPONDENTS),
    "start": (Kind.JOINED,),  # by an invitation alone
    "summary": (Kind.SAW_SUMMARY,),
    "ledger": LISTS,
    "search": (Kind.SEARCHED, Kind.SAW_WORDS, Kind.SAW_HELD),
    "progress": FIGURES,
    "digest": (Kind.SAW_DIGEST,),
    "report": (Kind.GOT_REPORT,),
    "review": LISTS,
    "handin": LISTS,
    "archive": LISTS,
    "inbox": LISTS,
    "cases": _CASE,  # with a number
    "record": RECORDED,
    "directives": DIRECTED,
    "selfcheck": OWN,
    "poster": PLAY,
    "preview": PLAY,
    "health": INSIDE,
    "signals": FIGURES,
    "invite": LISTS,
}
PROMPTS = {
    **dict.fromkeys(
        (Purpose.RECEIPT, Purpose.REMARK, Purpose.CASE_REPLY, Purpose.VERDICT), RESPONDENTS
    ),
    **dict.fromkeys((Purpose.OWN_MEASURE, Purpose.OWN_DEADLINE, Purpose.OWN_NAME), OWN),
    Purpose.TRANSCRIPT: (Kind.WROTE_DOWN, Kind.SAW_WORDS, Kind.SAW_HELD),
    Purpose.ENTRY: (*_DECIDED, Kind.SAW_LEDGER),
    Purpose.CASE: (Kind.DEALT_WITH, *_CASE),
    Purpose.PLACE: RECORDED,
    Purpose.DIRECTIVE: DIRECTED,
    Purpose.DIRECTIVE_WORDS: (Kind.DIRECTED,),
    Purpose.SUMMARY_DAYS: (Kind.SAW_SUMMARY,),
    Purpose.SEARCH: (Kind.SEARCHED, Kind.SAW_WORDS, Kind.SAW_HELD),
}
JOBS = {
    **dict.fromkeys(
        (Job.BATCH, Job.DRAFT, Job.SELF_TEST),
        "counts and groups as it is told to; what it finds is seen by members",
    ),
    **dict.fromkeys(
        (Job.REMIND, Job.HAND_IN, Job.CASES, Job.DIRECTIVES, Job.SIGNALS),
        "reminds; nothing that a respondent said stands in it",
    ),
    Job.BACKUP: "copies everything as it is sealed; nobody reads it",
    Job.DIGEST: (Kind.SENT_DIGEST,),
    Job.TIDY: (Kind.DELETED, Kind.CUT),
}
ACTS = {
    **dict.fromkeys(
        (
            *(acts.Greet, acts.Notice, acts.Begin, acts.Decline, acts.PickOption),
            *(acts.TickOption, acts.SettleAnswer, acts.SkipQuestion, acts.GoBack),
            *(acts.EditAnswer, acts.PonderDepartment, acts.ListDepartments, acts.DropFile),
            *(acts.SwitchLanguage, acts.Resume, acts.Send, acts.Discard, acts.Shield),
            *(own_acts.ListOwn, own_acts.ShowOwn, own_acts.EnterCode, own_acts.AddRemark),
            *(own_acts.SortRemark, own_acts.Correct, own_acts.Withdraw, own_acts.OpenPrivacy),
            *(own_acts.ShowNotices, own_acts.Export, own_acts.Erase),
            *(case_acts.SayVerdict, case_acts.SayWhy, case_acts.ReplyToCase, case_acts.SeePhoto),
        ),
        RESPONDENTS,
    ),
    **dict.fromkeys(
        (
            *(recording_acts.OpenRecording, recording_acts.TakeChannel, recording_acts.TakePlace),
            *(recording_acts.WritePlace, recording_acts.ListKinds, recording_acts.TakeKind),
            *(recording_acts.ListPlaces, recording_acts.TakeDepartment, recording_acts.ReadAloud),
            *(recording_acts.RecordAgain, recording_acts.BeginRecording),
            *(recording_acts.RefuseRecording, recording_acts.EndRecording),
            recording_acts.MarkComplaint,
        ),
        RECORDED,
    ),
    **dict.fromkeys(
        (
            *(self_check_acts.OpenSelfCheck, self_check_acts.AskSelfCheck),
            *(self_check_acts.DropSelfCheck, self_check_acts.GetOwnLedgers),
            *(self_check_acts.ListFindings, self_check_acts.ShowFinding),
            *(self_check_acts.WriteMeasure, self_check_acts.WriteDeadline),
            *(self_check_acts.AdoptIntention, handing_acts.OpenOwnHandIn),
            *(handing_acts.ConfirmOwnHandIn, handing_acts.NameOwnHandIn),
        ),
        OWN,
    ),
    **dict.fromkeys(
        (
            *(acts.ShowLedgers, acts.ChooseLedgers, incoming_acts.ChooseIncoming),
            *(incoming_acts.ShowIncoming, incoming_acts.ShowPile, case_acts.ListCases),
            *(case_acts.PickPlace, handing_acts.ChooseHandIn, handing_acts.OpenHandIn),
            *(archive_acts.ChooseArchive, archive_acts.ShowShelf, archive_acts.ShowPersonal),
            *(archive_acts.OpenHanded, review_acts.ChooseReview, review_acts.ShowReview),
            summary_acts.PickMark,
        ),
        LISTS,
    ),
    **dict.fromkeys(
        (
            *(incoming_acts.WriteDown, summary_acts.TypeDays, summary_acts.FindWords),
            directive_acts.AskDirective,
        ),
        ASKS,
    ),
    **dict.fromkeys((signal_acts.RefreshSignals, directive_acts.ShowStanding), FIGURES),
    **dict.fromkeys(
        (
            *(poster_acts.ChoosePoster, poster_acts.ShowPoster, poster_acts.PrintPoster),
            *(preview_acts.ChoosePreview, preview_acts.OpenPreview),
        ),
        PLAY,
    ),
    **dict.fromkeys(
        (
            *(directive_acts.DraftDirective, directive_acts.DropDirective),
            *(directive_acts.ListDirectives, directive_acts.OpenDirective),
        ),
        DIRECTED,
    ),
    health_acts.RefreshHealth: INSIDE,
    health_acts.TryAgain: (Kind.SENT_AGAIN,),
    health_acts.DropUnsure: (Kind.GAVE_UP,),
    signal_acts.NoteSignal: (Kind.NOTED_SIGNAL,),
    acts.RefreshLedgers: (Kind.DRAFTED,),
    acts.GetLedger: (Kind.GOT_LEDGER, Kind.GOT_WORKBOOK),
    acts.GetReport: (Kind.GOT_REPORT,),
    acts.Invite: (Kind.INVITED,),
    acts.Revoke: (Kind.REVOKED,),
    incoming_acts.OpenPiece: (Kind.SAW_FILE, Kind.SAW_WORDS, Kind.SAW_HELD),
    incoming_acts.SeePiece: (Kind.LOOKED_AT,),
    incoming_acts.ListAssignees: (Kind.SAW_WORDS, Kind.SAW_HELD),
    incoming_acts.Assign: (Kind.ASSIGNED, Kind.DEALT_WITH),
    incoming_acts.ShowContact: (Kind.SAW_CONTACT,),
    incoming_acts.ReleaseHeld: (Kind.RELEASED, Kind.DEALT_WITH, Kind.SAW_HELD),
    incoming_acts.KeepHeld: (Kind.KEPT,),
    summary_acts.ShowSummary: (Kind.SAW_SUMMARY,),
    summary_acts.DrawSummary: (Kind.SAW_SUMMARY,),
    summary_acts.GetSummary: (Kind.GOT_WORKBOOK,),
    summary_acts.TurnFound: (Kind.SEARCHED, Kind.SAW_WORDS, Kind.SAW_HELD),
    handing_acts.UpdateHandIn: (Kind.DRAFTED,),
    handing_acts.ConfirmHandIn: (Kind.HANDED_IN,),
    handing_acts.ListChanges: (Kind.SAW_LEDGER,),
    archive_acts.GetHanded: (Kind.GOT_HANDED_IN,),
    archive_acts.ListHandedChanges: (Kind.SAW_LEDGER,),
    directive_acts.GiveDirective: (Kind.DIRECTED,),
    directive_acts.MoveDirective: (Kind.DIRECTED,),
    **dict.fromkeys((case_acts.OpenCase, case_acts.MoreOfCase, case_acts.ShowSteps), _CASE),
    case_acts.PickTwin: _CASE,
    case_acts.PickDays: _CASE,  # the case as it is, where the step is not theirs to take
    **dict.fromkeys(
        (case_acts.DoCase, case_acts.TakeOver, case_acts.SendCase, case_acts.MergeCase),
        (Kind.DEALT_WITH, *_CASE),
    ),
    case_acts.ShowPhoto: (Kind.SAW_FILE,),
    review_acts.ListEntries: (Kind.SAW_LEDGER,),
    review_acts.ShowTrail: (Kind.SAW_LEDGER,),
    review_acts.ListOthers: (Kind.SAW_LEDGER, *_ENTRY),
    review_acts.UndoStep: (Kind.UNDID, *_ENTRY),
    **dict.fromkeys(
        (
            *(review_acts.BeginReview, review_acts.OpenEntry, review_acts.NextEntry),
            *(review_acts.ShowOpinions, review_acts.ChooseColumn, review_acts.ShowColumn),
            *(review_acts.WriteColumn, review_acts.FindOther, review_acts.WeighMerge),
            *(review_acts.TickOpinions, review_acts.ChooseTarget, review_acts.ChooseReason),
            review_acts.WriteReason,
        ),
        _ENTRY,
    ),
    **dict.fromkeys(
        (
            *(review_acts.ConfirmEntry, review_acts.TakeOffer, review_acts.ClearColumn),
            *(review_acts.MergeEntries, review_acts.SplitEntry, review_acts.MoveEntry),
            *(review_acts.SetEntryAside, review_acts.TakeEntryBack),
        ),
        _DECIDED,
    ),
}
# What changes with every update, and by looking: news that are told no more.
_PASSING = {"received", "outbox", "audit", "audit_end"}
_BY_LOOKING = {"casefile"}  # that it was read
LOOKS = {kind for kind in Kind if kind.startswith(("saw", "got", "searched"))}


class Watch:
    """Looks at what each deed of somebody leaves; `slips` are those that leave too little.

    By the name of the deed: the kinds in the trail, the tables that have changed without a row of
    something that was done, and the words that were told without any row.
    """

    def __init__(self, town, place, person):
        self._town, self._person = town, person
        self._eye, self._ear = hands.eye(place), Ear(town)
        self._writes = Writes(town.services.database)
        self._before = self._stored()
        self.left = defaultdict(set)
        self.changed = defaultdict(set)
        self.told = defaultdict(set)

    def close(self):
        self._eye.close()

    def heard(self):
        """All that was told, whatever the trail says of it."""
        return self._ear.heard(self._person)

    async def command(self, text):
        await self._look(text.split()[0][1:], self._person.send(text))

    async def tap(self, data):
        await self._look(type(unpack(data)), self._person.forge(data))

    async def reply(self, line):
        await self._town.application.bot.send_message(
            self._person.id, f"请回复：\n<code>{line}</code>", parse_mode="HTML"
        )
        await self._look(Purpose(line[2]), self._person.reply(line, "看看"))

    async def _look(self, name, doing):
        ear, files = Ear(self._town), len(self._person.files)
        self._writes.seen = False
        await doing
        after = self._stored() if self._writes.seen else self._before
        kinds = {kind for kind, *_ in after["audit"] - self._before["audit"]}
        changed = {table for table, rows in after.items() if rows != self._before[table]}
        self.left[name] |= kinds
        if not kinds - LOOKS:
            self.changed[name] |= changed - _PASSING - (_BY_LOOKING if kinds else set())
        if not kinds:
            self.told[name] |= known(ear.heard(self._person, since=files))
        self._before = after

    def _stored(self):
        """Every row of every table; of the trail, the kinds with their numbers."""
        kept = {
            table.name: set(self._eye.read(f'SELECT * FROM "{table.name}"'))
            for table in SCHEMA.sorted_tables
        }
        return kept | {"audit": set(self._eye.read("SELECT kind, number FROM audit"))}
