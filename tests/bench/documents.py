"""Measures long ledgers as Word and Excel files, against the same rows by the libraries alone.

Each in a process of its own, from its start to its end: `python -m tests.bench.documents NAME`
writes one and prints its megabytes at most.
"""

import re
import resource
import subprocess
import sys
from copy import deepcopy
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import cycle, islice, product
from pathlib import Path
from time import perf_counter

from domain.ledgers import UNWRITTEN, Draft, Entry, Support
from domain.opinions import Aspect, Channel, Ledger, Respondent
from domain.papers import Papers, Source

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
REMARK = "企业 1 反映；流程；首次 7 月 18 日"
HEAD = ("序号", "存在问题", "整改措施", "完成时限", "责任科室", "备注")


def sentences() -> list[str]:
    """All that can be put together, the troubles changing slowest."""
    return [f"{when}{what}，{trouble}。" for trouble, what, when in product(TROUBLE, WHAT, WHEN)]


def word() -> bytes:
    """Our Word file."""
    from tests.reports.forms import word_file  # noqa: PLC0415 - in the process that is measured

    return word_file(_papers(), Ledger.DISSATISFACTION)


def sheet() -> bytes:
    """Our workbook: the rows, and a source for each."""
    from tests.reports.forms import workbook  # noqa: PLC0415 - in the process that is measured

    return workbook(_papers(), Ledger.DISSATISFACTION)


def bare_word() -> bytes:
    """The rows by python-docx alone: its first row copied in lxml, then filled."""
    import docx  # noqa: PLC0415 - in the process that is measured

    document = docx.Document()
    table = document.add_table(1, len(HEAD))
    pattern = table.rows[0]._tr
    for texts in _rows():
        row = deepcopy(pattern)
        table._tbl.append(row)
        for cell, text in zip(row.tc_lst, texts, strict=True):
            cell.p_lst[0].add_r().text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def bare_sheet() -> bytes:
    """The rows and their sources by XlsxWriter alone."""
    import xlsxwriter  # noqa: PLC0415 - in the process that is measured

    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        form, sources = workbook.add_worksheet(), workbook.add_worksheet()
        for number, texts in enumerate(_rows()):
            form.write_row(number, 0, texts)
            told = ("（三）", texts[0], texts[1], texts[1], "企业", "机器人", "7-18", "1.00", "")
            sources.write_row(number, 0, told)
    return file.getvalue()


WORKS = {work.__name__: work for work in (word, bare_word, sheet, bare_sheet)}


def measure(name: str) -> tuple[float, float]:
    """Seconds and megabytes of a whole process that writes such a file."""
    command = [sys.executable, "-m", "tests.bench.documents", name]
    begin = perf_counter()
    told = subprocess.run(command, capture_output=True, check=True, text=True, timeout=300)
    return perf_counter() - begin, float(told.stdout)


def _rows() -> list[tuple[str, ...]]:
    return [
        (str(number), text, UNWRITTEN, UNWRITTEN, UNWRITTEN, REMARK)
        for number, text in enumerate(islice(cycle(sentences()), ROWS), 1)
    ]


def _papers() -> Papers:
    draft = Draft("build", 1, datetime(2020, 7, 21, tzinfo=UTC), ROWS, ROWS, _entries())
    said = date(2020, 7, 18)
    return Papers(
        draft,
        tuple(
            Source(
                each.id, each.text, Respondent.ENTERPRISE, Channel.TELEGRAM, said, 1.0, is_new=False
            )
            for each in draft.entries
        ),
    )


def _entries() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            ledger=Ledger.DISSATISFACTION,
            text=text,
            support=(Support(number, 1.0),),
            respondents=((Respondent.ENTERPRISE, 1),),
            aspects=(Aspect.PROCESS,),
            first_said_on=date(2020, 7, 18),
            id=number,
        )
        for number, text in enumerate(islice(cycle(sentences()), ROWS))
    )


def peak() -> float:
    """Megabytes at most. What `getrusage` gives on Linux includes the parent's, so ask /proc."""
    status = Path("/proc/self/status")
    if status.exists():
        (peak,) = re.findall(r"VmHWM:\s+([0-9]+) kB", status.read_text("ascii", "replace"))
        return int(peak) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024  # bytes elsewhere


if __name__ == "__main__":
    assert WORKS[sys.argv[1]]()
    print(peak())
