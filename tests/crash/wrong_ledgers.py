"""What must hold of ledgers: figures are those of the opinions, drafts are whole."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from tests.crash.store import Row, Tables
from tests.crash.unsealing import Key

_COPIED = ("ledger", "first_said_on", "news", "standing")
_WORDS = ("text", "measure", "deadline", "section", "note")
_FIGURES = ("respondents", "aspects")
# Which column has to name a row of which table.
_LINKS = (
    ("opinion", "response", "response"),
    ("answer", "response", "response"),
    ("attachment", "response", "response"),
    ("remark", "response", "response"),
    ("support", "opinion", "opinion"),
    ("support", "entry", "entry"),
    ("clue", "opinion", "opinion"),
    ("interview_answer", "interview", "interview"),
    ("case_response", "response", "response"),
    ("case_response", "casefile", "casefile"),
    ("case_step", "casefile", "casefile"),
    ("case_verdict", "casefile", "casefile"),
    ("directive_step", "directive", "directive"),
    ("response", "cohort", "cohort"),
)


def orphans(tables: Tables) -> Iterator[str]:
    """Nothing names what is not there."""
    for child, column, parent in _LINKS:
        known = {row["id"] for row in tables[parent]} | {None}
        gone = [row[column] for row in tables[child] if row[column] not in known]
        if gone:
            yield f"{len(gone)} rows of {child} name no {parent}"


def entries(tables: Tables) -> Iterator[str]:
    """The figures of an entry are what a count of the opinions behind it gives."""
    opinions = {row["id"]: row for row in tables["opinion"]}
    kinds = {row["id"]: row["respondent"] for row in tables["response"]}
    behind = defaultdict(list)
    for row in tables["support"]:
        if row["entry"] is not None:
            behind[row["entry"]].append(row)
    for entry in tables["entry"]:
        if entry["is_stale"]:
            continue  # opinions behind it went, and the next run counts anew
        own = [row for row in behind[entry["id"]] if row["opinion"] in opinions]
        story = f"entry {entry['id']} ({entry['standing']})"
        seen = [opinions[row["opinion"]] for row in own if not row["is_new"]]
        if not seen:
            yield f"{story} has nothing behind it"
        for row in own:
            opinion = opinions[row["opinion"]]
            if (opinion["department"] or "", opinion["ledger"]) != _place(entry):
                yield f"{story} is in another place than what is behind it"
        counted = _count(seen, kinds)
        if _figures(entry) != counted:
            yield f"{story} says {_figures(entry)}, counted {counted}"
        if entry["is_held"] and entry["news"] != sum(row["is_new"] for row in own):
            yield f"{story} has {entry['news']} news"


def drafts(tables: Tables, key: Key) -> Iterator[str]:
    """Drafts are numbered without a gap; each differs from the one before; lines fit entries."""
    numbers, lines = defaultdict(list), defaultdict(list)
    for row in tables["draft"]:
        numbers[row["department"]].append(row["number"])
    for row in tables["line"]:
        lines[row["department"]].append(row)
    for place, found in numbers.items():
        if sorted(found) != list(range(1, len(found) + 1)):
            yield f"drafts of {place}: {sorted(found)}"
        changed = {n for row in lines[place] for n in (row["since"], row["until"])}
        empty = set(found) - changed
        if empty:
            yield f"drafts {sorted(empty)} of {place} change nothing"
    known = {entry["id"]: entry for entry in tables["entry"]}
    for place, rows in lines.items():
        yield from _overlaps(place, rows, max(numbers[place], default=0))
        for line in rows:
            entry = known.get(line["entry"])
            if entry and line["until"] is None and entry["version"] == line["version"]:
                yield from _differences(line, entry, key)


def undrafted(tables: Tables) -> Iterator[str]:
    """Once all is quiet: the newest draft says what the entries say, and of how many people."""
    standing = defaultdict(set)
    for row in tables["line"]:
        if row["until"] is None:
            standing[row["department"]].add((row["entry"], row["version"]))
    printed = defaultdict(set)
    for row in tables["entry"]:
        if row["is_stale"]:
            yield f"entry {row['id']} was never counted anew"
        if row["standing"] != "set_aside":
            printed[row["department"]].add((row["id"], row["version"]))
    for place in standing.keys() | printed.keys():
        if standing[place] != printed[place]:
            more, fewer = printed[place] - standing[place], standing[place] - printed[place]
            yield f"the newest draft of {place} lacks {len(more)}, and has {len(fewer)} too many"


def _place(entry: Row) -> tuple[str, int]:
    return entry["department"], entry["ledger"]


def _count(opinions: list[Row], kinds: dict[int, str]) -> tuple:
    people = Counter(kinds.get(one) for one in {row["response"] for row in opinions})
    aspects = Counter(name for row in opinions for name in set(json.loads(row["aspects"])))
    days = [row["said_on"] for row in opinions if row["said_on"] is not None]
    return dict(people), dict(aspects), min(days, default=None)


def _figures(entry: Row) -> tuple:
    return (*(dict(json.loads(entry[name])) for name in _FIGURES), entry["first_said_on"])


def _overlaps(place: str, lines: list[Row], newest: int) -> Iterator[str]:
    spans = defaultdict(list)
    for row in lines:
        spans[row["entry"]].append((row["since"], row["until"] or newest + 1))
    for entry, known in spans.items():
        known.sort()
        if any(end > begins for (_, end), (begins, _) in pairwise(known)):
            yield f"entry {entry} stands twice in a draft of {place}: {known}"
        if known[-1][1] > newest + 1:
            yield f"a line of {place} ends in a draft that there is not: {known}"


def _differences(line: Row, entry: Row, key: Key) -> Iterator[str]:
    same = all(line[name] == entry[name] for name in _COPIED)
    same &= all(json.loads(line[name]) == json.loads(entry[name]) for name in _FIGURES)
    same &= all(key.text(line[name]) == key.text(entry[name]) for name in _WORDS)
    if not same:
        yield f"entry {entry['id']} and its line of the same version differ"
