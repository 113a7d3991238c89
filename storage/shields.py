"""Shields 回避: which responses a department may see, and what becomes of those it may not.

`visible` is the one condition that all queries for staff share. What is held stands behind no
entry: it is released from them, and no run places it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, exists, or_, select, union_all, update

from domain import shielding
from domain.cases import Party
from domain.shielding import HELD, WAITING, Shield
from storage import entries, portions
from storage.case_tables import CASE_STEP, CASE_VERDICT
from storage.database import Session
from storage.office_tables import SELF_CHECK
from storage.tables import ANSWER, ATTACHMENT, OPINION, REMARK, RESPONSE


@dataclass(frozen=True, slots=True)
class Unread:
    """A response whose words nobody has looked through; `words` are all of its own, each once."""

    id: int
    words: tuple[str, ...]
    is_self_check: bool


def visible() -> ColumnElement[bool]:
    """The condition: a row of RESPONSE that its department may see."""
    return RESPONSE.c.shield.not_in(HELD)


def visible_files() -> ColumnElement[bool]:
    """The same for its files: what is released has its names taken out, which no file has."""
    return RESPONSE.c.shield == Shield.OPEN


def waiting() -> ColumnElement[bool]:
    """The condition: a row of RESPONSE that waits for the coordinator."""
    return RESPONSE.c.shield.in_(WAITING)


def is_visible(response: ColumnElement[int]) -> ColumnElement[bool]:
    """The condition of `visible` where RESPONSE is not joined, by the column that names it."""
    return exists().where(RESPONSE.c.id == response, visible())


async def find(session: Session, response_id: int) -> Shield | None:
    """How a response is shielded; `None` if there is none."""
    found = await session.scalar(select(RESPONSE.c.shield).where(RESPONSE.c.id == response_id))
    return None if found is None else Shield(found)


async def unread(session: Session, campaign: str, *, most: int) -> tuple[Unread, ...]:
    """Responses to be looked through, in the order of their ids, which is none of time."""
    checked = exists().where(SELF_CHECK.c.response == RESPONSE.c.id).label("checked")
    rows = (
        await session.execute(
            select(RESPONSE.c.id, checked)
            .where(RESPONSE.c.campaign == campaign, RESPONSE.c.shield == Shield.UNREAD)
            .order_by(RESPONSE.c.id)
            .limit(most)
        )
    ).all()
    found = await words(session, [row.id for row in rows])
    return tuple(Unread(row.id, found.get(row.id, ()), bool(row.checked)) for row in rows)


async def words(session: Session, response_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """All that somebody typed, said or added, by response, each text once; no words of buttons."""
    found: dict[int, set[str]] = defaultdict(set)
    for ids in portions.of(response_ids):
        for row in await session.execute(_words(ids)):
            found[row.response].add(row.words)
        for row in await session.execute(_values(ids)):
            if isinstance(row.value, str):
                found[row.response].add(row.value)
    return {response: tuple(sorted(texts - {""})) for response, texts in found.items()}


async def judge(session: Session, judged: Collection[tuple[Unread, Shield]]) -> tuple[int, ...]:
    """Note what was found; gives the ids of these but for those whose words are others by now."""
    listed = RESPONSE.c.id.in_([one.id for one, _ in judged])
    unjudged = select(RESPONSE.c.id).where(listed, RESPONSE.c.shield == Shield.UNREAD)
    still = set(await session.scalars(unjudged))
    found = await words(session, still)
    same = [
        (one.id, shield)
        for one, shield in judged
        if one.id in still and found.get(one.id, ()) == one.words
    ]
    for shield in sorted({shield for _, shield in same}):
        await _put_all(session, [one for one, found in same if found is shield], shield)
    return tuple(response_id for response_id, _ in same)


async def more_words(session: Session, response_id: int) -> None:
    """Something was added: call in the transaction that adds it."""
    known = await find(session, response_id)
    if known is not None:
        await put(session, response_id, shielding.after_more_words(known))


async def put(session: Session, response_id: int, shield: Shield) -> None:
    """Shield a response like this. What was placed of it before leaves its entries.

    What is only to be looked through stays placed: the words behind entries were.
    """
    await _put_all(session, (response_id,), shield)


async def _put_all(session: Session, responses: Collection[int], shield: Shield) -> None:
    changed = update(RESPONSE).where(RESPONSE.c.id.in_(responses))
    await session.execute(changed.values(shield=shield))
    if shield in HELD - {Shield.UNREAD}:
        said = select(OPINION.c.id).where(OPINION.c.response.in_(responses))
        await entries.release(session, said)


async def keep(session: Session, response_id: int) -> bool:
    """The coordinator keeps it; false if there was nothing to decide."""
    if await find(session, response_id) not in WAITING:
        return False
    await put(session, response_id, Shield.KEPT)
    return True


async def to_release(session: Session, response_id: int) -> tuple[str, ...]:
    """The texts a department would read of a response, each once: to be written without names."""
    stated = select(OPINION.c.text).where(OPINION.c.response == response_id)
    written = select(ATTACHMENT.c.transcript).where(
        ATTACHMENT.c.response == response_id, ATTACHMENT.c.transcript.is_not(None)
    )
    return tuple(sorted({*await session.scalars(stated), *await session.scalars(written)}))


async def release(session: Session, response_id: int, wordings: Mapping[str, str]) -> bool:
    """Let the department have it, in wordings without names; false if others would be needed.

    `wordings` has one for each text; where nothing is left of a text, its opinion goes.
    """
    known = await find(session, response_id)
    if known not in HELD - {Shield.UNREAD}:
        return False
    if set(await to_release(session, response_id)) != set(wordings):
        return False
    await _reword(session, response_id, wordings)
    await put(session, response_id, Shield.RELEASED)
    return True


async def _reword(session: Session, response_id: int, wordings: Mapping[str, str]) -> None:
    said = select(OPINION.c.id, OPINION.c.text).where(OPINION.c.response == response_id)
    for row in (await session.execute(said)).all():
        opinion = OPINION.c.id == row.id
        if wordings[row.text]:
            reworded = update(OPINION).where(opinion)
            await session.execute(reworded.values(text=wordings[row.text]))
        else:
            await session.execute(delete(OPINION).where(opinion))
    written = select(ATTACHMENT.c.id, ATTACHMENT.c.transcript).where(
        ATTACHMENT.c.response == response_id, ATTACHMENT.c.transcript.is_not(None)
    )
    for row in (await session.execute(written)).all():
        reworded = update(ATTACHMENT).where(ATTACHMENT.c.id == row.id)
        await session.execute(reworded.values(transcript=wordings[row.transcript]))


def _words(ids: Collection[int]) -> Any:
    """Texts by response. What was imported was asked by no question, and none of it was tapped."""
    own = or_(OPINION.c.question.is_not(None), RESPONSE.c.questionnaire.is_(None))
    stated = (
        select(OPINION.c.response, OPINION.c.text.label("words"))
        .join(RESPONSE, RESPONSE.c.id == OPINION.c.response)
        .where(OPINION.c.response.in_(ids), own)
    )
    return union_all(
        stated,
        _of(ANSWER.c.response, ANSWER.c.words, ids),
        _of(ATTACHMENT.c.response, ATTACHMENT.c.transcript, ids).where(
            ATTACHMENT.c.transcript.is_not(None)
        ),
        _of(REMARK.c.response, REMARK.c.text, ids),
        _of(CASE_VERDICT.c.response, CASE_VERDICT.c.reason, ids),
        _of(CASE_STEP.c.response, CASE_STEP.c.note, ids).where(
            CASE_STEP.c.party == Party.RESPONDENT
        ),
    )


def _of(
    response: ColumnElement[Any], text: ColumnElement[Any], ids: Collection[int]
) -> Select[Any]:
    return select(response.label("response"), text.label("words")).where(response.in_(ids))


def _values(ids: Collection[int]) -> Select[Any]:
    """Typed answers, with codes and numbers among them, which name nobody."""
    return select(ANSWER.c.response, ANSWER.c.value).where(ANSWER.c.response.in_(ids))
