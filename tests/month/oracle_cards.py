"""The days on cards, and who is asked something: from the raw rows and the table by hand."""

import re

from tests.month import dates, raw

MARK = re.compile("[鼋鼍鼐鼒鼗鼙鼢鼩鼯鼱鼷鼹]{6}")
IN_HAND = ("received", "claimed", "contacted", "waiting")
_NUMBER = re.compile(r"(?:工单|Case) (\d+)(?:　| · )")
_DAY = re.compile(r"^[⏰❗⏳] .*?(?:(\d+) 月 (\d+) 日|(\d+) ([A-Z][a-z]+))")
_MONTHS = {"September": 9, "October": 10, "November": 11}
_TODAY = re.compile(r"^⏰ .*(?:今天到期|due today)")
_ASKED = """
SELECT unsealed(opinion.text) AS text FROM opinion
JOIN case_response ON case_response.response = opinion.response
JOIN casefile ON casefile.id = case_response.casefile
WHERE casefile.state = 'waiting' OR casefile.ending = 'silence' OR casefile.state = 'settled'
AND NOT EXISTS (SELECT 1 FROM case_verdict AS said WHERE said.response = opinion.response
                AND said.round = casefile.round)
"""


def asked(month):
    """The marks of those whose answer or verdict is waited for."""
    rows = raw.read(month.home, _ASKED)
    return {found[0] for row in rows if (found := MARK.search(row["text"]))}


def running(row):
    """The last days that run for a case, by what has to be done."""
    found = {}
    if row["state"] in (*IN_HAND, "returned"):
        if row["contact_from"] and not row["contacted_on"]:
            found["contact"] = dates.due(row["contact_from"], row["contact_days"])
        if row["completion_from"] and row["paused_with"] is None:
            found["completion"] = dates.due(row["completion_from"], row["completion_days"])
    if row["silence_from"] and row["state"] != "closed":
        found["verdict"] = dates.due(row["silence_from"], row["silence_days"])
    return found


def check(month, worker):
    """Whether the card that somebody has just opened shows these days, and no other."""
    card, today = worker.person.card, month.now.date()
    head = _NUMBER.search(card)
    if head is None:
        return 0
    (row,) = [row for row in raw.cases(month.home).values() if str(row["number"]) == head[1]]
    shown = sorted(_days(card, today))
    assert shown == sorted(running(row).values()), f"{today}, case {head[1]}: {card}"
    return len(shown)


def _days(card, today):
    for line in card.splitlines():
        if _TODAY.match(line):
            yield today
        elif found := _DAY.match(line):
            month = int(found[1]) if found[1] else _MONTHS[found[4]]
            yield today.replace(month=month, day=int(found[2] or found[3]))
