import pytest

from bot.settings.wording import columns


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("Slow", 4), ("慢", 2), ("（慢）", 6), ("e\u0301", 1), ("a\u200bb", 2)],
)
def test_a_chinese_character_is_two_columns_wide_and_an_accent_none(text, width):
    assert columns(text) == width
