"""What names an official or a section: whoever is named is not to read it.

A name alone is no sign of an official: neighbours, firms and the respondent's own are taken out
elsewhere (`private`). What counts is an office (科长, 村支书), a surname or a first name beside one
(王科长, 工作人员小王), a number worn at a counter, words that tell one person there from the others
(3号窗口那位女同志), and what parts of departments are called.

Errs on the side of finding: what is held is read by the campaign office, what is missed is read by
whom it is about.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from domain.shielding import NOBODY, Bodies, Kind, Mention
from reports import names, segmenting
from reports import naming_frames as frames

_OWN_NAME = 2  # characters of a section's name that are enough to know it by
_LEAST = 3  # characters of an abbreviation
_LONGEST_SERVICE = 10  # characters before a name that are looked at


def named(text: str, bodies: Bodies = NOBODY) -> tuple[Mention, ...]:
    """What in a text names somebody or a section, in its order, without repeating itself.

    What a department itself is called is no part of one: `bodies` has the names of both.
    """
    found = (Mention(text[start:end], kind) for start, end, kind in _spans(text, bodies))
    return tuple(dict.fromkeys(found))


def take_out(text: str, bodies: Bodies = NOBODY) -> str:
    """The text without what names somebody or a section, and without the 的 that followed it."""
    kept, last = [], 0
    for start, end, _ in _spans(text, bodies):
        kept.append(text[last:start])
        last = end + (text[end : end + 1] == "的")
    return "".join([*kept, text[last:]])


def parted(text: str, bodies: Bodies = NOBODY) -> tuple[tuple[str, bool], ...]:
    """The text in parts, each with whether it names somebody or a section."""
    parts, last = [], 0
    for start, end, _ in _spans(text, bodies):
        parts += [(text[last:start], False), (text[start:end], True)]
        last = end
    return tuple(part for part in (*parts, (text[last:], False)) if part[0])


def _spans(text: str, bodies: Bodies) -> list[tuple[int, int, Kind]]:
    """Where it names whom, in order; what overlaps is one."""
    joined: list[tuple[int, int, Kind]] = []
    for start, end, kind in sorted(_found(text, bodies), key=lambda span: (span[0], -span[1])):
        if joined and start < joined[-1][1]:
            first, last, before = joined[-1]
            joined[-1] = (first, max(last, end), Kind.PERSON if kind is Kind.PERSON else before)
        else:
            joined.append((start, end, kind))
    return joined


def _found(text: str, bodies: Bodies) -> Iterator[tuple[int, int, Kind]]:
    addressed = [found.span() for found in frames.ADDRESSED.finditer(text)]
    for pattern in frames.PEOPLE:
        for found in pattern.finditer(text):
            if not _lies_in(found.end() - 1, addressed):
                yield (*found.span(), Kind.PERSON)
    yield from ((*span, Kind.PERSON) for span in _beside_a_service(text))
    departments = [found.span() for found in _any_of(bodies.departments).finditer(text)]
    for pattern in (_own(bodies.sections), *frames.UNITS):
        for found in pattern.finditer(text):
            if not _lies_in(found.end() - 1, departments):
                yield (*found.span(), Kind.SECTION)


def _beside_a_service(text: str) -> Iterator[tuple[int, int]]:
    """Surnames and names that a service stands beside; no ends of words: 任何老师."""
    for found in frames.SURNAMED.finditer(text):
        start = found.start()
        if not (start and segmenting.is_word(text[start - 1 : start + 1])):
            yield found.span()
    for start, end in names.likely(text):
        before = text[max(0, start - _LONGEST_SERVICE) : start]
        if frames.SERVES.search(before) or frames.SERVED.match(text, end):
            yield start, end


def _lies_in(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


@lru_cache(maxsize=8)
def _own(sections: tuple[str, ...]) -> re.Pattern[str]:
    """The sections' own names, and what is left of them when the first words go."""
    return _any_of(tuple(name for full in sections for name in _shortened(full)))


@lru_cache(maxsize=16)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these names, the longest first; of no names, nothing."""
    listed = "|".join(map(re.escape, sorted(set(names), key=lambda name: (-len(name), name))))
    return re.compile(f"(?:{listed}){frames.ENDS_THERE}" if listed else r"(?!)")


def _shortened(name: str) -> Iterator[str]:
    """As 行政审批科, 审批科: people leave out how it begins, hardly ever how it ends."""
    if len(name) >= _OWN_NAME:
        yield name
    if name.endswith(frames.ENDINGS):
        yield from (name[start:] for start in range(2, len(name) - _LEAST + 1, 2))
