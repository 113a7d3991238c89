"""What must not stand in a ledger, taken out: marks of a person, names, and what firms are called.

Only ever deletes, so that what is left is still the respondent's own words. A name without any
sign that it is one is left to the person who reviews the draft: a word taken to pieces may say
the opposite, a name is seen.
"""

import re

from reports import firms, marks, names, segmenting

# Surnames that are hardly ever anything else before a title. 向, 于, 任, 关 and the like are left
# out: 向局长反映 without its 向 would say the opposite.
SURNAME = (
    "(?:欧阳|上官|司马|诸葛|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧肖程曹袁邓许傅"
    "沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪江田姜范石姚谭廖邹熊陆郝孔白崔毛邱秦史顾侯邵孟龙段雷"
    "钱汤尹黎易武乔贺赖龚文庞樊殷施陶翟颜倪严牛温季俞章鲁葛毕聂焦柳邢岳齐梅辛祝左涂耿卜骆詹瞿卿伍阳])"
)
# Common words that begin with one of them, or end with one.
NO_NAME = (
    "(?!高层|高管|高新|高速|高铁|高峰|白班|白天|文化|文明|文旅|文员|文教|石油|石化|石材|马路|马上|马达|周边"
    "|周围|何时|何人|何况|许多|余下|程序|程度|田间|田地|林业|林场|武警|龙头|严重|严格|易地|左右|章程|季度"
    "|温馨|夏季|夏天|施工|史上|陈旧|叶片|黄色|顾客|曾经(?!理(?![论解由想睬])))"
    "(?<![工流课过基资租奖现园森提最人语英作历示路贸交照容])"
)
_POLITE = "先生|女士|小姐|太太|同志|阿姨|大爷|大妈|师傅|某某"
_OFFICE = (
    r"副?(?:总?经理|主任|科长|局长|处长|股长|所长|站长|院长|校长|书记|主席|[镇乡区县市村]长(?![\u4e00-\u9fff]{0,3}[村路街组冲社])|厅长|省长|部长|队长"
    "|行长|厂长|店长|董事长|总监|园长|馆长|会长|支书|教授)|组长|班长|董事|老师|医生|医师|警官|律师|法官|会计"
    "|老板|秘书|工程师|科员"
)
_HAN = r"[\u4e00-\u9fff]"
# Less plain surnames, where somebody is addressed.
_ADDRESSED = (
    r"(?:(?<=[\n。！？：，])|(?<=尊敬的)|(?<=敬爱的)|(?<=[\n。！？：，]请)|^)[方万成金安康甘]"
    r"(?=(?:书记|市长|县长|区长|局长|厅长|主任|镇长)(?:[：:，,您你好！!]|$))"
)
_TITLED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:姓名|联系人)\s{{0,3}}[:：]\s{{0,3}}{_HAN}{{1,4}}(?!{_HAN})",
        rf"(?:我叫|名叫|我是){NO_NAME}{SURNAME}{_HAN}{{1,2}}(?!{_HAN})[，,]?",
        rf"{SURNAME}某(?:某|[^\W的在是](?=[的，,。、（(\s]))?",
        rf"{SURNAME}[*＊×xX○〇]{{1,2}}(?!\d)",
        rf"{NO_NAME}{SURNAME}{_HAN}{{0,2}}?(?={_POLITE})",
        rf"{NO_NAME}{SURNAME}(?={_OFFICE})",
        rf"{NO_NAME}{SURNAME}(?=总(?!\w))",
        rf"{NO_NAME}{SURNAME}姓(?={_HAN})",
        rf"(?:(?<=一个)|(?<=一位)|(?<=有个)|(?<=有位))姓{SURNAME}的",
        _ADDRESSED,
        rf"(?:(?<=[，。：:\s])|^){SURNAME}(?=[局厅](?:[：:，,回说答您你]|$))",
    )
)


def take_out(text: str) -> str:
    """The text without phones, identity and card numbers, addresses, plates, names and firms.

    Once: what the deletions bring together may be a mark again, see `wording.scrub`.
    """
    text = names.take_out(marks.take_out(text))
    for titled in _TITLED:
        text = titled.sub(_unless_a_word, text)
    return firms.take_out(text)


def _unless_a_word(found: re.Match[str]) -> str:
    """Nothing, unless the surname ends a word: 不允许老师…, 感谢书记, 任何医生."""
    text, start = found.string, found.start()
    is_end = start > 0 and segmenting.is_word(text[start - 1 : start + 1])
    return found[0] if is_end else ""
