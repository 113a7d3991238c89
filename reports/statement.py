"""The one statement of an opinion that stands for it: found among its lines and clauses.

Only leaves out; what reads best is judged in `clarity`. Expects a text without hidden characters.
"""

import re
from collections.abc import Iterator

from reports import clarity

LONGEST_READ = 1000  # characters; a longer story adds detours, not the problem
_LEAST = 4  # letters; fewer say nothing by themselves: 很差, 不好
_ENOUGH = 8  # letters that must be left when a lead is taken off
_GOOD = 0.03  # a headline no worse than this is taken as it is: people put the problem into it
_ALONE = 0.7  # and one that is all there is, if it is this clear
_AHEAD = 0.1  # what the beginning of a text is ahead of what follows
_BEGINS = 0.2  # what the beginning of a sentence is ahead of a border within
_ENDS = 0.1
_PER_LETTER = 0.001  # of two equally clear ones, the shorter

EDGES = " \t\u3000，,。！!；;：:、·~～-—…．.＊*"
_GREETING = re.compile(
    r"^[\s，,。！!：:、~～]*(?:"
    r"(?:尊敬的|敬爱的|亲爱的)[^，,：:。！!\n]{0,20}[，,：:。！!]"
    r"|[^\W\d_]{0,8}?(?:领导|书记|市长|县长|区长|局长|厅长|主任)(?:们|同志)?(?:您好|你好|们好|好)?[，,：:。！!]"
    r"|(?:各位)?(?:领导|大家|[您你](?:们)?)好[，,：:。！!\s]*"
    r"|(?:原帖链接|标题|主题|内容|事由|事件|投诉内容|反映内容)[：:]"
    r"|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)、．.](?!\d)"
    r"|(?:第[一二三四五六]|其[一二三四]|[一二三四五]是|首先|其次|再次|另外|此外|同时|还有|而且|并且|但是|然而|所以|因此"
    r"|于是|然后|再者)[，,、：:]"
    r")"
)
_LEAD = re.compile(
    r"^(?:(?:我|本人|我们|我想|我要|现|特|在此)?(?:再次|强烈|实名|联名|集体|在此|紧急|特)*"
    r"(?:投诉|举报|反映|反应|控诉|曝光|质疑)(?:一下)?"
    r"(?!电话|无|热线|平台|渠道|[人信后被箱者至到得过的了率量件给却]|中心|没|多次|材料|几次|处理|回复|一直|途径|问题|[也都不很就]|次数|.*(?:答复|回复|的邮件|的信|的帖|的电话|受理))"
    r"[：:，,]?"
    r"|(?:强烈)?(?:请求|恳请|希望|盼望|请)(?:[^，,。]{0,10}?(?:领导|政府|部门))?(?:帮助|尽快|协调|及时|关注|重视)*解决好?"
    r"(?=[^，,]{4,}(?:问题|难|一事|事宜)))"
)
_ABOUT = re.compile(
    r"^(?:关于对|关于|对于?|就)(?=(.{6,}?)(?:一?事)?的?(?:投诉|举报|反映|质疑|控诉|情况反映|投诉举报|报告|控告|举报信|投诉信|控告信)$)"
)
_REPORT = re.compile(r"(?<=[题况为象])的(?:投诉举报|情况反映|投诉|举报|反映|质疑|控诉)$")
_ABOUT_END = re.compile(
    r"(?:一?事)?的?(?:紧急|再次|实名)?"
    r"(?:投诉举报|情况反映|举报信|投诉信|控告信|投诉|举报|反映|质疑|控诉|报告|控告)$"
)
_TO_WHOM = "有关|相关|领导|政府|上级|各级|市|县|区|部门|书记|局长"
_CLOSING = re.compile(
    r"[，,。；;！!]\s*(?:谢谢|感谢|多谢|不胜感激|万分感谢|拜托|盼复|敬请|恳请|恳求|求关注|还我们|请问(?:有关|这)"
    rf"|请(?:求)?(?:{_TO_WHOM}|查|处理|重视|关注|还|严|您|你|予以|给|尽快|解决)|望(?:{_TO_WHOM}|尽快|予以|回复|您|能|处理)"
    rf"|希望(?:{_TO_WHOM}|尽快|能|您|你|得到))"
    r"[^。！？]*$"
)
_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;]*")
_CLAUSE = re.compile(r"[^，,：:]*[，,：:]*")
_PART = re.compile(r"[^，,：:、]*[，,：:、]*")
_INQUIRY = re.compile("咨询")
_JOINED = re.compile(
    r"^(?:而且|而|并且|但是|但|然而|可是|不过|所以|因此|于是|同时|另外|此外|还有|况且|且|特别是|尤其是)(?!今|立|言|已|后)[，,]?"
)
_INNER_END = re.compile(r"[。！？!?；;](?=.*\w)")
_NUMBERED = re.compile(r"(?<=[。；;：:，,\s])(?=(?:\d{1,2}|[一二三四五六七八九十])、)")


def choose(text: str, longest: int) -> str:
    """The clearest statement of a text with words, on one line.

    At most `longest` characters, unless the only borders lie further apart.
    """
    lines = [opened for line in text[:LONGEST_READ].splitlines() if _says(opened := _open(line))]
    if not lines:
        return cut(text.replace("\n", "").strip(EDGES), longest)
    first = _told(lines[0])
    if _is_headline(first, longest) and (len(lines) > 1 or clarity.score(first) >= _ALONE):
        return first
    found = [ranked for line in lines for ranked in _statements(line, longest)]
    if len(first) <= longest and not _INNER_END.search(first):
        found.insert(0, (_AHEAD + _BEGINS + _ENDS + clarity.score(first), first))
    return max(found, key=lambda ranked: ranked[0])[1] if found else _fit(lines[0], longest)


def _is_headline(line: str, longest: int) -> bool:
    """Whether a line is one phrase that names a matter."""
    is_phrase = len(line) <= longest and not _INNER_END.search(line)
    if _INQUIRY.match(line) and _letters(line) >= _ENOUGH - 1 and is_phrase:
        return True
    return is_phrase and _letters(line) >= _LEAST and clarity.score(line) >= _GOOD


def _statements(line: str, longest: int) -> Iterator[tuple[float, str]]:
    """Whole sentences and runs of their clauses, as far as they fit, each with its rank."""
    for sentence in _parts(_SENTENCE, _NUMBERED.sub("\n", line)):
        clauses = _parts(_CLAUSE, _open(sentence))
        for first in range(len(clauses)):
            run = ""
            for last in range(first, len(clauses)):
                run += clauses[last]
                if len(run) > longest + _LEAST:
                    break
                yield from _ranked(run, first == 0, last == len(clauses) - 1, longest)


def _ranked(run: str, is_start: bool, is_end: bool, longest: int) -> Iterator[tuple[float, str]]:  # noqa: FBT001
    told = _told(_open(_JOINED.sub("", run)))
    if len(told) <= longest and _says(told):
        whole = _BEGINS * is_start + _ENDS * is_end
        yield clarity.score(told) + whole - _PER_LETTER * len(told), told


def _told(statement: str) -> str:
    """A statement without the words that it is one: 投诉…, 关于…的反映, and thanks at its end."""
    statement = _without_closing(statement)
    if _ABOUT.match(statement):
        shorter = _ABOUT_END.sub("", _ABOUT.sub("", statement))
    else:
        shorter = _LEAD.sub("", _REPORT.sub("", statement))
    shorter = shorter.strip(EDGES)
    is_whole = _letters(shorter) >= _ENOUGH and clarity.names_a_fault(shorter)
    return shorter if is_whole else statement


def _without_closing(statement: str) -> str:
    shorter = _CLOSING.sub("", statement).strip(EDGES)
    return shorter if _letters(shorter) >= _ENOUGH else statement


def _open(line: str) -> str:
    """A line without the greeting or number it begins with."""
    while (shorter := _GREETING.sub("", line, count=1)) != line:
        line = shorter
    return line.strip(EDGES)


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _says(text: str) -> bool:
    return _letters(text) >= _LEAST


def _parts(pattern: re.Pattern[str], text: str) -> list[str]:
    """A text cut at the borders of a pattern; a part without words joins none."""
    return [part for part in pattern.findall(text) if _letters(part)]


def _fit(line: str, longest: int) -> str:
    """Where no run of clauses fits: the clearest clause as it is, or the beginning of the only."""
    parts = [part.strip(EDGES) for part in _parts(_PART, line)]
    if len(parts) == 1:
        return cut(line, longest)
    best = max(parts, key=lambda part: (len(part) <= longest, clarity.score(part)))
    return best if len(best) <= 2 * longest else cut(best, longest)


def cut(text: str, longest: int) -> str:
    """The beginning of a text that has no border to end at."""
    return text[:longest].strip(EDGES) or text[:longest]
