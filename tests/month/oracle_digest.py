"""The digest's figures once more: from the raw rows, by plain SQL and the table by hand."""

import re
from dataclasses import dataclass, field
from datetime import date

from tests.month import dates, raw
from tests.month.dates import oct_, sep
from tests.month.oracle_cards import IN_HAND, running

# The mornings with a digest, and the days it tells of: a week where a week begins, else all days
# since the last one.
DAYS = {
    **{sep(16 + n): (sep(15 + n), sep(15 + n)) for n in range(3)},
    sep(21): (sep(14), sep(20)),
    **{sep(22 + n): (sep(21 + n), sep(21 + n)) for n in range(4)},
    sep(27): (sep(25), sep(26)),
    sep(28): (sep(21), sep(27)),
    **{sep(29 + n): (sep(28 + n), sep(28 + n)) for n in range(2)},
    oct_(9): (sep(30), oct_(8)),
    oct_(10): (oct_(9), oct_(9)),
    oct_(12): (oct_(5), oct_(11)),
    **{oct_(13 + n): (oct_(12 + n), oct_(12 + n)) for n in range(4)},
}
_MINIMUM = 5
_USERS = "FROM response WHERE respondent IS NOT 'staff' AND completed_on"
_BATCHED = """
SELECT count(grade) AS base, coalesce(sum(grade NOT IN ('bad', 'very_bad')), 0) AS good
FROM response JOIN cohort ON cohort.id = response.cohort WHERE cohort.last_day <= ?
"""
_REACHED = f"""
SELECT count(*) AS n FROM (SELECT department {_USERS} <= ? AND department IS NOT NULL
GROUP BY department HAVING count(*) >= 50)
"""
_OUTCOMES = """
SELECT casefile, min(at) AS at FROM case_step
WHERE act IN ('put_right', 'explain', 'cannot') GROUP BY casefile
"""
_VERDICTS = """
SELECT casefile, grade FROM case_verdict AS said WHERE round =
(SELECT max(round) FROM case_verdict AS other
 WHERE other.response = said.response AND other.casefile = said.casefile)
"""
_RATES = ("response", "resolution", "verdicts")
_DESK = ("unrouted", "returned", "held", "silent", "unassigned")
_TEXT = {
    "new": r"(?m)^• 答卷 (\d+) 份",
    "responses": r"(?m)^答卷 (\d+) 份，",
    "reached": r"(\d+)/6 个部门满 50 份",
    "share": r"服务满意率 (\d+)%",
    "base": r"服务满意率 \d+%（(\d+) 人）",
    "open": r"未办结工单 (\d+) 件",
    "late": r"未办结工单 .*?超期 (\d+) 件",
    "orders": r"；批示 (\d+) 件",
    "response": r"按时响应率 \d+%（(\d+/\d+)）",
    "resolution": r"解决率 \d+%（(\d+/\d+)）",
    "verdicts": r"办理满意率 \d+%（(\d+/\d+)）",
    "silent_ones": r"，另 (\d+) 件没有回音",
    "unrouted": r"(\d+) 件工单不知归哪个部门",
    "returned": r"(\d+) 件被部门退回",
    "held": r"(\d+) 件只能由专项办办",
    "silent": r"(\d+) 件没有回音，可办结",
    "unassigned": r"(\d+) 份答卷等分派",
}


@dataclass
class Mornings:
    """What leaders were told of cases so far: the next digest tells them more by groups."""

    until: date | None = None
    told: dict = field(default_factory=dict)


def read(caption):
    """What a digest says; what is not there counts 0."""
    found = {name: re.search(pattern, caption) for name, pattern in _TEXT.items()}
    return {name: match[1] if match else "0" for name, match in found.items()}


def of_morning(month):
    """What the digest of this morning has to say to coordinators, and to leaders."""
    today, home = month.now.date(), month.home
    first, last = DAYS[today]
    users = _of_users(home, str(first), str(last))
    rows = list(raw.cases(home).values())
    office = users | _of_cases(home, rows, today) | _desk(home, rows, today, str(last))
    known = [row for row in rows if _is_known(month.mornings, home, row, today, last)]
    leaders = users | _of_cases(home, known, today) | dict.fromkeys(_DESK, 0)
    leaders = _steady(month.mornings, leaders)
    return _printed(office), _printed(leaders)


def _of_users(home, first, last):
    """How many have answered, and what those in batches said."""
    (batched,) = raw.read(home, _BATCHED, last)
    base, good = batched["base"], batched["good"]
    return {
        "new": _count(home, f"SELECT count(*) AS n {_USERS} BETWEEN ? AND ?", first, last),
        "responses": _count(home, f"SELECT count(*) AS n {_USERS} <= ?", last),
        "reached": _count(home, _REACHED, last),
        "share": int(f"{good / base:.0%}"[:-1]) if base else 0,
        "base": base,
        "orders": _count(home, "SELECT count(*) AS n FROM directive WHERE stage <> 'closed'"),
    }


def _of_cases(home, rows, today):
    """How cases stand, and the three rates as (count, base)."""
    outcomes = {row["casefile"]: row["at"] for row in raw.read(home, _OUTCOMES)}
    heard = [row for row in rows if row["ending"] in {"verdict", "silence", "concluded"}]
    ids = {row["id"] for row in heard}
    said = [row["grade"] for row in raw.read(home, _VERDICTS) if row["casefile"] in ids]
    righted = [row for row in heard if (row["outcome"], row["ending"]) == ("put_right", "verdict")]
    return {
        "open": sum(row["state"] != "closed" for row in rows),
        "late": sum(_is_late(row, today) for row in rows),
        "response": _response(rows, outcomes, today),
        "resolution": (len(righted), len(heard)),
        "verdicts": (sum(grade not in {"bad", "very_bad"} for grade in said), len(said)),
        "silent_ones": sum(row["ending"] == "silence" for row in heard),
        "closed": len(heard),
    }


def _response(rows, outcomes, today):
    """Reached in time, of those that were reached or whose time is over."""
    in_time = base = 0
    for row in rows:
        if row["contact_from"] is None or row["ending"] in {"merged", "withdrawn"}:
            continue
        outcome = outcomes.get(row["id"])
        reached = [row["contacted_on"], raw.moment(outcome).date() if outcome else None]
        last = dates.due(row["contact_from"], row["contact_days"])
        is_met = any(day is not None and day <= last for day in reached)
        in_time += is_met
        base += is_met or today > last
    return in_time, base


def _is_late(row, today):
    last = running(row)
    return any(stage in last and today > last[stage] for stage in ("contact", "completion"))


def _desk(home, rows, today, last):
    """What waits for the coordinators."""
    open_ = [row for row in rows if row["state"] != "closed"]
    return {
        "unrouted": sum(row["state"] == "unrouted" for row in open_),
        "returned": sum(row["state"] == "returned" for row in open_),
        "held": sum(bool(row["held"]) and row["state"] in IN_HAND for row in open_),
        "silent": sum("verdict" in (d := running(row)) and today > d["verdict"] for row in open_),
        "unassigned": _count(
            home, f"SELECT count(*) AS n {_USERS} <= ? AND department IS NULL", last
        ),
    }


def _is_known(mornings, home, row, today, last):
    """Whether leaders know of a case: it was opened before enough others answered, or is late."""
    after = str(mornings.until or "")
    query = f"SELECT count(*) AS n {_USERS} > ? AND completed_on <= ?"
    if mornings.until != last and _count(home, query, after, str(last)) >= _MINIMUM:
        mornings.until = last
    opened = raw.moment(row["opened_at"]).date()
    return (mornings.until is not None and opened <= mornings.until) or _is_late(row, today)


def _steady(mornings, now):
    """What was said of verdicts stands until there are enough more of them."""
    old = mornings.told or {"verdicts": (0, 0), "resolution": (0, 0), "silent_ones": 0, "closed": 0}
    found = dict(now)
    if now["verdicts"][1] - old["verdicts"][1] < _MINIMUM:
        found["verdicts"] = old["verdicts"]
    if now["closed"] - old["closed"] < _MINIMUM:
        found |= {name: old[name] for name in ("resolution", "silent_ones", "closed")}
    mornings.told = found
    return found


def _printed(figures):
    """As it stands in the text: no rate of too few, and silence beside the verdicts alone."""
    figures = {name: value for name, value in figures.items() if name != "closed"}
    if figures["verdicts"][1] < _MINIMUM:
        figures["silent_ones"] = 0
    for name in _RATES:
        count, base = figures[name]
        figures[name] = f"{count}/{base}" if base >= _MINIMUM else "0"
    return {name: str(value) for name, value in figures.items()}


def _count(home, query, *values):
    ((row),) = raw.read(home, query, *values)
    return row["n"]
