"""What was gathered elsewhere: what storing a row gives, and that it is looked through."""

from bot import importing
from domain.opinions import Channel
from domain.responses import Mode, Stored
from domain.shielding import Shield
from storage import tables
from storage.tables import RESPONSE
from tests.storage.rows import complete, rows, unique


def row(**fields):
    usual = {"mode": Mode.RECORDED, "channel": Channel.HOTLINE, "source": unique(), "receipt": None}
    return complete(**usual | fields)


async def test_a_row_that_is_new_is_told_with_its_rating_and_whether_it_is_a_complaint(database):
    async with database.transaction() as session:
        stored = await importing.store(session, row(grade="bad"), is_complaint=True)

    (response,) = await rows(database, tables.RESPONSE)
    assert stored == Stored(response["id"], "tzcj", "bad", is_complaint=True)


async def test_a_row_that_is_here_already_is_not(database):
    again = row()
    async with database.transaction() as session:
        await importing.store(session, again, is_complaint=False)

        stored = await importing.store(session, again, is_complaint=False)

    assert stored is None


async def test_a_row_that_names_somebody_is_held(services, tmp_path):
    file = tmp_path / "gathered.csv"
    file.write_text("意见,部门\n规划科的王科长不签字,建设局\n排队太久,建设局\n", encoding="utf-8")

    done = await importing.take_in(
        services, file, Channel.PHONE, None, progress=lambda done, of: None
    )

    shields = sorted(row["shield"] for row in await rows(services.database, RESPONSE))
    assert (done.added, shields) == (2, [Shield.FOUND, Shield.OPEN])
