"""The sentences of the overall report: what was counted, and of how many. None of them judges."""

from collections.abc import Iterable

from domain.blind_spots import Glance
from domain.campaign import Campaign
from domain.figures import Said, Summary
from domain.ledgers import NUMERALS, form_date
from domain.opinions import ASPECT_NAMES, RESPONDENT_NAMES, Ledger
from domain.overall import Overall
from domain.overall_words import CHANNEL_NAMES

_LONGEST_HEADER = 90  # characters; the numbers of more drafts are told in a table alone
_UNKNOWN = "未注明身份"
_SILENCE = "自查没有列出，不等于没有问题；没有人反映，也不等于没有问题。"


def name(campaign: Campaign, department: str) -> str:
    """A department's name; its code where it takes no part any more."""
    known = campaign.find_department(department)
    return known.name.zh if known else department


def unit(report: Overall, campaign: Campaign) -> str:
    """Who reports: a department, or whoever runs the campaign."""
    return name(campaign, report.department) if report.department else campaign.organiser.zh


def header(report: Overall, campaign: Campaign, *, table: int | None) -> str:
    """The small print above every page: a draft, of which day, resting on which drafts.

    `table` is the number of the one that lists them; `None` where there is none to list.
    """
    made = f"草稿　{form_date(report.until)}生成"
    drafted = [
        f"{name(campaign, line.department)}第 {line.number} 稿"
        for line in report.books
        if line.number is not None
    ]
    if not drafted:
        return f"{made}　没有问题清单草稿可以依据"
    full = f"{made}　依据问题清单草稿：{'、'.join(drafted)}"
    if len(full) <= _LONGEST_HEADER:
        return full
    return f"{made}　依据 {len(drafted)} 个部门的问题清单草稿，稿号见表 {table}"


def asked(report: Overall, campaign: Campaign) -> str:
    """Who was asked, by kind and by channel, and how far that is from the target."""
    begun = f"活动自 {form_date(campaign.starts_on)}开始，"
    until = f"截至 {form_date(report.until)}，"
    total = report.total
    if not total.responses:
        nobody = "没有收到服务对象的答卷。没有人反映，不等于没有问题，也不等于满意。"
        return f"{begun}{until}{nobody}{_reached(report, campaign)}"
    return (
        f"{begun}{until}收到服务对象答卷 {total.responses} 份，其中{_kinds(total)}；"
        f"来源为{_channels(total)}。{_reached(report, campaign)}{_unassigned(report)}"
    )


def _kinds(total: Summary) -> str:
    return "、".join(
        f"{RESPONDENT_NAMES[kind] if kind else _UNKNOWN} {count} 份"
        for kind, count in total.respondents
    )


def _channels(total: Summary) -> str:
    recorded = dict(total.recorded)
    return "、".join(
        f"{CHANNEL_NAMES[channel]} {count} 份{_recorded(count, recorded.get(channel, 0))}"
        for channel, count in total.channels
    )


def _recorded(count: int, recorded: int) -> str:
    """How many of a channel staff have recorded for somebody."""
    if not recorded:
        return ""
    return "（代录）" if recorded == count else f"（其中代录 {recorded} 份）"


def _reached(report: Overall, campaign: Campaign) -> str:
    target = f"每个部门至少征求 {campaign.target} 位服务对象的意见，"
    if report.department is not None:
        missing = campaign.target - report.total.responses
        return f"{target}还差 {missing} 位。" if missing > 0 else f"{target}已经达到。"
    reached = sum(part.responses >= campaign.target for part in report.parts)
    return f"{target}{len(report.parts)} 个部门中有 {reached} 个达到。"


def _unassigned(report: Overall) -> str:
    if not report.unassigned:
        return ""
    return f"另有 {report.unassigned} 份部门待定，计入合计，不计入各部门。"


def rated(report: Overall, campaign: Campaign) -> str:
    """The satisfied, always with the number of those who rated."""
    said = report.total.said
    if not said.rated:
        return "没有人作出评价。没有评价，不等于满意。"
    silent = report.total.responses - said.rated
    given = f"作出评价的 {said.rated} 人；没有评价的 {silent} 人，不计入满意。"
    share, base = said.satisfied.share, said.satisfied.base
    if share is None:
        batch = f"评价凑满 {campaign.minimum_base} 份成一批后，才列各档人数和满意率。"
        return f"{given}{batch}"
    three = "非常满意、满意、基本满意三档合计"
    return f"{given}满意率 {share:.0%}（{three}，基数 {base} 人）。{_uncounted(said, campaign)}"


def _uncounted(said: Said, campaign: Campaign) -> str:
    """The ratings that are in no figure here: they wait for others, or are batched with others."""
    parts = (
        (said.waiting, f"另有 {said.waiting} 份评价凑满 {campaign.minimum_base} 份后计入。"),
        (said.beyond, f"另有 {said.beyond} 份评价与范围外的合成一批，不在此列。"),
    )
    return "".join(sentence for count, sentence in parts if count)


def listed(report: Overall) -> str:
    """How many entries there are, and what people have decided about them."""
    if all(line.number is None for line in report.books):
        return f"还没有形成问题清单草稿。{_elsewhere(report)}"
    by_ledger = "、".join(
        f"清单（{NUMERALS[ledger]}）{sum(line.rows[place] for line in report.books)} 条"
        for place, ledger in enumerate(Ledger)
    )
    rows = sum(sum(line.rows) for line in report.books)
    confirmed = sum(line.confirmed for line in report.books)
    return (
        f"三张问题清单草稿共列出 {rows} 条：{by_ledger}。其中已由工作人员确认 {confirmed} 条，"
        f"待确认 {rows - confirmed} 条。{_set_aside(report)}{_elsewhere(report)}"
    )


def _set_aside(report: Overall) -> str:
    count = sum(line.set_aside for line in report.books)
    if not count:
        return ""
    return f"另有 {count} 条由工作人员注明理由、不列入清单，不计入以上各数。"


def _elsewhere(report: Overall) -> str:
    if not report.elsewhere:
        return ""
    return f"还有 {report.elsewhere} 条部门待定，不在表内。"


def named(report: Overall, campaign: Campaign) -> str:
    """What is quoted, and how much is not."""
    enough = f"{campaign.minimum_base} 人以上"
    if report.problems:
        rest = f"其余 {report.unnamed} 条见问题清单。" if report.unnamed else ""
        return f"下表列出 {enough}反映的问题，文字照录问题清单（一）和（三）。{rest}"
    if report.unnamed:
        return f"没有 {enough}反映的同一问题。{report.unnamed} 条问题见问题清单（一）和（三）。"
    return "问题清单（一）和（三）还没有条目。没有人反映，不等于没有问题。"


def aspects(report: Overall) -> str:
    """What the opinions of service users are about; nothing where no batch named any."""
    if not report.aspects:
        return ""
    counted = "、".join(f"{ASPECT_NAMES[aspect]} {count} 人" for aspect, count in report.aspects)
    people = report.total.said.people
    return f"{people} 份答卷的意见按方面统计为：{counted}。一人涉及几个方面的，分别计入。"


def blind(report: Overall, campaign: Campaign) -> str:
    """Which departments can be compared, and why others can't."""
    lines = report.blind_spots
    if all(line.reported == 0 and line.listed == 0 for line in lines):
        return f"清单（二）和清单（三）都还没有条目，无从对照。{_SILENCE}"
    unchecked = [line for line in lines if line.listed == 0]
    unheard = [line for line in lines if line.listed != 0 and line.reported == 0]
    withheld = [line for line in lines if line.is_withheld]
    too_few = f"成批答卷里反映的问题不足 {campaign.minimum_base} 条，不列结果：{{names}}。"
    parts = (
        "对照清单（三）中服务对象反映的问题和清单（二）自查的问题，看哪些只在一张清单上。",
        _about(unchecked, campaign, "清单（二）还没有自查条目，无从对照：{names}。"),
        _about(unheard, campaign, "清单（三）没有服务对象反映的条目，无从对照：{names}。"),
        _about(withheld, campaign, too_few),
        _SILENCE,
    )
    return "".join(parts)


def _about(lines: Iterable[Glance], campaign: Campaign, sentence: str) -> str:
    names = "、".join(name(campaign, line.department or "") for line in lines)
    return sentence.format(names=names) if names else ""


def results(report: Overall) -> str:
    """How much of the ledgers' right half is written; what came of it is for people to say."""
    rows = sum(sum(line.rows) for line in report.books)
    if not rows:
        return "三张问题清单还没有条目。"
    measures = sum(line.measures for line in report.books)
    deadlines = sum(line.deadlines for line in report.books)
    sections = sum(line.sections for line in report.books)
    return (
        f"三张问题清单共 {rows} 条，已写明整改措施 {measures} 条、"
        f"完成时限 {deadlines} 条、责任科室 {sections} 条。"
    )


def notes(report: Overall, campaign: Campaign) -> tuple[str, ...]:
    """What one must know to read the figures."""
    minimum = campaign.minimum_base
    return (
        f"1. 数字由系统统计，截至 {form_date(report.until)}；干部职工的自查不计入答卷。",
        "2. 满意率为非常满意、满意、基本满意三档人数占评价人数的比例，没有评价的不计入基数。",
        f"3. 为保护个人，评价、方面和反映的问题按整批答卷统计，每批不少于 {minimum} 份。",
        f"4. 部门内凑不满的，与其他部门合成一批，只计入合计。“—”表示没有，或者不足 {minimum}。",
        f"5. 反映人数和对照条数按 {minimum} 一档向下取整：{minimum} 表示 {minimum} 以上。",
        "6. 自查与反映的对照由系统按文字相近比对，可能有遗漏或误配，请对照问题清单核实。",
    )
