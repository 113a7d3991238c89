"""What points at a person and can be told by its form: numbers, addresses on the net, doors.

Takes them out and writes nothing in their place. Names are found in `names`, firms in `firms`.
"""

import re

_HAN = r"[\u4e00-\u9fff]"
_GAP = r"[ \u3000\-－—–·.]?"
_D = r"[\d〇○零一二三四五六七八九幺]"  # `\d` has full-width digits as well
_ONE = "[1１一幺]"
_FIRST = "[3-9３-９三四五六七八九]"  # of a mobile number, after the one
_CALL = r"(?:联系|咨询|本人|我的|手机|固定)?(?:电话|手机|座机|联系方式|热线)(?:号码?)?"
_LABEL = rf"(?:{_CALL}(?:是|为)?\s{{0,3}}[:：]\s{{0,3}})?(?<!\d)"
_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_HIDDEN = "[*＊〇○×xX]"
_CHAT = "(?:qq|扣扣|微信|wechat|weixin|vx|wx|薇信|v信)"
_LANDLINE = rf"(?:[2-9２-９]\d{{2,3}}{_GAP}\d{{4}}|{_HIDDEN}{{7,8}})"
_GROUPS = "|".join(  # of the eight digits after the first three
    (
        rf"{_GAP}{_D}{{4}}{_GAP}{_D}{{4}}",
        rf"{_GAP}{_D}{{3}}{_GAP}{_D}{{5}}",
        rf"{_D}{_GAP}{_D}{{3}}{_GAP}{_D}{{4}}",
        rf"{_D}{_GAP}{_D}{{4}}{_GAP}{_D}{{3}}",
    )
)
_NUMBER = "(?:(?:身份)?证(?:件)?号码?|(?:银行)?(?:卡|账|帐)号)"
_MOBILE = rf"(?:[+＋]?86{_GAP})?{_ONE}{_FIRST}{_D}(?:{_GROUPS})"
_SPACED = rf"{_ONE}[ ,，-]{_FIRST}(?:[ ,，-]{_D}){{9}}"
_VEILED = rf"{_ONE}{_FIRST}{_D}{_GAP}{_HIDDEN}{{4}}{_GAP}{_D}{{4}}"
_WITH_AREA = rf"[(（]?[0０]\d{{2,3}}[)）]?{_GAP}{_LANDLINE}"
_SERVICE = rf"[48]00{_GAP}\d{{3,4}}{_GAP}\d{{3,4}}"
_CALLED_PLATE = "(?<=车牌号|牌照号|车牌为|车牌是|号牌为|车牌：|车牌:)(?:码)?(?:是|为)?[:：]?"
_FORMS = (
    r"https?://[!-~]{1,500}|www\.[!-~]{4,200}",
    r"[a-zａ-ｚ\d._%+-]{1,64}[@＠][a-zａ-ｚ\d-]{1,63}(?:[.．][a-zａ-ｚ\d-]{1,63}){1,4}",
    rf"{_CHAT}(?:群|号码|账号|帐号|号)?(?:是|为)?\s{{0,3}}[:：]?\s{{0,3}}[a-z\d][a-z\d_-]{{4,19}}",
    # identity numbers and bank cards, whole and in parts
    rf"{_NUMBER}(?:是|为)?\s?[:：]\s?[\d*＊×xX][\dx*＊× -]{{4,30}}[\dx*＊×]",
    r"(?<![\da-z])\d{15,19}x?(?![\da-z])",
    r"(?<![\da-z])\d{6}[\s*＊-]{1,9}\d{8}[\s-]?\d{3}[\dx](?![\da-z])",
    r"(?<![\da-z])\d{4,6}[*＊×]{4,12}\d{2,4}x?(?![\da-z])",
    r"(?<!\d)\d{4}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)",
    # mobile numbers: in one, in groups, each digit apart; then with hidden digits
    rf"{_LABEL}(?:{_MOBILE}|{_SPACED}|{_VEILED}|{_WITH_AREA}|{_SERVICE})(?!\d)",
    rf"(?<=电话|手机|座机|热线|号码)(?:号码)?(?:是|为)?[:：]?\s?{_LANDLINE}(?!\d)",
    # plates, of electric cars and of others, and what is called one
    rf"{_PROVINCE}[a-hj-zａ-ｚ][·•.\s]?(?=[a-z]{{0,5}}\d)[a-hj-np-z\d]{{5,6}}(?![a-z\d])[学警挂港澳]?",
    rf"{_PROVINCE}[a-hj-z][·•.\s]?(?=[a-z]{{0,4}}\d)[a-hj-np-z\d]{{4}}[学警挂港澳领]",
    rf"{_CALLED_PLATE}\s?{_HAN}?[a-z][a-z\d·•.-]{{3,8}}",
    r"[*＊]{5,40}",
)
_BY_FORM = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
# All but a few texts have neither of these, and then need not be searched for each form.
_HAS_ANY = re.compile(
    rf"{_D}(?:[\s\-－—–·.,，]?{_D}){{5}}|[a-zａ-ｚ\d*＊〇○×@＠-]{{5}}|[a-z][·•.\s]?[a-z\d]{{4}}|车牌|牌照|号牌",
    re.IGNORECASE,
)

# A door is taken out, its house stays: the lift of house 5 is out of order, whoever lives there.
_ROOM = (
    r"(?:\d{1,2}层)?\d{3,4}(?:号房|房号|室|房|户)"
    r"|(?<=单元)[-—]?\d{3,4}(?!\d|[米元人户年个多路页条项万])号?"
)
_DOOR = re.compile(
    rf"(?<=[栋幢座楼])[-—、，]?(?:第?[\d一二三四五六甲乙丙丁]{{1,2}}单元)?(?:{_ROOM}|[-—]\d{{3,4}}(?!\d))"
    rf"|(?<=单元)[-—]?(?:{_ROOM})|(?<=\d[-—]\d)[-—]\d{{3,4}}(?![\d-])室?"
)
_OFFICES = re.compile(
    "中心|大厅|医院|学校|政府|局|法院|办公|教学|门诊|病房|窗口|机关|学院|大学|宿舍楼下|检察院|派出所"
)
_NEAR = 14  # characters before a door that tell whose it is


def take_out(text: str) -> str:
    """The text without phones, identity and card numbers, plates, accounts and home doors."""
    if _HAS_ANY.search(text):
        for form in _BY_FORM:
            text = form.sub("", text)
    return _DOOR.sub(_door, text)


def _door(found: re.Match[str]) -> str:
    """Nothing for the door of a home; the door of an office stays, it is the problem's place."""
    before = found.string[max(0, found.start() - _NEAR) : found.start()]
    return found[0] if _OFFICES.search(before) else ""
