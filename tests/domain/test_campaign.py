import pytest


@pytest.mark.parametrize(
    ("code", "name"), [("tzcj", "投资促进局"), ("nowhere", None), (None, None)]
)
def test_a_department_is_found_by_its_code(example, code, name):
    found = example.campaign.find_department(code)

    assert (found and found.name.zh) == name
