"""What was gathered elsewhere is looked through like everything else."""

from bot import importing
from domain.opinions import Channel
from domain.shielding import Shield
from storage.tables import RESPONSE
from tests.storage.rows import rows


async def test_a_row_that_names_somebody_is_held(services, tmp_path):
    file = tmp_path / "gathered.csv"
    file.write_text("意见,部门\n规划科的王科长不签字,建设局\n排队太久,建设局\n", encoding="utf-8")

    done = await importing.take_in(
        services, file, Channel.PHONE, None, progress=lambda done, of: None
    )

    shields = sorted(row["shield"] for row in await rows(services.database, RESPONSE))
    assert (done.added, shields) == (2, [Shield.FOUND, Shield.OPEN])
