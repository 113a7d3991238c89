from datetime import date

import pytest

from domain import offers
from domain.campaign import Section
from domain.ledgers import Entry
from domain.offers import Counted, Fitting, Offer, Precedent
from domain.opinions import Aspect, Ledger
from domain.profiles import Profile, Stage
from domain.text import Text
from domain.working_days import WorkingDays

TODAY = date(2020, 7, 22)
CALENDAR = WorkingDays(years=frozenset({2020}))
ROADS = Section("roads", Text("道路科", "Roads"), "道路养护和路灯维护")
PARKS = Section("parks", Text("园林科", "Parks"), "树木养护", ("草坪",))
WATER = Section("water", Text("给水科", "Water"), keywords=("停水",))
SECTIONS = (ROADS, PARKS, WATER)


def entry(text="路灯坏了没人修", *, measure="", aspects=()):
    return Entry(Ledger.DISSATISFACTION, text, (), (), aspects, None, measure=measure)


def precedent(measure):
    return Precedent(measure, "路灯不亮", TODAY)


def measures(*judged, of=None):
    """The words that are offered: `judged` are measures with the similarity of their entries."""
    known = [precedent(measure) for measure, _ in judged]
    found = offers.measures(of or entry(), known, [similarity for _, similarity in judged])
    return [offer.words for offer in found]


def profile(code, working_days, stage=Stage.COMPLETION):
    return Profile(code, Text(code, code), stage, working_days, Text("条例", "Rules"))


def sections(text, **fields):
    return [offer.words for offer in offers.sections(entry(text, **fields), SECTIONS)]


def test_measures_of_the_most_similar_entries_come_first_and_three_at_most():
    offered = measures(("甲", 0.3), ("乙", 0.9), ("丙", 0.5), ("丁", 0.4))

    assert offered == ["乙", "丙", "丁"]


def test_the_same_measure_is_offered_once_from_the_most_similar_entry():
    near, far = Precedent("每周巡查", "路灯坏了", TODAY), Precedent("每周巡查", "树倒了", None)

    offered = offers.measures(entry(), (far, near), (0.2, 0.8))

    assert offered == (Offer("每周巡查", near),)


def test_of_equally_similar_entries_the_first_given_comes_first():
    assert measures(("新的", 0.5), ("旧的", 0.5)) == ["新的", "旧的"]


def test_a_measure_of_an_entry_that_is_hardly_alike_is_not_offered():
    assert measures(("甲", offers.ALIKE - 0.01), ("乙", offers.ALIKE)) == ["乙"]


def test_what_the_entry_says_already_is_not_offered():
    assert measures(("每周巡查", 0.9), of=entry(measure="每周巡查")) == []


def test_a_deadline_is_offered_from_each_profile_for_completion():
    contact, five = profile("contact", 1, Stage.CONTACT), profile("five", 5)

    offered = offers.deadlines((contact, five), TODAY, CALENDAR)

    assert offered == (Offer("7 月 29 日前", Counted(five, TODAY, is_certain=True)),)


def test_a_deadline_beyond_the_published_holidays_is_marked_in_its_words_and_its_origin():
    (offered,) = offers.deadlines((profile("five", 5),), date(2020, 12, 28), CALENDAR)

    assert offered.words == "2021 年 1 月 4 日前（暂定）"
    assert offered.origin == Counted(profile("five", 5), date(2020, 12, 28), is_certain=False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("路灯坏了没人修", ["道路科"]),
        ("小区停水没有通知", ["给水科"]),
        ("草坪枯了", ["园林科"]),
        ("办事太慢", []),  # says nothing of any duty
        ("", []),
    ],
)
def test_a_section_is_offered_where_its_duties_fit(text, words):
    assert sections(text) == words


def test_a_section_is_offered_with_what_it_is_known_for():
    assert offers.sections(entry(), SECTIONS) == (Offer("道路科", Fitting(ROADS)),)


def test_two_sections_are_offered_at_most():
    same = tuple(Section(f"s{n}", Text(f"路灯{n}科", f"{n}"), "路灯维护") for n in range(3))
    others = tuple(Section(f"o{n}", Text("园林", "Parks"), "树木养护") for n in range(6))

    assert len(offers.sections(entry(), same + others)) == 2


def test_no_section_is_offered_for_what_names_one_or_is_about_attitude():
    assert sections("道路科修路灯推三阻四") == []
    assert sections("修路灯的人爱理不理", aspects=(Aspect.ATTITUDE,)) == []
    assert sections("路灯坏了没人修", aspects=(Aspect.EFFICIENCY, Aspect.ATTITUDE)) == ["道路科"]


def test_a_department_without_sections_or_with_one_is_offered_none():
    assert offers.sections(entry(), ()) == ()
    assert offers.sections(entry(), (ROADS,)) == ()
