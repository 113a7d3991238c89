from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.figures import DepartmentLine, Digest, Period, Proportion, Rated, Summary
from domain.opinions import Aspect, Channel, Respondent
from domain.questions import GRADES
from reports import disclosure
from tests.reports.tables import on

SHOWN = Proportion(0.5, 10)
SUMMARY = Summary(
    period=Period(on(1), on(12)),
    department="tax",
    responses=12,
    respondents=((Respondent.CITIZEN, 12),),
    channels=((Channel.WEB, 12),),
    grades=tuple(Rated(grade, 2) for grade in GRADES),
    satisfied=SHOWN,
    aspects=((Aspect.FEES, 2),),
    problems=(("排队太久", 5), ("窗口太少", 4)),
)

departments = st.dictionaries(
    st.sampled_from("abcdef"),
    st.integers(0, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
)
minimum_bases = st.integers(1, 12)


def digest(bases: Mapping[str, tuple[int, int]], unknown: int = 0) -> Digest:
    """A digest of departments by (bad ratings, ratings), and of ratings without a department."""
    lines = tuple(
        DepartmentLine(code, base + 1, 1, bad, proportion(bad, base), 50)
        for code, (bad, base) in bases.items()
    )
    bad, base = (sum(column) for column in zip((0, unknown), *bases.values(), strict=True))
    responses = sum(line.responses for line in lines) + unknown
    return Digest(on(12), responses, len(lines), proportion(bad, base), lines, unknown)


def proportion(bad: int, base: int) -> Proportion:
    return Proportion((base - bad) / base if base else None, base)


def shares(digest: Digest) -> dict[str, str]:
    """The lines as a renderer would print them."""
    return {
        line.department: "–" if line.satisfied.share is None else f"{line.satisfied.share:.0%}"
        for line in digest.lines
    }


def test_a_department_under_the_minimum_base_is_hidden_with_its_bad_ratings():
    kept = disclosure.suppress_digest(digest({"a": (1, 4), "b": (1, 3), "c": (5, 10)}), 5)

    assert shares(kept) == {"a": "–", "b": "–", "c": "50%"}
    assert [line.bad for line in kept.lines] == [None, None, 5]


def test_bases_and_numbers_of_responses_stay():
    full = digest({"a": (1, 4), "b": (1, 30)}, unknown=2)

    kept = disclosure.suppress_digest(full, 5)

    assert [line.satisfied.base for line in kept.lines] == [4, 30]
    assert [line.responses for line in kept.lines] == [5, 31]
    assert (kept.responses, kept.new, kept.unassigned) == (38, 2, 2)


def test_a_single_hidden_department_takes_the_next_smallest_with_it():
    kept = disclosure.suppress_digest(digest({"a": (1, 4), "b": (0, 20), "c": (1, 10)}), 5)

    assert shares(kept) == {"a": "–", "b": "100%", "c": "–"}


def test_hidden_departments_that_are_few_people_together_take_another_with_them():
    kept = disclosure.suppress_digest(
        digest({"a": (1, 2), "b": (1, 2), "c": (0, 20), "d": (1, 10)}), 5
    )

    assert shares(kept) == {"a": "–", "b": "–", "c": "100%", "d": "–"}


def test_a_few_ratings_without_a_department_are_not_revealed_by_the_rest():
    kept = disclosure.suppress_digest(digest({"a": (1, 10), "b": (0, 20)}, unknown=2), 5)

    assert shares(kept) == {"a": "–", "b": "100%"}


def test_many_ratings_without_a_department_hide_a_single_small_one():
    kept = disclosure.suppress_digest(digest({"a": (1, 4), "b": (0, 20)}, unknown=6), 5)

    assert shares(kept) == {"a": "–", "b": "100%"}


def test_a_department_nobody_rated_needs_no_protection():
    kept = disclosure.suppress_digest(digest({"a": (0, 0), "b": (0, 20)}), 5)

    assert shares(kept) == {"a": "–", "b": "100%"}


def test_of_equally_small_departments_the_first_by_code_is_hidden():
    bases = {"c": 10, "b": 10, "a": 3}

    assert disclosure.hidden(bases, 5) == {"a", "b"}


def test_a_total_under_the_minimum_base_is_hidden():
    kept = disclosure.suppress_digest(digest({"a": (1, 4)}), 5)

    assert kept.satisfied == Proportion(None, 4)


def test_a_summary_at_the_minimum_base_keeps_its_figures():
    kept = disclosure.suppress_summary(SUMMARY, 10)

    assert kept == replace(SUMMARY, problems=())


def test_a_summary_under_the_minimum_base_loses_share_and_grades_but_not_its_base():
    kept = disclosure.suppress_summary(SUMMARY, 11)

    assert kept.satisfied == Proportion(None, 10)
    assert kept.grades == tuple(Rated(grade, None) for grade in GRADES)
    assert kept.responses == 12


def test_aspects_need_the_minimum_base_of_responses():
    assert disclosure.suppress_summary(SUMMARY, 12).aspects == ((Aspect.FEES, 2),)
    assert disclosure.suppress_summary(SUMMARY, 13).aspects == ()


def test_a_problem_needs_the_minimum_base_of_people_who_named_it():
    assert disclosure.suppress_summary(SUMMARY, 5).problems == (("排队太久", 5),)


def test_a_summary_is_hidden_where_it_would_reveal_another_department():
    others = {"tax": 10, "police": 3, "housing": 40}

    kept = disclosure.suppress_summary(SUMMARY, 5, rated=others, responses=others)

    assert kept.satisfied == Proportion(None, 10)
    assert kept.aspects == ()


def test_the_summary_of_all_is_shown_beside_a_small_department():
    summary = replace(SUMMARY, department=None)

    kept = disclosure.suppress_summary(summary, 5, rated={"tax": 7, "police": 3})

    assert kept.satisfied == SHOWN


@given(departments, st.integers(0, 8), minimum_bases)
def test_nothing_under_the_minimum_base_is_shown(bases, unknown, minimum_base):
    kept = disclosure.suppress_digest(digest(bases, unknown), minimum_base)

    shown = [kept.satisfied, *(line.satisfied for line in kept.lines)]
    assert [p for p in shown if p.share is not None and p.base < minimum_base] == []
    assert all((line.bad is None) >= (line.satisfied.base < minimum_base) for line in kept.lines)


@given(departments, st.integers(0, 8), minimum_bases)
def test_the_total_less_the_shown_lines_never_reveals_a_small_group(bases, unknown, minimum_base):
    kept = disclosure.suppress_digest(digest(bases, unknown), minimum_base)

    shown = sum(line.satisfied.base for line in kept.lines if line.satisfied.share is not None)
    rest = kept.satisfied.base - shown
    assert kept.satisfied.share is None or rest == 0 or rest >= minimum_base


@given(departments, st.integers(0, 8), minimum_bases)
def test_no_single_hidden_department_can_be_computed(bases, unknown, minimum_base):
    kept = disclosure.suppress_digest(digest(bases, unknown), minimum_base)

    hidden = [
        line for line in kept.lines if line.satisfied.share is None and line.satisfied.base > 0
    ]
    assert kept.satisfied.share is None or len(hidden) != 1 or unknown > 0


@given(departments, st.integers(0, 8), minimum_bases)
def test_what_is_shown_is_unchanged(bases, unknown, minimum_base):
    full = digest(bases, unknown)

    kept = disclosure.suppress_digest(full, minimum_base)

    pairs = zip(kept.lines, full.lines, strict=True)
    assert [line for line, was in pairs if line.satisfied.share is not None and line != was] == []
    assert disclosure.suppress_digest(kept, minimum_base) == kept
