"""What an export has is what is stored, as far as it is for whom it is made."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from bot import exporting
from bot.exporting import UnknownCampaignError
from domain.exports import Audience
from domain.figures import Period
from domain.opinions import Aspect, Ledger, Respondent
from domain.responses import Mode
from domain.shielding import Shield
from reports.exporting import package
from reports.exporting.partitions import Format
from storage import cases, cohorts, drafts
from storage.keys import Keys
from storage.tables import COHORT, OPINION, RESPONSE
from tests.bot.exports import CODE, add, answer, content, export, read
from tests.domain.cases import case
from tests.storage import ledgers
from tests.storage.rows import TODAY, complete, entry, said

OFFICE, DEPARTMENT = Audience.OFFICE, Audience.DEPARTMENT
PLANTED = {
    "mode": Mode.NAMED,
    "person": b"planted-person--",
    "chat": b"planted-chat",
    "contact": b"planted-contact",
    "receipt": b"planted-receipt-",
    "window": "planted-window",
}
RECORDED = {
    "mode": Mode.RECORDED,
    "place": "planted-place",
    "recorder": b"planted-recorder",
    "source": b"planted-source--",
    "receipt": None,
}
EVERYONE = [(Audience.OUTSIDE, None), (Audience.LEADER, None), (OFFICE, None), (DEPARTMENT, "tzcj")]
everyone = pytest.mark.parametrize("reader", EVERYONE, ids=lambda reader: reader[0])


@pytest.fixture
async def ledger(database):
    """A draft of a department: one row that five people stand behind, one that one does."""
    many = [answer("bad", "窗口排队太久", aspects=(Aspect.PROCESS,)) for _ in range(5)]
    await add(database, *many, answer("good", "停车难", aspects=(), respondent=Respondent.CITIZEN))
    async with database.transaction() as session:
        known = {row.text: [] for row in await session.execute(select(OPINION))}
        for row in await session.execute(select(OPINION)):
            known[row.text].append(row.id)
        return await ledgers.freeze(
            session,
            entry(*known["窗口排队太久"], text="窗口排队太久", measure="=加开窗口"),
            entry(*known["停车难"], text="停车难"),
            campaign=CODE,
        )


async def open_case(database, response, **fields):
    async with database.transaction() as session:
        return await cases.open_(session, CODE, response, case(**fields))


@everyone
@pytest.mark.parametrize("form", list(Format))
async def test_no_export_has_what_leads_to_a_person(services, database, tmp_path, reader, form):
    known = await add(
        database,
        *(answer() for _ in range(4)),
        answer("very_bad", "电话13812345678，planted-word", **PLANTED),
        answer("bad", "代录", **RECORDED),
    )
    file = await open_case(database, known[4])
    out = await export(services, tmp_path / "out", *reader, form=form)

    bytes_ = content(out)
    ids = [*known, file.id]
    hidden = [b"planted-" + end for end in (b"person", b"chat", b"contact", b"receipt", b"window")]
    hidden += [b"planted-place", b"planted-recorder", b"planted-source", b"13812345678"]
    hidden += [str(one).encode() for one in ids]
    hidden += [value.hex().encode() for value in (PLANTED["person"], PLANTED["receipt"])]
    assert [one for one in hidden if one in bytes_] == []
    assert (b"planted-word" in bytes_) == (reader[0] in {OFFICE, DEPARTMENT})


@everyone
@pytest.mark.parametrize("shield", [Shield.UNREAD, Shield.ASKED, Shield.FOUND, Shield.KEPT])
async def test_held_words_are_for_the_office_alone_and_without_whom_they_name(
    services, database, tmp_path, reader, shield
):
    text = "窗口的王科长推来推去，拖了整整三个月"
    (known,) = await add(database, answer("bad", text, shield=shield))
    await open_case(database, known, held=True)
    out = await export(services, tmp_path / "out", *reader)
    table = await export(services, tmp_path / "table", *reader, form=Format.CSV)

    is_office = reader[0] is OFFICE
    for bytes_ in (content(out), content(table)):
        found = ("拖了整整三个月".encode() in bytes_, "王科长".encode() in bytes_)
        assert found == (is_office, False)
    if reader[0] in {OFFICE, DEPARTMENT}:
        held = [(True,)] if is_office else []
        flag = "is_held" if is_office else "true"
        tables = ("responses", "opinions", "cases")
        assert [read(out, name, flag) for name in tables] == [held] * 3


async def test_what_may_be_passed_on_is_what_the_batches_say(services, database, tmp_path):
    grades = ["good", "bad", "bad", "fair", "very_good", "very_bad"]
    await add(database, *(answer(grade) for grade in grades))
    await add(database, *(answer(None, "", department="czj") for _ in range(5)))
    await add(database, *(answer("bad", department="jsj") for _ in range(4)))
    out = await export(services, tmp_path / "out")

    columns = "department, department_name, people, ratings, very_good, good, fair, bad, very_bad"
    assert read(out, "responses", columns, "department") == [
        ("czj", "财政局", 5, 0, 0, 0, 0, 0, 0),
        ("tzcj", "投资促进局", 6, 6, 1, 1, 1, 2, 1),
    ]
    assert read(out, "opinions", "department, aspect, people, base") == [("tzcj", "fees", 6, 6)]
    async with database.reading() as session:
        batches = await cohorts.read(session, CODE)
    told = sum(batch.size for batch in batches)
    assert [told] == [people for (people,) in read(out, "responses", "sum(people)", "1")]


async def test_two_exports_differ_by_whole_batches(services, database, tmp_path):
    columns = "people, good, bad"
    await add(database, *(answer() for _ in range(5)))
    first = await export(services, tmp_path / "first")
    await add(database, answer("bad"))
    second = await export(services, tmp_path / "second")
    await add(database, *(answer("bad") for _ in range(4)))
    third = await export(services, tmp_path / "third")

    told = [read(out, "responses", columns) for out in (first, second, third)]
    assert told == [[(5, 5, 0)], [(5, 5, 0)], [(10, 5, 5)]]
    assert read(first, "responses", "id") == read(third, "responses", "id")


async def test_outside_an_entry_is_quoted_that_enough_people_named(services, ledger, tmp_path):
    out = await export(services, tmp_path / "out")
    leader = await export(services, tmp_path / "leader", Audience.LEADER)

    columns = "department, ledger, text, people, step, draft, drafted_on"
    assert read(out, "entries", columns) == [
        ("tzcj", 3, "窗口排队太久", 5, 5, ledger.number, TODAY)
    ]
    assert read(leader, "entries") == []


@pytest.mark.parametrize("reader", EVERYONE[2:], ids=lambda reader: reader[0])
async def test_inside_the_draft_is_told_as_it_is_printed(
    services, database, ledger, tmp_path, reader
):
    out = await export(services, tmp_path / "out", *reader)

    async with database.reading() as session:
        draft = await drafts.get(session, CODE, "tzcj", ledger.number)
    columns = "place, text, people, enterprises, measure, section, standing, draft, first_said_on"
    assert read(out, "entries", columns, "place") == [
        (
            *(place, known.text, known.people, known.people, known.measure or None, None),
            *("new", draft.number, TODAY),
        )
        for place, known in enumerate(draft.entries, 1)
    ]


async def test_another_department_has_nothing_of_it(services, ledger, tmp_path):
    out = await export(services, tmp_path / "out", DEPARTMENT, "czj")

    assert [read(out, name) for name in ("responses", "opinions", "entries", "cases")] == [[]] * 4


async def test_single_responses_are_those_that_are_stored(services, database, tmp_path):
    await add(
        database,
        answer("bad", "收费高"),
        answer(None, "没有评价", department=None, respondent=None),
        answer("good", "自查", respondent=Respondent.STAFF),
        answer("good", "", completed_on=TODAY - timedelta(days=31)),
    )
    out = await export(services, tmp_path / "out", OFFICE)

    columns = "department, respondent, grade, completed_on, keep_until, mode, month"
    until = TODAY + timedelta(days=365)
    earlier = TODAY - timedelta(days=31)
    assert read(out, "responses", columns, "grade") == [
        ("tzcj", "enterprise", "bad", TODAY, until, "anonymous", "2020-07"),
        ("tzcj", "enterprise", "good", earlier, until, "anonymous", "2020-06"),
        (None, None, None, TODAY, until, "anonymous", "2020-07"),
    ]
    columns = "text, respondent, said_on, keep_until, response_id IS NULL"
    assert read(out, "opinions", columns, "text") == [
        ("收费高", "enterprise", TODAY, until, False),
        ("没有评价", None, TODAY, until, False),
        ("自查", "staff", None, until.replace(day=1), True),
    ]


async def test_an_opinion_leads_to_its_response_its_entry_and_their_case(
    services, database, ledger, tmp_path
):
    async with database.reading() as session:
        bad = (
            await session.scalars(select(RESPONSE.c.id).where(RESPONSE.c.grade == "bad"))
        ).first()
    await open_case(database, bad)
    out = await export(services, tmp_path / "out", OFFICE)

    ids = {name: {one for (one,) in read(out, name, "id")} for name in ("responses", "entries")}
    named = read(out, "opinions", "response_id, entry_id")
    ((about,),) = read(out, "cases", "response_ids")
    assert {one for one, _ in named} == ids["responses"]
    assert {one for _, one in named} == ids["entries"]
    assert (len(about), set(about) <= ids["responses"]) == (1, True)


async def test_what_was_withdrawn_keeps_its_marks_alone(services, database, tmp_path):
    await add(database, answer("bad", "撤回的话"))
    async with database.transaction() as session:
        await session.execute(update(RESPONSE).values(withdrawn_on=TODAY))
    out = await export(services, tmp_path / "out", OFFICE)

    assert (read(out, "responses", "grade"), read(out, "opinions")) == ([("bad",)], [])


async def test_words_of_which_nothing_is_left_are_empty(services, database, tmp_path):
    await add(database, answer("bad", "王科长", shield=Shield.KEPT))
    out = await export(services, tmp_path / "out", OFFICE)

    assert read(out, "opinions", "text, is_held") == [(None, True)]


async def test_a_case_is_told_by_its_days_and_its_state(services, database, tmp_path):
    mine, others, held = await add(
        database, answer("bad"), answer("bad", department="czj"), answer("bad")
    )
    await open_case(database, mine)
    await open_case(database, others, department="czj")
    await open_case(database, held, held=True)
    office = await export(services, tmp_path / "office", OFFICE)
    department = await export(services, tmp_path / "department", DEPARTMENT, "tzcj")

    columns = "department, state, round, opened_on, was_returned, is_late"
    assert read(department, "cases", columns) == [("tzcj", "received", 1, TODAY, False, False)]
    assert read(office, "cases", "department, is_held", "ALL") == [
        ("czj", False),
        ("tzcj", False),
        ("tzcj", True),
    ]


async def test_outside_cases_are_told_as_leaders_know_them(services, database, tmp_path):
    (known,) = await add(database, answer("bad"))
    await open_case(database, known)
    out = await export(services, tmp_path / "out")

    rows = read(out, "cases", "department, as_of, late, open, closed, verdicts", "department")
    assert len(rows) == 1 + len(services.campaign.departments)
    assert {row[1:] for row in rows} == {(TODAY, 0, None, None, None)}


@pytest.mark.parametrize("form", list(Format))
@everyone
async def test_the_same_is_exported_the_same_byte_by_byte(services, ledger, tmp_path, reader, form):
    made = [
        await export(services, tmp_path / name, *reader, form=form) for name in ("first", "second")
    ]

    files = [{p.relative_to(out): p.read_bytes() for p in out.rglob("*.*")} for out in made]
    assert files[0] == files[1]


async def test_ids_of_one_kind_of_export_are_in_no_other_and_in_no_other_deployment(
    services, ledger, tmp_path
):
    others = replace(services, keys=Keys(bytes(32)))
    made = [
        await export(services, tmp_path / "office", OFFICE),
        await export(services, tmp_path / "department", DEPARTMENT, "tzcj"),
        await export(services, tmp_path / "outside"),
        await export(others, tmp_path / "elsewhere", OFFICE),
    ]

    ids = [{one for (one,) in read(out, "entries", "id")} for out in made]
    assert len(set.union(*ids)) == sum(map(len, ids))
    told = {one for out in made for one in read(out, "entries", "deployment")}
    assert told == {(services.keys.deployment(),), (others.keys.deployment(),)}


async def test_days_choose_by_the_day_that_places_a_row_in_its_month(services, database, tmp_path):
    earlier = TODAY - timedelta(days=10)
    before = [answer(completed_on=earlier, department="czj") for _ in range(5)]
    await add(database, *before, *(answer() for _ in range(5)))
    days = Period(date.min, earlier)
    outside = await export(services, tmp_path / "outside", days=days)
    office = await export(services, tmp_path / "office", OFFICE, days=days)

    assert read(outside, "responses", "last_day, people") == [(earlier, 5)]
    assert read(outside, "cases") == []
    assert [len(read(office, name)) for name in ("responses", "opinions")] == [5, 5]


async def test_an_earlier_campaign_is_told_as_it_was_frozen(services, database, tmp_path):
    await add(database, *(answer(campaign="older") for _ in range(5)))
    outside = await export(services, tmp_path / "outside", campaign="older")
    office = await export(services, tmp_path / "office", OFFICE, campaign="older")

    assert read(outside, "responses") == []  # nobody has formed its batches
    assert read(office, "responses", "DISTINCT campaign", "1") == [("older",)]
    async with database.reading() as session:
        assert (await session.execute(select(COHORT))).all() == []


async def test_a_campaign_of_which_nothing_is_kept_is_refused_and_leaves_nothing(
    services, tmp_path
):
    with pytest.raises(UnknownCampaignError, match=f"Nothing is kept of none. There is: {CODE}."):
        await export(services, tmp_path / "out", campaign="none")

    assert not (tmp_path / "out").exists()


@everyone
@pytest.mark.parametrize("form", list(Format))
async def test_an_empty_campaign_gives_tables_that_can_be_read(services, tmp_path, reader, form):
    out = await export(services, tmp_path / "out", *reader, form=form)

    described = json.loads((out / package.NAME).read_text("utf-8"))
    for table in described["resources"]:
        (path,) = table["path"]
        names = [field["name"] for field in table["schema"]["fields"]]
        if form is Format.CSV:
            assert (out / path).read_text("utf-8").splitlines()[0].split(",") == names
        else:
            assert len(read(out, table["name"], "*")) in {0, 7}
    assert described["najian"]["audience"] == reader[0]


async def test_progress_is_told_with_how_much_there_will_be(services, database, tmp_path):
    await add(database, *(answer() for _ in range(3)))
    expected, done = [], []
    progress = exporting.Progress(expected.append, done.append)
    await export(services, tmp_path / "out", OFFICE, progress=progress)

    assert (expected, sum(done)) == ([6], 6)


@pytest.mark.parametrize("form", list(Format))
async def test_a_folder_that_cannot_be_written_leaves_nothing(services, database, tmp_path, form):
    await add(database, *(answer() for _ in range(5)))

    with pytest.raises(NotADirectoryError):
        await export(services, tmp_path / "out", form=form, in_the_way="opinions")

    assert [path.name for path in tmp_path.iterdir()] == ["home"]


async def test_what_somebody_said_of_a_department_stays_where_the_opinion_was_moved(
    services, database, tmp_path
):
    statements = said("归财政局", ledger=Ledger.BENCHMARK)
    await add(database, complete(campaign=CODE, statements=statements))
    async with database.transaction() as session:
        await session.execute(update(OPINION).values(department="czj"))
    own = await export(services, tmp_path / "own", DEPARTMENT, "tzcj")
    other = await export(services, tmp_path / "other", DEPARTMENT, "czj")

    assert [len(read(out, "opinions")) for out in (own, other)] == [0, 1]
    assert [len(read(out, "responses")) for out in (own, other)] == [1, 0]
