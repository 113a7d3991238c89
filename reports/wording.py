"""The words of an entry: taken from one opinion, shortened and scrubbed, never written.

Everything here only deletes: the result is a subsequence of the opinion's characters. Whose words
speak for a group is chosen elsewhere; so is what a person changes afterwards.
"""

import re
import unicodedata

from reports import private

LONGEST = 60  # characters, so that a problem stays within four lines of its column
SHORTEST = 4  # fewer say nothing by themselves: 很差, 不好
_TOO_LONG = 2 * LONGEST  # a clause longer than this is cut where it stands

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "So", "Sk"})  # controls, bidi marks, emoji
_MARKUP = re.compile(r"_x000[dD]_|[\ufe00-\ufe0f\u20e3]")
_SPACES = re.compile(r"[^\S\n]+")
_BRACKETS = re.compile(r"[（(\[【《“\"][\s，,、：:]*[）)\]】》”\"]")
_REPEATED = re.compile(r"([，、；：。！？,;:!?~～…—-])[，、；：。！？,;:!?~～…—\s-]+")
_GREETING = re.compile(
    r"^[\s，,。！!：:、~～]*(?:"
    r"(?:尊敬的|敬爱的|亲爱的)[^，,：:。！!\n]{0,20}[，,：:。！!]"
    r"|[^\W\d_]{0,8}?(?:领导|书记|市长|县长|区长|局长|主任)(?:们|同志)?(?:您好|你好|们好|好)?[，,：:。！!]"
    r"|(?:各位)?(?:领导|大家|[您你](?:们)?)好[，,：:。！!\s]*"
    r"|(?:原帖链接|标题|主题|内容)[：:]"
    r"|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)、．](?!\d)"
    r")"
)
_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;]*")
_CLAUSE = re.compile(r"[^，,：:、]*[，,：:、]*")
_EDGES = " \t\u3000，,。！!；;：:、·~～-—…"
# Words of complaint and of wish: the clause that has them says what is wrong.
_PROBLEM = re.compile(
    "不|没|无法|未|太|慢|难|差|乱|贵|久|脏|噪|扰|污染|拖|违|拒|推诿|强制|强行|捆绑|收费|多次|反复|缺|坏|危险|隐患"
    "|希望|建议|请求|投诉|反映|举报|应该|能否|何时"
)


def scrub(text: str) -> str:
    """The text without personal marks and without characters that cannot be seen.

    What is deleted is listed in `private`; lines stay lines.
    """
    return _tidy(private.take_out(_visible(text)))


def shorten(text: str, longest: int = LONGEST) -> str:
    """The clearest part of a text, on one line: its first line, else a sentence or some clauses.

    At most `longest` characters, unless the only borders lie further apart. Empty only where
    there is no letter or number.
    """
    visible = _tidy(_visible(text))
    lines = [line for line in map(_open, visible.splitlines()) if _says(line)]
    if not lines:
        return _cut(_one_line(visible).strip(_EDGES), longest) if _has_words(visible) else ""
    if SHORTEST <= len(lines[0]) <= longest:
        return lines[0]
    sentences = [part for line in lines for part in _parts(_SENTENCE, line)]
    return _fit(_clearest(sentences, longest) or _one_line(visible), longest)


def _visible(text: str) -> str:
    """Without control characters, direction marks and emoji; line ends become one kind."""
    lines = "\n".join(_MARKUP.sub("", text).splitlines())
    kept = (c for c in lines if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
    return "".join(kept)


def _tidy(text: str) -> str:
    """Without what a deletion left behind: empty brackets, doubled commas and spaces."""
    spaced = _SPACES.sub(_space, text)
    return _REPEATED.sub(r"\1", _BRACKETS.sub("", spaced))


def _space(found: re.Match[str]) -> str:
    """One space between Latin words; none beside Chinese, where it only looks torn."""
    before = found.string[: found.start()][-1:]
    after = found.string[found.end() : found.end() + 1]
    is_between = before not in {"", "\n"} and after not in {"", "\n"} and (before + after).isascii()
    return " " if is_between and " " in found[0] else ""


def _one_line(text: str) -> str:
    return text.replace("\n", "")


def _open(line: str) -> str:
    """A line without the greeting or number it begins with."""
    while (shorter := _GREETING.sub("", line)) != line:
        line = shorter
    return line.strip(_EDGES)


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _says(text: str) -> bool:
    return sum(character.isalnum() for character in text) >= SHORTEST


def _parts(pattern: re.Pattern[str], text: str) -> list[str]:
    """A text cut at the borders of a pattern; a part without words joins none."""
    return [part for part in pattern.findall(text) if _has_words(part)]


def _clearest(parts: list[str], longest: int) -> str:
    """The part that names most of a problem; of equals, one that fits, then the earliest."""
    opened = [part for part in map(_open, parts) if _says(part)]
    if not opened:
        return ""
    return max(opened, key=lambda part: (min(_weight(part), 2), len(part) <= longest))


def _weight(part: str) -> int:
    return len(set(_PROBLEM.findall(part)))


def _fit(sentence: str, longest: int) -> str:
    """As much of a sentence around its clearest clause as fits, whole clauses only."""
    sentence = sentence.strip(_EDGES)
    if len(sentence) <= longest:
        return sentence
    clauses = _parts(_CLAUSE, sentence)
    centre = max(
        range(len(clauses)), key=lambda i: (len(clauses[i]) <= longest, _weight(clauses[i]))
    )
    first = last = centre
    while last + 1 < len(clauses) and _length(clauses[first : last + 2]) <= longest:
        last += 1
    while first > 0 and _length(clauses[first - 1 : last + 1]) <= longest:
        first -= 1
    chosen = "".join(clauses[first : last + 1]).strip(_EDGES)
    return chosen if len(chosen) <= _TOO_LONG and len(clauses) > 1 else _cut(chosen, longest)


def _length(clauses: list[str]) -> int:
    return len("".join(clauses).strip(_EDGES))


def _cut(text: str, longest: int) -> str:
    return text[:longest].strip(_EDGES) or text[:longest]
