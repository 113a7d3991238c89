"""Matters 事项 of local government: which words people use for what a department's name says.

A department is called 建设局, people write 电梯 and 漏水. Each matter has *marks*, words by which a
department's name or duties show that it deals with the matter, and *words* in which people speak of
it, in Chinese and a few in English. General knowledge of the field, written for this program and
taken from no collection of messages; what a deployment knows better stands in its key words.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Matter:
    """A field of duties; `marks` and `words` are in lower case, of at most LONGEST characters."""

    code: str
    marks: tuple[str, ...]
    words: tuple[str, ...]


LONGEST = 4  # characters of a Chinese word that is looked for; English words are whole


def _matter(code: str, marks: str, words: str) -> Matter:
    return Matter(code, tuple(marks.split()), tuple(dict.fromkeys(words.split())))


MATTERS: tuple[Matter, ...] = (
    _matter(
        "school",
        "教育 学校 教学 招生 教科 education school",
        "学校 学生 老师 教师 教育 幼儿园 小学 中学 初中 高中 大学 高校 学院 职校 校长 班主任 "
        "校园 校区 教室 课堂 上课 上学 放学 入学 入园 转学 学籍 学位 学费 择校 招生 考试 "
        "高考 中考 补课 补习 作业 培训 家长 孩子 教材 课本 教辅 校服 食堂 宿舍 寝室 毕业 "
        "文凭 职称 教育局 学区 军训 早自习 晚自习 奥数 教学 school teacher student pupil "
        "kindergarten university exam",
    ),
    _matter(
        "culture",
        "文化 文体 体育 广电 文广 文旅 新闻 culture sport",
        "文化 体育 图书馆 图书 博物馆 文物 古迹 古城 遗址 非遗 剧院 电影 演出 健身 球场 篮球 "
        "足球 羽毛球 游泳 体育馆 体育场 广场舞 健身器 运动 网吧 有线 电视 广播 节目 电视台 "
        "书店 报纸 赛事 library museum sports stadium cinema",
    ),
    _matter(
        "tourism",
        "旅游 文旅 tourism",
        "旅游 旅行社 旅行 游客 景区 景点 门票 导游 游玩 宾馆 酒店 民宿 农家乐 度假 漂流 跟团 "
        "tourist tourism hotel travel",
    ),
    _matter(
        "market",
        "商贸 商务 市场监 工商 物价 质监 食品药 消费 贸易 市场管 commerce market consumer",
        "消费 消费者 商家 商店 商场 店家 超市 市场 菜市场 农贸 购物 购买 网购 假货 假冒 伪劣 "
        "质量 价格 涨价 物价 标价 定价 收费 退款 退钱 退费 退货 发票 订单 维权 欺诈 虚假 "
        "宣传 广告 传销 保健品 推销 会员卡 预付 充值 押金 定金 套餐 快递 食品 过期 餐馆 饭店 "
        "餐饮 外卖 美容 保险 贷款 理财 集资 银行 加盟 经销商 4s店 汽车 保修 售后 卖家 商品 "
        "产品 垄断 加油站 油价 液化气 公司 客服 平台 投资 诈骗 骗钱 shop market price refund "
        "goods counterfeit receipt",
    ),
    _matter(
        "business",
        "投资 招商 企业 营商 开办 帮办 园区 investment enterprise business",
        "招商 投资 项目 落地 企业 开办 办证 执照 营业 变更 注册 注销 帮办 代办 厂房 租金 "
        "入园 入驻 园区 优惠 承诺 手续 审批 落户 选址 开工 政策 扩产 协议 investment project "
        "licence license registration company start-up startup",
    ),
    _matter(
        "health",
        "卫生 医疗 卫健 健康 医院 health medical",
        "医院 医生 护士 医疗 看病 病人 患者 治病 治疗 手术 住院 门诊 挂号 急诊 急救 抢救 "
        "诊所 诊断 检查 体检 疫苗 接种 打针 药品 药店 药费 吃药 开药 处方 医药 医务 医术 "
        "医德 误诊 卫生院 卫生室 卫计 卫生局 卫健委 乡村医生 村医 疾病 传染 疫情 癌症 中医 "
        "妇幼 红包 救护车 医闹 医患 病历 病房 病床 医学 护理 献血 hospital doctor nurse "
        "patient clinic vaccine medicine",
    ),
    _matter(
        "births",
        "计生 计划生 人口 妇幼 family",
        "计生 计划生育 生育 二胎 二孩 三胎 三孩 超生 独生 子女费 准生证 生育证 生孩子 怀孕 "
        "孕妇 结扎 上环 流产 产妇 社会抚养 抚养费 独生子女 奖励 产假 再婚 流动人口 birth "
        "pregnant maternity",
    ),
    _matter(
        "insurance",
        "社会保 社保 医保 保障 人社 劳动 insurance security",
        "社保 社保卡 社保局 养老 养老金 养老保险 医保 医保卡 参保 保险金 缴费 缴纳 补缴 断缴 "
        "报销 退休 退休金 离休 工伤 失业金 失业 公积金 工龄 转移 五险 新农合 合作医疗 待遇 "
        "认定 买断 内退 下岗 停保 pension insurance retirement",
    ),
    _matter(
        "labour",
        "劳动 人社 人力 用工 就业 labour labor employment",
        "工资 拖欠 欠薪 薪水 薪资 工人 农民工 民工 员工 职工 打工 务工 劳动 劳务 劳动局 "
        "劳动法 劳动者 劳动合同 合同 仲裁 加班 休息 双休 辞职 离职 辞退 解雇 裁员 开除 老板 "
        "单位 用人 用工 上班 下班 年假 休假 工时 补偿金 临时工 同工同酬 派遣 就业 求职 工作 "
        "血汗钱 岗位 最低工资 津贴 人社局 人社 高温费 wages salary overtime dismissed "
        "employer employee worker",
    ),
    _matter(
        "personnel",
        "组织 人事 干部 人才 招聘 招录 personnel talent",
        "干部 人才 招聘 录用 录取 公务员 事业单位 编制 考编 面试 笔试 岗位 职称 档案 引进 "
        "人才房 补贴 应届 硕士 博士 任用 提拔 三支一扶 选调生 考核 落户 talent recruitment "
        "civil",
    ),
    _matter(
        "housing",
        "建设 住建 房产 住房 物业 房管 construction housing",
        "小区 物业 物业费 业主 业委会 房子 房屋 住房 购房 买房 房产 房产证 不动产 楼盘 楼房 "
        "楼栋 楼顶 楼上 开发商 交房 烂尾 期房 商品房 安置房 公租房 廉租房 经适房 棚改 危房 "
        "旧改 拆迁 拆除 拆违 违建 违章 安置 电梯 漏水 渗水 外墙 屋顶 维修 维修基金 停车位 "
        "车位 地下室 车库 装修 公摊 首付 房价 精装 质保 验收 墙体 裂缝 住户 居民楼 housing "
        "flat apartment property lift elevator",
    ),
    _matter(
        "works",
        "建设 规划 市政 城建 施工 城乡 construction planning",
        "施工 工地 工程 工程款 建筑 建设 规划 许可 修建 改造 扩建 包工头 开工 完工 竣工 停工 "
        "图纸 设计 市政 路灯 井盖 下水道 排水 管道 管网 污水管 积水 内涝 人行道 路面 挖路 "
        "破损 坑洼 绿化带 公园 广场 棚户区 征收 城中村 征拆 旧城 招投标 工期 渣土 沉降 "
        "building construction drain streetlight pavement",
    ),
    _matter(
        "utilities",
        "市政 水电 供水 供电 燃气 公用 水务 建设 城乡 utilities water power",
        "停水 供水 自来水 水压 水管 水表 水费 水厂 停电 供电 用电 电费 电表 电压 电网 变压器 "
        "电线 电力 燃气 天然气 煤气 通气 暖气 供暖 报装 配套 通水 通电 断水 断电 water "
        "electricity gas outage",
    ),
    _matter(
        "streets",
        "城管 城市管 综合执法 市容 环卫 城乡 建设 urban",
        "城管 占道 摊贩 摆摊 小摊 流动摊 夜宵 烧烤 市容 乱停 乱放 违停 违章 广告牌 垃圾 "
        "垃圾桶 清运 环卫 保洁 脏乱差 公厕 厕所 清扫 街道 养狗 流浪狗 狗叫 小广告 门面 搭建 "
        "stall litter rubbish garbage",
    ),
    _matter(
        "transport",
        "交通 运输 运管 公路 transport traffic",
        "交通 公交 公交车 公交站 公交线 班车 客车 客运 大巴 车站 汽车站 站点 站台 末班车 "
        "首班车 司机 驾驶员 乘客 乘车 坐车 打车 等车 出租车 的士 滴滴 网约车 顺风车 黑车 "
        "拒载 绕路 打表 起步价 地铁 轻轨 高铁 火车 火车站 铁路 机场 航班 飞机 码头 轮渡 船舶 "
        "高速 高速路 收费站 公路 国道 省道 县道 乡道 道路 修路 路况 大桥 桥梁 立交桥 隧道 "
        "堵车 拥堵 车辆 货车 超载 超限 摩的 三轮车 摩托车 驾校 驾照 学车 票价 车票 买票 月票 "
        "公交卡 出行 线路 快递 物流 邮政 bus taxi train railway metro airport highway driver "
        "traffic road",
    ),
    _matter(
        "traffic",
        "交警 公安 交管 police",
        "交警 红绿灯 信号灯 斑马线 车祸 肇事 酒驾 罚单 罚款 扣分 违章 闯红灯 车牌 上牌 年检 "
        "驾驶证 限行 摄像头 逆行 远光灯 police",
    ),
    _matter(
        "environment",
        "环境 环保 生态 环评 排污 environment ecology",
        "污染 环保 环境 环保局 排污 排放 废水 废气 废渣 废料 污水 臭气 恶臭 臭味 难闻 气味 "
        "异味 刺鼻 黑烟 浓烟 烟囱 油烟 噪音 噪声 扰民 吵闹 刺耳 震动 粉尘 灰尘 扬尘 雾霾 "
        "空气 水源 水质 河水 河流 小河 河道 水库 鱼塘 养猪 养猪场 猪场 养殖场 养殖 粪便 "
        "化工厂 化工 工厂 厂子 砖厂 水泥厂 造纸厂 塑料 焚烧 垃圾场 填埋 重金属 辐射 环评 "
        "生态 采砂 挖沙 采石场 砍伐 毒气 黑水 有毒 夜间 pollution noise smell sewage smoke "
        "dust",
    ),
    _matter(
        "safety",
        "安全 安监 应急 消防 safety fire emergency",
        "安全 隐患 事故 爆炸 火灾 着火 消防 消防栓 灭火 逃生 通道 危险 危化品 易燃 烟花 爆竹 "
        "煤矿 矿山 坍塌 安全生产 整改 检查组 应急 塌方 防汛 fire explosion hazard accident "
        "unsafe",
    ),
    _matter(
        "finance",
        "财政 资金 拨付 采购 finance fiscal",
        "财政 拨款 拨付 资金 补贴 补助 奖补 奖励 兑现 到账 采购 投标 中标 招标 预算 专项 "
        "扶持 申领 申报 工程款 尾款 付款 国库 subsidy funds payment tender procurement",
    ),
    _matter(
        "tax",
        "税务 税收 地税 国税 tax",
        "税务 税收 纳税 交税 税费 契税 个税 增值税 偷税 漏税 逃税 退税 免税 完税 发票 开票 "
        "税率 tax invoice",
    ),
    _matter(
        "land",
        "国土 土地 自然资源 land",
        "土地 国土 宅基地 征地 耕地 农田 占地 用地 地块 土地证 确权 征用 失地 补偿款 矿产 "
        "采矿 非法占用 land",
    ),
    _matter(
        "farming",
        "农业 农村 畜牧 水利 林业 乡村 agriculture rural",
        "农民 农业 种植 水稻 粮食 庄稼 化肥 农药 种子 灌溉 水渠 水库 堤坝 水利 山林 林地 "
        "林权 林业 树木 畜牧 村民 村里 村组 村委会 村支书 村干部 承包地 农机 合作社 扶贫 "
        "贫困户 farm farmer crops village",
    ),
    _matter(
        "welfare",
        "民政 福利 救助 残联 退役 优抚 welfare civil",
        "低保 低保户 五保 五保户 残疾 残疾人 残疾证 孤儿 老人 老年 敬老院 养老院 救助 救济 "
        "困难户 婚姻 结婚 离婚 登记 退伍 退役 军人 优抚 抚恤 殡葬 火化 坟墓 公墓 社区 居委会 "
        "地名 disabled veteran marriage elderly",
    ),
    _matter(
        "order",
        "公安 治安 政法 司法 police justice",
        "公安 派出所 警察 民警 报警 报案 立案 案件 小偷 盗窃 被盗 打架 斗殴 殴打 赌博 赌场 "
        "吸毒 卖淫 黑社会 户口 户籍 身份证 居住证 诈骗 治安 法院 判决 执行 律师 法官 检察院 "
        "起诉 police crime theft court",
    ),
    _matter(
        "office",
        "党政 办公室 信访 政务 督查 督办 administration office",
        "信访 上访 热线 12345 市长 信箱 公开 答复 回复 推诿 推脱 踢皮球 态度 作风 窗口 办事 "
        "公文 会议 会务 接待 督查 督办 政务 大厅 网站 电话 没人接 不作为 petition hotline "
        "reply attitude",
    ),
    _matter(
        "integrity",
        "纪检 监察 纪委 廉政 discipline",
        "腐败 贪污 受贿 行贿 索贿 以权谋私 举报 徇私 渎职 滥用职权 吃喝 公款 挪用 克扣 红包 "
        "纪委 违纪 官商勾结 corruption bribe",
    ),
    _matter(
        "technology",
        "科技 信息 工信 通信 经信 technology telecom",
        "宽带 网络 网速 网线 光纤 手机 信号 基站 移动 联通 电信 话费 流量 短信 上网 wifi "
        "科技 专利 高新 软件 系统 app 知识产权 broadband internet signal software patent",
    ),
)
