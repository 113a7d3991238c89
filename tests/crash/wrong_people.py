"""What must be stored of what people did: nothing that was confirmed is lost, nothing is twice."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.crash.respondents import Memory, Stage
from tests.crash.store import Row, Tables
from tests.crash.unsealing import Key

CAMPAIGN = "yhyshj2020"
_ENDED = {Stage.SENT, Stage.LEAVING, Stage.GONE}


def inbox(tables: Tables, acknowledged: int, given: Iterable[int]) -> Iterator[str]:
    """Every update that was acknowledged is in the inbox, or was answered; none is faulty."""
    known = {row["update_id"]: row for row in tables["received"]}
    for number in given:
        if number < acknowledged and number not in known:
            yield f"update {number} was acknowledged, and is not stored"
    for number, row in known.items():
        if row["fault"] not in {None, "flood"}:  # a hundred wait already, and they are told
            yield f"update {number} has the fault {row['fault']}"
        if row["payload"] is None and not row["taken"]:
            yield f"update {number} is empty, and was never taken"


def memories(tables: Tables, key: Key, people: Iterable[Memory]) -> Iterator[str]:
    """What each respondent was told is so."""
    begun, sent = _by(tables["interview_answer"], "interview"), _by(tables["answer"], "response")
    interviews = {row["id"] for row in tables["interview"]}
    by_receipt = {row["receipt"]: row for row in tables["response"]}
    said, typed = _said(tables, key, people), _typed(tables)
    for one in people:
        who = f"{one.mark} ({one.stage.name})"
        codes = [one.code] if one.code else one.tapped
        known = [row for code in codes if (row := by_receipt.get(key.receipt(code)))]
        if len(known) > 1 or (known and one.interview in interviews):
            yield f"{who}: was sent {len(known)} times, the interview is still there"
        elif not known:
            yield from _unsent(who, one, interviews, begun, key)
        elif known[0]["withdrawn_on"] is not None:
            if one.stage not in {Stage.LEAVING, Stage.GONE}:
                yield f"{who}: was withdrawn by nobody"
            if said[one.mark] or typed[known[0]["id"]]:
                yield f"{who}: was withdrawn, and words are left"
        else:
            yield from _sent(who, one, sent.get(known[0]["id"], []), said[one.mark], key)


def once_each(tables: Tables) -> Iterator[str]:
    """As many responses by respondents themselves as people who took part."""
    own = [row for row in tables["response"] if row["mode"] != "recorded"]
    took_part = len(tables["participation"])
    if len(own) != took_part:
        yield f"{len(own)} responses of {took_part} people"


def files(tables: Tables, key: Key, folder: Path) -> Iterator[str]:
    """Every file that an answer names lies there, and says what its name is the hash of."""
    named = {row["digest"] for row in tables["attachment"]}
    for row in tables["interview_answer"]:
        named |= {file["digest"] for file in json.loads(row["attachments"])}
    for name in named:
        path = folder / f"{name}.sealed"
        if not path.exists():
            yield f"the file {name} is named, and not there"
        elif key.file(key.content(path.read_bytes())) != name:
            yield f"the file {name} says something else"


def left_over(tables: Tables, folder: Path) -> Iterator[str]:
    """Once all is quiet: no update without an answer, no file that nobody names."""
    waiting = sum(row["payload"] is not None for row in tables["received"])
    if waiting:
        yield f"{waiting} updates are not answered"
    named = {row["digest"] for row in tables["attachment"]}
    for row in tables["interview_answer"]:
        named |= {file["digest"] for file in json.loads(row["attachments"])}
    for path in folder.glob("*"):
        if path.stem not in named:
            yield f"{path.name} is named by nothing"


def _unsent(
    who: str, one: Memory, interviews: set[int], begun: dict[int, list[Row]], key: Key
) -> Iterator[str]:
    """Of somebody whose response is not there: nothing was said of a receipt."""
    if one.stage in _ENDED:
        yield f"{who}: the receipt was shown, and there is no such response"
    elif one.answers and one.interview not in interviews:
        yield f"{who}: answers were confirmed, and the interview is gone"
    else:
        yield from _lost(who, one, begun.get(one.interview, []), key)


def _sent(who: str, one: Memory, rows: list[Row], said: int, key: Key) -> Iterator[str]:
    """Of somebody whose response is there."""
    if one.stage is Stage.BEGUN:
        yield f"{who}: was sent by nobody"
    if one.stage is Stage.GONE:
        yield f"{who}: was told that it is withdrawn, and it is not"
    yield from _lost(who, one, rows, key)
    if "trouble" in one.answers and said != 1:
        yield f"{who}: stands in {said} opinions"


def _lost(who: str, one: Memory, rows: list[Row], key: Key) -> Iterator[str]:
    stored = {row["question"]: row for row in rows}
    for question, value in one.answers.items():
        row = stored.get(question)
        found = row and json.loads(key.text(row["value"])), row and key.text(row["words"])
        if value not in found:
            yield f"{who}: confirmed {question} = {value}, stored {found}"


def _said(tables: Tables, key: Key, people: Iterable[Memory]) -> Counter[str]:
    """In how many opinions each mark stands."""
    texts = [key.text(row["text"]) for row in tables["opinion"]]
    return Counter(one.mark for one in people for text in texts if one.mark in text)


def _typed(tables: Tables) -> Counter[int]:
    """How many opinions of each response are more than the words of a button."""
    return Counter(row["response"] for row in tables["opinion"] if row["question"] is not None)


def _by(rows: list[Row], column: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found
