from dataclasses import replace
from datetime import date

import pytest

from domain import handing
from domain.handing import Document, Occasion
from domain.ledgers import Draft, Standing
from domain.opinions import Ledger
from domain.working_days import WorkingDays
from tests.storage.rows import NOON, entry

WEEK = WorkingDays()


def draft(*entries):
    return Draft("tzcj", 3, NOON, opinions=9, people=7, entries=entries)


def test_the_contents_count_rows_and_what_somebody_may_want_to_look_at():
    whole = {"measure": "一窗受理", "deadline": "7月31日", "section": "企业服务科"}
    confirmed = entry(standing=Standing.CONFIRMED, is_held=True)
    shown = draft(
        entry(is_held=True, news=1),  # split off, say, but not confirmed
        replace(confirmed, ledger=Ledger.BENCHMARK, news=2),
        replace(confirmed, **whole),
        replace(confirmed, **whole | {"section": ""}),
    )

    found = handing.contents(shown)

    assert (found.rows, found.unconfirmed, found.with_news, found.unwritten) == ((1, 0, 3), 1, 1, 3)


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2020, 7, 20), ()),
        (date(2020, 7, 21), (Occasion.LEDGERS_EVE,)),
        (date(2020, 7, 22), (Occasion.LEDGERS_DAY,)),
        (date(2020, 8, 14), (Occasion.REPORT_EVE,)),  # a Friday
        (date(2020, 8, 15), (Occasion.REPORT_DAY,)),
        (date(2020, 8, 16), ()),
    ],
)
def test_each_day_has_what_to_remind_of(example, today, found):
    assert handing.occasions(example.campaign, today, WEEK) == found


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (Document.FIRST, "财政局问题清单（一）-第2次上报.docx"),
        (Document.THIRD, "财政局问题清单（三）-第2次上报.docx"),
        (Document.COMBINED, "财政局三张问题清单-第2次上报.docx"),
        (Document.WORKBOOK, "财政局三张问题清单-第2次上报.xlsx"),
    ],
)
def test_a_file_is_called_by_its_owner_and_its_number(document, name):
    assert handing.file_name("财政局", document, 2) == name


@pytest.mark.parametrize("name", ["../etc", "a/b\\c", "..", "", "\x00"])
def test_no_name_leads_out_of_its_folder(name):
    found = handing.for_path(name)

    assert (found not in {"", ".", ".."}, set(found) & set("/\\\x00")) == (True, set())
