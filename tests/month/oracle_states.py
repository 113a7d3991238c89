"""Whether every case is where its steps lead: replayed by the rules alone, from its beginning."""

from dataclasses import replace

from domain.case_moves import begin, dispatch, take
from domain.cases import Act, Deed, Party, Refusal
from domain.profiles import Stage
from tests.month import oracle_clocks, raw

_BEHIND = "SELECT response, origin, mode FROM case_response JOIN response ON response.id = response"


def wrong(month):
    """The cases that are not where their steps lead, or whose clocks are not right."""
    steps, found = raw.steps(month.home), []
    reachable_ones = _reachable(month.home)
    for row in raw.cases(month.home).values():
        own, can = steps[row["id"]], row["id"] in reachable_ones
        story = f"case {row['number']}: {[(step['act'], step['at'][5:16]) for step in own]}"
        if row["id"] not in month.dispatched:
            if row["state"] != "unrouted" and row["ending"] != "withdrawn":
                found.append(f"{story} was never sent on")
            continue
        case = _replayed(month, row, own, is_reachable=can)
        if isinstance(case, str) or _come_to(case) != _stored(row):
            found.append(f"{story} leads to {case}")
        sent_on = month.dispatched[row["id"]].at.date()
        clocks = oracle_clocks.differences(row, own, sent_on, is_reachable=can)
        if clocks:
            found.append(f"{story} has the clocks {clocks}")
    return found


def _replayed(month, row, steps, *, is_reachable):
    """The case as its steps make it, or in words why one is refused."""
    rules, number = month.rules, row["number"]
    ends = [step["id"] for step in steps if step["act"] in {"accept", "withdraw"}]
    sent = month.dispatched[row["id"]]
    case = begin(sent.at, steps[0]["department"], held=sent.is_held)
    case = replace(case, can_be_reached=is_reachable, can_be_asked=True)
    if case.department is not None:
        case = dispatch(case, now=sent.at, rules=rules)
    for step in steps[1:]:
        if step["act"] == "merge" and step["note"].endswith(f"→ {number}"):
            continue  # another one joined it
        is_last = (
            step["id"] == ends[-1] and row["ending"] in {"verdict", "withdrawn"} if ends else True
        )
        deed = Deed(
            Act(step["act"]),
            frozenset({Party(step["party"])}),
            step["person"],
            step["note"] or "gone",
            step["department"],
            rules.find(Stage.COMPLETION, "difficult") if step["act"] == "extend" else None,
            is_last=is_last,
        )
        after = take(case, deed, now=raw.moment(step["at"]), rules=rules)
        if isinstance(after, Refusal):
            return f"{step['act']}: {after}, {case}"
        case = after
    return case


def _reachable(home):
    """The cases that could be told to somebody from their beginning."""
    rows = raw.read(home, _BEHIND)
    return {row["origin"] for row in rows if row["mode"] in {"confidential", "named"}}


def _stored(row):
    """What a replay has to come to."""
    names = ("state", "department", "held", "outcome", "ending", "round", "settled_by")
    return tuple(row[name] for name in names)


def _come_to(case):
    """The same of a replayed one."""
    return (
        case.state.value,
        case.department,
        case.held,
        case.outcome and case.outcome.value,
        case.ending and case.ending.value,
        case.round,
        case.settled_by,
    )
