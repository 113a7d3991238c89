"""Who may do what: incoming, figures, posters, previews, invitations and how the bot is doing."""

from datetime import timedelta

from telegram.error import TimedOut

from domain.figures import Span
from domain.incoming import Pile
from domain.signals import Rule
from handlers.office import health_acts, signal_acts, summary_acts, summary_filters
from handlers.office import incoming_acts as inbox
from handlers.prompts import Purpose
from tests.handlers.background.letters import letter, post
from tests.handlers.paths import gather
from tests.handlers.rights.table import (
    ADMIN,
    CLERK,
    FIGURES,
    HERE,
    LEADER,
    OFFICE,
    WORKERS,
    Reply,
    row,
)

SEEN = LEADER | OFFICE


def _days(department):
    return summary_filters.reference(summary_acts.TypeDays(department, None, None))


async def praised(cast, it):
    services = cast.office._town.services
    for days in range(4):
        day = services.today() - timedelta(days=days)
        await gather(services, "tzcj", "very_good", 5, completed_on=day)


def parked(refusal):
    async def scene(cast, it):
        town = cast.office._town
        town.request.refuse["sendMessage"] = refusal
        await post(town.services, letter(town.services, cast.office, "letter:1"))
        await town.deliver()

    return scene


async def found(cast, it):
    for other in (cast.neighbour, cast.office):
        await other.send("/help")  # so that their last card is none of a search
    await cast.clerk.send("/search 排队")


async def writing_down(cast, it):
    """The clerk is asked what the voice message says."""
    await cast.clerk.forge(f"V:{it.voice:x}")
    reference = cast.clerk.card.splitlines()[-1].split("-", 1)[1]
    return Reply(Purpose.TRANSCRIPT, reference, "听我说")


INCOMING = (
    row("inbox", WORKERS, lambda _: "/inbox"),
    row(inbox.ChooseIncoming, WORKERS, lambda _: inbox.ChooseIncoming()),
    row(inbox.ShowIncoming, HERE, lambda it: inbox.ShowIncoming(it.department)),
    row(inbox.ShowIncoming, OFFICE, lambda _: inbox.ShowIncoming(None)),
    *(
        row(inbox.ShowPile, who, lambda it, pile=pile: inbox.ShowPile(pile, it.department, 0))
        for pile, who in (
            (Pile.VOICES, HERE),
            (Pile.FILES, HERE),
            (Pile.REMARKS, HERE),
            (Pile.NAMED, CLERK),
            (Pile.HELD, OFFICE),
        )
    ),
    row(inbox.ShowPile, OFFICE, lambda _: inbox.ShowPile(Pile.UNASSIGNED, None, 0)),
    row(inbox.OpenPiece, HERE, lambda it: inbox.OpenPiece(Pile.VOICES, it.voice, 0)),
    row(inbox.OpenPiece, HERE, lambda it: inbox.OpenPiece(Pile.FILES, it.photo, 0)),
    row(inbox.OpenPiece, HERE, lambda it: inbox.OpenPiece(Pile.REMARKS, it.remark, 0)),
    row(inbox.OpenPiece, CLERK, lambda it: inbox.OpenPiece(Pile.NAMED, it.named, 0)),
    row(inbox.OpenPiece, OFFICE, lambda it: inbox.OpenPiece(Pile.UNASSIGNED, it.unassigned, 0)),
    row(inbox.OpenPiece, OFFICE, lambda it: inbox.OpenPiece(Pile.HELD, it.held, 0)),
    row(
        inbox.SeePiece,
        HERE,
        lambda it: inbox.SeePiece(Pile.FILES, it.photo, 0),
        changes="attachment",
    ),
    row(
        inbox.SeePiece,
        HERE,
        lambda it: inbox.SeePiece(Pile.REMARKS, it.remark, 0),
        changes="remark",
    ),
    row(inbox.WriteDown, HERE, lambda it: inbox.WriteDown(it.voice)),
    row(inbox.ListAssignees, OFFICE, lambda it: inbox.ListAssignees(it.unassigned, 0)),
    row(
        inbox.Assign,
        OFFICE,
        lambda it: inbox.Assign(it.unassigned, "czj"),
        changes="example response",
        may_change="clue entry opinion support",
    ),
    row(inbox.ShowContact, CLERK, lambda it: inbox.ShowContact(it.named, 0), tells="13912340077"),
    row(
        inbox.ReleaseHeld,
        OFFICE,
        lambda it: inbox.ReleaseHeld(it.held, 0),
        changes="opinion response",
    ),
    row(inbox.KeepHeld, OFFICE, lambda it: inbox.KeepHeld(it.held, 0), changes="response"),
    row(
        Purpose.TRANSCRIPT,
        HERE,
        lambda _: "",
        changes="attachment opinion",
        scene=writing_down,
    ),
)
FIGURES_SEEN = (
    row("summary", FIGURES, lambda _: "/summary"),
    row("search", WORKERS, lambda _: "/search 排队"),
    row("progress", FIGURES, lambda _: "/progress"),
    row("digest", SEEN, lambda _: "/digest"),
    row("signals", OFFICE, lambda _: "/signals"),
    row("health", ADMIN, lambda _: "/health"),
    row(summary_acts.ShowSummary, SEEN, lambda _: summary_acts.ShowSummary(Span.CAMPAIGN)),
    row(
        summary_acts.ShowSummary,
        HERE | LEADER,
        lambda it: summary_acts.ShowSummary(Span.CAMPAIGN, department=it.department),
    ),
    row(
        summary_acts.DrawSummary,
        HERE | LEADER,
        lambda it: summary_acts.DrawSummary(Span.CAMPAIGN, department=it.department),
    ),
    row(
        summary_acts.GetSummary,
        HERE | LEADER,
        lambda it: summary_acts.GetSummary(Span.CAMPAIGN, department=it.department),
    ),
    row(
        summary_acts.PickMark,
        HERE | LEADER,
        lambda it: summary_acts.PickMark(
            Span.CAMPAIGN, department=it.department, mark=summary_acts.Mark.CHANNEL
        ),
    ),
    row(
        summary_acts.TypeDays,
        HERE | LEADER,
        lambda it: summary_acts.TypeDays(it.department, None, None),
    ),
    row(summary_acts.FindWords, WORKERS, lambda _: summary_acts.FindWords()),
    row(
        summary_acts.TurnFound,
        CLERK,
        lambda _: summary_acts.TurnFound(0),
        tells="窗口",
        scene=found,
    ),
    row(
        Purpose.SUMMARY_DAYS,
        HERE | LEADER,
        lambda it: Reply(Purpose.SUMMARY_DAYS, _days(it.department), "7月18日-7月20日"),
    ),
    row(Purpose.SEARCH, WORKERS, lambda _: Reply(Purpose.SEARCH, "", "排队")),
    row(signal_acts.RefreshSignals, OFFICE, lambda _: signal_acts.RefreshSignals()),
    row(
        signal_acts.NoteSignal,
        OFFICE,
        lambda _: signal_acts.NoteSignal(Rule.PERFECT, "tzcj"),
        changes="audit",
        scene=praised,
    ),
    row(health_acts.RefreshHealth, ADMIN, lambda _: health_acts.RefreshHealth()),
    row(
        health_acts.TryAgain,
        ADMIN,
        lambda _: health_acts.TryAgain(1),
        changes="outbox",
        scene=parked((400, {"description": "Bad Request: message is too long 123"})),
    ),
    row(
        health_acts.DropUnsure,
        ADMIN,
        lambda _: health_acts.DropUnsure(1),
        changes="outbox",
        scene=parked(TimedOut()),
    ),
)
