"""Measures the reports: grouping as opinions grow, and a long ledger as a Word file."""

import re
import resource
from copy import deepcopy
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import islice, product
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import docx

from domain.campaign import Campaign
from domain.ledgers import Draft, Entry, Support
from domain.opinions import Aspect, Channel, Ledger, Opinion, Respondent
from reports import drafting, word

# Our own words. Each sentence is put together of three parts: 8 × 16 × 16 different ones.
WHEN = ("上周", "前天", "月初", "去年底", "这个月", "昨天上午", "春节以后", "开工前")
WHAT = (
    "去办营业执照变更", "申请施工许可", "报环评表", "领惠企补贴", "办社保转移", "交水电报装材料",
    "咨询落户政策", "申报人才公寓", "办消防验收", "开完税证明", "续签用工合同备案", "办排污许可",
    "查不动产登记", "参加政府采购", "反映路灯不亮", "问高新企业认定",
)  # fmt: skip
TROUBLE = (
    "材料交了三次还说缺一样", "等了二十多天没有消息", "窗口中午没有人", "几个科室互相推",
    "电话一直没人接", "网上系统传不上附件", "钱到现在没有到账", "说法和上次不一样",
    "收费单上的项目看不懂", "被要求跑四个地方盖章", "没有人说清楚要几天", "工作人员态度很冷淡",
    "排队排到下班也没轮上", "告示和实际办法对不上", "政策文件找不到在哪里看", "答应回电话却没有回",
)  # fmt: skip
ROWS = 5_000


def opinions(count: int) -> list[Opinion]:
    """So many, all different, of one department and one ledger."""
    texts = (f"{when}{what}，{trouble}。" for trouble, what, when in product(TROUBLE, WHAT, WHEN))
    return [
        Opinion(number, number, text, "tzcj", Ledger.DISSATISFACTION, (), None, Channel.PAPER, None)
        for number, text in enumerate(islice(texts, count), 1)
    ]


def grouping_seconds(count: int) -> float:
    """How long a draft of so many opinions takes."""
    said = opinions(count)
    begin = perf_counter()
    drafting.entries(said)
    return perf_counter() - begin


def word_file(campaign: Campaign) -> tuple[float, float]:
    """Seconds and peak megabytes for our Word file of a long ledger; in a process of its own."""
    draft = Draft("tzcj", 1, datetime(2020, 7, 21, tzinfo=UTC), ROWS, ROWS, _entries())
    department = campaign.find_department("tzcj")
    begin = perf_counter()
    word.ledger(
        campaign,
        department,
        draft,
        Ledger.DISSATISFACTION,
        filled_on=date(2020, 7, 21),
        zone=ZoneInfo("Asia/Shanghai"),
    )
    return perf_counter() - begin, _peak()


def bare_file() -> tuple[float, float]:
    """The same rows by python-docx alone: its first row copied in lxml, then filled."""
    entries = _entries()
    begin = perf_counter()
    document = docx.Document()
    table = document.add_table(1, 6)
    pattern = table.rows[0]._tr
    for number, entry in enumerate(entries, 1):
        row = deepcopy(pattern)
        table._tbl.append(row)
        texts = (str(number), entry.text, "待责任科室填报", "待责任科室填报", "", "企业 1 反映")
        for cell, text in zip(row.tc_lst, texts, strict=True):
            cell.p_lst[0].add_r().text = text
    document.save(BytesIO())
    return perf_counter() - begin, _peak()


def _entries() -> tuple[Entry, ...]:
    texts = [opinion.text for opinion in opinions(2_000)]
    return tuple(
        Entry(
            ledger=Ledger.DISSATISFACTION,
            text=texts[number % len(texts)],
            support=(Support(number, 1.0),),
            respondents=((Respondent.ENTERPRISE, 1),),
            aspects=(Aspect.PROCESS,),
            first_said_on=date(2020, 7, 18),
        )
        for number in range(ROWS)
    )


def _peak() -> float:
    """Megabytes at most. What `getrusage` gives on Linux includes the parent's, so ask /proc."""
    status = Path("/proc/self/status")
    if status.exists():
        (peak,) = re.findall(r"VmHWM:\s+([0-9]+) kB", status.read_text("ascii", "replace"))
        return int(peak) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024  # bytes elsewhere
