"""What leaves a department passes one module, and comes from whole batches."""

import ast
from dataclasses import replace

import pytest

from domain.blind_spots import AspectSides
from domain.cohorts import Backing
from domain.figures import Period, Proportion, Rated
from domain.opinions import Aspect, Ledger
from domain.overall import Named
from reports import disclosure, frame
from tests.reports.overalls import entry
from tests.reports.sides import OFFICE_ALONE, USERS_ALONE
from tests.reports.tables import asked, batches, counts, on, tallies
from tests.test_arrows import MODULES, ROOT

REPORTED = USERS_ALONE
DISCLOSED = {"Said", "Glance", "Named"}


def outside(drawn, rows="count", *, wanted=None, minimum_base=5):
    table = frame.build(tallies(rows))
    wanted = wanted or asked()
    return disclosure.outside(table, batches(drawn), wanted, minimum_base=minimum_base)


def reported(number, *aspects):
    return entry(REPORTED[number], 9, Ledger.DISSATISFACTION, *aspects)


def listed(number, *aspects):
    return entry(OFFICE_ALONE[number], 1, Ledger.SELF_CHECK, *aspects)


def behind(*entries, people=1):
    return {known.id: Backing(known.id, people, known.aspects) for known in entries}


def glance(entries, backings):
    return disclosure.glance(entries, backings, department="tzcj", minimum_base=5)


def quoted(entries, backings):
    return disclosure.quoted(entries, backings, department="tzcj", minimum_base=5)


def makes(source):
    """Whether a source makes a value of what may be told."""
    nodes = list(ast.walk(ast.parse(source)))
    ours = {
        alias.asname or alias.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("domain.")
        for alias in node.names
        if alias.name in DISCLOSED
    }
    made = [node.func for node in nodes if isinstance(node, ast.Call)]
    return any(
        (isinstance(call, ast.Name) and call.id in ours)
        or (isinstance(call, ast.Attribute) and call.attr in DISCLOSED)
        for call in made
    )


def test_only_this_module_makes_what_may_be_told():
    makers = [str(path.relative_to(ROOT)) for path in MODULES if makes(path.read_text("utf-8"))]

    assert makers == ["reports/disclosure.py"]


@pytest.mark.parametrize(
    ("source", "is_made"),
    [
        ("from domain.figures import Said\nSaid(1)", True),
        ("from domain.overall import Named as N\nN(1)", True),
        ("from domain import blind_spots\nblind_spots.Glance(1)", True),
        ("from domain.figures import Said\ndef of(said: Said): ...", False),
        ("from storage.pieces import Said\nSaid(1)", False),
    ],
)
def test_a_maker_is_known(source, is_made):
    assert makes(source) is is_made


def test_batches_are_added_up():
    said = outside("grades aspects\n good:4,bad:1 fees:2\n good:5,very_bad:1 fees:1,process:4")

    assert said.grades == (
        Rated("very_good", 0),
        Rated("good", 9),
        Rated("fair", 0),
        Rated("bad", 1),
        Rated("very_bad", 1),
    )
    assert (said.satisfied, said.bad) == (Proportion(9 / 11, 11), 2)
    assert (said.aspects, said.people) == (((Aspect.PROCESS, 4), (Aspect.FEES, 3)), 11)


def test_batches_without_ratings_count_for_aspects_alone():
    said = outside("count grades aspects\n 6 – fees:2")

    assert (said.satisfied, said.aspects) == (Proportion(None, 0), ((Aspect.FEES, 2),))
    assert said.people == 6


def test_small_batches_that_are_counted_together_stay_small():
    drawn = "size grades\n 3 good:6\n 5 bad:10"

    assert outside(drawn).satisfied == Proportion(0.0, 10)
    (told,) = disclosure.together(batches(drawn), minimum_base=5)
    assert told.counts == counts("bad:10")


@pytest.mark.parametrize(("minimum_base", "base"), [(5, 11), (6, 6), (7, 0)])
def test_a_batch_that_has_become_too_small_counts_no_more(minimum_base, base):
    said = outside("grades\n good:5\n good:6", minimum_base=minimum_base)

    assert said.satisfied.base == base


def test_a_batch_counts_with_all_its_members_or_not_at_all():
    drawn = "day grades\n 10-12 good:5\n 11 bad:5"

    said = outside(drawn, wanted=asked(period=Period(on(11), on(30))))

    assert (said.satisfied.base, said.bad) == (5, 5)


def test_ratings_are_told_that_are_in_no_figure():
    rows = "batched rated count\n yes yes 7\n – yes 3\n – – 4"

    said = outside("grades\n good:5", rows)

    assert (said.rated, said.waiting, said.beyond) == (10, 3, 2)


def test_who_left_for_another_department_leaves_no_negative_number():
    said = outside("grades\n good:5", "count\n 4")

    assert (said.rated, said.beyond) == (4, 0)


def test_a_department_reads_its_own_as_it_is():
    said = disclosure.own(counts("bad:1", "fees:1"))

    assert (said.satisfied, said.rated, said.waiting) == (Proportion(0.0, 1), 1, 0)
    assert said.aspects == ((Aspect.FEES, 1),)


def test_blind_spots_are_told_in_steps_and_without_a_quote():
    users, office = [reported(n) for n in range(9)], [listed(n) for n in range(6)]

    shown = glance([*users, *office], behind(*users))

    assert (shown.reported, shown.unlisted, shown.listed, shown.unreported) == (5, 5, 5, 5)
    assert (shown.most_unlisted, shown.most_unreported, shown.step) == ((), (), 5)


def test_less_than_a_step_is_not_told_and_nothing_is():
    users = [reported(n) for n in range(5)]
    same = replace(users[0], ledger=Ledger.SELF_CHECK)

    shown = glance([*users, same], behind(*users))

    assert (shown.reported, shown.listed) == (5, None)
    assert (shown.unlisted, shown.unreported) == (None, 0)
    assert shown.is_withheld is False


def test_what_nobody_in_a_batch_stands_behind_is_no_blind_spot_outside():
    users, office = [reported(n) for n in range(9)], [listed(n) for n in range(5)]

    alone = glance([*users, *office], {})
    few = glance([*users, *office], behind(*users[:4]))

    assert (alone.reported, alone.unlisted, alone.is_comparable) == (0, None, False)
    assert (few.reported, few.is_comparable, few.is_withheld) == (None, True, True)
    assert (few.unlisted, few.unreported, few.aspects) == (None, None, ())


def test_aspects_are_those_that_people_in_batches_named():
    users = [reported(n, Aspect.FEES, Aspect.PREMISES) for n in range(7)]
    few = [reported(n, Aspect.POLICY) for n in range(7, 9)]
    backings = behind(*users, *few)
    backings |= {one.id: Backing(one.id, 1, (Aspect.PREMISES,)) for one in users[:3]}

    shown = glance([*users, *few, listed(1, Aspect.QUALITY)], backings)

    assert shown.aspects == (AspectSides(Aspect.PREMISES, 5, 0),)


def test_inside_the_first_three_of_each_side_are_quoted():
    users, office = [reported(n) for n in range(4)], [listed(n) for n in range(4)]

    shown = disclosure.own_glance([*users, *office], department="tzcj")

    assert (shown.reported, shown.unlisted, shown.unreported, shown.step) == (4, 4, 4, 1)
    assert shown.most_unlisted == tuple(users[:3])
    assert shown.most_unreported == tuple(office[:3])


def test_what_can_not_be_compared_has_no_counts_inside_either():
    shown = disclosure.own_glance([reported(1)], department="tzcj")

    assert (shown.unlisted, shown.unreported, shown.is_comparable) == (None, None, False)


@pytest.mark.parametrize(("people", "told"), [(4, []), (5, [5]), (9, [5]), (10, [10])])
def test_a_problem_is_quoted_that_enough_people_in_batches_named_in_steps(people, told):
    known = reported(1)

    assert [named.people for named in quoted([known], behind(known, people=people))] == told


def test_a_problem_that_many_named_is_not_quoted_before_they_are_batched():
    assert quoted([entry("路灯不亮", 30)], {}) == ()


def test_problems_come_most_named_first_and_then_by_their_words():
    one, two, three = (entry(text, 9) for text in ("乙", "甲", "丙"))
    backings = behind(one, people=9) | behind(two, people=5) | behind(three, people=10)

    assert quoted([one, two, three], backings) == (
        Named("tzcj", Ledger.DISSATISFACTION, "丙", 10),
        Named("tzcj", Ledger.DISSATISFACTION, "乙", 5),
        Named("tzcj", Ledger.DISSATISFACTION, "甲", 5),
    )


def test_what_colleagues_found_in_themselves_is_not_quoted():
    known = listed(1)

    assert quoted([known], behind(known, people=30)) == ()
