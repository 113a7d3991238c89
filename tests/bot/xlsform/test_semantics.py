"""A carried condition holds for the same answers as in ODK, over conditions drawn at random.

What ODK would do is reckoned here from the text, by the rules of XPath: an empty answer is an empty
text, and no number.
"""

import math
import random
import re

import pytest

from domain.answers import Answer
from tests.bot.xlsform.conftest import HEAD, LIST

CHOICES = [
    LIST,
    *[("c", name, f"色{name}", name) for name in ("red", "blue", "none")],
    *[("n", str(size), f"{size}个", f"{size} of them") for size in (1, 2, 3)],
]
SURVEY = [
    (*HEAD, "relevant", "constraint"),
    ("select_one c", "one", "一", "One"),
    ("select_multiple c", "many", "多", "Many"),
    ("select_one n", "size", "大小", "Size"),
    ("integer", "score", "分", "Score", None, ". >= 0 and . <= 10"),
    ("integer", "kids", "孩", "Kids", None, ". > -1"),
    ("decimal", "fee", "费", "Fee", None, ". >= 0"),
    ("text", "words", "话", "Words"),
]
ATOMS = (
    *("${one} = 'red'", "${one} != 'blue'", "selected(${one}, 'none')", "${one} = ''"),
    *("selected(${many}, 'red')", "${many} = 'blue'", "${many} != 'red'", "${many} != ''"),
    *("count-selected(${many}) > 0", "count-selected(${many}) = 0", "'none' = ${one}"),
    *("${size} = 2", "${size} >= 2", "${size} != 3", "${size} < 3", "2 < ${size}"),
    *("${score} > 3", "${score} <= 9", "${score} >= 0", "${score} != 5", "${score} < 6.5"),
    *("${kids} > 0", "${kids} <= 2", "${kids} >= 3", "${kids} = 1", "${kids} < 1"),
    *("${fee} > 0", "${fee} <= 0", "${fee} >= 0", "${fee} = 0.5", "${words} != ''"),
    *("string-length(${words}) > 0", "true()", "false()"),
)
GIVEN = {
    "one": ("", "red", "blue", "none"),
    "many": ("", "red", "blue", "red blue", "blue none", "red blue none"),
    "size": ("", "1", "2", "3"),
    "score": ("", *map(str, range(11))),
    "kids": ("", "0", "1", "2", "3", "7", "250"),
    "fee": ("", "0", "0.5", "12"),
    "words": ("", "hello"),
}


def drawn(chance, depth=0):
    """A condition, as text."""
    kinds = (("and", "or", "not", "if"), ("atom", "and", "or", "not"), ("atom",))
    kind = chance.choice(kinds[depth])
    if kind == "atom":
        return chance.choice(ATOMS)
    parts = [drawn(chance, depth + 1) for _ in range(3 if kind == "if" else 2)]
    written = {
        "and": "({} and {})",
        "or": "({} or {})",
        "not": "not({})",
        "if": "if({}, {}, {})",
    }
    return written[kind].format(*parts)


def odk(condition, given):
    """Whether ODK would show the question: the condition as Python, by the rules of XPath."""
    text = re.sub(r"\$\{(\w+)\}", r"given['\1']", condition)
    text = re.sub(r"(?<![!<>])=", "==", text).replace("count-selected", "count_selected")
    text = text.replace("string-length", "len").replace("if(", "if_(").replace("not(", "not_(")
    text = re.sub(
        r"(\([^()]*\)|given\['\w+'\]|'\w*'|[\d.]+|\w+\([^()]*\)) (==|!=|<=|>=|<|>) "
        r"(given\['\w+'\]|'\w*'|[\d.]+)",
        r"compare(\1, '\2', \3)",
        re.sub(r"((?:len|count_selected)\(given\['\w+'\]\))", r"(\1)", text),
    )
    return eval(text, {**XPATH, "given": given})


def compare(left, sign, right):
    if sign in {"==", "!="} and isinstance(left, str) and isinstance(right, str):
        return (left == right) is (sign == "==")
    one, other = figure(left), figure(right)
    return {
        "==": one == other,
        "!=": one != other,
        "<": one < other,
        "<=": one <= other,
        ">": one > other,
        ">=": one >= other,
    }[sign]


def figure(value):
    try:
        return float(value)
    except ValueError:
        return math.nan


XPATH = {
    "compare": compare,
    "selected": lambda given, name: name in given.split(),
    "count_selected": lambda given: len(given.split()),
    "not_": lambda value: not value,
    "if_": lambda condition, then, otherwise: then if condition else otherwise,
    "true": lambda: True,
    "false": lambda: False,
}


@pytest.mark.parametrize("seed", range(4))
def test_a_condition_holds_as_it_does_in_odk(taken, seed):
    chance = random.Random(seed)
    conditions = [drawn(chance) for _ in range(60)]
    asked = [("text", f"q{n}", f"问{n}", f"Ask {n}", said) for n, said in enumerate(conditions)]
    questionnaire, _ = taken([*SURVEY, *asked], CHOICES)
    codes = {str(size): f"c{size}" for size in (1, 2, 3)}

    for _ in range(100):
        given = {name: chance.choice(values) for name, values in GIVEN.items()}
        answers = {name: Answer(_value(name, said, codes)) for name, said in given.items()}
        shown = {each.id for each in questionnaire.path(answers)} - given.keys()

        assert shown == {f"q{n}" for n, said in enumerate(conditions) if odk(said, given)}


def _value(name, said, codes):
    if name == "many":
        return tuple(said.split()) or None
    return (codes.get(said, said) if name == "size" else said) or None
