import pytest

from domain.shielding import Shield, is_held


@pytest.mark.parametrize(
    ("shield", "held"),
    [
        ("open", False),
        ("unread", True),
        ("asked", True),
        ("found", True),
        ("released", False),
    ],
)
def test_a_response_is_kept_from_the_department_until_somebody_has_looked(shield, held):
    assert is_held(Shield(shield)) is held
