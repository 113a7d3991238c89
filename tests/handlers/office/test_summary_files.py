"""What a summary is taken away as: who gets which sheets, and a chart with the same figures."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image

from domain.opinions import Aspect, Channel, Ledger, Respondent, Statement
from domain.shielding import Shield
from handlers.background import batching
from handlers.office import summary_files
from storage.tables import RESPONSE
from tests.handlers import shielded
from tests.handlers.cases.parties import complain
from tests.handlers.paths import gather, rate

SLOW = Statement("我叫王小明，排队太久", Ledger.DISSATISFACTION, (Aspect.EFFICIENCY,))


async def some_responses(services):
    phone = {"channel": Channel.PHONE, "respondent": Respondent.CITIZEN}
    await gather(services, "tzcj", "bad", 1, statements=(SLOW,), **phone)
    await gather(services, "tzcj", "good", 5)
    other = Statement("财政局的窗口", Ledger.DISSATISFACTION)
    await gather(services, "czj", "bad", 1, statements=(other,), completed_on=date(2020, 7, 17))


def book_of(person):
    return load_workbook(BytesIO(person.document()))


def words(person):
    """The opinions in the workbook."""
    return [row[3] for row in book_of(person)["原话"].values][3:]


async def test_the_chart_is_a_photo_under_the_same_filter(clerk, services):
    await some_responses(services)
    await clerk.send("/summary 本周")
    await clerk.tap("📊 图")

    (photo,) = clerk.photos
    assert photo.caption == "投资促进局 · 情况汇总\n2020-07-20 – 2020-07-20"
    assert Image.open(BytesIO(photo.content)).width == 990


@pytest.mark.parametrize("typed", ["", "财政局", "企业"])
async def test_leaders_get_a_chart_of_anyone(leader, services, typed):
    await some_responses(services)
    await batching.form(services)
    await leader.send(f"/summary {typed}")
    await leader.tap("📊 图")

    assert len(leader.photos) == 1


async def test_a_chart_shows_open_cases(li, clerk):
    await complain(li)
    await clerk.send("/summary")
    card = clerk.card
    await clerk.tap("📊 图")

    assert card.splitlines()[-3:] == [
        "工单　在办 1 件，超期 0 件",
        "待认领 1",
        "立工单 1 个工作日内 1、2–5 个 0、更久 0",
    ]
    assert len(clerk.photos) == 1


async def test_staff_get_their_own_words_masked(clerk, services):
    await some_responses(services)
    await clerk.send("/summary")
    await clerk.tap("📑 Excel")

    assert clerk.documents[-1].name == "投资促进局情况汇总_20200717-20200720.xlsx"
    assert book_of(clerk).sheetnames == ["汇总", "工单", "每天", "原话"]
    assert words(clerk) == ["排队太久"]


async def test_a_book_with_words_cannot_be_passed_on(town, clerk, leader, services):
    await some_responses(services)
    for person in (clerk, leader):
        await person.send("/summary")
        await person.tap("📑 Excel")

    sent = [call for name, call in town.request.calls if name == "sendDocument"]
    assert [call.get("protect_content") for call in sent] == ["true", None]


async def test_the_filter_holds_for_the_words_too(clerk, services):
    await some_responses(services)
    await clerk.send("/summary 企业")
    await clerk.tap("📑 Excel")

    assert words(clerk) == []


async def test_what_is_held_is_in_the_book_of_the_office_alone(clerk, office, services):
    await some_responses(services)
    async with services.database.transaction() as session:
        await session.execute(RESPONSE.update().values(shield=Shield.FOUND))
    for person in (clerk, office):
        await person.send("/summary 投资促进局")
        await person.tap("📑 Excel")

    assert words(clerk) == []
    assert words(office) == ["排队太久"]


async def test_a_remark_that_was_released_names_nobody_in_the_book(clerk, services):
    await shielded.hide(services, shield=Shield.RELEASED)
    await clerk.send("/summary")
    await clerk.tap("📑 Excel")

    assert f"说{shielded.ADDED}不归他管" in words(clerk)
    assert not any("科长" in text for text in words(clerk))


async def test_leaders_get_departments_side_by_side_and_no_words(leader, services):
    await some_responses(services)
    await batching.form(services)
    await leader.send("/summary")
    await leader.tap("📑 Excel")

    book = book_of(leader)
    compared = {row[0]: row[1:7] for row in book["部门"].values}
    assert book.sheetnames == ["汇总", "工单", "部门", "每天"]
    assert compared["投资促进局"] == (6, 6, 50, "100%", 5, 0)
    assert compared["财政局"] == (1, 1, 50, "–", 0, "–")


async def test_the_office_compares_disclosed_figures_and_reads_all_words(office, services):
    await some_responses(services)
    await batching.form(services)
    await office.send("/summary")
    await office.tap("📑 Excel")

    compared = {row[0]: row[1:7] for row in book_of(office)["部门"].values}
    assert compared["财政局"] == (1, 1, 50, "–", 0, "–")
    assert words(office) == ["排队太久", "财政局的窗口"]


async def test_with_a_kind_departments_are_compared_without_cases(leader, services):
    await some_responses(services)
    await leader.send("/summary 群众")
    await leader.tap("📑 Excel")

    (row,) = [row for row in book_of(leader)["部门"].values if row[0] == "投资促进局"]
    assert row[1:] == (1, 6, 50, "–", 0, "–", 1, "–")


async def test_only_so_many_words_are_in_a_book(clerk, services, monkeypatch):
    monkeypatch.setattr(summary_files, "_MOST", 1)
    await some_responses(services)
    await gather(services, "tzcj", "bad", 2, statements=(SLOW,))
    await clerk.send("/summary")
    await clerk.tap("📑 Excel")

    assert book_of(clerk)["原话"]["A3"].value == "只列最近的 1 条，另有 2 条没有列出。"


async def test_who_asked_stands_in_the_book(li, clerk):
    await rate(li, "🙂 满意")
    await clerk.send("/summary")
    await clerk.tap("📑 Excel")

    assert book_of(clerk)["汇总"]["A3"].value == ("2020-07-20 12:00 由投资促进局工作人员 Ada生成。")
