"""What must not stand in a ledger: marks of a person or a firm, and how they are taken out.

Only ever deletes, so that what is left is still the respondent's own words. It knows marks that
are plain to see; a name without any mark is left to the person who reviews the draft.
"""

import re

# Surnames that are hardly ever anything else before a title. 向, 于, 任, 关 and the like are left
# out: 向局长反映 without its 向 would say the opposite.
_SURNAME = (
    "(?:欧阳|上官|司马|诸葛|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧肖程曹袁邓许傅"
    "沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪江田姜范石姚谭廖邹熊陆郝孔白崔毛邱秦史顾侯邵孟龙段雷"
    "钱汤尹黎易武乔贺赖龚文庞樊殷施陶翟颜倪严牛温季俞章鲁葛毕聂焦柳邢岳齐梅辛祝左涂耿卜骆詹])"
)
# Common words that begin with one of them, or end with one.
_NO_NAME = (
    "(?!高层|高管|高新|高速|高铁|高峰|白班|白天|文化|文明|文旅|文员|文教|石油|石化|石材|马路|马上|马达|周边"
    "|周围|何时|何人|何况|许多|余下|程序|程度|田间|田地|林业|林场|武警|龙头|严重|严格|易地|左右|章程|季度"
    "|温馨|夏季|夏天|施工|史上|陈旧|叶片|黄色|顾客|曾经(?!理(?![论解由想睬])))"
    "(?<![工流课过基资租奖现园森提最人语英作历示路贸交照容])"
)
_POLITE = "先生|女士|小姐|太太|同志|阿姨|大爷|师傅"
_OFFICE = (
    "副?(?:总?经理|主任|科长|局长|处长|股长|所长|站长|院长|校长|书记|主席|镇长|乡长|区长|县长|市长|部长|队长"
    "|行长|厂长|店长|董事长|总监)|组长|班长|董事|老师|医生|警官|律师|法官|会计|老板|秘书|工程师|科员"
)
_HAN = r"[\u4e00-\u9fff]"
_GAP = r"[\s\-－—–·.]?"
_LABEL = r"(?:(?:联系)?(?:电话|手机|方式|热线)(?:号码?)?(?:是|为)?\s*[:：]\s*)?(?<!\d)"
_MARKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[a-z\d.+%_-]+[@＠][a-z\d-]+(?:[.．][a-z\d-]+)+",
        (
            r"(?:qq|微信|wechat|weixin|vx|wx|薇信)(?:群|号码|账号|号)?(?:是|为)?\s*[:：]?\s*"
            r"[a-z\d][a-z\d_-]{4,19}"
        ),
        r"(?<!\d)\d{15,19}x?(?!\d)",  # identity number, bank card
        r"(?<!\d)\d{6}[\s-]\d{8}[\s-]?\d{3}[\dx](?!\d)",  # identity number in its three parts
        r"(?<!\d)\d{4}(?:[\s-]\d{4}){3}(?:[\s-]?\d{1,3})?(?!\d)",  # bank card
        rf"{_LABEL}(?:[+＋]?86{_GAP})?[1１][3-9３-９]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)",
        rf"{_LABEL}[(（]?[0０]\d{{2,3}}[)）]?{_GAP}[2-9２-９]\d{{2,3}}{_GAP}\d{{4}}(?!\d)",
        rf"(?<=电话|手机|热线|号码)[:：]?\s*[2-9]\d{{2,3}}{_GAP}\d{{4}}(?!\d)",  # no area code
        (
            r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-hj-z]"
            r"[·•.\s]?(?=[a-z]*\d)[a-hj-np-z\d]{5,6}(?![a-z\d])"
        ),
        rf"(?:姓名|联系人)\s*[:：]\s*{_HAN}{{1,4}}(?!{_HAN})",
        rf"(?:我叫|名叫|我是){_NO_NAME}{_SURNAME}{_HAN}{{1,2}}(?!{_HAN})[，,]?",
        rf"{_SURNAME}某(?:某|[^\W的在是](?=[的，,。、（(\s]))?",
        rf"{_NO_NAME}{_SURNAME}{_HAN}{{0,2}}?(?={_POLITE})",
        rf"{_NO_NAME}{_SURNAME}(?={_OFFICE})",
        rf"{_NO_NAME}{_SURNAME}(?=总(?!\w))",
    )
)
_FIRM = re.compile(
    r"[^\W_的在是由向对被把给到我们让叫跟去找有个这那请]{2,40}?(?:[（(][^（）()]{1,8}[）)]\w{0,20}?)?"
    "(?:有限责任|股份有限|有限|集团)公司"
)
_ABOUT = re.compile(
    ".*(?:投诉|举报|反映|质疑|咨询|关于|请求|建议|希望|要求|反应|核查|调查|督促|乘坐|购买|批准|依托|谁来管)"
)


def take_out(text: str) -> str:
    """The text without phones, identity and card numbers, addresses, plates, names and firms."""
    for mark in _MARKS:
        text = mark.sub("", text)
    return _FIRM.sub(_firm, text) if "公司" in text else text


def _firm(found: re.Match[str]) -> str:
    """Keeps what is said about a firm, and that it is one."""
    about = _ABOUT.match(found[0])
    return (about[0] if about else "") + "公司"
