"""What a line of a survey is about, where that is a place or a body: by what tells it from others.

Of 老码头窗口排队太久 it is 老, of 第三医院电话没人接 第三, of 火车站没人扫 火车站. A line begins
with it; the word that says what kind of thing it is (码头, 医院) is left out, where something
stands before it. What any department has (办事大厅, 窗口) tells nothing apart and is no subject.
"""

from collections.abc import Iterable, Iterator

import rjieba

from reports import thesaurus


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CUTTER = rjieba.Jieba()
for _body in ("人社局", "住建局", "城管局", "发改委", "卫健委", "医保局", "教体局"):
    _CUTTER.add_word(_body, 500, "nt")  # which the dictionary cuts in two
_KINDS = tuple(
    _words(
        "局 院 校 站 厅 所 行 店 园 场 村 镇 区 里 城 桥 路 街 楼 中心 码头 庭 苑 府 湾 巷"
        " 中学 小学 厂"
    )
)
# Said of any place, or of none in particular.
_ANY = _words(
    """
工业园 园区 工业园区 小区 厂区 社区 开发区 银行 医院 学校 幼儿园 中学 小学 大厅 办事大厅 服务大厅
政务大厅 村里 镇上 城里 现场 市场 工厂 酒店 超市 饭店 餐馆 车站 路口 公园 广场 网站 服务网 部门
单位 门口
楼下 楼上 本地 外地 全区 全市 辖区 城区 郊区 市区 景区 场所 厕所 派出所 处所 厂房 店里 商店
"""
)
_EPITHETS = _words(
    """
办事 政务 服务 便民 政府 小微 惠企 电子 我们 综合 行政 审批 办证 缴费 上班 大 小 本 各 老旧 新建
居民
住宅 农贸 附近 工业
"""
)
_SHORT = frozenset("老新大小东西南北县市区镇乡里")  # single characters that a name may have
_NAMES = frozenset(("ns", "nt", "nz", "nr", "x", "eng"))  # the cutter's marks of a name


def find(headline: str) -> frozenset[str]:
    """The subject of a line; empty where it names none."""
    lead = list(_lead(headline))
    ends = [place for place, (word, _) in enumerate(lead) if word.endswith(_KINDS)]
    if not ends:
        return frozenset(word for word, mark in lead[:1] if mark in _NAMES and _tells(word))
    word = lead[ends[-1]][0]
    name = "".join(before for before, _ in lead[: ends[-1]])
    if name and name not in _EPITHETS:
        return frozenset({name + word} if name in _KINDS else {name, *_telling(lead[: ends[-1]])})
    return frozenset() if word in _ANY or len(word) == 1 else frozenset((word,))


def _lead(headline: str) -> Iterator[tuple[str, str]]:
    """The words that a line begins with, as long as they may be of a name, with their marks."""
    begun = False
    for word, mark in _tagged(headline):
        is_kind = word.endswith(_KINDS)
        if _says_what(word) and not is_kind:
            return
        if len(word) == 1 and word not in _SHORT and not (begun and is_kind):
            return
        may_name = word in _SHORT or mark[0] in "njxfbmas" or mark in {"eng", "vn"}
        if not may_name or any(map(str.isdigit, word)):
            return
        begun = True
        yield word, mark


def _telling(lead: list[tuple[str, str]]) -> Iterator[str]:
    """Of a name of several words those that it is known by alone: of 阳光花园小区 阳光."""
    for word, _ in lead:
        if len(word) > 1 and not word.endswith(_KINDS) and word not in _ANY | _EPITHETS:
            yield word


def _tagged(headline: str) -> Iterable[tuple[str, str]]:
    first = headline.split(maxsplit=1)[:1]
    return _CUTTER.tag(first[0]) if first else ()


def _says_what(word: str) -> bool:
    """Whether a word names a fault or a matter: with it, what is wrong begins."""
    said = thesaurus.KNOWN.get(word)
    return said in thesaurus.FAULTS or said in thesaurus.MATTERS


def _tells(word: str) -> bool:
    known = word in thesaurus.KNOWN or word in thesaurus.FILLERS or word in _ANY
    return len(word) > 1 and not known
