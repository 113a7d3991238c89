from hypothesis import given
from hypothesis import strategies as st

from reports.linkage import clusters


def test_what_is_near_on_average_is_joined():
    assert clusters(3, [(0, 1, 0.9), (1, 2, 0.6), (0, 2, 0.4)], 0.5) == [[0, 1, 2]]


def test_a_chain_is_not_joined_end_to_end():
    assert clusters(3, [(0, 1, 0.9), (1, 2, 0.6)], 0.5) == [[0, 1], [2]]


def test_without_pairs_everyone_is_alone():
    assert clusters(2, [], 0.5) == [[0], [1]]


def test_the_nearest_two_are_joined_first():
    assert clusters(3, [(0, 1, 0.6), (1, 2, 0.8)], 0.5) == [[0], [1, 2]]


def test_of_equally_near_pairs_the_earliest_is_joined():
    assert clusters(3, [(1, 2, 0.8), (0, 1, 0.8)], 0.5) == [[0, 1], [2]]


def test_what_is_fixed_belongs_together_from_the_start():
    assert clusters(3, [(0, 1, 0.1)], 0.5, fixed=[[0, 2]]) == [[0, 2], [1]]


def test_what_is_near_to_all_that_is_fixed_joins_it():
    assert clusters(3, [(0, 1, 0.9), (1, 2, 0.3)], 0.5, fixed=[[0, 2]]) == [[0, 1, 2]]


def test_two_that_are_fixed_are_never_joined():
    near = [(0, 1, 1.0), (0, 2, 0.9), (1, 2, 0.8)]

    assert clusters(3, near, 0.5, fixed=[[0], [1]]) == [[0, 2], [1]]


@given(
    st.integers(1, 12).flatmap(
        lambda size: st.tuples(
            st.just(size),
            st.dictionaries(
                st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)).filter(
                    lambda pair: pair[0] < pair[1]
                ),
                st.floats(0.01, 1),
            )
            if size > 1
            else st.just({}),
        )
    )
)
def test_every_member_is_in_one_cluster_and_clusters_are_near_on_average(drawn):
    size, similarities = drawn
    found = clusters(size, [(*pair, s) for pair, s in similarities.items()], 0.5)
    assert sorted(member for members in found for member in members) == list(range(size))
    for members in found:
        pairs = [(a, b) for a in members for b in members if a < b]
        # No reversal under average linkage: what was joined stays near on average.
        total = sum(similarities.get(pair, 0) for pair in pairs)
        assert total >= 0.5 * len(pairs) - 1e-9
