"""What a firm is called, taken out so that it stays a firm: 市某美物业有限公司 becomes 物业公司.

The trade and the place stay, they say what the problem is; only the name between them goes. The
names of estates and shops stay: they are places.
"""

import re

from reports import segmenting

_TRADES = (
    "物业服务|物业管理|物业|房地产开发|房地产|房产|地产|置业|建筑工程|建筑安装|建筑|建设工程|建设|建材|建工|装饰|装修|装潢"
    "|家装|路桥|市政|园林|绿化|保洁|环卫|环保|环境|水务|自来水|供水|排水|污水处理|燃气|天然气|供暖|热力|电力|供电|电气"
    "|能源|新能源|矿业|矿产|煤业|煤矿|冶炼|钢铁|化工|水泥|混凝土|砂石|石业|瓷业|陶瓷|水电|电子|机械|设备|汽车销售|汽车"
    "|汽运|运输|客运|货运|公交|出租车|出租|物流|快递|速递|网络|科技|信息|软件|通信|电信|传媒|广告|文化传播|文化"
    "|教育培训|教育科技|教育|培训|旅游|餐饮|食品|乳业|饮料|酒业|农业|种植|养殖|牧业|渔业|林业|纺织|制衣|服装|服饰|制药|药业"
    "|医药|医疗|生物|健康|养老|保险|投资管理|投资|资产管理|金融|担保|小额贷款|贷款|典当|信用|商贸|贸易|商业|百货|超市"
    "|零售|人力资源|劳务派遣|劳务|家政|保安|咨询|管理|实业|工程|发展|服务|家具|门窗|电梯|停车|租赁|中介|包装|印刷|造纸"
    "|塑料|玻璃|五金|项目管理"
)
_FORM = "(?:有限责任|股份有限|有限)公司|集团公司|集团|公司"
_NO_NAME = "\\W_的在是由向对被把给到我们让叫跟去找有个这那请和与及了为从该"
_LEGAL = re.compile(
    rf"[^{_NO_NAME}]{{2,30}}(?:[（(][^（）()]{{1,8}}[）)][^{_NO_NAME}]{{0,16}}?)?"
    r"(?<!有限)(?:有限责任|股份有限|有限|集团)公司"
)
_TRADE = re.compile(_TRADES)
_PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2}省)?(?:(?:[\u4e00-\u9fffA-Z]\d{0,2}|[\u4e00-\u9fff]{2,3})(?:自治区|市|县|区|州)){1,3}"
    r"|^[\u4e00-\u9fff]{2}省"
)
# What is said about a firm before its name begins.
_ABOUT = re.compile(
    ".*(?:投诉|举报|反映|质疑|咨询|关于|请求|建议|希望|要求|反应|核查|调查|督促|乘坐|购买|批准|依托|谁来管|控诉|起诉|控告"
    "|自从|冒充|成立|入职|任职|就职|告知|承包|委托|责令|处罚|查处|整治|曝光|隶属|属于|通过|位于|邻近|附近|旁边|隔壁)"
)
_BRANDS = (
    "万科|碧桂园|恒大|保利|绿地|龙湖|华润|融创|中海|金茂|世茂|招商|旭辉|新城|雅居乐|富力|佳兆业|阳光城|中梁|金地|绿城|中铁|中建"
    "|中交|五矿|三一|中联|美的|格力|海尔|华为|小米|京东|苏宁|国美|顺丰|圆通|申通|中通|韵达|百世|滴滴|美团|饿了么"
)
_BRANDED = re.compile(rf"(?:{_BRANDS})(?=(?:{_TRADES})?(?:集团|公司|开发商)|物业|地产|置业)")


_CHINESE = re.compile("[\u4e00-\u9fff]+")
_PLACED = re.compile(
    "[省市县区镇乡村街路园苑城府湾郡庭邸里居庄栋楼号组湖山江河桥]$|各大|办张|一卡通|通讯|经投|小区|花园|新|原|家|两|几|多|小|大型|私"
)
_TRADED = re.compile(rf"(?:{_TRADES}){{0,2}}(?=集团|公司)")
_NOT_OF_NAMES = frozenset("pcury")  # jieba's tags of words of grammar
_SAID = re.compile(
    "打电话|打着|反映|投诉|举报|叫做|名叫|进入|来自|收到|联系|经过|发现|购买|授权|准备|现就|以为|作为|位于|属于|提供|负责"
    "|开发商|原名|全名|简称|目前|现在|后来|继续|关于"
)
_KNOWN_NAME = "nz"  # a proper noun that is neither person nor place
_READ_BEFORE = 12  # characters
_MOST_BRANDS = 20
_LENGTHS = range(2, 5)  # characters of a firm's name


def take_out(text: str) -> str:
    """The text without firms' names; that it is a firm, of what trade and where, stays."""
    if "公司" in text:
        brands = {
            brand for found in _LEGAL.finditer(text) if len(brand := _name(found[0])) in _LENGTHS
        }
        text = _LEGAL.sub(_legal, text)
        for brand in sorted(brands)[:_MOST_BRANDS]:
            text = re.sub(f"{brand}(?=集团|公司|物业|地产|置业)", "", text)
    text = _unbranded(text) if "公司" in text or "集团" in text else text
    return _BRANDED.sub("", text)


def _legal(found: re.Match[str]) -> str:
    """Of a registered name the place, the trade and 公司, after what is said about the firm."""
    about, place, _, kind = _read(found[0])
    return f"{about}{place}{kind}公司"


def _name(said: str) -> str:
    """What the firm is called for short elsewhere in the text: what stands before its trade."""
    _, _, name, kind = _read(said)
    return name if kind and _CHINESE.fullmatch(name) else ""


def _read(said: str) -> tuple[str, str, str, str]:
    """What is said about a firm, where it is, what it is called, and its trade."""
    about, rest = _parted(said)
    place = match[0] if (match := _PLACE.match(rest)) else ""
    kind = _TRADE.search(rest, len(place) + (0 if place else 1))
    return about, place, rest[len(place) : kind.start() if kind else None], kind[0] if kind else ""


def _parted(said: str) -> tuple[str, str]:
    """What is said about a firm, and from where on it is the firm's name."""
    start = match.end() if (match := _ABOUT.match(said)) else 0
    end = start
    for word, tag in segmenting.tagged(said[start:]):
        end += len(word)
        if tag[0] in _NOT_OF_NAMES or _SAID.fullmatch(word):
            start = end
    return said[:start], said[start:]


def _unbranded(text: str) -> str:
    """Without the word before a trade that no dictionary knows: 泰中 before 矿业公司."""
    kept, last = [], 0
    for found in _TRADED.finditer(text):
        brand = _brand(text[max(last, found.start() - _READ_BEFORE) : found.start()])
        kept.append(text[last : found.start() - len(brand)])
        last = found.start()
    return "".join([*kept, text[last:]])


def _brand(before: str) -> str:
    """The name that ends there, or nothing: what is not plainly a name is left."""
    words = segmenting.tagged(before)
    word, tag = words[-1] if words else ("", "")
    is_name = tag == _KNOWN_NAME or not segmenting.is_word(word)
    word = word.lstrip("省市县区镇乡")  # D1|区润辉: the cut was made a character too early
    is_plain = not set(word) & set(_NO_NAME) and _PLACED.search(word) is None
    is_right = is_plain and len(word) in _LENGTHS and _CHINESE.fullmatch(word) is not None
    return word if is_name and is_right else ""
