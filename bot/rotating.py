"""`najian rotate-key`: everything that is sealed is sealed with a new key.

The new secret is written beside the former one first, and the former one goes last: whatever
interrupts it in between, everything can be read, and the next call goes on.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot import auditing, vault
from bot.home import Home
from domain.auditing import Event, Kind, Thing
from storage import key_file, sealing
from storage.attachments import Files
from storage.audit import Trail
from storage.keys import Keys


class HeldUpError(RuntimeError):
    """Another program kept the database from being emptied of what the former key opens."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """In how many rows something was sealed anew, and how many files were.

    `lost` counts files that no key opens.
    """

    rows: int
    files: int
    lost: int


async def rotate(
    home: Home, campaign: str, *, now: datetime, copies: Path | None = None
) -> Outcome:
    """Change the key for sealing, or go on with a change that was begun. Nobody else may be at it.

    Raises the errors of `bot.vault`, of `vault.alone`, and `HeldUpError`.
    """
    async with vault.alone(home):
        before = key_file.load(home.key, may_make=False)
        async with vault.opened_with(before.keys(), home, now=now, copies=copies, is_alone=True):
            pass  # it is the right key, and nothing is left that was never sealed
        changing = before.changing()
        key_file.store(home.key, changing)
        keys = changing.keys()
        async with vault.opened_with(keys, home, now=now, copies=copies, is_alone=True) as database:
            rows, is_emptied = await sealing.renew(database, keys)
            files, lost = await asyncio.to_thread(_renew_files, home, keys, now)
            if not is_emptied:
                raise HeldUpError(
                    "Another program has the database open. Stop it, and say it again: until then "
                    "the former key still opens what was stored before."
                )
            # Before the last step: a kill in between lets it be said twice, and never not at all.
            changed = Event(Kind.CHANGED_KEY, Thing.CAMPAIGN, campaign)
            await auditing.note_in(database, Trail(campaign, keys, now), changed)
        key_file.store(home.key, changing.changed())
        return Outcome(rows, files, lost)


def _renew_files(home: Home, keys: Keys, now: datetime) -> tuple[int, int]:
    files = [Files(folder, keys) for folder in (home.attachments, home.archive)]
    counts = [each.renew_seals() for each in files]
    for each in files:
        each.sweep(now)  # what was half-written when it was interrupted
    return sum(renewed for renewed, _ in counts), sum(lost for _, lost in counts)
