"""Who may do what: reviewing entries."""

from domain.opinions import Ledger
from domain.reviewing import Column
from handlers.prompts import Purpose
from handlers.review import review_acts as acts
from tests.handlers.rights.table import CLERK, HERE, WORKERS, Reply, button, row

DECIDED = "entry trail"


async def confirmed(cast, it):
    await cast.clerk.forge(f"ri:{it.entry:x}:1")
    return button(cast.clerk, "撤销上一步")


async def splitting(cast, it):
    await cast.clerk.forge(f"rf:{it.entry:x}")
    await cast.clerk.tap("拆分")
    await cast.clerk.tap("☐ 1")
    return button(cast.clerk, "拆出去")


async def filled(cast, it):
    await offered(cast, it)
    await cast.clerk.tap("月")


async def offered(cast, it):
    await cast.clerk.forge(f"rk:{it.entry:x}:1:d")
    return button(cast.clerk, "月")


def sight(kind, deed, who=HERE, **rest):
    return row(kind, who, deed, **rest)


REVIEWS = (
    row("review", WORKERS, lambda _: "/review"),
    row(acts.ChooseReview, WORKERS, lambda _: acts.ChooseReview()),
    row(acts.ShowReview, HERE, lambda it: acts.ShowReview(it.department)),
    row(acts.BeginReview, HERE, lambda it: acts.BeginReview(it.department)),
    row(
        acts.ListEntries,
        HERE,
        lambda it: acts.ListEntries(Ledger.DISSATISFACTION, it.department, 0),
    ),
    row(acts.ShowTrail, HERE, lambda it: acts.ShowTrail(it.department)),
    row(acts.OpenEntry, HERE, lambda it: acts.OpenEntry(it.entry)),
    row(acts.NextEntry, HERE, lambda it: acts.NextEntry(it.entry)),
    row(acts.ShowOpinions, HERE, lambda it: acts.ShowOpinions(it.entry, 0)),
    row(acts.ConfirmEntry, HERE, lambda it: acts.ConfirmEntry(it.entry, 1), changes=DECIDED),
    row(acts.ChooseColumn, HERE, lambda it: acts.ChooseColumn(it.entry, 1)),
    row(acts.ShowColumn, HERE, lambda it: acts.ShowColumn(it.entry, 1, Column.MEASURE)),
    row(acts.WriteColumn, HERE, lambda it: acts.WriteColumn(it.entry, 1, Column.MEASURE)),
    row(acts.TakeOffer, HERE, lambda it: "", changes=DECIDED, scene=offered),
    row(
        acts.ClearColumn,
        HERE,
        lambda it: acts.ClearColumn(it.entry, 2, Column.DEADLINE),
        changes=DECIDED,
        scene=filled,
    ),
    row(acts.ListOthers, HERE, lambda it: acts.ListOthers(it.entry, 1, 0)),
    row(acts.FindOther, HERE, lambda it: acts.FindOther(it.entry, 1)),
    row(acts.WeighMerge, HERE, lambda it: acts.WeighMerge(it.entry, 1, it.other)),
    row(
        acts.MergeEntries,
        HERE,
        lambda it: acts.MergeEntries(it.entry, 1, it.other, 1),
        changes="entry support trail",
    ),
    row(acts.TickOpinions, HERE, lambda it: acts.TickOpinions(it.entry, 1, 0, 0, 0)),
    row(acts.SplitEntry, HERE, lambda it: "", changes="clue entry support trail", scene=splitting),
    row(acts.ChooseTarget, HERE, lambda it: acts.ChooseTarget(it.entry, 1, 0)),
    row(
        acts.MoveEntry,
        HERE,
        lambda it: acts.MoveEntry(it.entry, 1, Ledger.SELF_CHECK, "tzcj"),
        changes=f"{DECIDED} opinion",
    ),
    row(acts.ChooseReason, HERE, lambda it: acts.ChooseReason(it.entry, 1)),
    row(
        acts.SetEntryAside,
        HERE,
        lambda it: acts.SetEntryAside(it.entry, 1, acts.Ready.SOLVED),
        changes=DECIDED,
    ),
    row(acts.WriteReason, HERE, lambda it: acts.WriteReason(it.entry, 1)),
    row(acts.TakeEntryBack, HERE, lambda it: acts.TakeEntryBack(it.aside, 1), changes=DECIDED),
    row(acts.UndoStep, CLERK, lambda _: "", changes=DECIDED, scene=confirmed),
    row(
        Purpose.ENTRY,
        HERE,
        lambda it: Reply(Purpose.ENTRY, f"{it.entry:016x}00000001m", "加开窗口"),
        changes=DECIDED,
    ),
)
