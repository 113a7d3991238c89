from storage import portions


def test_nothing_is_no_portion():
    assert list(portions.of(())) == []


def test_every_value_is_in_one_portion_in_its_order():
    values = range(1_001)

    found = list(portions.of(reversed(values)))

    assert [len(portion) for portion in found] == [500, 500, 1]
    assert [value for portion in found for value in portion] == list(values)
