"""Who comes when: 200 responses of the month (400 in the long form), drawn from the seed."""

from datetime import datetime, time, timedelta

from domain.questions import GRADES
from tests import lengths
from tests.month import dates
from tests.month.people import DEPARTMENTS
from tests.month.raw import SHANGHAI
from tests.month.respondents import Visit

IN_CONVERSATION, IN_ALL = lengths.of(48, 96), lengths.of(200, 400)
ON_THE_TELEPHONE = (dates.sep(16), dates.sep(18), dates.sep(24), dates.sep(27), dates.oct_(10))
_BAD = ("bad", "very_bad")
_MODES = ("anonymous", "confidential", "confidential", "named")
_SAYS = (*("better",) * 4, "whatever", *("same",) * 2, "worse", *("nothing",) * 4, "leave")
_FILED = ("very_good", "good", "good", "good", "fair", "fair", None)


def days():
    """The days of the month."""
    count = (dates.LAST - dates.FIRST).days + 1
    return [dates.FIRST + timedelta(days=n) for n in range(count)]


def visits(chance, month):
    """Those who answer by themselves, by the moment; nine of ten are dissatisfied.

    More come early than late, so that most of what they say can be dealt with within the month.
    """
    found = []
    for number in range(IN_CONVERSATION):
        day = month[min(chance.randrange(len(month)), chance.randrange(len(month)))]
        at = datetime.combine(day, time(chance.randrange(24), chance.randrange(5, 55)), SHANGHAI)
        found.append(
            Visit(
                at=at,
                questionnaire=chance.choice(("enterprise", "citizen")),
                mode=chance.choice(_MODES),
                department=chance.choice((*DEPARTMENTS, *DEPARTMENTS, None)),
                grade=chance.choice(_BAD if number % 10 else ("good", "fair")),
                says=chance.choice(_SAYS),
                language="en" if number % 12 == 0 else "zh-hans",
                names_somebody=number % 14 == 1,
            )
        )
    return sorted(found, key=lambda visit: visit.at)


def hotline(chance, month):
    """The rows of the hotline's file of each day that is worked: (text, place, grade, kind)."""
    worked = [day for day in month if day in dates.WORKED]
    found = {day: [] for day in worked}
    for number in range(IN_ALL - IN_CONVERSATION - len(ON_THE_TELEPHONE)):
        is_bad = number % 12 == 0
        grade = chance.choice(_BAD) if is_bad else chance.choice(_FILED)
        kind = "投诉" if number % 40 == 1 else "咨询"
        row = (f"热线来电第{number}件", chance.choice(DEPARTMENTS), grade, kind)
        found[chance.choice(worked)].append(row)
    return found


def file_of(rows, day):
    """Such a file."""
    lines = ["内容,部门,评价,日期,诉求类型"]
    grades = {code: name.zh for code, name in GRADES.items()} | {None: ""}
    lines += [f"{text},{place},{grades[grade]},{day},{kind}" for text, place, grade, kind in rows]
    return "\n".join(lines) + "\n"
