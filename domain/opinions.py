"""Opinions: single problem statements in someone's words, and the kinds they come in."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum


class Ledger(IntEnum):
    """The three ledgers 问题台账, by their official number."""

    BENCHMARK = 1  # gaps against the benchmark city
    SELF_CHECK = 2  # what a department finds in itself
    DISSATISFACTION = 3  # what service users are dissatisfied with


class Aspect(StrEnum):
    """What a problem is about."""

    PROCESS = "process"
    EFFICIENCY = "efficiency"
    QUALITY = "quality"
    ATTITUDE = "attitude"
    POLICY = "policy"
    FEES = "fees"
    PREMISES = "premises"
    OTHER = "other"


# As the ledgers print them.
ASPECT_NAMES = {
    Aspect.PROCESS: "流程",
    Aspect.EFFICIENCY: "效率",
    Aspect.QUALITY: "质量",
    Aspect.ATTITUDE: "态度",
    Aspect.POLICY: "政策",
    Aspect.FEES: "收费",
    Aspect.PREMISES: "环境",
    Aspect.OTHER: "其他",
}


class Respondent(StrEnum):
    """The kind of person who was asked."""

    ENTERPRISE = "enterprise"
    CITIZEN = "citizen"
    STAFF = "staff"


RESPONDENT_NAMES = {
    Respondent.ENTERPRISE: "企业",
    Respondent.CITIZEN: "群众",
    Respondent.STAFF: "干部职工",
}


class Channel(StrEnum):
    """The way an opinion reached us."""

    TELEGRAM = "telegram"
    WEB = "web"
    PHONE = "phone"
    VISIT = "visit"
    MEETING = "meeting"
    PAPER = "paper"
    HOTLINE = "hotline"


CHANNEL_NAMES = {
    Channel.TELEGRAM: "机器人",
    Channel.WEB: "网页",
    Channel.PHONE: "电话",
    Channel.VISIT: "走访",
    Channel.MEETING: "座谈会",
    Channel.PAPER: "纸质",
    Channel.HOTLINE: "热线",
}


class Origin(StrEnum):
    """Who has put a response in: its respondent, staff for somebody, or a file."""

    GIVEN = "given"
    RECORDED = "recorded"
    IMPORTED = "imported"


ORIGIN_NAMES = {Origin.RECORDED: "代录", Origin.IMPORTED: "导入"}


def channel_name(channel: Channel, origin: Origin) -> str:
    """A channel as documents print it, marked where it was not the respondent: 电话（代录）."""
    mark = ORIGIN_NAMES.get(origin)
    return f"{CHANNEL_NAMES[channel]}（{mark}）" if mark else CHANNEL_NAMES[channel]


# Stands for the question of a statement that was added after sending; no question has this id.
REMARK = "+remark"


@dataclass(frozen=True, slots=True)
class Statement:
    """An opinion before it is stored: what was said, about what, for which ledger.

    `question` names the question it was typed or spoken under; `None` for the words of a button.
    """

    text: str
    ledger: Ledger
    aspects: tuple[Aspect, ...] = ()
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """A stored opinion. `department` is `None` while nobody has said whom it concerns.

    `response_id` tells how many people said something: one person may state it twice.
    `said_on` is `None` where the source gave no day; it is never guessed.
    """

    id: int
    response_id: int
    text: str
    department: str | None
    ledger: Ledger
    aspects: tuple[Aspect, ...]
    respondent: Respondent | None
    channel: Channel
    said_on: date | None
