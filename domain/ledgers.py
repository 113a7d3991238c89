"""The three official ledgers 问题台账: their words, their entries, their frozen drafts.

The words are those of the annexes 4-6 of the campaign plan 源经发〔2020〕27号, in their order.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.campaign import Campaign
from domain.opinions import ASPECT_NAMES, RESPONDENT_NAMES, Aspect, Ledger, Respondent
from domain.text import Language

NUMERALS = {Ledger.BENCHMARK: "一", Ledger.SELF_CHECK: "二", Ledger.DISSATISFACTION: "三"}
NOTE = "备注：各部门将部门、干部（职工）个人的三张问题清单存档备查。"
UNWRITTEN = "待责任科室填报"  # a column that only people fill, until one has
UNASSIGNED = "部门待定"  # stands for the department of opinions nobody has assigned yet
EMPTY_ROWS = 3  # a form without entries prints this many numbered rows, as the annexes do


def numeral(ledger: Ledger, language: Language) -> str:
    """The number of a ledger, as it is written in a language."""
    return NUMERALS[ledger] if language is Language.ZH else str(ledger.value)


def title(campaign: Campaign, ledger: Ledger) -> str:
    """The form's title."""
    return f"{campaign.name}问题清单（{NUMERALS[ledger]}）"


def heading(campaign: Campaign, shown: tuple[Ledger, ...]) -> str:
    """What a file with these ledgers is called: as its form, or as all of them together."""
    return title(campaign, shown[0]) if len(shown) == 1 else f"{campaign.name}三张问题清单"


def subtitle(campaign: Campaign, ledger: Ledger) -> str:
    """The line under the title, in its round brackets."""
    match ledger:
        case Ledger.BENCHMARK:
            return f"（坚持对标{campaign.benchmark_city.zh}，查找本部门存在的差距）"
        case Ledger.SELF_CHECK:
            return (
                "（对照岗位职责和落实情况，从流程、效率、质量、态度等方面，查找本部门存在的问题）"
            )
        case Ledger.DISSATISFACTION:
            return "（梳理服务对象不满意的环节，查找本部门存在的问题）"


def columns(ledger: Ledger) -> tuple[str, str, str, str, str, str]:
    """The head row, left to right."""
    problem = "存在差距" if ledger is Ledger.BENCHMARK else "存在问题"
    return ("序号", problem, "整改措施", "完成时限", "责任科室", "备注")


def form_date(day: date) -> str:
    """A day as the forms write it."""
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


class Standing(StrEnum):
    """What people have decided about an entry as a whole."""

    NEW = "new"  # nobody has yet
    CONFIRMED = "confirmed"
    SET_ASIDE = "set_aside"  # with a reason; it is not printed


@dataclass(frozen=True, slots=True)
class Support:
    """One opinion behind an entry; `similarity` to the entry's text is a cosine in 0..1."""

    opinion_id: int
    similarity: float
    is_new: bool = False  # it joined after a person had decided about the entry


@dataclass(frozen=True, slots=True)
class Figures:
    """Who said something, about what, since when; kinds and aspects with the most first."""

    respondents: tuple[tuple[Respondent | None, int], ...] = ()  # how many people, by kind
    aspects: tuple[tuple[Aspect, int], ...] = ()  # how many opinions, by aspect
    first_said_on: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A row 条目 of a ledger: opinions that say the same.

    `text` is taken from one of them. Measure, deadline, section and note are empty until a person
    writes them. The figures of an entry that is held are those that the person has seen; the
    opinions that joined since are only counted, as `news`.
    """

    ledger: Ledger
    text: str
    support: tuple[Support, ...]  # the opinion the text is from comes first
    respondents: tuple[tuple[Respondent | None, int], ...]  # how many people, by kind
    aspects: tuple[Aspect, ...]
    first_said_on: date | None
    measure: str = ""
    deadline: str = ""
    section: str = ""
    note: str = ""  # stands in the remark column, after the figures
    news: int = 0
    standing: Standing = Standing.NEW
    reason: str = ""  # why it was set aside
    is_held: bool = False  # a person has decided something about it: no run changes it
    department: str | None = None
    id: int = 0
    version: int = 0  # counts the changes; a button names the version that its card showed

    @property
    def people(self) -> int:
        """How many people said it."""
        return sum(count for _, count in self.respondents)


def cells(entry: Entry) -> tuple[str, str, str, str, str]:
    """A row in the columns after its number; empty where nobody has written anything yet."""
    return (entry.text, entry.measure, entry.deadline, entry.section, remark(entry))


def remark(entry: Entry) -> str:
    """The remark column: who said it, how many, about what, since when, and what is new."""
    parts = [
        f"{_who(entry)} 反映" if entry.respondents else "",
        "、".join(ASPECT_NAMES[aspect] for aspect in entry.aspects),
    ]
    if entry.first_said_on is not None:
        parts.append(f"首次 {entry.first_said_on.month} 月 {entry.first_said_on.day} 日")
    parts.append(entry.note)
    if entry.news:
        parts.append(f"新增 {entry.news} 条")
    return "；".join(part for part in parts if part)


def _who(entry: Entry) -> str:
    return "、".join(
        f"{RESPONDENT_NAMES[kind]} {count}" if kind else f"来件 {count} 件"
        for kind, count in entry.respondents
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """A frozen version of one department's three ledgers.

    `number` counts a department's drafts from 1. `opinions` and `people` are the bases: what was
    read, and how many people had said it, up to `made_at`.
    """

    department: str | None
    number: int
    made_at: datetime
    opinions: int
    people: int
    entries: tuple[Entry, ...]

    def rows(self, ledger: Ledger) -> tuple[Entry, ...]:
        """The entries of one ledger, in print order."""
        return tuple(entry for entry in self.entries if entry.ledger is ledger)


@dataclass(frozen=True, slots=True)
class Outline:
    """A draft in figures: how many rows each ledger has, and how many nobody has confirmed."""

    department: str | None
    number: int
    made_at: datetime
    opinions: int
    people: int
    rows: tuple[int, ...]  # ledger 1, 2, 3
    unconfirmed: int


def print_order(entry: Entry) -> tuple[int, int, date, str, int]:
    """Sorts entries as they are printed: by ledger, and in each those first that most named."""
    first_said_on = entry.first_said_on or date.max
    return (entry.ledger.value, -entry.people, first_said_on, entry.text, entry.id)
