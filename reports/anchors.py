"""Names of what a text is about: places, estates, schools, firms, lines, numbered windows.

Found by how names are built in Chinese (阳光花园, 人民路, 301路, 3号窗口, A2区), not by a list.
A name is known by the two characters before its ending: 投诉阳光花园 and 阳光花园小区 are one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import rjieba


class Family(StrEnum):
    """Which names can contradict each other, and how much it counts."""

    NUMBER = "number"  # window 3 and window 5 are never the same
    REGION = "region"  # two districts hardly ever
    PLACE = "place"  # a text may name several, so two that differ say less


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name in a text, from `start` to `end`. Only names of one kind are compared."""

    family: Family
    kind: str
    name: str
    start: int
    end: int


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CUTTER = rjieba.Jieba()
_REGION = re.compile("([a-z]\\d*)(省|市|区|县|镇|乡|村|街道|路|社区)")
_NUMBERED = re.compile(
    r"(\d+|[一二三四五六七八九十])(路|号线|号窗口|号楼|号门|栋|期|楼|单元|中学|小学|中|小)"
)
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_ENDINGS = _words(
    """
小区 花园 华苑 新城 公馆 名邸 名都 名城 家园 雅苑 公寓 别墅 山庄 国际 广场 大厦 豪庭 世家 天下
楼盘 社区 苑 园 城 湾 府 庭 邸 居 轩 阁 郡 墅 堡 岛 寓 都 港 大道 路 街 巷 高速
立交 桥 大桥 隧道 国道 省道 路口 镇 乡 村 街道 屯 寨 组 大学 学院 学校 中学 小学 幼儿园 幼稚园
高中 初中 职院 一中 职校 医院 卫生院 诊所 公司 集团 厂 银行 物业 酒店 超市 宾馆 商场 网吧 会所
俱乐部 健身 驾校 平台 酒楼 公园 景区 水库 河 湖 山 站 地铁站 车站 收费站
"""
)
# By the last character: how long an ending may be, the longest first.
_SIZES = {
    last: tuple(sorted({len(one) for one in _ENDINGS if one.endswith(last)}, reverse=True))
    for last in {ending[-1] for ending in _ENDINGS}
}
_CORE = 2  # characters before the ending that tell names apart
# No name ends in these: 这个小区, 老旧小区, 我们学校, 开发公司.
_NEVER_IN = frozenset(
    "的了在是我你您们也就都与及对吗呢啊吧把被让着之某本该这那个各多每请到从由向为因有没无不很太旁边附近里内外上下中"
)
_NO_NAME = _words(
    """
老旧 新建 住宅 商品 居民 农村 全市 全区 全县 城市 乡镇 部分 民办 公办 私立 物业 开发 房产 地产
有限 责任 公交 公共 人行 道路 小区 花园 学校 门口 投诉 反映 关于 希望 建议 咨询 尽快 校外 培训
保险 装修 管理 服务 投资 建筑 工程 旅游 房地 业发 限责 发有 技有 展有 商业 大型 新型
生活 垃圾 污水 化工 加工 工业 产业 科技 便民 政务 办事 政府 断头
"""
)


def find(text: str) -> tuple[Anchor, ...]:
    """The names in a text, which is in half width and lower case, in their order."""
    found = [*_marks(_REGION, Family.REGION, text), *_marks(_NUMBERED, Family.NUMBER, text)]
    return tuple(sorted((*found, *_places(text)), key=lambda anchor: (anchor.start, anchor.end)))


def without(text: str, anchors: tuple[Anchor, ...]) -> str:
    """The text with its names blanked out: what is left says what is wrong there."""
    characters = list(text)
    for anchor in anchors:
        characters[anchor.start : anchor.end] = " " * (anchor.end - anchor.start)
    return "".join(characters)


def _marks(pattern: re.Pattern[str], family: Family, text: str) -> Iterator[Anchor]:
    for mark in pattern.finditer(text):
        yield Anchor(family, mark[2], mark[1].translate(_DIGITS), mark.start(), mark.end())


def _places(text: str) -> Iterator[Anchor]:
    """Names that end where a word ends, so that 居民 is no 居 and 路灯 no 路."""
    end = 0
    for word in _CUTTER.cut(text):
        end += len(word)
        start = _core_end(text, end)
        name = text[max(0, start - _CORE) : start]
        if start < end and _is_name(name):
            yield Anchor(Family.PLACE, "place", name, start - _CORE, end)


def _core_end(text: str, end: int) -> int:
    """Where the endings begin that a name has before `end`: of 阳光花园小区 after 阳光."""
    start = end - _ending(text, end, shortest=1)
    while start < end and start > _CORE and (more := _ending(text, start, shortest=2)):
        start -= more
    return start


def _ending(text: str, end: int, *, shortest: int) -> int:
    """The length of the longest ending that stands before `end`; 0 if none does."""
    for size in _SIZES.get(text[end - 1 : end], ()):
        if shortest <= size <= end and text[end - size : end] in _ENDINGS:
            return size
    return 0


def _is_name(name: str) -> bool:
    return (
        len(name) == _CORE
        and all("\u4e00" <= character <= "\u9fff" for character in name)
        and name not in _NO_NAME
        and not name.endswith("和")  # 道路和小区 is no name, 和平小区 is one
        and _NEVER_IN.isdisjoint(name)
    )
