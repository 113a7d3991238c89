"""Who may do what: answering, and what one has sent."""

from domain.responses import Mode
from domain.text import Language
from handlers import acts
from handlers.afterwards import own_acts
from handlers.cases import case_acts
from handlers.prompts import Purpose
from tests.handlers.rights.table import (
    ANSWERING,
    EVERYBODY,
    SENDER,
    Reply,
    button,
    row,
)

ZH, EN = Language.ZH, Language.EN
NOTHING_SENT = EVERYBODY - SENDER - ANSWERING  # nothing of theirs is kept
FRESH = EVERYBODY - SENDER - ANSWERING  # who may begin to answer
INTERVIEW = "interview_answer"
WITHDRAWN = "answer case_step casefile clue entry opinion remark response support"


async def to_aspects(cast, it):
    await cast.answering.send("/start")
    await cast.answering.tap("投资促进局")
    await cast.answering.tap("🙁 不满意")


async def to_trouble(cast, it):
    await to_aspects(cast, it)
    await cast.answering.tap("跑了好几趟")
    await cast.answering.tap("选好了")


async def with_a_photo(cast, it):
    await to_trouble(cast, it)
    await cast.answering.send_photo()
    return button(cast.answering, "🗑")


async def to_review(cast, it):
    await to_trouble(cast, it)
    await cast.answering.send("材料交了三次")
    await cast.answering.tap("一件事")


async def about_to_send(cast, it):
    await to_review(cast, it)
    return button(cast.answering, "✅ 发送")


async def ticked(cast, it):
    await to_aspects(cast, it)
    await cast.answering.tap("跑了好几趟")


async def settled(cast, it):
    """The sender's case has an outcome, with a photo."""
    await cast.clerk.send("/cases")
    await cast.clerk.forge(_open_case(it))
    await cast.clerk.tap("我来办")
    await cast.clerk.tap("整改到位")
    await cast.clerk.reply_with_photo("请回复这条消息", "新窗口")
    await _deliver(cast)


async def judged(cast, it):
    await settled(cast, it)
    await cast.sender.forge(f"cv:{it.reference}:1:bad")


async def with_the_outcome(cast, it):
    await settled(cast, it)
    return button(cast.sender, "看照片")


async def asked(cast, it):
    """The department has asked the sender something."""
    await cast.clerk.forge(_open_case(it))
    await cast.clerk.tap("我来办")
    await cast.clerk.tap("问")
    await cast.clerk.reply("请回复这条消息", "哪个窗口？")
    await _deliver(cast)


INTERVIEWS = (
    row(acts.Greet, EVERYBODY, lambda _: acts.Greet(ZH, None)),
    row(acts.Notice, EVERYBODY, lambda _: acts.Notice(ZH, "enterprise", "tzcj")),
    row(
        acts.Begin,
        FRESH,
        lambda _: acts.Begin(Mode.ANONYMOUS, ZH, "enterprise", "tzcj"),
        changes="consent interview interview_answer",
        sees=SENDER | ANSWERING,
    ),
    row(acts.Decline, EVERYBODY, lambda _: acts.Decline(ZH), may_change="consent"),
    row(
        acts.PickOption,
        ANSWERING,
        lambda it: acts.PickOption(it.interview, "department", "tzcj"),
        changes=INTERVIEW,
    ),
    row(
        acts.ListDepartments,
        ANSWERING,
        lambda it: acts.ListDepartments(it.interview, "department", 0),
    ),
    row(
        acts.PonderDepartment,
        ANSWERING,
        lambda it: acts.PonderDepartment(it.interview, "department"),
        changes=INTERVIEW,
        again=INTERVIEW,  # the same, sealed anew
    ),
    row(
        acts.TickOption,
        ANSWERING,
        lambda it: acts.TickOption(it.interview, "aspects", "process", on=True),
        changes=INTERVIEW,
        again=INTERVIEW,
        scene=to_aspects,
    ),
    row(
        acts.SettleAnswer,
        ANSWERING,
        lambda it: acts.SettleAnswer(it.interview, "aspects"),
        changes=INTERVIEW,
        scene=ticked,
    ),
    row(
        acts.SkipQuestion,
        ANSWERING,
        lambda it: acts.SkipQuestion(it.interview, "trouble"),
        changes=INTERVIEW,
        scene=to_trouble,
    ),
    row(
        acts.GoBack,
        ANSWERING,
        lambda it: acts.GoBack(it.interview, "aspects"),
        changes=INTERVIEW,
        scene=to_aspects,
    ),
    row(
        acts.EditAnswer,
        ANSWERING,
        lambda it: acts.EditAnswer(it.interview, "aspects"),
        changes=INTERVIEW,
        scene=to_review,
    ),
    row(acts.DropFile, ANSWERING, lambda _: "", changes=INTERVIEW, scene=with_a_photo),
    row(
        acts.SwitchLanguage,
        EVERYBODY,
        lambda _: acts.SwitchLanguage(EN, None),
        may_change="preference",
    ),
    row(
        acts.SwitchLanguage,
        EVERYBODY,  # it is their own language; the interview is that of one alone
        lambda it: acts.SwitchLanguage(EN, it.interview),
        may_change="preference",
    ),
    row(acts.Resume, ANSWERING, lambda it: acts.Resume(it.interview)),
    row(
        acts.Shield,
        ANSWERING,
        lambda it: acts.Shield(it.interview, on=True),
        changes="interview",
        scene=to_review,
    ),
    row(
        acts.Send,
        ANSWERING,
        lambda _: "",
        changes="answer case_step consent interview_answer opinion participation response",
        scene=about_to_send,
    ),
    row(
        acts.Discard, ANSWERING, lambda it: acts.Discard(it.interview), changes="consent interview"
    ),
)
OWN = (
    row(own_acts.ListOwn, EVERYBODY, lambda _: own_acts.ListOwn()),
    row(own_acts.ShowOwn, SENDER, lambda it: own_acts.ShowOwn(it.reference), tells="投资促进局"),
    row(own_acts.ShowOwn, EVERYBODY, lambda it: own_acts.ShowOwn(it.code), hears=EVERYBODY),
    row(own_acts.EnterCode, EVERYBODY, lambda _: own_acts.EnterCode(), tells="№ c-"),
    row(own_acts.AddRemark, SENDER, lambda it: own_acts.AddRemark(it.reference), tells="№ r-"),
    row(
        own_acts.SortRemark,
        SENDER,
        lambda it: own_acts.SortRemark(it.reference, it.remark, is_problem=True),
        changes="opinion",
    ),
    row(
        own_acts.Correct,
        SENDER,
        lambda it: own_acts.Correct(it.reference),
        changes="interview interview_answer",
    ),
    row(own_acts.Withdraw, SENDER, lambda it: own_acts.Withdraw(it.reference, confirmed=False)),
    row(
        own_acts.Withdraw,
        SENDER,
        lambda it: own_acts.Withdraw(it.reference, confirmed=True),
        changes=WITHDRAWN,
    ),
    row(own_acts.OpenPrivacy, EVERYBODY, lambda _: own_acts.OpenPrivacy()),
    row(own_acts.ShowNotices, EVERYBODY, lambda _: own_acts.ShowNotices()),
    row(own_acts.Export, EVERYBODY, lambda _: own_acts.Export(None)),
    row(own_acts.Export, SENDER, lambda it: own_acts.Export(it.reference), tells="海棠窗口"),
    row(own_acts.Erase, EVERYBODY, lambda _: own_acts.Erase(confirmed=False)),
    row(
        own_acts.Erase,
        EVERYBODY,
        lambda _: own_acts.Erase(confirmed=True),
        may_change=f"{WITHDRAWN} consent self_check",  # whatever there is of them
    ),
    row(
        case_acts.SayVerdict,
        SENDER,
        lambda it: case_acts.SayVerdict(it.reference, 1, "good"),
        changes="case_step case_verdict casefile",
        scene=settled,
    ),
    row(
        case_acts.SayWhy,
        SENDER,
        lambda it: case_acts.SayWhy(it.reference, 1),
        tells="№ v-",
        scene=settled,
    ),
    row(case_acts.SeePhoto, SENDER, lambda _: "", tells="sendPhoto", scene=with_the_outcome),
    row(
        case_acts.ReplyToCase,
        SENDER,
        lambda it: case_acts.ReplyToCase(it.reference),
        tells="№ q-",
        scene=asked,
    ),
    row(
        Purpose.RECEIPT, EVERYBODY, lambda it: Reply(Purpose.RECEIPT, "", it.code), hears=EVERYBODY
    ),
    row(Purpose.REMARK, SENDER, lambda it: Reply(Purpose.REMARK, it.reference), changes="remark"),
    row(
        Purpose.CASE_REPLY,
        SENDER,
        lambda it: Reply(Purpose.CASE_REPLY, it.reference),
        changes="case_step casefile",
        scene=asked,
    ),
    row(
        Purpose.VERDICT,
        SENDER,
        lambda it: Reply(Purpose.VERDICT, f"{it.reference}x1"),
        changes="case_verdict",
        scene=judged,
    ),
)
COMMANDS = (
    row("start", EVERYBODY, lambda _: "/start"),
    row("help", EVERYBODY, lambda _: "/help"),
    row("language", EVERYBODY, lambda _: "/language"),
    row(
        "cancel",
        ANSWERING,
        lambda _: "/cancel",
        changes="consent interview",
        sees=EVERYBODY - ANSWERING,
    ),
    row("my", EVERYBODY, lambda _: "/my"),
    row("track", EVERYBODY, lambda _: "/track"),
    row("track", EVERYBODY, lambda it: f"/track {it.code}", hears=EVERYBODY),
    row("privacy", EVERYBODY, lambda _: "/privacy"),
)


def _open_case(it):
    return f"cb:{it.case:x}"


async def _deliver(cast):
    await cast.clerk._town.deliver()
