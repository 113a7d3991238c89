"""Callback data: what buttons say, with parts exchanged for those of others, or for anything."""

from typing import get_args

from hypothesis import strategies as st

from handlers.acts import Act
from handlers.callbacks import LIMIT
from tests.handlers.test_callbacks import ACTS, pack
from tests.hostile import odd
from tests.hostile.stage import Stage

_LETTERS = [kind.letter for kind in get_args(Act)]
_PACKED = [pack(act).split(":") for act in ACTS]
_PARTS = st.one_of(
    st.sampled_from(sorted({part for packed in _PACKED for part in packed[1:]})),
    st.sampled_from(("", "0", "1", "-1", "7fffffffffffffff", "8" * 16, "f" * 20, "zh", "tzcj")),
    odd.texts,
)


@st.composite
def _taps(draw: st.DrawFn) -> str:
    letter, *parts = draw(st.sampled_from(_PACKED))
    for _ in range(draw(st.integers(0, 3))):
        if parts:
            parts[draw(st.integers(0, len(parts) - 1))] = draw(_PARTS)
    letter = draw(st.sampled_from((letter, letter, *draw(st.just(_LETTERS[:3])))))
    data = ":".join([letter, *parts])
    return data.encode("utf-8", "replace")[:LIMIT].decode("utf-8", "ignore")


taps = _taps() | st.text(max_size=64)


async def check(stage: Stage, data: str) -> None:
    """It is answered, by whomever it is tapped; nothing fails."""
    for person in (stage.hostile, stage.clerk):
        async with stage.watching(is_proper=True):
            await person.forge(data)
