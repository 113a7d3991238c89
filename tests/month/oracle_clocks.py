"""The clocks of a case once more: from its raw steps, with the days of the table by hand."""

from tests.month import dates, raw

_STANDS = {"waiting", "settled"}
_TO = {
    "assign": "received", "contact": "contacted", "ask": "waiting", "reply": "contacted",
    "resume": "claimed", "put_right": "settled", "explain": "settled", "cannot": "settled",
    "return": "returned", "uphold": "received", "reopen": "received",
}  # fmt: skip
_IN_HAND = {"received", "claimed", "contacted", "waiting"}


class Clocks:
    """What runs for a case, kept step by step. A clock is the day it began on and its days."""

    def __init__(self, steps, sent_on):
        self.state, self.round = "unrouted", 1
        self.contact = self.completion = self.silence = self.paused = self.contacted = None
        for step in steps:
            day = raw.moment(step["at"]).date()
            self._take(step, sent_on if step["act"] == "open" else day)

    def _take(self, step, day):
        act, before = step["act"], self.state
        if act == "open" and step["department"] is not None:
            self.state = "received"
            self._begin(day)
        if act in {"hold", "release"} and before in _IN_HAND:
            self.state, self.silence = "received", None
        elif act == "claim" and before == "received":
            self.state = "claimed"
        else:
            self.state = _TO.get(act, self.state)
        self._pace(before, day)
        if act == "assign" or (act == "release" and before in _IN_HAND):
            self._begin(day)
        if act in {"contact", "reply"}:
            self.contacted = self.contacted or day
        if act in {"reply", "resume", "assign"}:
            self.silence = None
        if act in {"ask", "put_right", "explain", "cannot"}:
            self.silence = (day, 5)
        if act == "extend":
            self._extend(day)
        if act == "reopen":
            self.round += 1
            self.completion, self.paused, self.silence = (day, 3), None, None

    def _begin(self, day):
        if self.contacted is None:
            self.contact = (day, 1)
        self.completion, self.paused = (day, 3 if self.round > 1 else 5), None

    def _pace(self, before, day):
        """The clock stands still while the respondent is waited for."""
        if self.state in _STANDS and before not in _STANDS:
            self.paused = dates.left(dates.due(*self.completion), day)
        elif self.state not in _STANDS and self.paused is not None:
            self.completion, self.paused = (day, self.paused), None

    def _extend(self, day):
        begun_on, days = self.completion
        if self.paused is not None:
            self.paused += 10
            return
        self.completion = (begun_on, days + 10)
        if self.state == "waiting":
            self.paused = dates.left(dates.due(*self.completion), day)


def differences(row, steps, sent_on, *, is_reachable):
    """Which clocks of a case are stored otherwise; none, if all is right."""
    known = Clocks(steps, sent_on)
    wanted = {
        "contact": known.contact if is_reachable else None,
        "completion": known.completion,
        "silence": None if row["state"] == "closed" else known.silence,
    }
    stored = {
        name: (row[f"{name}_from"], row[f"{name}_days"]) if row[f"{name}_from"] else None
        for name in wanted
    }
    wanted |= {"paused": known.paused, "contacted": known.contacted}
    stored |= {"paused": row["paused_with"], "contacted": row["contacted_on"]}
    return {name: (wanted[name], stored[name]) for name in wanted if wanted[name] != stored[name]}
