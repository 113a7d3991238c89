"""Who has to be reminded of what on a day: from the raw rows and the table by hand."""

import re
from collections import Counter

from tests.month import dates, raw
from tests.month.oracle_cards import running

KINDS = {
    "new": r"🔔 (?:新工单|New case) (\d+)",
    "many": r"🔔 (?:来了 )?(\d+) (?:个新工单|new cases are here)",
    "eve": r"⏰ (?:工单|Case) (\d+).*(?:下一个工作日|next working day)",
    "today": r"⏰ (?:工单|Case) (\d+).*(?:今天到期|due today)",
    "late": r"❗ (?:工单|Case) (\d+)",
    "silent": r"⏳ (?:工单|Case) (\d+).*(?:没有回音|said nothing)",
    "undecided": r"⏳ (?:工单|Case) (\d+).*(?:还等专项办|has yet to say)",
    "resumed": r"▶️ (?:工单|Case) (\d+)",
}
_REMIND = ("eve", "today", "late", "silent", "undecided", "resumed")


def read(text):
    """What a message is about: (kind, number); `None` for what is of no kind here."""
    for kind, pattern in KINDS.items():
        if found := re.match(pattern, text):
            return kind, int(found[1])
    return None


def expected(month):
    """What is to be said now, and was not said before: (person, kind, number), each with its count.

    Nothing on days off.
    """
    today = month.now.date()
    if today not in dates.WORKED:
        return Counter()
    found = []
    for row in raw.cases(month.home).values():
        if row["state"] == "closed":
            continue
        for kind, about, told in _of_case(month, row, today):
            for person in told:
                key = (row["id"], kind, row["round"], about, person)
                if key not in month.told:
                    month.told.add(key)
                    found.append((person, kind, row["number"]))
    return Counter(found)


def _of_case(month, row, today):
    """(kind, about what, to whom) of one case."""
    office = _office(month)
    if row["state"] in {"unrouted", "returned"}:
        since = raw.moment(row["opened_at"]).date()
        if any(since < day < today for day in dates.WORKED):
            yield "undecided", row["state"], office
        return
    last = running(row)
    if "verdict" in last and today > last["verdict"]:
        if row["state"] == "waiting":
            yield "resumed", str(today), _handlers(month, row)
        else:
            yield "silent", "", {*_handlers(month, row), *office}
        return
    for stage in ("contact", "completion"):
        if stage in last:
            yield from _of_deadline(month, row, stage, last[stage], today)


def _of_deadline(month, row, stage, last, today):
    about, handlers = f"{stage}:{last}", _handlers(month, row)
    if today == dates.day_before(last) and row[f"{stage}_from"] != today:
        yield "eve", about, handlers
    if today == last:
        yield "today", about, handlers
    if today > last:
        yield "late", about, {*handlers, *_office(month)}


def _office(month):
    return {worker.person.id for worker in month.people.office}


def _handlers(month, row):
    """Who sees to it: who has claimed or first read it, else everyone of the department."""
    if row["held"] or row["department"] is None:
        return _office(month)
    keys = month.town.services.keys
    everyone = {worker.person.id for worker in month.people.of(row["department"])}
    known = row["claimed_by"] or row["read_by"]
    return {one for one in everyone if keys.pseudonym("member", one) == known} or everyone


def everyone_of(month, row):
    """Who is told of a new case."""
    if row["held"] or row["department"] is None:
        return _office(month)
    return {worker.person.id for worker in month.people.of(row["department"])}


def check(month, wanted, arrived):
    """Whether just that has arrived, but for who blocks the bot and what may have arrived."""
    seen = [
        (one.chat, *found)
        for one in arrived
        if one.by_itself and one.is_new and (found := read(one.text)) and found[0] in _REMIND
    ]
    wanted = Counter({key: n for key, n in wanted.items() if not month.is_blocked(key[0])})
    got, today = Counter(seen), month.now.date()
    assert got == wanted, f"{today}: too many {got - wanted}, too few {wanted - got}"
