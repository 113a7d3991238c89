"""What must hold of cases, of the outbox and of the audit trail."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from tests.crash.store import Row, Tables, moment
from tests.crash.telegram import Arrived
from tests.crash.unsealing import Key

# Where a step leads; what is not named leaves a case where it is.
_LEADS_TO = {
    "assign": "received", "contact": "contacted", "ask": "waiting", "reply": "contacted",
    "resume": "claimed", "put_right": "settled", "explain": "settled", "cannot": "settled",
    "return": "returned", "uphold": "received", "accept": "closed", "reopen": "received",
    "close": "closed", "conclude": "closed", "withdraw": "closed",
}  # fmt: skip
_IN_HAND = {"received", "claimed", "contacted", "waiting"}
_BAD = {"bad", "very_bad"}
_DONE = {"sent", "dropped"}


def cases(tables: Tables) -> Iterator[str]:
    """Every bad rating has one case; each is where its steps lead."""
    behind = Counter(row["response"] for row in tables["case_response"])
    for row in tables["response"]:
        if row["grade"] in _BAD and row["withdrawn_on"] is None and behind[row["id"]] != 1:
            yield f"a bad rating has {behind[row['id']]} cases"
    merged = {row["merged_into"] for row in tables["casefile"]} - {None}
    steps = defaultdict(list)
    for row in sorted(tables["case_step"], key=lambda row: row["id"]):
        steps[row["casefile"]].append(row)
    for row in tables["casefile"]:
        if row["id"] in merged:
            continue  # the steps of several responses: the month has an oracle for them
        acts = [step["act"] for step in steps[row["id"]]]
        found = _replayed(steps[row["id"]])
        if found != row["state"]:
            yield f"case {row['number']} is {row['state']}; {acts} lead to {found}"
        reopened = acts.count("reopen") + 1
        if row["round"] != reopened:
            yield f"case {row['number']} is in round {row['round']}, after {acts}"


def outbox(tables: Tables, key: Key, arrived: Iterable[Arrived], seats: dict[int, int]) -> Iterator[str]:  # fmt: skip  # noqa: E501
    """Nothing that is said once came twice, to those who only listen.

    `seats`: by chat, how many messages had come before the first that nobody asked for. What a
    message was said under is kept; what came beside that may be a message of which the process
    died before it could note it: there is one parked row for each.
    """
    came = defaultdict(list)
    for one in arrived:
        came[one.chat].append(one)
    rows = defaultdict(list)
    for row in tables["outbox"]:
        if row["edits"] is None:
            rows[row["lane"]].append(row)
        if row["state"] in _DONE and (row["text"] or row["buttons"] or row["picture"]):
            yield f"message {row['key']} is {row['state']}, and its words are kept"
    everywhere = {row["message"] for row in tables["outbox"]}  # two days later no chat is kept
    for chat, before in seats.items():
        own = rows[key.person("lane", chat)]
        noted = [row["message"] for row in own if row["message"] is not None]
        never = set(noted) - {one.message for one in came[chat]}
        if len(noted) != len(set(noted)) or never:
            yield f"in chat {chat} messages are noted twice, or did not come: {never}"
        beside = [one for one in came[chat][before:] if one.message not in everywhere]
        unsure = sum(row["state"] in {"parked", "sending", "dropped"} for row in own)
        if len(beside) > unsure:
            told = [one.text[:60] for one in beside]
            yield f"in chat {chat} {len(beside)} came beside what is noted ({unsure}): {told}"


def audit(tables: Tables, key: Key) -> Iterator[str]:
    """The chain holds from its first end to its last."""
    ends = {row["name"]: row for row in tables["audit_end"]}
    rows = sorted(tables["audit"], key=lambda row: row["number"])
    if not ends:
        if rows:
            yield "audit: rows without an end"
        return
    for name, end in ends.items():
        if end["seal"] != key.seal_of_end(name, end["number"], end["hash"]):
            yield f"audit: the {name} end is not sealed by this key"
    number, link = ends["first"]["number"], ends["first"]["hash"]
    for row in rows:
        number += 1
        link = key.link(link, _canonical(row))
        if (row["number"], row["hash"]) != (number, link):
            yield f"audit: the chain breaks at row {row['number']}"
            return
        if row["kind"] == "found the trail broken":
            yield f"audit: row {number} says that the trail was found broken"
    if (ends["last"]["number"], ends["last"]["hash"]) != (number, link):
        yield "audit: the last end is not the newest row"


def running(tables: Tables) -> Iterator[str]:
    """Once all is quiet: nothing is just being sent, and the last run of each job is done.

    One before it that was cut off is made up for by a later one.
    """
    for row in tables["outbox"]:
        if row["state"] == "sending":
            yield f"message {row['key']} is being sent by nobody"
    last = {row["job"]: row for row in sorted(tables["run"], key=lambda row: row["due"])}
    for job, row in last.items():
        if not row["finished"]:
            yield f"the run {job} of {row['due']} was begun and not finished"


def _replayed(steps: list[Row]) -> str:
    state = "unrouted" if steps[0]["department"] is None else "received"
    for step in steps[1:]:
        act = step["act"]
        if act == "claim":
            state = "claimed" if state == "received" else state
        elif act in {"hold", "release"}:
            state = "received" if state in _IN_HAND else state
        elif act == "merge":
            state = "closed"
        else:
            state = _LEADS_TO.get(act, state)
    return state


def _canonical(row: Row) -> bytes:
    said = [row[name] for name in ("name", "kind", "thing", "thing_id", "detail", "campaign")]
    person = None if row["person"] is None else row["person"].hex()
    told = [row["number"], moment(row["at"]).isoformat(), row["by"], person, *said]
    return json.dumps(told, separators=(",", ":")).encode()
