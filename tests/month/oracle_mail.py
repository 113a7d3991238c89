"""What arrived, counted by what it means: each thing once, none at night, none on a day off."""

import re
from collections import Counter
from datetime import datetime

from tests.month import dates, oracle_digest, raw
from tests.month.oracle_reminders import read

_SETTLED = re.compile(r"📣 (?:工单|Case) (\d+)")
_ASKED = re.compile(r"❓ (?:工单|Case) (\d+)")
_SETTLES = ("put_right", "explain", "cannot")
_DIGEST = re.compile("每日简报|每周简报")


def by_itself(month):
    """What nobody had asked for, new in its chat, with its moment."""
    return [
        (datetime.fromtimestamp(one.second, raw.SHANGHAI), one)
        for one in month.town.request.arrived
        if one.by_itself and one.is_new
    ]


def check_day(month, day):
    """The day that is over: nothing at night, nothing twice, the digest to each of its readers."""
    today = [(at, one) for at, one in by_itself(month) if at.date() == day]
    at_night = [one.text for at, one in today if not 8 <= at.hour < 21]
    assert at_night == []
    check_digests(month, day, [one for _, one in today if _DIGEST.match(one.text)])
    kinds = [(one.chat, *found) for _, one in today if (found := read(one.text))]
    reminded = Counter(key for key in kinds if key[1] not in {"new", "many"})
    assert [key for key, count in reminded.items() if count > 1] == []
    assert day in dates.WORKED or not reminded, "reminded on a day off"


def check_digests(month, day, arrived):
    """Each reader has one, and all figures are those of the raw rows."""
    office = {worker.person.id for worker in month.people.office}
    readers = office | {person.id for person in month.people.leaders}
    wanted = Counter(readers if day in oracle_digest.DAYS else ())
    assert Counter(one.chat for one in arrived) == wanted, "digests"
    for one in arrived:
        figures = month.digests[day][0 if one.chat in office else 1]
        assert oracle_digest.read(one.text) == figures, one.text


def wrong(month):
    """What was said too often, or not at all, in the whole month."""
    return [*_announcements(month), *_nudges(month), *_outbox(month), *_orders(month)]


def _announcements(month):
    """Of each new case each member was told once, alone or with others in one message."""
    heard, many = Counter(), Counter()
    for _, one in by_itself(month):
        match read(one.text):
            case "new", number:
                heard[one.chat, number] += 1
            case "many", count:
                many[one.chat] += count
    wanted, together = Counter(), Counter()
    for number, told, at_once in month.announced:
        for person in told:
            if at_once > 5:
                together[person] += 1
            else:
                wanted[person, number] += 1
    away = {person.id for person in month.blocked}  # somebody else may have seen to it meanwhile
    yield from (f"not told: {key}" for key in wanted - heard if key[0] not in away)
    again = _sent_again(month)
    yield from (f"told twice: {key}" for key, n in (heard - wanted).items() if n > again[key])
    if many != together:
        yield f"of many at once: {many}, not {together}"


def _sent_again(month):
    """How often each case was sent to a department after its beginning, by its members."""
    found, cases = Counter(), raw.cases(month.home)
    for case, steps in raw.steps(month.home).items():
        for step in steps:
            if step["act"] in {"assign", "release", "hold", "reopen"}:
                for worker in (*month.people.of(step["department"]), *month.people.office):
                    found[worker.person.id, cases[case]["number"]] += 1
    return found


def _nudges(month):
    """Who can be reached is told once of each answer, and of each question."""
    steps, cases = raw.steps(month.home), raw.cases(month.home)
    behind = raw.read(month.home, "SELECT * FROM case_response WHERE casefile = origin")
    case_of = {row["response"]: row["casefile"] for row in behind}
    heard = {"settled": Counter(), "asked": Counter()}
    for _, one in by_itself(month):
        for name, pattern in (("settled", _SETTLED), ("asked", _ASKED)):
            if found := pattern.match(one.text):
                heard[name][one.chat, int(found[1])] += 1
    for who in month.known:
        case = case_of.get(who.response)
        if who.mode == "anonymous" or case is None:
            continue
        acts = Counter(step["act"] for step in steps[case])
        key = who.person.id, cases[case]["number"]
        wanted = sum(acts[act] for act in _SETTLES), acts["ask"]
        got = heard["settled"][key], heard["asked"][key]
        if got != wanted:
            yield f"case {key}: nudged {got}, wanted {wanted}"


def _outbox(month):
    """Nothing waits; what is parked may have arrived when the process died, if nobody read on."""
    rows = raw.read(month.home, "SELECT state, last_error, count(*) AS n FROM outbox GROUP BY 1, 2")
    standing = {(row["state"], row["last_error"]): row["n"] for row in rows}
    left = {key: n for key, n in standing.items() if key[0] not in {"sent", "dropped"}}
    if left not in ({}, {("parked", "unsure"): month.unsure}):
        yield f"left in the outbox: {left}"


def _orders(month):
    """What is said of directives, too: no sentence twice on one day to one person."""
    said = Counter(
        (one.chat, at.date(), one.text)
        for at, one in by_itself(month)
        if re.match(r"\S+ (?:批示|Directive) \d+", one.text)
    )
    if not said:
        yield "nobody was told of a directive"
    yield from (f"twice: {key}" for key, count in said.items() if count > 1)
