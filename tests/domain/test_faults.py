import pytest

from domain.faults import Fault, FaultyError


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault("config.toml", 3, "no such key"), "config.toml:3: no such key"),
        (Fault("config.toml", 0, "not there"), "config.toml: not there"),
    ],
)
def test_a_fault_says_where_it_is(fault, said):
    assert str(fault) == said


def test_all_faults_are_told_at_once():
    faults = (Fault("a.toml", 1, "one"), Fault("b.toml", 0, "two"))

    error = FaultyError(faults)

    assert (error.faults, str(error)) == (faults, "a.toml:1: one\nb.toml: two")


def test_faults_are_sorted_by_file_and_line():
    first, second, third = Fault("a", 2, "z"), Fault("a", 10, "a"), Fault("b", 1, "a")

    assert sorted([third, second, first]) == [first, second, third]
