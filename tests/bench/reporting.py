"""Measures how the time of a draft grows with the opinions."""

from time import perf_counter

from domain.opinions import Channel, Ledger, Opinion
from reports import drafting
from tests.bench.documents import sentences


def opinions(count: int) -> list[Opinion]:
    """So many, all different, of one department and one ledger."""
    return [
        Opinion(number, number, text, "tzcj", Ledger.DISSATISFACTION, (), None, Channel.PAPER, None)
        for number, text in enumerate(sentences()[:count], 1)
    ]


def grouping_seconds(count: int) -> float:
    """How long a draft of so many opinions takes."""
    said = opinions(count)
    begin = perf_counter()
    drafting.entries(said)
    return perf_counter() - begin
