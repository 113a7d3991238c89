"""What is compared, and what follows from the pairs that were found."""

from domain import blind_spots
from domain.blind_spots import AspectSides
from domain.ledgers import Entry, Standing
from domain.opinions import Aspect, Ledger, Respondent


def entry(text, ledger, *aspects, kind=Respondent.CITIZEN, **fields):
    said = {"support": (), "respondents": ((kind, 3),) if kind else (), "first_said_on": None}
    return Entry(ledger=ledger, text=text, aspects=aspects, **said | fields)


def reported(text, *aspects, **fields):
    return entry(text, Ledger.DISSATISFACTION, *aspects, **fields)


def listed(text, *aspects, **fields):
    return entry(text, Ledger.SELF_CHECK, *aspects, kind=Respondent.STAFF, **fields)


def texts(entries):
    return [one.text for one in entries]


def found(*entries, alike=()):
    return blind_spots.sides(entries).without(alike)


def test_what_has_no_counterpart_is_a_blind_spot_of_the_other_side():
    spots = found(reported("甲"), reported("乙"), listed("丙"), listed("丁"), alike=[(0, 1)])

    assert (texts(spots.unlisted), texts(spots.unreported)) == (["乙"], ["丙"])
    assert (spots.reported, spots.listed) == (2, 2)


def test_without_a_self_check_nothing_is_called_a_blind_spot():
    spots = found(reported("甲", Aspect.FEES))

    assert (spots.unlisted, spots.unlisted_aspects, spots.is_comparable) == ((), (), False)
    assert (spots.reported, spots.listed) == (1, 0)


def test_where_nobody_reported_anything_the_self_check_is_no_blind_spot():
    spots = found(listed("丙", Aspect.FEES))

    assert (spots.unreported, spots.is_comparable) == ((), False)


def test_gaps_to_the_benchmark_city_are_on_neither_side():
    sides = blind_spots.sides([entry("深圳当天拿证", Ledger.BENCHMARK)])

    assert (sides.reported, sides.listed) == ((), ())


def test_what_only_colleagues_said_is_no_report_of_users():
    colleagues = reported("甲", kind=Respondent.STAFF)
    both = reported("乙", respondents=((Respondent.STAFF, 1), (Respondent.CITIZEN, 1)))
    nobody_known = reported("丙", kind=None)

    sides = blind_spots.sides([colleagues, both, nobody_known])

    assert texts(sides.reported) == ["乙", "丙"]


def test_what_was_set_aside_is_on_neither_side():
    aside = {"standing": Standing.SET_ASIDE}

    sides = blind_spots.sides([reported("甲", **aside), listed("乙", **aside)])

    assert (sides.reported, sides.listed) == ((), ())


def test_an_aspect_counts_entries_the_most_reported_first():
    spots = found(
        reported("甲", Aspect.PROCESS, Aspect.EFFICIENCY),
        reported("乙", Aspect.EFFICIENCY, Aspect.OTHER),
        listed("丙", Aspect.PROCESS),
        listed("丁", Aspect.ATTITUDE),
    )

    assert spots.aspects == (
        AspectSides(Aspect.EFFICIENCY, reported=2, listed=0),
        AspectSides(Aspect.PROCESS, reported=1, listed=1),
        AspectSides(Aspect.ATTITUDE, reported=0, listed=1),
    )
    assert [sides.aspect for sides in spots.unlisted_aspects] == [Aspect.EFFICIENCY]
