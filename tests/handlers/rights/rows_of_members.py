"""Who may do what: deep links, invitations, posters, previews, and recording for somebody."""

from domain.opinions import Channel
from domain.people import Role
from domain.responses import Mode
from handlers import acts
from handlers.office import poster_acts
from handlers.preview import preview_acts
from handlers.prompts import Purpose
from handlers.recording import recording_acts as recording
from reports.poster_labels import Paper
from tests.handlers.recording import recording_ways
from tests.handlers.rights.table import (
    ADMIN,
    CLERK,
    EVERYBODY,
    HERE,
    LEADER,
    MEMBERS,
    WORKERS,
    Reply,
    button,
    row,
)


async def invited(cast, _):
    await cast.admin.forge("I:leader:")
    return f"/start {cast.admin.card.split('start=')[1].split()[0]}"


async def to_take_back(cast, it):
    await invited(cast, it)
    return button(cast.admin, "撤销这个链接")


async def choosing(cast, it):
    await cast.clerk.send("/record")
    await cast.clerk.tap("电话")


async def reading_aloud(cast, it):
    await recording_ways.choose(cast.clerk)
    return button(cast.clerk, "对方同意")


async def recorded(cast, it):
    await recording_ways.choose(cast.clerk)


async def on_review(cast, it):
    await recording_ways.begin(cast.clerk)
    await recording_ways.answer_well(cast.clerk)
    return button(cast.clerk, "这是投诉")


DOORS = (
    row("start:door", EVERYBODY, lambda _: "/start enterprise"),
    row("start:door", EVERYBODY, lambda _: "/start tzcj"),
    row("start:door", EVERYBODY, lambda _: "/start enterprise-tzcj-w3"),
    row("start:door", EVERYBODY, lambda _: "/start selfcheck-nowhere"),
    row("start:door", EVERYBODY, lambda it: f"/start {it.reference}"),
    row(
        "start:i_",
        EVERYBODY,
        lambda _: "",
        changes="invitation member",
        scene=invited,
    ),
)
MEMBERS_ONLY = (
    row("invite", ADMIN, lambda _: "/invite"),
    row(
        acts.Invite,
        ADMIN,
        lambda _: acts.Invite(Role.STAFF, "tzcj"),
        changes="invitation",
        again="invitation",
    ),
    row(acts.Revoke, ADMIN, lambda _: "", changes="invitation", scene=to_take_back),
    row("poster", WORKERS, lambda _: "/poster"),
    row(poster_acts.ChoosePoster, WORKERS, lambda _: poster_acts.ChoosePoster()),
    row(
        poster_acts.ShowPoster,
        HERE,
        lambda it: poster_acts.ShowPoster(it.department, None, None, Paper.A4),
    ),
    row(
        poster_acts.PrintPoster,
        HERE,
        lambda it: poster_acts.PrintPoster(it.department, None, None, Paper.A4),
    ),
    row("preview", MEMBERS - LEADER, lambda _: "/preview"),
    row(preview_acts.ChoosePreview, MEMBERS - LEADER, lambda _: preview_acts.ChoosePreview()),
    row(
        preview_acts.OpenPreview,
        MEMBERS - LEADER,
        lambda _: preview_acts.OpenPreview(Mode.ANONYMOUS, "enterprise"),
    ),
)
RECORDING = (
    row("record", WORKERS, lambda _: "/record"),
    row(recording.OpenRecording, WORKERS, lambda _: recording.OpenRecording()),
    row(
        recording.TakeChannel,
        WORKERS,
        lambda _: recording.TakeChannel(Channel.PHONE),
        changes="occasion",
    ),
    row(recording.TakePlace, WORKERS, lambda _: recording.TakePlace(told=False), scene=choosing),
    row(recording.WritePlace, WORKERS, lambda _: recording.WritePlace(), scene=choosing),
    row(recording.ListKinds, WORKERS, lambda _: recording.ListKinds(), scene=choosing),
    row(
        recording.TakeKind,
        CLERK,
        lambda _: recording.TakeKind("enterprise"),
        changes="occasion",
        sees=WORKERS - CLERK,
        scene=choosing,
    ),
    row(recording.ListPlaces, WORKERS, lambda _: recording.ListPlaces(0), scene=recorded),
    row(
        recording.TakeDepartment,
        CLERK,
        lambda _: recording.TakeDepartment("czj"),
        changes="occasion",
        sees=WORKERS - CLERK,
        scene=recorded,
    ),
    row(recording.ReadAloud, WORKERS, lambda _: recording.ReadAloud(), scene=recorded),
    row(recording.RecordAgain, WORKERS, lambda _: recording.RecordAgain(), scene=recorded),
    row(
        recording.BeginRecording,
        CLERK,
        lambda _: "",
        changes="interview interview_answer",
        sees=WORKERS - CLERK,
        scene=reading_aloud,
    ),
    row(recording.RefuseRecording, WORKERS, lambda _: recording.RefuseRecording(), scene=recorded),
    row(recording.EndRecording, WORKERS, lambda _: recording.EndRecording(), scene=recorded),
    row(recording.MarkComplaint, CLERK, lambda _: "", changes="interview", scene=on_review),
    row(
        Purpose.PLACE,
        WORKERS,
        lambda _: Reply(Purpose.PLACE, "", "大厅"),
        may_change="occasion",
        again="occasion",  # the same, sealed anew
        scene=choosing,
    ),
)
