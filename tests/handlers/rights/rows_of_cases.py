"""Who may do what: cases and directives."""

from domain.cases import Act as Deed
from domain.directives import Move
from handlers.cases import case_acts
from handlers.cases.case_acts import View
from handlers.directives import directive_acts
from handlers.prompts import Purpose
from tests.handlers.rights.rows_of_respondents import settled
from tests.handlers.rights.table import (
    CLERK,
    FIGURES,
    HERE,
    LEADER,
    NEIGHBOUR,
    NOBODY,
    OFFICE,
    WORKERS,
    Reply,
    button,
    row,
)

JUDGES = OFFICE | LEADER
FOR_IT = JUDGES | CLERK


async def returned(cast, it):
    await cast.clerk.forge(f"cb:{it.case:x}")
    await cast.clerk.tap("不归我们管")
    await cast.clerk.reply("请回复这条消息", "归建设局")


async def with_a_photo(cast, it):
    await settled(cast, it)
    await cast.clerk.forge(f"cj:{it.case:x}")
    return button(cast.clerk, "照片")


async def drafted(cast, it):
    await cast.leader.send("/digest")
    await cast.leader.tap("✍️ 批示")
    await cast.leader.reply("请写批示", "请再增开一个窗口")
    await cast.leader.tap("投资促进局")


async def about_to_give(cast, it):
    await drafted(cast, it)
    await cast.leader.tap("3 个工作日")
    return button(cast.leader, "✅ 下达")


async def reported(cast, it):
    await cast.clerk.forge(f"dg:{it.directive:x}:1:report")
    await cast.clerk.reply("№ j-", "开了")


def do(act, who, *, changes="case_step", scene=None, again=""):
    """A step of a case: who may see it, but not take the step, is told so on its card."""
    deed = lambda it: case_acts.DoCase(it.case, 1, act)  # noqa: E731 - as in the rows
    return row(
        case_acts.DoCase, who, deed, changes=changes, sees=HERE - who, scene=scene, again=again
    )


def no_button(act):
    """A step that no button of this kind offers."""
    return row(case_acts.DoCase, NOBODY, lambda it: case_acts.DoCase(it.case, 1, act))


CASES = (
    row("cases", WORKERS, lambda _: "/cases"),
    row("cases", HERE, lambda it: f"/cases {it.number}"),
    row(case_acts.ListCases, WORKERS, lambda _: case_acts.ListCases(View.MINE, None, 0)),
    row(
        case_acts.ListCases,
        HERE,
        lambda it: case_acts.ListCases(View.ALL, it.department, 0),
        sees=NEIGHBOUR,
    ),
    row(case_acts.OpenCase, HERE, lambda it: case_acts.OpenCase(it.case)),
    row(case_acts.MoreOfCase, HERE, lambda it: case_acts.MoreOfCase(it.case)),
    row(case_acts.ShowSteps, HERE, lambda it: case_acts.ShowSteps(it.case)),
    do(Deed.CLAIM, CLERK),
    do(Deed.CONTACT, CLERK, again="case_step"),
    do(Deed.ASK, CLERK, changes=""),
    do(Deed.RESUME, NOBODY),
    do(Deed.PUT_RIGHT, CLERK, changes=""),
    do(Deed.EXPLAIN, CLERK, changes=""),
    do(Deed.CANNOT, CLERK, changes=""),
    do(Deed.RETURN, CLERK, changes=""),
    do(Deed.UPHOLD, OFFICE, scene=returned),
    do(Deed.NOTE, HERE, changes=""),
    do(Deed.CLOSE, NOBODY),
    do(Deed.CONCLUDE, NOBODY),
    do(Deed.HOLD, OFFICE),
    do(Deed.RELEASE, NOBODY),
    do(Deed.WITHDRAW, NOBODY),
    do(Deed.ACCEPT, NOBODY),
    do(Deed.REOPEN, NOBODY),
    do(Deed.REPLY, NOBODY),
    no_button(Deed.OPEN),
    no_button(Deed.ASSIGN),
    no_button(Deed.ASSIST),
    no_button(Deed.EXTEND),
    no_button(Deed.MERGE),
    row(
        case_acts.TakeOver,
        CLERK,
        lambda it: case_acts.TakeOver(it.case, 1),
        changes="case_step",
        sees=OFFICE,
    ),
    row(
        case_acts.PickPlace,
        OFFICE,
        lambda it: case_acts.PickPlace(it.case, Deed.ASSIGN, 0),
        sees=CLERK,
    ),
    row(case_acts.PickPlace, NOBODY, lambda it: case_acts.PickPlace(it.case, Deed.CLAIM, 0)),
    row(
        case_acts.SendCase,
        OFFICE,
        lambda it: case_acts.SendCase(it.case, Deed.ASSIGN, "jsj"),
        changes="case_step",
        sees=CLERK,
    ),
    row(
        case_acts.SendCase,
        OFFICE,
        lambda it: case_acts.SendCase(it.case, Deed.ASSIST, "jsj"),
        changes="case_help case_step",
        sees=CLERK,
    ),
    row(case_acts.PickTwin, HERE, lambda it: case_acts.PickTwin(it.case)),
    row(case_acts.MergeCase, HERE, lambda it: case_acts.MergeCase(it.case, it.twin, sure=False)),
    row(
        case_acts.MergeCase,
        HERE,
        lambda it: case_acts.MergeCase(it.case, it.twin, sure=True),
        changes="casefile case_step case_response",
    ),
    row(case_acts.PickDays, OFFICE, lambda it: case_acts.PickDays(it.case, None), sees=CLERK),
    row(
        case_acts.PickDays, OFFICE, lambda it: case_acts.PickDays(it.case, "difficult"), sees=CLERK
    ),
    row(case_acts.ShowPhoto, HERE, lambda _: "", tells="sendPhoto", scene=with_a_photo),
    row(
        Purpose.CASE,
        HERE,
        lambda it: Reply(Purpose.CASE, f"{it.case:016x}0001n", "记一笔"),
        changes="case_step",
        again="case_step",  # words that are sent twice are two notes
    ),
    row(
        Purpose.CASE,
        CLERK,
        lambda it: Reply(Purpose.CASE, f"{it.case:016x}0001p", "改好了"),
        changes="case_step",
        sees=OFFICE,
    ),
)
DIRECTIVES = (
    row("directives", FIGURES, lambda _: "/directives"),
    row(directive_acts.AskDirective, LEADER, lambda _: directive_acts.AskDirective()),
    row(
        directive_acts.DraftDirective,
        LEADER,
        lambda _: directive_acts.DraftDirective("tzcj", 3),
        scene=drafted,
    ),
    row(
        directive_acts.GiveDirective,
        LEADER,
        lambda _: "",
        changes="directive directive_step",
        scene=about_to_give,
    ),
    row(directive_acts.DropDirective, LEADER, lambda _: directive_acts.DropDirective()),
    row(
        directive_acts.ListDirectives,
        FIGURES,
        lambda _: directive_acts.ListDirectives(closed=False, page=0),
    ),
    row(
        directive_acts.OpenDirective,
        FOR_IT,
        lambda it: directive_acts.OpenDirective(it.directive),
        tells="请增开窗口",
    ),
    row(
        directive_acts.MoveDirective,
        CLERK,
        lambda it: directive_acts.MoveDirective(it.directive, 1, Move.REPORT),
        tells="№ j-",
        sees=JUDGES,
    ),
    row(
        directive_acts.MoveDirective,
        JUDGES,
        lambda it: directive_acts.MoveDirective(it.directive, 2, Move.CLOSE),
        changes="directive directive_step",
        sees=CLERK,
        scene=reported,
    ),
    row(
        directive_acts.MoveDirective,
        JUDGES,
        lambda it: directive_acts.MoveDirective(it.directive, 2, Move.SEND_BACK),
        tells="№ j-",
        sees=CLERK,
        scene=reported,
    ),
    row(directive_acts.ShowStanding, JUDGES, lambda _: directive_acts.ShowStanding()),
    row(Purpose.DIRECTIVE, LEADER, lambda _: Reply(Purpose.DIRECTIVE, "", "请增开窗口")),
    row(
        Purpose.DIRECTIVE_WORDS,
        CLERK,
        lambda it: Reply(Purpose.DIRECTIVE_WORDS, f"{it.directive:016x}0001r", "开了"),
        changes="directive directive_step",
        sees=JUDGES,
    ),
)
