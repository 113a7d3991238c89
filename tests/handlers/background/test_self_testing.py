"""Each day the worst rating is tried out, and nothing of it stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from domain.conditions import Chosen
from domain.profiles import Stage
from domain.questions import GRADES
from domain.schedule import Job
from domain.self_test import Finding, Flaw
from domain.text import Language
from handlers.answering import asking
from handlers.background import jobs, self_test_news, self_testing
from handlers.context import Context
from storage import outbox, tables
from storage.metadata import METADATA
from tests.handlers.cases.parties import colleague
from tests.handlers.everything import DEPARTMENT, RATING, VISITED
from tests.handlers.everything import asking as ask
from tests.handlers.paths import rows

PLACES = ("dzb", "zzrs", "tzcj", "czj", "jsj", "aqhb")


@pytest.fixture
async def staffed(town):
    """A member of each department; the last of them is of 投资促进局."""
    for number, place in enumerate(sorted(PLACES), 31):
        member = await colleague(town, number, place)
    return member


async def everything(services):
    """All rows of all tables but that of the runs."""
    kept = [table for table in METADATA.sorted_tables if table.name != "run"]
    return {table.name: await rows(services, table) for table in kept}


async def flaws(services):
    return {one.flaw for one in (await self_testing.run(services)).findings}


async def sabotage(services, trigger):
    """Let the database do what a faulty program would."""
    async with services.database.transaction() as session:
        await session.execute(text(f"CREATE TRIGGER sabotage {trigger}"))


async def tick(town):
    await jobs.work(Context(town.application))
    await town.deliver()


async def test_every_questionnaire_passes_for_every_department(services, staffed):
    report = await self_testing.run(services)

    assert (report.trials, report.findings) == (12, ())


async def test_nothing_of_it_stays_anywhere(services, staffed, office, admin):
    before = await everything(services)

    await self_testing.run(services)

    assert await everything(services) == before


async def test_who_is_answering_meanwhile_keeps_their_answers(services, staffed, li):
    await li.send("/start enterprise")
    await li.tap("匿名")
    before = await everything(services)

    await self_testing.run(services)

    assert await everything(services) == before


RATED = "AFTER INSERT ON response BEGIN UPDATE response SET grade = 'good' WHERE id = NEW.id; END"
SENT = (
    "AFTER INSERT ON casefile BEGIN "
    "UPDATE casefile SET dispatched_at = opened_at WHERE id = NEW.id; END"
)
MISSENT = (
    "AFTER UPDATE OF dispatched_at ON casefile WHEN NEW.department <> 'czj' BEGIN "
    "UPDATE casefile SET department = 'czj' WHERE id = NEW.id; END"
)
TIMELESS = (
    "AFTER UPDATE OF dispatched_at ON casefile WHEN NEW.completion_days IS NOT NULL BEGIN "
    "UPDATE casefile SET completion_days = NULL, completion_from = NULL WHERE id = NEW.id; END"
)
NEVER_SETTLED = (
    "AFTER UPDATE OF state ON casefile WHEN NEW.state = 'settled' BEGIN "
    "UPDATE casefile SET state = 'claimed' WHERE id = NEW.id; END"
)


@pytest.mark.sqlite  # its triggers are
@pytest.mark.parametrize(
    ("trigger", "flaw"),
    [
        ("BEFORE INSERT ON response BEGIN SELECT RAISE(IGNORE); END", Flaw.UNSTORED),
        (RATED, Flaw.UNGRADED),
        ("BEFORE INSERT ON casefile BEGIN SELECT RAISE(ABORT, 'broken'); END", Flaw.BROKEN),
        ("AFTER INSERT ON case_response BEGIN DELETE FROM case_response; END", Flaw.UNOPENED),
        (SENT, Flaw.UNSENT),
        (MISSENT, Flaw.UNSENT),
        (TIMELESS, Flaw.UNTIMED),
        ("BEFORE INSERT ON outbox BEGIN SELECT RAISE(IGNORE); END", Flaw.UNTOLD),
        (NEVER_SETTLED, Flaw.UNTRACKED),
    ],
)
async def test_the_step_at_which_it_is_lost_is_found(services, staffed, trigger, flaw):
    await sabotage(services, trigger)

    assert await flaws(services) == {flaw}


async def test_a_rating_without_its_worst_button_is_found(services, staffed, monkeypatch):
    kinder = {code: name for code, name in GRADES.items() if code != "very_bad"}
    monkeypatch.setattr(asking, "GRADES", kinder)

    assert await flaws(services) == {Flaw.HIDDEN}


@pytest.mark.parametrize(
    ("rating", "flaw"),
    [
        (replace(RATING, required=False), Flaw.SKIPPABLE),
        (replace(RATING, show_if=Chosen("visited", frozenset({"never"}))), Flaw.UNREACHED),
    ],
)
async def test_a_questionnaire_that_loses_the_rating_is_found(
    town, services, staffed, rating, flaw
):
    ask(town, DEPARTMENT, VISITED, rating)

    found = (await self_testing.run(services)).findings

    assert found == tuple(Finding(flaw, "all", place) for place in PLACES)


async def test_without_a_question_for_the_department_the_office_is_told(town, services, office):
    ask(town, RATING)

    report = await self_testing.run(services)

    assert (report.trials, report.findings) == (1, ())


async def test_a_department_without_staff_is_found(services, clerk):
    found = (await self_testing.run(services)).findings

    assert {(one.flaw, one.department) for one in found} == {
        (Flaw.UNSTAFFED, place) for place in PLACES if place != "tzcj"
    }


async def test_staff_that_have_blocked_the_bot_are_found(town, services, staffed):
    lane = services.lane(staffed.id)
    async with services.database.transaction() as session:
        parked = outbox.Message(
            "x:1", services.keys.seal_chat(staffed.id), "…", None, services.now()
        )
        await outbox.post(session, replace(parked, lane=lane))
        blocked = outbox.OUTBOX.c.key == "x:1"
        await outbox.mark(session, blocked, state="parked", last_error=outbox.Cause.BLOCKED)

    assert await flaws(services) == {Flaw.UNREACHABLE}


async def test_without_a_deadline_for_completion_none_is_missed(services, staffed):
    kept = tuple(one for one in services.campaign.deadlines if one.stage is not Stage.COMPLETION)
    other = replace(services, campaign=replace(services.campaign, deadlines=kept))

    assert await flaws(other) == set()


async def test_success_is_silent_and_stands_in_health(town, staffed, office, admin):
    heard = len(office.heard)
    await tick(town)

    await admin.send("/health")

    line = next(line for line in admin.card.splitlines() if line.startswith("差评通道自检："))
    assert line == "差评通道自检：07-20 08:00 通过，6 个部门 × 2 份问卷"
    assert not [text for text in office.heard[heard:] if "自检" in text]


@pytest.mark.sqlite  # its triggers are
async def test_a_failure_is_told_to_coordinators_and_administrators_every_day(
    town, services, staffed, office, admin
):
    await sabotage(services, RATED)
    for _ in range(2):
        await tick(town)
        town.clock.pass_(days=1)

    told = [text for text in office.heard if "自检" in text]
    assert told[0] == (
        "差评通道自检　7 月 20 日\n\n"
        "⚠️ 试着给“非常不满意”，有地方走不通。自检不留任何数据；请告诉管理员尽快看：\n"
        "· 《群众问卷》党政办公室、组织人事部、投资促进局、财政局、建设局、"
        "安全生产监督和生态环境局：答卷存下了，档次丢了\n"
        "· 《企业问卷》党政办公室、组织人事部、投资促进局、财政局、建设局、"
        "安全生产监督和生态环境局：答卷存下了，档次丢了"
    )
    assert (len(told), len([text for text in admin.heard if "自检" in text])) == (2, 2)
    assert not [text for text in staffed.heard if "自检" in text]


async def test_what_people_only_have_to_see_to_is_told_once_a_week(town, clerk, office, clock):
    for _ in range(8):
        await tick(town)
        clock.pass_(days=1)

    told = [text for text in office.heard if "自检" in text]
    assert told[0] == (
        "差评通道自检　7 月 20 日\n\n"
        "📌 差评给得出来，但这几处请看一下：\n"
        "· 党政办公室、组织人事部、财政局、建设局、安全生产监督和生态环境局："
        "部门没有工作人员，差评没有人收到"
    )
    assert len(told) == 2


async def test_health_says_how_much_was_found(town, clerk, admin):
    await tick(town)

    await admin.send("/health")

    assert "差评通道自检：07-20 08:00 发现 10 处，已告诉专项办和管理员" in admin.card


async def test_a_long_list_of_departments_is_cut(services):
    found = tuple(Finding(Flaw.UNSTAFFED, "citizen", f"d{n}") for n in range(12))
    ghost = (Finding(Flaw.UNREACHED, "gone", None),)

    words = self_test_news.words(services, (*found, *ghost), Language.ZH)

    assert "d9等，另有 2 个部门：部门没有工作人员" in words
    assert "· 《gone》未定部门：从头答到尾，给不出“非常不满意”" in words


async def test_a_run_that_was_missed_is_made_up_for(town, services, staffed, clock):
    clock.pass_(days=3, hours=5)
    await tick(town)

    assert await rows(services, tables.RESPONSE) == []
    assert jobs.due(services, Job.SELF_TEST, clock()) == clock() - timedelta(hours=9)
