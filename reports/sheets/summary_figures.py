"""The sheets of figures of a summary: 汇总 with the filter above, and 部门 side by side.

A proportion stands in a column beside its base. What is hidden says so in words.
"""

from domain.campaign import Campaign
from domain.case_summaries import CaseSummary
from domain.cases import State
from domain.figures import Said
from domain.opinions import ASPECT_NAMES, CHANNEL_NAMES, RESPONDENT_NAMES
from domain.questions import GRADES
from domain.summaries import Book, Told
from reports.sheets.listing import Block, Cell, Column, Kind, Listing

COLUMNS = (
    Column("项目", 80, Kind.TEXT),
    Column("数", 30),
    Column("基数", 30),
    Column("比例", 30),
    Column("说明", 62, Kind.TEXT),
)
AGES = (
    Column("状态", 60, Kind.TEXT),
    Column("1 个工作日内", 40),
    Column("2–5 个工作日", 40),
    Column("更久", 40),
    Column("合计", 40),
)
COMPARED = (
    Column("部门", 52, Kind.TEXT),
    Column("答卷", 18),
    Column("已征求", 20),
    Column("目标", 18),
    Column("满意率", 20),
    Column("评价人数", 24),
    Column("差评", 18),
    Column("未计入", 20),
    Column("超期工单", 24),
)
STATES = {
    State.UNROUTED: "待定部门",
    State.RECEIVED: "待认领",
    State.CLAIMED: "办理中",
    State.CONTACTED: "已核实",
    State.WAITING: "等对方答复",
    State.RETURNED: "已退回待定",
    State.SETTLED: "有结果、等评价",
}
Row = tuple[Cell, ...]


def listing(book: Book, campaign: Campaign) -> Listing:
    """The summary itself: what was asked for, who answered, what they said, what is done."""
    told, minimum = book.told, campaign.minimum_base
    blocks = [
        Block("情况汇总", _asked(book, campaign), _answered(told)),
        Block("评价", _uncounted(told.summary.said, minimum), _grades(told.summary.said)),
        Block("意见涉及的方面", _aspects_note(told.summary.said), _aspects(told.summary.said)),
    ]
    if told.summary.problems:
        rows = tuple((text, count, None, None, "") for text, count in told.summary.problems)
        blocks.append(Block("反映较多的问题（台账草稿，按人数）", (), rows))
    if told.cases is not None and not told.cases.only_late:
        blocks.append(_rates(told.cases, minimum))
    return Listing("汇总", COLUMNS, tuple(blocks))


def departments(book: Book, campaign: Campaign) -> Listing:
    """All departments, in the order of the campaign: no ranking."""
    rows = tuple(_compared(told, campaign) for told in book.departments)
    minimum = campaign.minimum_base
    why = (
        f"按机构顺序排列，不是排名。评价凑满 {minimum} 份成一批后计入。没有评价不等于满意。"
        "工单只列超期的，其余只在部门内看。"
    )
    return Listing("部门", COMPARED, (Block("各部门对照", (why,), rows),))


def _asked(book: Book, campaign: Campaign) -> tuple[str, ...]:
    wanted = book.told.wanted
    known = campaign.find_department(wanted.department)
    kind = RESPONDENT_NAMES[wanted.respondent] if wanted.respondent else "全部"
    channel = CHANNEL_NAMES[wanted.channel] if wanted.channel else "全部"
    name, days = known.name.zh if known else wanted.department or "全部部门", wanted.period
    return (
        f"范围：{name}；{days.first} 至 {days.last}；来自：{kind}；渠道：{channel}。",
        f"{book.made_at:%Y-%m-%d %H:%M} 由{book.made_by}生成。",
    )


def _answered(told: Told) -> tuple[Row, ...]:
    summary, coverage = told.summary, told.coverage
    rows: list[Row] = [("答卷", summary.responses, None, None, "")]
    for kind, count in summary.respondents:
        name = RESPONDENT_NAMES[kind] if kind else "来件"
        rows.append((f"　{name}", count, summary.responses, _share(count, summary.responses), ""))
    for channel, count in summary.channels:
        share = _share(count, summary.responses)
        rows.append((f"　{CHANNEL_NAMES[channel]}", count, summary.responses, share, "渠道"))
    if len(coverage.counts) == 1:
        why = f"活动开始以来；还差 {coverage.missing} 位"
        rows.append(("已征求的服务对象", coverage.counts[0], coverage.target, None, why))
    else:
        why = f"活动开始以来征求满 {coverage.target} 位的部门；各部门共还差 {coverage.missing} 位"
        rows.append(("达到要求的部门", coverage.reached, len(coverage.counts), None, why))
    return tuple(rows)


def _grades(said: Said) -> tuple[Row, ...]:
    base = said.satisfied.base
    if not base:
        return ()
    rows: list[Row] = [
        (GRADES[rated.grade].zh, rated.count, base, _share(rated.count, base), "")
        for rated in said.grades
    ]
    satisfied = base - said.bad
    rows.append(("满意率", satisfied, base, _share(satisfied, base), "前三档合计"))
    return tuple(rows)


def _uncounted(said: Said, minimum: int) -> tuple[str, ...]:
    if not said.rated:
        return ("还没有评价。没有评价不等于满意。",)
    found = []
    if said.waiting:
        found.append(f"另有 {said.waiting} 份评价凑满 {minimum} 份后计入。")
    if said.beyond:
        found.append(f"另有 {said.beyond} 份评价与范围外的合成一批，只计入更大的范围。")
    return tuple(found)


def _aspects(said: Said) -> tuple[Row, ...]:
    return tuple(
        (ASPECT_NAMES[aspect], count, said.people, _share(count, said.people), "按人数")
        for aspect, count in said.aspects
    )


def _aspects_note(said: Said) -> tuple[str, ...]:
    return () if said.aspects else ("没有可以列出的。",)


def cases(book: Book, campaign: Campaign) -> Listing:
    """Open cases by state and age."""
    told, minimum = book.told.cases, campaign.minimum_base
    if told is None:
        why = "工单不分来自和渠道：请取不分来自和渠道的汇总。"
        return Listing("工单", AGES, (Block("在办工单", (why,), ()),))
    if told.ages is None:
        rest = (
            "其余只在部门内看"
            if told.only_late
            else f"到最近一期简报，在办的不足 {minimum} 件，不细分"
        )
        why = f"超期 {told.late} 件；{rest}。"
        return Listing("工单", AGES, (Block("在办工单", (why,), ()),))
    why = f"共 {told.open} 件，超期 {told.late} 件。从立工单的第二天算起。"
    return Listing("工单", AGES, (Block("在办工单", (why,), _ages(told)),))


def _ages(told: CaseSummary) -> tuple[Row, ...]:
    return tuple(
        (STATES[one.state], one.day, one.week, one.older, one.all) for one in told.ages or ()
    )


def _rates(cases: CaseSummary, minimum: int) -> Block:
    named = (
        ("响应率", cases.response, "按时联系上的"),
        ("解决率", cases.resolution, "整改到位、对方说好了的；解释说明的不算"),
        ("满意率", cases.verdicts, "办结后对方的评价，基本满意以上"),
    )
    rows: list[Row] = [
        (name, None, None, f"不足 {minimum}，不显示", why)
        if rate is None
        else (name, rate.count, rate.base, _share(rate.count, rate.base), why)
        for name, rate, why in named
    ]
    if cases.silent is not None:
        rows.append(("没有回音", cases.silent, None, None, "办结时对方没有回音的件数，不算满意"))
    when = "活动开始以来，到最近一期简报。" if cases.is_of_campaign else "所选时段里的。"
    return Block("工单三率", (when,), tuple(rows))


def _compared(told: Told, campaign: Campaign) -> Row:
    summary, said, cases = told.summary, told.summary.said, told.cases
    known = campaign.find_department(summary.department)
    base = said.satisfied.base
    return (
        known.name.zh if known else summary.department or "",
        summary.responses,
        sum(told.coverage.counts),
        told.coverage.target,
        _share(base - said.bad, base) if base else "–",
        base,
        said.bad if base else "–",
        said.rated - base,
        "–" if cases is None else cases.late,
    )


def _share(count: int, base: int) -> str:
    return f"{count / base:.0%}" if base else "–"
