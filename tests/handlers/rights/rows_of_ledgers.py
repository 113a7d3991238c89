"""Who may do what: ledgers, handing them in, the archive, and one's own self-check."""

from domain.handing import Document
from domain.opinions import Ledger
from handlers import acts
from handlers.acts import Form
from handlers.ledgers import archive_acts, handing_acts
from handlers.prompts import Purpose
from handlers.selfcheck import self_check_acts as own
from tests.handlers.review import reviewing
from tests.handlers.rights.table import (
    CLERK,
    HERE,
    NEIGHBOUR,
    OFFICE,
    STAFF,
    WORKERS,
    Reply,
    button,
    row,
)

DRAFTED = "clue draft entry line support"


async def listed(cast, it):
    await cast.clerk.send("/selfcheck")
    await cast.clerk.tap("写整改措施和时限")


def about_a_row(kind):
    async def scene(cast, it):
        await listed(cast, it)
        mark = button(cast.clerk, "✏️ 3").content.split(":")[1]
        return kind(mark)

    return scene


def a_reply_about_a_row(purpose, words):
    async def scene(cast, it):
        await listed(cast, it)
        return Reply(purpose, button(cast.clerk, "✏️ 3").content.split(":")[1], words)

    return scene


async def newer(cast, it):
    """Something new was said, and drafted."""
    await reviewing.keep(cast.clerk._town.services, 79, "海棠没有停车位")
    await cast.clerk.send("/ledger")
    await cast.clerk.tap("更新")


async def handing_anew(cast, it):
    await newer(cast, it)
    await cast.clerk.send("/handin")
    return button(cast.clerk, "上报第 ")


async def corrected(cast, it):
    """The clerk has handed in once more."""
    await handing_anew(cast, it)
    await cast.clerk.tap("上报第 ")
    handed = button(cast.clerk, "清单三 Word").content.split(":")[1]
    return archive_acts.ListHandedChanges(int(handed, 16), 0)


async def own_anew(cast, it):
    await cast.clerk.send("/selfcheck")
    await cast.clerk.tap("上交我的个人清单")
    return button(cast.clerk, "就用这个姓名")


LEDGERS = (
    row("ledger", WORKERS, lambda _: "/ledger"),
    row("report", WORKERS, lambda _: "/report"),
    row("handin", WORKERS, lambda _: "/handin", may_change="draft"),
    row("archive", WORKERS, lambda _: "/archive"),
    row(acts.ChooseLedgers, WORKERS, lambda _: acts.ChooseLedgers()),
    row(acts.ShowLedgers, HERE, lambda it: acts.ShowLedgers(it.department)),
    row(acts.ShowLedgers, OFFICE, lambda _: acts.ShowLedgers(None)),
    row(
        acts.RefreshLedgers, HERE, lambda it: acts.RefreshLedgers(it.department), may_change=DRAFTED
    ),
    row(
        acts.GetLedger,
        HERE,
        lambda it: acts.GetLedger(Ledger.DISSATISFACTION, Form.EXCEL, it.department),
    ),
    row(acts.GetReport, HERE, lambda it: acts.GetReport(it.department)),
    row(acts.GetReport, OFFICE, lambda _: acts.GetReport(None)),
    row(handing_acts.ChooseHandIn, WORKERS, lambda _: handing_acts.ChooseHandIn()),
    row(handing_acts.OpenHandIn, HERE, lambda it: handing_acts.OpenHandIn(it.department)),
    row(
        handing_acts.UpdateHandIn,
        HERE,
        lambda it: handing_acts.UpdateHandIn(it.department),
        may_change=DRAFTED,
    ),
    row(
        handing_acts.ConfirmHandIn,
        CLERK,
        lambda _: "",
        changes="handed handed_file",
        scene=handing_anew,
    ),
    row(
        handing_acts.ListChanges,
        HERE,
        lambda it: handing_acts.ListChanges(it.department, 1, 2, 0, from_hand_in=False),
        scene=newer,
    ),
    row(archive_acts.ChooseArchive, HERE, lambda _: archive_acts.ChooseArchive()),
    row(archive_acts.ShowShelf, HERE, lambda it: archive_acts.ShowShelf(it.department, 0)),
    row(archive_acts.ShowPersonal, HERE, lambda _: archive_acts.ShowPersonal(0)),
    row(archive_acts.OpenHanded, HERE, lambda it: archive_acts.OpenHanded(it.handed)),
    row(archive_acts.OpenHanded, HERE, lambda it: archive_acts.OpenHanded(it.own_handed)),
    row(
        archive_acts.GetHanded,
        HERE,
        lambda it: archive_acts.GetHanded(it.handed, Document.WORKBOOK),
    ),
    row(
        archive_acts.GetHanded,
        HERE,
        lambda it: archive_acts.GetHanded(it.own_handed, Document.WORKBOOK),
    ),
    row(archive_acts.ListHandedChanges, HERE, lambda _: "", scene=corrected),
)
SELF_CHECKS = (
    row("selfcheck", STAFF, lambda _: "/selfcheck"),
    row(own.OpenSelfCheck, STAFF, lambda _: own.OpenSelfCheck()),
    row(
        own.AskSelfCheck,
        STAFF,
        lambda _: own.AskSelfCheck(),
        changes="interview",
        may_change="interview_answer",
    ),
    row(own.DropSelfCheck, STAFF, lambda _: own.DropSelfCheck(confirmed=False)),
    row(
        own.DropSelfCheck,
        CLERK,
        lambda _: own.DropSelfCheck(confirmed=True),
        changes="answer opinion response self_check",
        sees=NEIGHBOUR,
    ),
    row(own.GetOwnLedgers, CLERK, lambda _: own.GetOwnLedgers()),
    row(own.ListFindings, CLERK, lambda _: own.ListFindings(), sees=NEIGHBOUR),
    row(own.ShowFinding, CLERK, lambda _: "", scene=about_a_row(own.ShowFinding)),
    row(own.WriteMeasure, CLERK, lambda _: "", scene=about_a_row(own.WriteMeasure)),
    row(own.WriteDeadline, CLERK, lambda _: "", scene=about_a_row(own.WriteDeadline)),
    row(
        own.AdoptIntention,
        CLERK,
        lambda _: "",
        changes="self_check self_check_plan",
        again="self_check self_check_plan",
        scene=about_a_row(own.AdoptIntention),
    ),
    row(handing_acts.OpenOwnHandIn, CLERK, lambda _: handing_acts.OpenOwnHandIn(), sees=NEIGHBOUR),
    row(
        handing_acts.ConfirmOwnHandIn,
        CLERK,
        lambda _: "",
        changes="handed handed_file",
        sees=NEIGHBOUR,
        scene=own_anew,
    ),
    row(handing_acts.NameOwnHandIn, CLERK, lambda _: handing_acts.NameOwnHandIn(), sees=NEIGHBOUR),
    row(
        Purpose.OWN_MEASURE,
        CLERK,
        lambda _: "",
        changes="self_check self_check_plan",
        again="self_check self_check_plan",
        scene=a_reply_about_a_row(Purpose.OWN_MEASURE, "碰头"),
    ),
    row(
        Purpose.OWN_DEADLINE,
        CLERK,
        lambda _: "",
        changes="self_check self_check_plan",
        again="self_check self_check_plan",
        scene=a_reply_about_a_row(Purpose.OWN_DEADLINE, "月底"),
    ),
    row(
        Purpose.OWN_NAME,
        CLERK,
        lambda _: Reply(Purpose.OWN_NAME, "1x1", "李明"),
        changes="handed handed_file",
        sees=NEIGHBOUR,
    ),
)
