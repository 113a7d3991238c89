"""Who has seen what: no words in a chat that they are not for, nobody behind what is anonymous."""

from datetime import datetime

from tests.month import raw
from tests.month.oracle_cards import MARK

_TO = {"open", "assign", "release"}


def wrong(month):
    """What was read by somebody who may not, and what leads back to who was anonymous."""
    found, seen = _strangers(month)
    if seen < 50:
        found.append(f"words were seen by members {seen} times only")
    return found + _traces(month)


def _strangers(month):
    """What stood in chats of members who had no right to read it: (who, which words, when).

    Respondents are left out: they read the row of the ledger that their words went into.
    """
    steps, seen, found = raw.steps(month.home), 0, []
    rows = {row["response"]: row for row in raw.read(month.home, "SELECT * FROM case_response")}
    said = {who.mark: who for who in month.known}
    department = {worker.person.id: worker.department for worker in month.people.staff}
    readers = month.people.members.keys() - {worker.person.id for worker in month.people.office}
    for one in month.town.request.arrived:
        for mark in set(MARK.findall(one.text)) if one.chat in readers else ():
            row = rows.get(said[mark].response)
            at = datetime.fromtimestamp(one.second, raw.SHANGHAI)
            places = set()
            for case in {row["origin"], row["casefile"]} if row else ():
                places |= _places(steps[case], at, month.dispatched.get(case))
            seen += 1
            if department.get(one.chat) not in places:
                found.append((one.chat, mark, str(at)))
    return found, seen


def _places(steps, at, sent):
    """The departments that deal with a case at a moment, or help with it; none if it is held."""
    leads, helps, is_held = None, set(), bool(sent and sent.is_held)
    for step in steps:
        if raw.moment(step["at"]).replace(microsecond=0) > at:
            break
        if step["act"] in _TO and step["department"]:
            leads = step["department"]
        if step["act"] in {"hold", "release"}:
            is_held = step["act"] == "hold"
        if step["act"] == "assist":
            helps.add(step["department"])
    return set() if is_held else {leads, *helps} - {None}


def _traces(month):
    """Where something leads back to somebody who was anonymous: (table, column, who)."""
    services = month.town.services
    keyed, found = {}, []
    for who in month.known:
        if who.mode == "anonymous":
            number = who.person.id
            for hashed in (services.sender, services.respondent, services.lane, services.recorder):
                keyed[hashed(number)] = number
    numbers = set(keyed.values())
    for table, column in _columns(month.home):
        for row in raw.read(month.home, f'SELECT "{column}" AS value FROM "{table}"'):
            value = row["value"]
            number = keyed.get(value) if isinstance(value, bytes) else None
            if column == "chat" and value:  # emptied, or never there
                number = services.keys.unseal_chat(value)
            if number in numbers:
                found.append((table, column, number))
    return found


def _columns(home):
    tables = raw.read(home, "SELECT name FROM sqlite_master WHERE type = 'table'")
    for table in tables:
        for column in raw.read(home, f"PRAGMA table_info('{table['name']}')"):
            yield table["name"], column["name"]
