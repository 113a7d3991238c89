"""Exports for a test: things to store, the export as the command makes it, and what is read."""

import shutil
from dataclasses import replace

import duckdb

from bot import export_folder, exporting
from bot.export_order import ALL_DAYS, Order
from domain.exports import Audience, Reader
from domain.opinions import Aspect
from reports.exporting import opening
from reports.exporting.partitions import Format
from storage import responses
from storage.database import Database
from storage.keys import Keys
from tests.storage.rows import complete, said

CODE = "yhyshj2020"  # of the example's campaign
NOBODY = exporting.Progress(lambda _: None, lambda _: None)
ZONES = ((6, 2), (6, 2), (0, 2))  # who named fees and attitude in each of three deployments


async def add(database, *given):
    """Store responses; gives their ids."""
    async with database.transaction() as session:
        return [await responses.add(session, each) for each in given]


def answer(grade="good", text="收费高", *, aspects=(Aspect.FEES,), **fields):
    """A response of the example's campaign."""
    stated = said(text, aspects=aspects) if text else ()
    return complete(**{"campaign": CODE, "grade": grade, "statements": stated} | fields)


async def export(  # noqa: PLR0913 - an option each
    services,
    out,
    audience=Audience.OUTSIDE,
    department=None,
    *,
    form=Format.PARQUET,
    days=ALL_DAYS,
    campaign=CODE,
    progress=NOBODY,
    in_the_way="",
):
    """As `najian export` does it; perhaps with a file where a folder has to be."""
    reader = Reader(audience, department)
    order = Order(reader, campaign, days, form, opening.opener_of(form))
    with export_folder.written(out, force=False) as folder:
        if in_the_way:
            (folder / in_the_way).touch()
        await exporting.write(services, order, folder, progress)
    return out


def read(out, table, columns="*", order="id"):
    """Rows of a table as DuckDB reads them."""
    files = out / table / "**" / "*.parquet"
    asked = f"SELECT {columns} FROM read_parquet('{files}', hive_partitioning = true)"
    return duckdb.sql(f"{asked} ORDER BY {order}").fetchall()


def content(out):
    """All bytes of an export, file by file, what is packed unpacked."""
    packed = [path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()]
    tables = [path.name for path in sorted(out.iterdir()) if path.is_dir()]
    unpacked = [str(read(out, name)).encode() for name in tables if any(out.rglob("*.parquet"))]
    return b"\n".join([*packed, *unpacked])


async def zones(migrated, services, folder):
    """Three deployments, each with a database and a key of its own, and their exports."""
    for number, (fees, attitude) in enumerate(ZONES, 1):
        path = folder / f"zone{number}.db"
        shutil.copy(migrated, path)
        keys = Keys(bytes([number]) * 32)
        database = Database(path, keys)
        own = replace(services, database=database, keys=keys)
        grades = ["bad"] * 2 + ["very_bad"] + ["good"] * 7
        named = [(Aspect.FEES,)] * fees + [(Aspect.ATTITUDE,)] * attitude
        named += [()] * (len(grades) - len(named))
        await add(database, *(answer(g, aspects=a) for g, a in zip(grades, named, strict=True)))
        await export(own, folder / f"zone{number}")
        await database.close()
