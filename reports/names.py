"""Finds people's names in Chinese text, where something besides the characters says it is one.

A surname begins half the words of the language, so a surname alone is no evidence: what counts is
where words begin and end, what stands before (村主任…, 患者…, 我叫…) and after (…等人, …，男).
A name without any such evidence stays; taking a word to pieces would be worse.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from reports import name_characters as characters
from reports import name_frames as frames
from reports import segmenting

_LONGEST_FRAME = 12  # characters before a name that are looked at
_NO_NAME = re.compile(
    "谢谢|何时|曾[于在任]|孙女|孙子|高达|文明|安静|高中生|高新区|许可证|石拱桥|段时间|左拐|方便|方法|方来|明鉴"
    "|阳光|钱财|金钱|安全|曾经|马上|许多|任何"
)
_TO = frozenset("到至往")
_PREPOSITIONS = frozenset("向于任关应管从和由同")
_TITLE = re.compile(
    "(?:经理|科长|局长|书记|主任|老师|医生|医师|老板|师傅|先生|女士|院长|校长|市长|县长|厅长|处长|所长|站长|总)$"
)
_LISTS = "、 \u3000"
_BORDER = re.compile(r"[\s，,。！!？?；;：:、（）()“”\"]")
_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_LONGEST_GIVEN = 2
_SHORT = 2  # characters of a name that may as well be another word


class _Kind(Enum):
    """How its characters stand among words."""

    NEW = auto()  # no dictionary has it: hardly anything but a name
    KNOWN = auto()  # a word that is also a name
    SPLIT = auto()  # a surname and other words, which may be said one after the other by chance


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    kind: _Kind


def take_out(text: str) -> str:
    """The text without the names that it shows to be names, wherever they stand in it."""
    names = tuple(_candidates(text)) if _HAN.search(text) else ()
    sure = _listed(text, names, _longest(name for name in names if _is_sure(text, name)))
    said = frozenset(text[name.start : name.end] for name in sure)
    repeated = tuple(_repeated(text, said))
    known = said - {text[start:end] for start, end in repeated if _is_of_a_place(text, start, end)}
    again = (n for n in names if text[n.start : n.end] in known and not _is_place(text, n))
    spans = {(name.start, name.end) for name in again}
    spans |= {(start, end) for start, end in repeated if text[start:end] in known}
    return _without(text, sorted(_widened(text, *span) for span in spans))


def likely(text: str) -> Iterator[tuple[int, int]]:
    """Where names of three characters may stand; what is beside them has to say that they do."""
    for name in _longest(_candidates(text)) if _HAN.search(text) else ():
        is_long = name.end - name.start > _SHORT
        if is_long and not _is_place(text, name) and text[name.start] in characters.COMMON:
            yield name.start, name.end


def _candidates(text: str) -> Iterator[_Name]:
    """What could be a name by its characters, and by where words begin and end."""
    start = 0
    words = segmenting.tagged(text)
    for number, (word, tag) in enumerate(words):
        family = 2 if word[:2] in characters.DOUBLE_SURNAMES else 1
        if word[:family] in characters.DOUBLE_SURNAMES or word[0] in characters.SURNAMES:
            following = [after for after, _ in words[number + 1 : number + 3]]
            for name, kind in _read(word, tag, following, family):
                yield _Name(start, start + len(name), kind)
        start += len(word)


def _read(word: str, tag: str, following: list[str], family: int) -> Iterator[tuple[str, _Kind]]:
    """A name that is a word, or a word with what follows it: 王 建国, 李明 占."""
    given = word[family:]
    if len(given) > _LONGEST_GIVEN or set(given) & characters.NEVER or _NO_NAME.match(word):
        return
    if not set(given) <= characters.GIVEN:
        if not segmenting.is_word(word):
            yield word, _Kind.SPLIT
        return
    if given and not segmenting.is_word(word):
        yield word, _Kind.NEW
    elif given and (not tag.startswith("nr") or _TITLE.search(given)):
        return
    elif given:
        yield word, _Kind.KNOWN
    for after in following:
        given += after
        if len(given) > _LONGEST_GIVEN or not set(after) <= characters.GIVEN:
            return
        if not _TITLE.search(given):
            yield word[:family] + given, _Kind.SPLIT


def _is_sure(text: str, name: _Name) -> bool:
    """Whether more than its characters say that this is a name."""
    if _is_place(text, name) or (text[name.start] in _PREPOSITIONS and not _ends(text, name)):
        return False
    before = text[max(0, name.start - _LONGEST_FRAME) : name.start]
    is_long = name.end - name.start > _SHORT
    is_common = text[name.start] in characters.COMMON
    is_plain = name.kind is _Kind.NEW and is_long
    if frames.AFTER.match(text, name.end):
        is_list = text.startswith("等", name.end)  # short names and places are told apart by less
        return is_long if is_list else is_common or name.kind is _Kind.NEW
    if frames.BEFORE.search(before):
        return is_common or is_plain or _ends(text, name)
    if frames.I_AM.search(before):
        return is_plain or (is_common and _ends(text, name))
    if name.kind is not _Kind.NEW or not is_common or text[name.end - 1] in frames.MAYBE_PLACE:
        return False
    return (is_long and not frames.PLACE_BEFORE.search(before)) or _stands_alone(text, name)


def _ends(text: str, name: _Name) -> bool:
    """Whether a clause ends where it does; of words met by chance, one or two are long ones."""
    is_by_chance = name.kind is not _Kind.NEW and text[name.start] not in characters.COMMON
    after = text[name.end : name.end + 1]
    return not is_by_chance and (not after or _BORDER.match(after) is not None)


def _stands_alone(text: str, name: _Name) -> bool:
    """Whether it is all there is between two marks; in lists, places are as common as people."""
    before, after = text[max(0, name.start - 1) : name.start], text[name.end : name.end + 1]
    return all(
        not side or (side not in "、 \u3000" and _BORDER.match(side)) for side in (before, after)
    )


def _is_place(text: str, name: _Name) -> bool:
    """Whether it is the name of a place or an estate, or the beginning of one."""
    after = text[name.end : name.end + 1]
    ends_as_one = text[name.end - 1] in frames.PLACE - frames.MAYBE_PLACE
    is_one = ends_as_one and name.kind is not _Kind.KNOWN
    return is_one or after in frames.PLACE or frames.PLACE_WORDS.match(text, name.end) is not None


def _is_of_a_place(text: str, start: int, end: int) -> bool:
    """Whether something public bears the name, or one goes there: it is then no private matter."""
    return text[start - 1 : start] in _TO or frames.PLACE_WORDS.match(text, end) is not None


def _longest(names: Iterable[_Name]) -> tuple[_Name, ...]:
    """Of names that begin at one place, the longest."""
    return tuple({name.start: name for name in sorted(names, key=lambda n: n.end)}.values())


def _listed(text: str, names: tuple[_Name, ...], sure: tuple[_Name, ...]) -> set[_Name]:
    """With the names beside them in a list: 李某、王某等人."""
    found = set(sure)
    starts, ends = {name.start for name in sure}, {name.end for name in sure}
    plain = [name for name in names if _is_long_and_common(text, name)]
    for name in reversed(plain):
        if text[name.end : name.end + 1] == "、" and name.end + 1 in starts:
            found.add(name)
            starts.add(name.start)
    for name in plain:
        if text[name.start - 1 : name.start] == "、" and name.start - 1 in ends:
            found.add(name)
            ends.add(name.end)
    return found


def _is_long_and_common(text: str, name: _Name) -> bool:
    is_long = name.end - name.start > _SHORT
    return is_long and text[name.start] in characters.COMMON and not _is_place(text, name)


def _repeated(text: str, said: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where names of three characters and more stand again; shorter ones may be other words."""
    sizes = sorted({len(name) for name in said if len(name) > _SHORT}, reverse=True)
    for start in range(len(text) if sizes else 0):
        for size in sizes:
            if text[start : start + size] in said:
                yield start, start + size
                break


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """With what would be left without sense: 我叫…，, and the 的 of somebody's thing."""
    before = text[max(0, start - _LONGEST_FRAME) : start]
    if said := frames.SAYS_WHO.search(before):
        return start - len(said[0]), end + (text[end : end + 1] in {"，", ","})
    is_owner = text[end : end + 1] == "的" and not frames.BEFORE.search(before)
    return start, end + is_owner


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    kept, last = [], 0
    for start, end in spans:
        kept.append(text[last:start])
        last = max(last, end)
    return "".join([*kept, text[last:]])
