"""Living entries and frozen drafts for a test, without a run that places opinions."""

from dataclasses import replace
from itertools import count

from sqlalchemy import insert, select

from storage import drafts, entries
from storage.office_tables import ENTRY, SUPPORT
from tests.storage.rows import NOON

_NUMBERS = count(1001)


async def keep(session, *new, campaign="yshj", department="tzcj", wordless=()):
    """Store living entries with what is behind them; gives them with the ids they got."""
    stored = [replace(e, id=e.id or next(_NUMBERS), version=1, department=department) for e in new]
    if stored:
        place = {"campaign": campaign, "department": department or ""}
        await session.execute(insert(ENTRY), [place | _row(entry) for entry in stored])
    behind = [row for entry in stored for row in _supports(entry)]
    behind += [_support(opinion, None, 0.0) for opinion in wordless]
    if behind:
        await session.execute(insert(SUPPORT), behind)
    return stored


async def freeze(session, *new, campaign="yshj", department="tzcj", wordless=()):
    """Store living entries beside those there are, and freeze all; gives the draft."""
    await keep(session, *new, campaign=campaign, department=department, wordless=wordless)
    number = await drafts.freeze_anyway(session, campaign, department, now=NOON)
    return await drafts.get(session, campaign, department, number)


async def find(session, entry_id):
    """An entry with all its support; `None` where it is gone."""
    row = (await session.execute(select(ENTRY).where(ENTRY.c.id == entry_id))).one_or_none()
    return row and entries.read(row, await entries.support(session, row))


def _row(entry):
    copied = ("text", "first_said_on", "measure", "deadline", "section", "note", "news", "reason")
    return {name: getattr(entry, name) for name in copied} | {
        "id": entry.id,
        "ledger": entry.ledger.value,
        "speaker": entry.support[0].opinion_id if entry.support else None,
        "respondents": [[kind, number] for kind, number in entry.respondents],
        "aspects": [[aspect, 1] for aspect in entry.aspects],
        "standing": entry.standing,
        "is_held": entry.is_held,
        "version": entry.version,
    }


def _supports(entry):
    return [_support(s.opinion_id, entry.id, s.similarity, is_new=s.is_new) for s in entry.support]


def _support(opinion, entry, similarity, *, is_new=False):
    return {"opinion": opinion, "entry": entry, "similarity": similarity, "is_new": is_new}
