"""15 September to 16 October 2020 by hand, as the State Council's notice of 2019 has it.

Sunday 27 September and Saturday 10 October are worked, 1 to 8 October are off. Nothing here is
computed: `DUE` was written down with a paper calendar, and the program has to agree with it.
"""

from datetime import date

FIRST, LAST = date(2020, 9, 15), date(2020, 10, 16)
LEDGERS_DUE = date(2020, 10, 13)


def sep(day):
    return date(2020, 9, day)


def oct_(day):
    return date(2020, 10, day)


def nov(day):
    return date(2020, 11, day)


# Every day that is worked, as far as any deadline of the month reaches.
WORKED = (
    *map(sep, (15, 16, 17, 18, 21, 22, 23, 24, 25, 27, 28, 29, 30)),
    *map(oct_, (9, 10, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 26, 27, 28, 29, 30)),
    *map(nov, (2, 3, 4, 5, 6, 9, 10)),
)

DAYS = (1, 3, 5, 15)  # contact; reopened; completion, verdict; a difficult one
# From the day in front, the last day of 1, 3, 5 and 15 working days.
DUE = {
    sep(15): (sep(16), sep(18), sep(22), oct_(12)),
    sep(16): (sep(17), sep(21), sep(23), oct_(13)),
    sep(17): (sep(18), sep(22), sep(24), oct_(14)),
    sep(18): (sep(21), sep(23), sep(25), oct_(15)),
    sep(19): (sep(21), sep(23), sep(25), oct_(15)),
    sep(20): (sep(21), sep(23), sep(25), oct_(15)),
    sep(21): (sep(22), sep(24), sep(27), oct_(16)),
    sep(22): (sep(23), sep(25), sep(28), oct_(19)),
    sep(23): (sep(24), sep(27), sep(29), oct_(20)),
    sep(24): (sep(25), sep(28), sep(30), oct_(21)),
    sep(25): (sep(27), sep(29), oct_(9), oct_(22)),
    sep(26): (sep(27), sep(29), oct_(9), oct_(22)),
    sep(27): (sep(28), sep(30), oct_(10), oct_(23)),
    sep(28): (sep(29), oct_(9), oct_(12), oct_(26)),
    sep(29): (sep(30), oct_(10), oct_(13), oct_(27)),
    sep(30): (oct_(9), oct_(12), oct_(14), oct_(28)),
    oct_(1): (oct_(9), oct_(12), oct_(14), oct_(28)),
    oct_(2): (oct_(9), oct_(12), oct_(14), oct_(28)),
    oct_(3): (oct_(9), oct_(12), oct_(14), oct_(28)),
    oct_(4): (oct_(9), oct_(12), oct_(14), oct_(28)),
    oct_(5): (oct_(9), oct_(12), oct_(14), oct_(28)),
    oct_(6): (oct_(9), oct_(12), oct_(14), oct_(28)),
    oct_(7): (oct_(9), oct_(12), oct_(14), oct_(28)),
    oct_(8): (oct_(9), oct_(12), oct_(14), oct_(28)),
    oct_(9): (oct_(10), oct_(13), oct_(15), oct_(29)),
    oct_(10): (oct_(12), oct_(14), oct_(16), oct_(30)),
    oct_(11): (oct_(12), oct_(14), oct_(16), oct_(30)),
    oct_(12): (oct_(13), oct_(15), oct_(19), nov(2)),
    oct_(13): (oct_(14), oct_(16), oct_(20), nov(3)),
    oct_(14): (oct_(15), oct_(19), oct_(21), nov(4)),
    oct_(15): (oct_(16), oct_(20), oct_(22), nov(5)),
    oct_(16): (oct_(19), oct_(21), oct_(23), nov(6)),
}


def due(begun_on, days):
    """The last of so many working days; from the table, and counted on the list where a clock was
    stopped in between and has another number of days left."""
    if days in DAYS:
        return DUE[begun_on][DAYS.index(days)]
    after = [day for day in WORKED if day > begun_on]
    if days > 0:
        return after[days - 1]
    return begun_on if begun_on in WORKED else after[0]


def left(last, today):
    """Working days after today up to the last one; `None` once it is over."""
    return None if today > last else sum(today < day <= last for day in WORKED)


def day_before(day):
    """The working day before a working day."""
    return WORKED[WORKED.index(day) - 1]
