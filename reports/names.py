"""Finds people's names in Chinese text, where something besides the characters says it is one.

A surname begins half the words of the language, so a surname alone is no evidence: what counts is
where words begin and end, what stands before (村主任…, 患者…, 我叫…) and after (…等人, …，男).
A name without any such evidence stays; taking a word to pieces would be worse.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

import rjieba

from reports import name_characters as characters

_LABEL = (
    "姓名|名字|联系人|经办人|负责人|法人代表|法定代表人|法人|代表人|承包人|承包户|经营户|户主|业主|房主|店主|车主|房东|股东"
    "|申请人|控告人|举报人|投诉人|当事人|受害人|求助人|反映人|报案人|原告|被告|嫌疑人|监护人|患者|死者|司机|村民"
)
_ROLE = (
    f"叫|名叫|叫做|本人|我名|{_LABEL}|老板|老板娘|居民|农民|群众|市民|病人|伤者|产妇|孕妇"
    "|父亲|母亲|爸爸|妈妈|儿子|女儿|孙子|孙女|妻子|丈夫|老公|老婆|爱人|哥哥|弟弟|姐姐|妹妹|岳父|岳母|公公|婆婆|奶奶|爷爷"
    "|儿媳|女婿|侄子|外甥|亲戚|邻居|长女|次女|长子|次子|小孩|孩子|同学|学生|考生|员工|职工|工人|民工|同事|战友"
    "|书记|支书|主任|组长|队长|村长|镇长|乡长|县长|市长|区长|厅长|局长|处长|科长|股长|所长|站长|院长|校长|园长|厂长"
    "|行长|馆长|会长|部长|班长|班主任|经理|总监|董事长|总裁|干部|医生|医师|大夫|护士|教师|老师|教授|教练|法官|律师"
    "|民警|警察|警官|辅警|协警|会计|出纳|秘书|保安|中介|卖家|工作人员|办事员|供电员|经管员|客服|公务员|亲属|家属|记者"
    "|党员"
)
_BEFORE = re.compile(
    rf"(?:(?:{_ROLE})(?:叫做|叫|名叫|是|为|系)?[\s“\"（(]{{0,3}}|(?:{_LABEL})\s?[:：]\s{{0,3}})$"
)
_I_AM = re.compile(r"(?:我是|我系)\s?$")
_SAYS_WHO = re.compile(r"(?:我的名字叫|我名叫|我叫|名叫|姓名\s*[:：]|我是|我系|我名)\s*$")
_AFTER = re.compile(
    r"[\s“”\"]{0,2}(?:[（(，,]\s*(?:男|女|身份证|电话|手机|联系|现年|汉族|已故|残疾)|现年|今年\d|等\d*[位名人]|等人|夫妇|夫妻"
    r"|一家|同志|先生|女士|小姐|师傅|大妈|大爷|老人|母女|父子|父女|母子|兄弟|姐妹|本人|医生|医师|老师|教授|律师|法官|警官|书记"
    r"|副?(?:主任|经理|(?:院|局|处|科|所|站|校|厂|镇|乡|县|市|区|厅|队|部|行)长(?!期)))"
)
# What follows or ends the name of a place, an estate or a firm.
_PLACE = frozenset(
    "路街巷村镇乡县市区州省组队桥冲塘湖河溪江湾洞庙垄岭坳坡洲园苑府铺站厂店场城坪家屋楼院馆寺山井港码岛垸墩峪"
    "屯庄寨口渡坝库校矿社局所处厅行国网号郡邸都巷苑"
)
_PLACE_WORDS = re.compile(
    "小区|社区|花园|广场|公园|故居|纪念|主题|景区|大厦|大桥|公寓|国际|小学|中学|学校|医院|公司|集团|物业|地产|置业|酒店"
    "|超市|水库|工业|园区|街道|组|新村|名都|华府|尚苑|门诊|诊所|培训|精神|嘉园|大道|铁路|式|牌|杯|奖|频道|的?故居|的?故里"
)
_PLACE_BEFORE = re.compile("[县区市镇乡州省路街至到往从在经位于→~～—、-]$")
_LONGEST_FRAME = 12  # characters before a name that are looked at
_NO_NAME = frozenset(
    "何时能 何时休 孙女 孙子 高达 文明 安静 谢谢 谢谢您 高中生 高新区 许可证 石拱桥 段时间 左拐 方便 方法".split()
)
_TITLE = re.compile(
    "(?:经理|科长|局长|书记|主任|老师|医生|医师|老板|师傅|先生|女士|院长|校长|市长|县长|厅长|处长|所长|站长|总)$"
)
_BORDER = re.compile(r"[\s，,。！!？?；;：:、（）()“”\"]")
_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_LONGEST_GIVEN = 2
SHORT = 2  # characters of a name that may as well be another word
_JIEBA = rjieba.Jieba()


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
    sure = _longest(name for name in names if _is_sure(text, name))
    said = {text[name.start : name.end] for name in sure}
    known = {name for name in said if not _is_of_a_place(text, name)}
    again = (n for n in names if text[n.start : n.end] in known and not _is_place(text, n))
    spans = {(name.start, name.end) for name in again} | set(_repeated(text, known))
    return _without(text, sorted(_widened(text, *span) for span in spans))


def _candidates(text: str) -> Iterator[_Name]:
    """What could be a name by its characters, and by where words begin and end."""
    start = 0
    words = _JIEBA.tag(text)
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
    if word in _NO_NAME:
        return
    if len(given) > _LONGEST_GIVEN or not set(given) <= characters.GIVEN:
        return
    if given and not _is_word(word):
        yield word, _Kind.NEW
    elif given and not tag.startswith("nr"):
        return
    elif given and not _TITLE.search(given):
        yield word, _Kind.KNOWN
    for after in following:
        given += after
        if len(given) > _LONGEST_GIVEN or not set(after) <= characters.GIVEN:
            return
        if not _TITLE.search(given):
            yield word[:family] + given, _Kind.SPLIT


def _is_word(word: str) -> bool:
    return _JIEBA.has_word(word)


def _is_sure(text: str, name: _Name) -> bool:
    """Whether more than its characters say that this is a name."""
    if _is_place(text, name):
        return False
    before = text[max(0, name.start - _LONGEST_FRAME) : name.start]
    is_long = name.end - name.start > SHORT
    is_common = text[name.start] in characters.COMMON
    is_plain = name.kind is _Kind.NEW and is_long
    if _AFTER.match(text, name.end):
        return is_common or name.kind is _Kind.NEW
    if _BEFORE.search(before):
        return is_common or is_plain or _ends(text, name)
    if _I_AM.search(before):
        return is_plain or (is_common and _ends(text, name))
    if name.kind is not _Kind.NEW or not is_common:
        return False
    return (is_long and not _PLACE_BEFORE.search(before)) or _stands_alone(text, name)


def _ends(text: str, name: _Name) -> bool:
    """Whether a clause ends where it does; of words met by chance, one or two are long ones."""
    is_by_chance = name.kind is _Kind.SPLIT and text[name.start] not in characters.COMMON
    after = text[name.end : name.end + 1]
    return not is_by_chance and (not after or _BORDER.match(after) is not None)


def _stands_alone(text: str, name: _Name) -> bool:
    """Whether it is all there is between two marks; in lists, places are as common as people."""
    before, after = text[max(0, name.start - 1) : name.start], text[name.end : name.end + 1]
    return all(not side or (side != "、" and _BORDER.match(side)) for side in (before, after))


def _is_place(text: str, name: _Name) -> bool:
    """Whether it is the name of a place or an estate, or the beginning of one."""
    after = text[name.end : name.end + 1]
    ends_as_one = name.kind is not _Kind.KNOWN and text[name.end - 1] in _PLACE
    return ends_as_one or after in _PLACE or _PLACE_WORDS.match(text, name.end) is not None


def _is_of_a_place(text: str, name: str) -> bool:
    """Whether something public bears the name: it is then no private matter."""
    return re.search(f"{name}(?:{_PLACE_WORDS.pattern})", text) is not None


def _longest(names: Iterable[_Name]) -> tuple[_Name, ...]:
    """Of names that begin at one place, the longest."""
    return tuple({name.start: name for name in sorted(names, key=lambda n: n.end)}.values())


def _repeated(text: str, known: set[str]) -> Iterator[tuple[int, int]]:
    """Where names of three characters and more stand again; shorter ones may be other words."""
    long = sorted((name for name in known if len(name) > SHORT), key=len, reverse=True)
    if long:
        for found in re.finditer("|".join(map(re.escape, long)), text):
            yield found.span()


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """With what would be left without sense: 我叫…，, and the 的 of somebody's thing."""
    before = text[max(0, start - _LONGEST_FRAME) : start]
    if said := _SAYS_WHO.search(before):
        return start - len(said[0]), end + (text[end : end + 1] in {"，", ","})
    is_owner = text[end : end + 1] == "的" and not _BEFORE.search(before)
    return start, end + is_owner


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    kept, last = [], 0
    for start, end in spans:
        kept.append(text[last:start])
        last = max(last, end)
    return "".join([*kept, text[last:]])
