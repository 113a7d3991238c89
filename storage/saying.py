"""Says a statement that belongs to no turn alone, so that a cancelled turn can't cut it short."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncConnection


async def say(writer: AsyncConnection, statement: str) -> None:
    """Say where a turn begins or ends. Cancelled half-way, it would harm all turns of the batch."""
    saying = asyncio.ensure_future(writer.exec_driver_sql(statement))
    try:
        await asyncio.shield(saying)
    except asyncio.CancelledError:
        await asyncio.wait([saying])
        raise
