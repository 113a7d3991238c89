import pytest

from domain.text import Language, Text


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("en", Language.EN),
        ("en-US", Language.EN),
        ("EN-gb", Language.EN),
        ("zh", Language.ZH),
        ("zh-hans", Language.ZH),
        ("de", Language.ZH),
        ("", Language.ZH),
        (None, Language.ZH),
    ],
)
def test_english_is_for_those_who_have_it_set_and_chinese_for_all_others(code, language):
    assert Language.of(code) is language


def test_a_text_is_said_in_one_language():
    text = Text("部门", "Department")

    assert [text.say(language) for language in Language] == ["部门", "Department"]
