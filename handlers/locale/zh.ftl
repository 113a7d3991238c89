# 纳谏：机器人说的全部中文。{ $名称 } 由程序填入；HTML 标签按 Telegram 的写法。

## 欢迎与告知
language-switch = English
welcome =
    <b>您好，这里是“纳谏”。</b>

    { $organiser }想听听您的真心话：办事哪里不顺、哪里该改。

    一分钟，点几下就好。请问您是？
introduction = { $organiser }想听听您的真心话：办事哪里不顺、哪里该改。
introduction-why = 为什么：{ $purpose }
introduction-how = 一分钟，点几下就好，可以匿名。请点“开始”。
introduction-line = { $organiser }想听听您的真心话：一分钟，可以匿名。
introduction-brief = 办事哪里不顺、哪里该改，请说真心话：一分钟，可以匿名。
who-enterprise = 🏢 企业 · 个体工商户
who-citizen = 👤 群众 · 办事人
notice =
    <b>{ $title }</b>{ $department ->
        [none] { "" }
       *[other] { " " }· { $department }
    }

    <b>谁在问</b>　{ $organiser }
    <b>为什么</b>　{ $purpose }
    <b>记什么</b>　您的选择、您写的话，以及您愿意发的语音、照片；{ $named ->
        [yes] 只有您选“实名”时才问联系方式
       *[no] 不问姓名、电话、单位
    }
    <b>存多久</b>　{ $days } 天，{ $until ->
        [none] 到期
       *[other] 到 { $until }{" "}
    }自动删除；撤回、删除的，备份里至多再留 { $backups } 天
    <b>请留意</b>　聊天经过 Telegram，它能看到您和机器人的对话
    <b>您的权利</b>　不答没有任何影响；发送前可用 /cancel 放弃；发送后可用 /privacy 查看、更正、撤回

    您想怎样回答？
mode-anonymous = 🙈 匿名回答（推荐）
mode-confidential = ✉️ 保密回答，可以给我回信
mode-explained =
    <blockquote>匿名：发送后，您和答卷之间的联系立即切断，谁也查不回来，只留一个回执码。
    保密：机器人加密保存给您回信的方式；任何部门都看不到您是谁。{ $named ->
        [yes] { "" }
    实名：最后用一个按钮留下联系方式，加密保存，只有处理的部门看得到，他们可以直接联系您。
       *[no] { "" }
    }</blockquote>
taken-part =
    您已经参加过这次征集了，<b>谢谢您</b>。

    每人一份，才能让每个人的声音一样重。{ $found ->
        [yes] 还有要说的，点“补充”；想知道有什么进展，点“看进展”。
       *[no] 还有要说的，或者想知道有什么进展，请输入回执码：匿名答卷只有它能打开。回执码不在手边，窗口工作人员也可以代您登记。
    }
link-unknown = 这个链接已经失效或不完整。没关系，从这里开始就好：

## 答卷
back = ‹ 上一题
go-back = ‹ 返回
skip = 跳过 ›
done-ticking = ✓ 选好了
done-sending = ✓ 发好了
keep-answer = 保持不变 ›
multiple-hint = 可以多选，选完点“选好了”。
text-hint = 直接在下方输入，发送即可。{ $required ->
        [yes] { "" }
       *[no] 不想写可以跳过。
    }{ $voice ->
        [yes] 不方便打字，就按住 🎤 说（工作人员会听到您的声音）。
       *[no] { "" }
    }{ $photo ->
        [yes] 也可以发照片。
       *[no] { "" }
    }
duties = 拿不准？各部门管什么：
text-before = 您之前写的：
resume = 欢迎回来，我们接着上次的地方。
review-title = <b>请核对，然后发送</b>
review-hint = 要改哪一项，点它的名字。
review-send = ✅ 发送
review-shield = 🛡 点到了人？只给专项办看
review-shielded = 🛡 只给专项办看 ✓
review-shield-hint = 🛡 说到了具体的人或科室（语音、照片里的也算）？可以只给专项办看，不给那个部门。
review-cancel = 🗑 放弃
skipped = （跳过）
answered = <b>{ $question }</b>
    { $answer }
thanks =
    <b>收到了，谢谢您！</b>

    您的回答已经记下，会和大家的意见一起，逐条整理进{ $department ->
        [none] { "" }
       *[other] { $department }的
    }问题台账。{ $case ->
        [none] { "" }
       *[other] 您的评价已立为<b>工单 { $case }</b>，办到您说好为止，进展随时可看。
    }

    回执码　<code>{ $receipt }</code>
    { $mode ->
        [named] 您的联系方式已经加密保存，只有处理的部门看得到，他们会和您联系。
        [confidential] 给您回信的方式已经加密保存，任何部门都看不到您是谁。
       *[anonymous] 您和这份答卷之间的联系已经切断。请存好回执码，它是您提交过这份答卷的唯一凭证。
    }
cancelled-card = 🗑 这里的内容已删除。
cancelled = 已放弃并删除，什么都没有留下。想再说的时候，发送 /start 就好。
nothing-to-cancel = 现在没有进行中的答卷，没有什么需要删除的。
interview-gone = 这份答卷已经发送或已放弃，按钮不再有效。发送 /start 可以重新开始。

## 更多题型与附件
language-short = EN
language-name = 中文
language-chosen = 现在用<b>中文</b>和您说话。
decline = 这次不参加
decline-undo = 改主意了，我想说说
declined =
    好的，不打扰您，也不会再问。不参加没有任何影响。

    哪天想说了，点下面的按钮，或发送 /start。
mode-named = 🙋 实名回答，请部门联系我
go-on = 继续 ›
number-hint = 直接输入数字，发送即可。
day-hint = 点下面的日子，或输入日期，比如 2026-11-21、11月21日。
upload-hint = 点输入框旁的 📎 或 🎤 发送（{ $media }），最多 { $most } 个。{ $as_is ->
        [yes] 文件会原样保存，里面可能带着作者的名字。
       *[no] { "" }
    }
files-so-far = ✓ 收到 { $files }。可以接着发，也可以写几句；发完了，点“发好了”。
location-hint = 点屏幕下方的按钮，把位置发过来。只记到大约十米。
contact-hint = 点屏幕下方的按钮即可，不用打字。加密保存，只有处理这件事的部门能看到。
medium-voice = 语音
medium-photo = 照片
medium-document = 文件
department-hint = 也可以直接输入部门的名字来找。不知道归谁管？用一句话写下是什么事，我来帮您找。
department-ponder = ✍️ 请用一两句话写下是什么事，发给我。我来帮您找部门。
department-suggested = { $found ->
        [yes] 可能是下面的部门，请点一个：
       *[other] 我拿不准是哪个部门。您可以从名单里选，也可以交给专项办判断，不耽误。
    }
department-list = 📋 从名单里选
department-office = 🤷 还是不知道，请专项办判断
department-unsure = 🤔 不知道归谁管
department-unknown = 不清楚，请专项办判断
this-department = 这个部门
day-today = 今天
day-yesterday = 昨天
day-before = 前天
drop-file = 🗑 删掉 { $sign } { $number }
contact-given = 已提供（加密保存）
photos = 🖼 { $count } 张照片
documents = 📄 { $count } 个文件
share-contact = 📞 发送我的联系方式
share-contact-below = 点下面的按钮发送联系方式 👇 不想留也可以点上面的“跳过”或“上一题”。
share-location = 📍 发送位置
share-location-below = 点下面的按钮发送位置 👇
share-done = ✓ 收到了。
share-left-out = 好的，不用发。
contact-not-yours = 请点屏幕下方的按钮，发送您自己的联系方式。别人的联系方式我们不收。
nothing-open =
    收到您发来的内容了，但现在没有进行中的答卷，所以没有保存。

    发送 /start 开始，一分钟就好。
file-too-large = 这个文件太大了，最大 { $most } MB。请换一个小一点的，或用文字说说。
file-too-long-voice = 这段语音太长了，最长 { $seconds } 秒。请分几段说，拣要紧的说。
file-wrong-type = 这种文件我打不开。可以发照片、PDF、Word、Excel 或文本文件；要说话，请直接按住 🎤。
file-broken = 这个文件打不开，可能传坏了，或者里面带有程序。请换一个再发。
file-not-fetched = 这个文件没有传过来，可能是网络不稳。请再发一次。

## 为什么这一条不算回答
reject-pick-an-option = 请点下面的一个选项。
reject-tick-something = 请至少选一项，再点“选好了”。
reject-empty = 请写几个字再发送。
reject-required = 这一题需要回答。
reject-too-long = 这段话太长了，最多 { $most } 个字。请写得短一些，或者拣最要紧的说。
reject-wrong-form = 格式不对，请照问题的要求再写一次。
reject-not-a-number = 请输入一个数字，比如 12。
reject-not-whole = 请输入整数，不带小数。
reject-out-of-range = 请输入{ $least ->
        [none] { $above ->
            [none] { "" }
           *[other] 大于 { $above }
        }
       *[other] 不小于 { $least }
    }{ $most ->
        [none] { $below ->
            [none] { "" }
           *[other] 、小于 { $below }
        }
       *[other] 、不大于 { $most }
    } 的数字。
reject-not-a-day = 请输入一个日期，比如 2026-11-21 或 11月21日。
reject-day-out-of-range = 这个日期不合适。{ $earliest ->
        [none] { "" }
       *[other] 最早 { $earliest }。
    }{ $latest ->
        [none] { "" }
       *[other] 最晚 { $latest }。
    }{ $past ->
        [no] 不能早于今天。
       *[other] { "" }
    }{ $future ->
        [no] 不能晚于今天。
       *[other] { "" }
    }
reject-send-a-file = 这一题要发语音、照片或文件，请点输入框旁的 📎 或 🎤。
reject-share-location = 请点屏幕下方的“发送位置”按钮。
reject-share-contact = 请点屏幕下方的按钮发送联系方式。
reject-wrong-medium = 这一题收不了这种内容，请照题目的提示回答。
reject-too-many = 这一题最多 { $most } 个附件，多出的没有收。
reject-rating-stays = 评价以第一次为准，不能更改；其他各项都可以改。
reject-stale = 这一题已经答过了。要改，请用“上一题”，或在最后核对时修改。
reject-reviewing = 都答完了。请点“发送”；要改哪一项，点它的名字。
no-such-button = 这个按钮已经失效。

## 不是回答的消息
not-understood =
    我只会收集意见。

    发送 /start 开始，一分钟就好；/help 看看还能做什么。
only-text = 这种内容我看不懂，没有收下。请点选项，或者用文字说说。
help-respondent =
    <b>我能做什么</b>

    /start　说说您的意见，一分钟
    /my　我的答卷有什么进展
    /track　用回执码查进展
    /privacy　我的信息：查看、导出、更正、删除
    /language　换语言 · English
    /cancel　放弃没发送的答卷，并删除

    匿名回答：发送后谁也查不回来是您说的。
help-staff =
    <b>您是{ $roles }</b>

    { $commands }

    您自己也有话要说？像服务对象一样，发 /start enterprise 或 /start citizen。
too-many = 一下子来得太多，后面的没有收下。请慢一点，从最后一张卡片接着来。
something-wrong = 抱歉，这一步出了点问题，已经记录下来。您的回答没有丢，请再试一次。
outage = 您的操作收到了，只是系统这会儿存不了东西。恢复以后会自动接着办，不用重发。
private-only = 请和我单独聊天，这样别人看不到您的话。

## 成员
role-staff = { $department }工作人员
role-coordinator = 专项办工作人员
role-leader = 领导
role-admin = 管理员
joined =
    <b>欢迎，您现在是{ $role }。</b>

    { $commands }
invitation-void = 这个邀请链接已经用过、过期或被撤销了。请向管理员要一个新的。
invitation-department-gone = 这个链接邀请您加入的部门已经不在本次活动里了，链接作废。请问问管理员。
invitation-take-back = 🗑 撤销：{ $role }（{ $day } { $time } 前有效）
invitation-take-this-back = 🗑 撤销这个链接
invitation-taken-back = 🗑 邀请链接（{ $role }）已撤销，谁打开都没用了。
invitation-used-already = 没有可撤销的：链接已经用过、过期或撤销了。
invitation-made =
    <b>邀请链接</b>（{ $role }）

    { $link }

    只能用一次，{ $hours } 小时内有效。请单独发给本人。
choose-role =
    <b>邀请谁？</b>{ $unused ->
        [0] { "" }
       *[other] { "" }

        下面还有没用过的链接，可以撤销：
    }
not-allowed = 您没有这项权限。
command-start = 说说您的意见
command-my = 我的答卷和进展
command-track = 用回执码查进展
command-privacy = 我的个人信息
command-help = 我能做什么
command-cancel = 放弃没发送的答卷
command-language = 换语言 · English
command-summary = 情况汇总
command-ledger = 三张问题台账
command-review = 审核台账条目
command-inbox = 来件：语音、照片、补充
command-handin = 上报三张清单
command-archive = 上报过的清单（存档）
command-progress = 征求意见进度
command-digest = 简报
command-directives = 批示：谁落实、到哪一步
command-report = 总体情况报告（Word 草稿）
command-poster = 印海报
command-invite = 邀请成员
command-line = /{ $name }　{ $does }

## 汇总
span-today = 今天
span-week = 本周
span-recent = 近7天
span-month = 本月
span-campaign = 全程
all-departments = 全部部门
other-department = ‹ 换个部门
unassigned = 部门待定
summary-title = <b>{ $department } · 情况汇总</b>
    { $period }
summary-none = 这段时间还没有收到答卷。
summary-responses = <b>答卷 { $count } 份</b>　{ $who }
summary-channels = 来自　{ $channels }
summary-satisfied = <b>满意率 { $share }</b>　（{ $base } 人评价，前三档合计）
summary-satisfied-hidden = 满意率：评价凑满 { $minimum } 份成一批后显示（现有 { $rated } 份）
summary-unrated = 满意率：还没有评价
summary-waiting = 另有 { $count } 份评价凑满 { $minimum } 份后计入
summary-beyond = 另有 { $count } 份评价与范围外的合成一批，只计入更大的范围
summary-aspects = <b>意见集中在</b>（{ $base } 份答卷，按人数）
summary-problems = <b>反映较多的问题</b>（台账草稿）
blind-title = <b>盲点：自查和反映对照</b>（台账草稿）
blind-aspects = 有人反映、自查一条也没涉及的方面：{ $aspects }
blind-unlisted = 有人反映、自查没有列出：<b>{ $count }</b>（共反映 { $of }）
blind-unreported = 自查列出、没有人反映：<b>{ $count }</b>（共自查 { $of }）
blind-note = <i>按文字相近比对，请核对。没有列出、没有人反映，都不等于没有问题。</i>
blind-unchecked = 自查清单还没有条目，没法对照。
blind-unheard = 还没有服务对象反映的条目，没法对照。没有人提到，不等于没有问题。
blind-hidden = 成批答卷里反映的问题不足 { $minimum } 条，暂不显示。
blind-exactly = { $count } 条
blind-least = { $count } 条以上
blind-fewer = 不足 { $step } 条
people = { $count } 人
kind-enterprise = 企业
kind-citizen = 群众
kind-staff = 干部职工
kind-unknown = 来件
channel-telegram = 本机器人
channel-web = 网页
channel-phone = 电话
channel-visit = 走访
channel-meeting = 座谈会
channel-paper = 纸质
channel-hotline = 热线
aspect-process = 流程
aspect-efficiency = 效率
aspect-quality = 质量
aspect-attitude = 态度
aspect-policy = 政策
aspect-fees = 收费
aspect-premises = 环境
aspect-other = 其他

## 台账
ledger-choose-department = <b>三张问题台账</b>

    请选部门：
ledger-title = <b>{ $department } · 三张问题台账</b>
ledger-draft = 第 { $number } 稿，{ $made } 形成
    依据 { $opinions } 条意见（{ $people } 人）
ledger-none = 还没有草稿。
ledger-counts = 清单一（对标差距）　{ $first } 条
    清单二（自查）　{ $second } 条
    清单三（不满意）　{ $third } 条
ledger-new = 此后新增 { $count } 条意见，还没有写进草稿。
ledger-waiting = 已收到 { $count } 条意见，点“更新草稿”整理。
ledger-current = 草稿已包含全部意见。
ledger-hint = 点下面的按钮取文件：
ledger-behind = 条目又有改动，取文件时会自动成为新的一稿。
ledger-all = 📄 三张合订 Word
ledger-workbook = 📊 全部 Excel
ledger-word = 清单{ $numeral } Word
ledger-refresh = 🔄 更新草稿
ledger-refreshing = 正在整理意见，请稍等……
ledger-refreshed = 草稿已更新
ledger-nothing-new = 草稿已是最新
ledger-preparing = 正在生成文件……
ledger-caption = { $title }
    { $department }，第 { $number } 稿，{ $each } 条
ledger-caption-empty = { $title }
    { $department }，尚无条目（空表）

## 建议
offer = 建议「{ $words }」——{ $origin }
offer-measure = { $earlier ->
        [yes] 以前的活动里，
       *[no] { "" }
    }{ $day ->
        [none] 已确认
       *[other] { $day } 确认
    }的「{ $entry }」用过
offer-deadline = 「{ $name }」办结时限：{ $start } 之后第 { $count } 个工作日；依据{ $source }{ $certain ->
        [yes] { "" }
       *[no] 。⚠️ 期间有的放假安排还没公布，暂按周一至周五算，请核对
    }
offer-section = { $duties ->
        [none] 名称或关键词和这一条对得上
       *[other] 职责是{ $duties }
    }

## 审核
review-choose = <b>台账审核</b>

    { $count ->
        [0] 都看过了，没有等着审核的。
       *[other] 共 { $count } 条等着审核。请选部门：
    }
review-panel = <b>{ $department } · 台账审核</b>

    { $count ->
        [0] 都看过了，没有等着审核的。
       *[other] 有 { $count } 条等着您看：
    }
review-line = { $ledger }　{ $new ->
        [0] { $changed ->
            [0] —
           *[other] { $changed } 条有新意见
        }
       *[other] 新条目 { $new }{ $changed ->
            [0] { "" }
           *[other] ，{ $changed } 条有新意见
        }
    }
review-begin = ▶️ 开始审核（{ $count }）
review-list = { $ledger }
review-ledger = 清单{ $numeral }
review-trail = 🕘 操作记录
review-entries = <b>{ $department } · { $ledger }</b>

    { $count ->
        [0] 还没有条目。
       *[other] 共 { $count } 条{ $pages ->
            [1] { "" }
           *[other] （第 { $page } / { $pages } 页）
        }。🆕 待确认　✅ 已确认　🚫 不列入
    }
review-head = { $department } · { $ledger }　{ $place ->
        [0] { $standing ->
            [confirmed] ✅ 已确认
           *[other] 🚫 不列入：{ $reason }
        }
       *[other] <b>{ $place }/{ $total }</b>{ $standing ->
            [new] { "" }
            [confirmed] 　✅ 已确认，又有新意见
           *[other] 　🚫 不列入（{ $reason }），又有新意见
        }
    }
review-column = { $column }：{ $words ->
        [none] <i>待填</i>
       *[other] { $words }
    }
review-news = 🆕 <b>+{ $count } 条新意见</b>，确认后计入：
review-own-words = ✎ 文字由人工改定
review-confirm = ✓ 确认
review-next = 下一条 ›
review-edit = ✏️ 改
review-opinions = 💬 看原话（{ $count }）
review-merge = 合并
review-split = 拆分
review-move = 移到
review-aside = 不列入
review-take-back = ↩︎ 重新列入
review-undo = ↩︎ 撤销上一步
review-leave = 目录
review-again = 从头再看
review-end = { $count ->
        [0] 🎉 <b>{ $department }</b>的条目都审核完了。
       *[other] <b>{ $department }</b>　已到末尾，还有 { $count } 条跳过没定。
    }
review-done = <blockquote>✓ { $did }</blockquote>
review-undone = <blockquote>↩︎ 已撤销：{ $did }</blockquote>
review-undo-none = 没有可以撤销的了：只能撤销自己的上一步。
review-undo-late = 撤销不了：这一步之后，条目又有了变化。
review-gone = 这一条已经不在了：可能合并到了别处，或者反映的人撤回了意见。
gone-merge = 这一条已经不在了：{ $by }把它合并到了别的条目。
gone-move = 这一条已经不在这里了：{ $by }把它移到了别处。
review-stale = ⚠️ <b>这一条刚才有人动过</b>，您的操作没有执行。
    { $step }
    下面是现在的样子：
review-stale-own = ⚠️ 这张卡片旧了，刚才的操作没有执行。您做过：
    { $step }
    下面是现在的样子：
review-stale-opinions = ⚠️ <b>这一条背后的意见刚才有增减</b>，操作没有执行。请看一眼再定：
review-stale-other = ⚠️ 另一条刚才有了变化，没有合并。请再看一眼。
review-step = { $by }　{ $at }　{ $did }
review-step-undone = { $by }　{ $at }　撤销了：{ $did }
did-confirm = 确认“{ $text }”
did-edit = 改“{ $text }”的{ $column }：{ $words }
did-clear = 清空“{ $text }”的{ $column }
did-merge = 把“{ $other }”并入“{ $text }”
did-split = 从“{ $text }”拆出“{ $other }”
did-move = 把“{ $text }”由{ $source }移到{ $target }
did-set-aside = 不列入“{ $text }”：{ $reason }
did-take-back = 重新列入“{ $text }”
review-trail-title = <b>{ $department } · 操作记录</b>

    { $count ->
        [0] 还没有人动过。
       *[other] 最近 { $count } 步，新的在前：
    }
column-text = 存在问题
column-gap = 存在差距
column-measure = 整改措施
column-deadline = 完成时限
column-section = 责任科室
column-note = 备注
review-which-column = 改哪一栏？（反映人数等数字由系统统计，不用改）
review-ask = ✍️ <b>请回复这条消息</b>，写下“{ $column }”，最多 { $most } 个字{ $clears ->
        [yes] 。要清空，回一个“-”
       *[no] { "" }
    }。
review-ask-shorter = 太长了，没有保存。“{ $column }”最多 { $most } 个字，请<b>回复这条消息</b>再写一次{ $clears ->
        [yes] 。要清空，回一个“-”
       *[no] { "" }
    }。
review-ask-empty = 没有看到文字，没有保存。请<b>回复这条消息</b>，写下“{ $column }”，最多 { $most } 个字{ $clears ->
        [yes] 。要清空，回一个“-”
       *[no] { "" }
    }。
review-ask-again = 您写的“{ $column }”没有保存，因为这一条刚才变了（见上）。要用就点一下复制，再<b>回复这条消息</b>：

    <code>{ $words }</code>
review-ask-reason = { $words ->
        [none] { $again ->
            [yes] 理由要写，最多 { $most } 个字，没有保存。
           *[no] { "" }
        }✍️ <b>请回复这条消息</b>，写下不列入的理由，最多 { $most } 个字。
       *[other] 这一条刚才变了（见上），没有执行。仍不列入的话，点一下复制理由，再<b>回复这条消息</b>：

    <code>{ $words }</code>
    }
review-ask-word = 🔍 <b>请回复这条消息</b>，写下要找的条目里的一两个词。
review-example = { $column ->
        [text] 办证材料反复提交
        [measure] 一次性告知所需材料……
        [deadline] 8 月 10 日前
        [section] 审批科
       *[other] 已与相关部门会商
    }
review-example-reason = 与上月已整改的是同一件事
review-example-word = 材料 反复
review-write = ✍️ 自己写
review-clear = 清空
review-take-offer = 用第 { $place } 条：{ $words }
review-merge-list = <b>{ $text }</b>

    { $count ->
        [0] 这张清单里没有别的条目可以合并。
       *[other] 和哪一条合并？最像的排在前面；数字是反映人数。
    }
review-found = { $count ->
        [0] 没有找到带“{ $word }”的条目。
       *[other] 带“{ $word }”的有 { $count } 条{ $more ->
            [yes] ，下面是最像的
           *[no] { "" }
        }：
    }
review-find = 🔍 按词查找
review-weigh = 把下面这条：
review-weigh-into = 并入（文字用这条的）：
review-merge-confirm = ✓ 合并
review-split-list = <b>{ $text }</b>

    哪几条说的是另一件事？点号码勾选，拆成新条目。{ $limited ->
        [yes] 共 { $count } 条，只列最不像的 { $shown } 条。
       *[no] { "" }
    }
review-split-line = { $number }. { $text }　（{ $kind }）
review-split-confirm = ✂️ 把勾选的 { $count } 条拆出去
review-split-changed = 背后的意见刚才有增减，请重新勾选。
review-split-none = 还没有勾选。
review-split-all = 至少要留一条。
review-split-wordless = 勾选的意见里没有成句的文字，拆不成条目。
review-move-to = <b>{ $text }</b>

    移到哪里？移到别的部门后，那边会当作新条目审核，并看到是谁移去的。
review-why-aside = <b>{ $text }</b>

    为什么不列入？（不打印，但保留，随时可以重新列入）
reason-solved = 已经解决
reason-unfounded = 与事实不符
reason-elsewhere = 不属本部门职责
reason-harmless = 不是问题
review-write-reason = ✍️ 写别的理由
review-opinions-title = <b>{ $text }</b>

    背后的 { $count } 条意见{ $pages ->
        [1] { "" }
       *[other] （第 { $page } / { $pages } 页）
    }，姓名电话等已隐去。
review-opinion = { $new ->
        [yes] 🆕 { "" }
       *[no] { "" }
    }{ $kind } · { $channel }{ $day ->
        [none] { "" }
       *[other] { " " }· { $day }
    } · { $alike }
alike-same = 几乎相同（{ $figure }）
alike-close = 相近（{ $figure }{ $why }）
alike-some = 有些像（{ $figure }{ $why }）
alike-words = ，同类词：{ $words }

## 上报与存档
handin-choose = <b>上报三张清单</b>

    打 ✓ 的部门已经上报。请选部门：
handin-title = <b>{ $department } · 上报三张清单</b>
handin-cautions = 上报前请留意（不影响上报）：
handin-unconfirmed = · { $count } 条还没有审核，可用 /review 审核
handin-with-news = · { $count } 条确认之后又有新意见
handin-unwritten = · { $count } 条有栏目写着“待责任科室填报”
handin-unread = · 新来 { $count } 条意见，还没有整理进这一稿
handin-due = 截止　{ $day }{ $state ->
        [over] ，已过期；仍可上报
        [today] ，就是今天
       *[open] ，还有 { $count } 个工作日
    }
handin-quota = 参考数量　不少于 { $quota } 条，现有 { $count } 条{ $short ->
        [yes] ；不足也可以上报，不要凑数
       *[no] { "" }
    }
handin-promise = 上报之后，这一稿的文件原样存档，谁也改不了；以后有更正，可以再次上报。
handin-last = { $current ->
        [yes] ✓ 这一稿已经上报：
       *[no] 已经上报过：
    }第 { $number } 次，第 { $draft } 稿，{ $at }，{ $by }{ $current ->
        [yes] { "" }
       *[no] 。再次上报是“更正上报”，以前的文件照样存档。
    }
calendar-day = { $month } 月 { $day } 日
handin-rows = 清单一 { $first } 条、清单二 { $second } 条、清单三 { $third } 条
handin-update = 🔄 先整理新意见
handin-confirm = ✅ { $corrects ->
        [yes] 更正上报
       *[no] 上报
    }第 { $number } 稿
handin-look = 📄 先看看清单
handin-open-last = 📁 上次上报的
handin-own = 🙋 上交我的个人清单
handin-preparing = 正在生成文件并存档，请稍等……
handin-meanwhile = <b>还没有上报。</b>您看过第 { $number } 稿之后，清单有了变化。请看看新的一稿，再点“上报”。
handin-done = { $told ->
        [yes] <b>✅ 上报成功，已告诉专项办。</b>
       *[no] <b>✅ 上报成功，已存档。</b>专项办还没有别的人加入，没有人收到通知；需要的话，请另行报送文件。
    }
handin-known = <b>这一份已经上报过了</b>，没有重复上报。
handin-news = 📥 <b>{ $department }已上报三张清单</b>（第 { $number } 次，第 { $draft } 稿）
    { $rows }
    { $at }，{ $by }
handin-own-title = <b>上交我的个人清单</b>
handin-own-trust = <b>谁看得到</b>　只有您自己和专项办（存档备查）；部门同事、领导都看不到，也不计入任何统计。
    <b>存多久</b>　{ $days } 天，到期自动删除。上交的这一份原样存档：以后改了自查、删了自查，它都不变；要更正，可以再交一次。
handin-own-last = 您已经上交过 { $number } 次，上次是 { $at }。
handin-own-name = 清单上的姓名：<b>{ $name }</b>
handin-own-confirm = ✅ 就用这个姓名，上交
handin-own-rename = ✍️ 换个姓名上交
handin-own-ask =
    ✍️ <b>请回复这条消息</b>，写下印在清单上的姓名，最多 { $most } 个字。收到后就上交。

    不交了，回复 /cancel。
handin-own-example = 张三
handin-own-none = 还没有可以上交的个人清单。请先用 /selfcheck 做完自查。
handin-own-meanwhile = 还没有上交：您的自查刚才有了变化。请看看，再点一次。
handin-own-done = <b>✅ 已上交并存档。</b>
handin-own-reference-gone = 这条消息已经过期，没有上交。请用 /handin 重新来过。
changes-since = 🔍 较第 { $number } 稿的变化
changes-title = <b>{ $department } · 第 { $number } 稿较第 { $since } 稿的变化</b>
changes-none = 没有变化。
changes-counts = 新增 { $new } 条，改动 { $changed } 条，不再列出 { $gone } 条
changes-line = { $kind ->
        [new] 🆕
        [gone] ➖
       *[changed] ✏️
    } 清单{ $numeral }　{ $text }
changes-step = — { $column }：{ $before } → { $after }
changes-remark = 备注
changes-ledger = 清单
archive-choose = <b>存档</b>

    上报过的清单都在这里，和上报时一字不差。请选：
archive-empty = <b>存档</b>

    还没有上报过的清单。上报用 /handin。
archive-personal = 🙋 个人清单
archive-shelf = <b>{ $department } · 存档</b>

    共上报 { $count } 次，新的在前：
archive-personal-shelf = <b>个人清单 · 存档</b>

    共 { $count } 份，新的在前：
archive-line = { $at } · 第 { $number } 次 · 第 { $draft } 稿
archive-personal-line = { $at } · { $by } · 第 { $number } 次
archive-title = <b>{ $department } · 第 { $number } 次上报{ $corrects ->
        [yes] （更正）
       *[no] { "" }
    }</b>
archive-personal-title = <b>{ $by }（{ $department }）· 个人清单</b>
    第 { $number } 次上交
archive-facts = { $at } 由 { $by } 上报，第 { $draft } 稿
    依据 { $opinions } 条意见（{ $people } 人）
archive-personal-facts = { $at } 上交
archive-corrects = 较第 { $number } 次上报：新增 { $new } 条，改动 { $changed } 条，不再列出 { $gone } 条
archive-unchanged = 下面的文件和上报时一字不差：
archive-changes = 🔍 较上次上报的变化
archive-shelf-open = ‹ 存档列表
archive-open = 📁 打开看看
archive-gone = 存档里没有这一份。
archive-missing = ⚠️ 文件找不到了，可能恢复备份时漏了存档。请告诉管理员。
archive-unreadable = ⚠️ 文件打不开：密钥和数据不配套。请告诉管理员。
progress-handed-title = <b>清单上报</b>　截止 { $day }{ $state ->
        [over] ，已过期
        [today] ，就是今天
       *[open] ，还有 { $count } 个工作日
    }
progress-handed = ✓ { $department }　{ $at }，第 { $draft } 稿（{ $rows }）
progress-unhanded = ○ { $department }　未上报（{ $rows }）
progress-unhanded-closed = ○ { $department }　未上报
progress-handed-foot = { $done } 个部门已上报，共 { $total } 个。括号里是清单一、二、三各有几条
progress-quota = 参考数量：每个部门三张合计不少于 { $quota } 条；不足也可以上报，不要凑数
remind-ledgers = ⏰ <b>三张清单 { $day } 截止，{ $department }还没有上报。</b>

    上报前还能用 /review 审核；有没写完的栏目，也可以先上报，以后更正。
remind-ledgers-go = 📤 去上报
remind-unhanded = ⏰ <b>今天是上报三张清单的截止日。</b>

    还没有上报的有 { $count } 个部门：{ $departments }
remind-report = ⏰ <b>总体情况报告 { $day } 截止。</b>

    要写三部分：总体情况、取得成果、下一步打算。数字已填好的底稿用 /report 取；已经交了的，不用理会这条提醒。
remind-report-today = ⏰ <b>今天是总体情况报告的截止日</b>，请留意各部门是否都交了。

## 来件
incoming-choose = <b>来件</b>

    { $count ->
        [0] 都处理完了，没有等着看的。
       *[other] 共 { $count } 件等着看。请选部门：
    }
incoming-title = <b>{ $department } · 来件</b>

    { $count ->
        [0] 都处理完了，没有等着您看的。
       *[other] 有 { $count } 件等着您看：
    }
incoming-pile = <b>{ $department } · { $pile }</b>

    共 { $count } 件，先到的在前{ $pages ->
        [1] { "" }
       *[other] （第 { $page } / { $pages } 页）
    }
incoming-pile-back = ‹ 返回列表
pile-voices = 🎤 待听写的语音
pile-files = 🖼 没看的照片和文件
pile-remarks = 💬 后来补充的话
pile-unassigned = 🧭 待分派的答卷
pile-held = 🛡 点名件
pile-named = 🙋 实名答卷
from-enterprise = 企业
from-citizen = 群众
from-staff = 干部职工
from-unknown = 来件
piece-head = <b>{ $what }</b>
    { $day }　{ $kind }{ $whence ->
        [none] { "" }
       *[other] { "　" }{ $whence }
    }
piece-seen = ✓ 看过了
piece-gone = 这一件已经不在这里了：可能有人处理过，或者对方已撤回。
no-words = 没有写文字。
enclosure-words = 旁边写的话：
enclosure-transcript = ✍️ 工作人员听写：
enclosure-missing = ⚠️ 文件找不到了，可能恢复备份时漏了附件。请告诉管理员。
enclosure-unreadable = ⚠️ 文件打不开：密钥和数据不配套。请告诉管理员。
enclosure-name = 附件-{ $number }
write-down = ✍️ 写下语音的内容
write-down-again = ✍️ 改写
nothing-to-write = ✓ 听过了，不用写
transcript-ask =
    ✍️ <b>请回复这条消息</b>，写下语音里说的话，最多 { $most } 个字。

    用对方的原话；姓名、电话、单位不用写。不写了，回复 /cancel。
transcript-example = 窗口让我跑了三趟……
transcript-too-long = 太长了，最多 { $most } 个字，没有保存。请拣要紧的，<b>回复这条消息</b>再写一次：
transcript-empty = 没有看到文字。请<b>回复这条消息</b>再写一次：
transcript-kept = <b>记下了，谢谢。</b>里面的意见会整理进台账。
transcript-meanwhile = <b>您写的没有保存</b>：刚才有人先写下了这段语音，见下。要改，点“改写”。
transcript-held = <b>记下了，谢谢。</b>里面点到了具体的人或科室，已转专项办处理，本部门不再显示。
transcript-drafted = 这段听写已经整理进台账草稿，不能再改了。
prompt-cancelled = 好的，什么都没有记。
assign-matter = 对方说的事：
assign-ask = <b>归哪个部门？</b>
assign-list = 📋 全部部门
assign-leave = 先放着
assigned = 已交给{ $department }
assigned-before = 已经有人把它交给{ $department }了，以那次为准。
contact-show = 📞 查看联系方式
contact-hide = ‹ 收起
contact-shown =
    <b>{ $name }</b>
    { $phone }

    只用来办这件事，请不要转给别人。
contact-none = 对方没有留下联系方式。
contact-unreadable = 联系方式打不开：密钥和数据不配套。请告诉管理员。

## 进度
progress-title = <b>征求意见进度</b>　{ $day }
    每个部门至少征求 { $target } 位服务对象的意见
progress-line = <code>{ $bar }</code> <b>{ $count }</b>/{ $target }　{ $department }
progress-unassigned = 另有 { $count } 份部门待定
progress-done = { $done } 个部门达到要求，共 { $total } 个

## 简报
digest-name = { $edition ->
    [weekly] 每周简报
    [closing] 收官简报
    [after] 后续简报
   *[daily] 每日简报
}
digest-title = <b>{ $name }</b>　{ $day } { $weekday }
weekday = { $day ->
    [1] 星期一
    [2] 星期二
    [3] 星期三
    [4] 星期四
    [5] 星期五
    [6] 星期六
   *[7] 星期日
}
digest-needs = <b>要您过问</b>
digest-nothing = 没有。一切按时。
digest-desk = 待您定：{ $told }
desk-unrouted = { $count } 件工单不知归哪个部门
desk-returned = { $count } 件被部门退回
desk-held = { $count } 件只能由专项办办
desk-silent = { $count } 件没有回音，可办结
desk-unassigned = { $count } 份答卷等分派
digest-reported = { $count } 件批示已报落实，等您办结
digest-overdue = { $count } 件批示超期：{ $departments }
digest-late = { $count } 件工单超期：{ $departments }
digest-none = 还没征求到意见：{ $departments }
digest-counted = { $department } { $count }
digest-more = { $listed }，另有 { $more } 个部门
digest-news = <b>新情况</b>　{ $edition ->
    [closing] 全程（{ $first }至 { $last }）
   *[other] { $first }{ $single ->
        [yes] { "" }
       *[no] 至 { $last }
    }
}
digest-new = 答卷 <b>{ $new }</b> 份{ $before ->
        [none] { "" }
       *[other] （前一周 { $before } 份）
    }
digest-turnover = 新工单 { $opened } 件，办结 { $closed } 件
digest-stand = <b>总体</b>
digest-total = 答卷 <b>{ $responses }</b> 份，{ $reached }/{ $total } 个部门满 { $target } 份
digest-satisfied = 服务满意率 <b>{ $share }</b>（{ $base } 人）{ $change }
digest-satisfied-hidden = 服务满意率：评价凑满 { $minimum } 份成一批后显示{ $waiting ->
        [0] { "" }
       *[other] （现有 { $waiting } 份）
    }
digest-cases = 未办结工单 <b>{ $open }</b> 件{ $more_open }，超期 { $late } 件{ $more_late }{ $orders ->
        [0] { "" }
       *[other] ；批示 { $orders } 件
    }
digest-rate = { $name } <b>{ $share }</b>（{ $count }/{ $base }）{ $change }{ $silent ->
    [0] { "" }
   *[other] ，另 { $silent } 件没有回音
}
digest-few = { $rates }：满 { $minimum } 件后显示
rate-response = 按时响应率
rate-resolution = 解决率
rate-verdicts = 办理满意率
digest-date = { $kind ->
    [ledgers] 台账上报{ $days ->
        [0] 今天截止
       *[other] 还有 { $days } 天
    }
   *[end] 活动{ $days ->
        [0] 今天结束
       *[other] 还有 { $days } 天结束
    }
}
digest-dates = 📅 { $told }
digest-after = 活动已结束，还有 { $told }没有办结。都办结后简报停发。
open-cases = { $count } 件工单
open-directives = { $count } 件批示
open-few = 个别工单
digest-office = 专项办
digest-last = 活动已结束，工单和批示都已办结。这是最后一期简报。
digest-departments = 📊 各部门
digest-list-cases = 📋 工单
digest-direct = ✍️ 批示
digest-list-directives = 📌 批示情况
chart-title = 各部门征求意见、满意率和超期工单
chart-subtitle = { $campaign }
    截至 { $day }
chart-responses = 累计答卷
chart-reached = 达标部门
chart-target = 目标 { $target }
chart-earlier = 此前
chart-new = { $edition ->
    [weekly] 本期新增 { $new }
    [closing] 活动期间 { $new }
   *[other] 新增 { $new }
}
chart-week = 新增 { $new }，前一周 { $before }
chart-late = 超期工单 { $count }
chart-satisfied = 满意率 { $share }（{ $base } 人）
chart-withheld = { $rated } 人评价，为保护受访者暂不显示
chart-unrated = 尚无评价
chart-note = 满意率为非常满意、满意、基本满意三档合计占评价的比例；括号内为评价人数。评价凑满 { $minimum } 份成一批后计入{ $waiting ->
        [0] 。
       *[other] ，另有 { $waiting } 份待计入。
    }
chart-satisfied-of = 满意率（{ $base } 人评价）

## 总体情况报告
report-choose =
    <b>总体情况报告</b>

    生成一份 Word 草稿：数字、表格和图已经填好，灰框里的话要由单位来写。

    要哪一份？
report-preparing = 正在生成报告……
report-caption = { $department }：情况报告（草稿）
    数字已填好；灰框处请单位填写，核对后再上报。

## 海报
poster-choose = <b>印海报</b>

    给哪个部门？
poster-panel = <b>海报 · { $place }</b>

    选好问卷和纸张，再点“生成海报”。打印出来贴在窗口，扫码就能作答。
poster-any = 不限问卷
poster-no-window = 整个部门
poster-make = 🖨 生成海报
poster-preparing = 正在生成海报……
poster-name = 海报 { $place }
poster-caption = <b>{ $place }</b>
    { $link }

    请按实际大小打印。贴出前先扫一下码，看看是不是这个部门。
poster-missing-glyphs = 海报没有生成：字体里没有“{ $about }”。请管理员在配置里换一种写法。
poster-too-long = 海报没有生成：这段文字太长，放不下。请管理员在配置里改短：{ $about }
poster-headline = { $respondent ->
        [enterprise] 企业办事哪里不顺，请您直说
       *[other] 办事哪里不顺，请您直说
    }
poster-scan = 手机扫码，用 Telegram 作答
poster-type = 扫不了码？在手机浏览器里输入：
poster-practice = 演练样张：二维码还打不开。
poster-useful = 说了有用：每个问题都列入清单，由部门逐条研究整改。
poster-safe = 说得放心：可以匿名，发出以后，我们也查不出是谁说的。
poster-easy = 说着省事：点几下就好，约一分钟；不答也没有任何影响。
poster-until = 征求意见至 { $last }

## 预览
command-preview = 预览问卷
preview-mark = <i>预览 · 不保存</i>
preview-choose =
    <b>预览问卷</b>

    和受访者看到的一样，什么都不保存；30 分钟不动，预览就结束。请选一份：
preview-title = { $title }{ $mode ->
        [named] { " " }· 实名
       *[other] { "" }
    }
preview-over = 预览已经结束，什么都没有保存。发送 /preview 可以重新开始。
preview-ended = 预览结束，什么都没有保存。再看一次，发送 /preview。
preview-again = 🔁 再来一遍
preview-other = 📋 换一份问卷
preview-outcome =
    <b>要是真的发送，会存下这些</b>

    受访者　{ $respondent }，{ $mode ->
        [named] 实名
        [confidential] 保密
       *[anonymous] 匿名
    }
    部门　{ $department ->
        [none] 待定，等专项办分派
       *[other] { $department }
    }{ $matter ->
        [none] { "" }
       *[other] { "" }
    事由　{ $matter }
    }
    评价　{ $grade ->
        [none] 没有
       *[other] { $grade }{ $bad ->
            [yes] （差评）
           *[no] { "" }
        }
    }
    回答　{ $given } 题{ $skipped ->
        [0] { "" }
       *[other] ，跳过 { $skipped } 题
    }{ $files ->
        [none] { "" }
       *[other] { "" }
    附件　{ $files }
    }{ $contact ->
        [yes] { "" }
    联系方式　加密保存
       *[no] { "" }
    }
    保存　{ $days } 天
preview-ledger = <b>写进清单{ $numeral }</b>
preview-statement = · { $text }{ $aspects ->
        [none] { "" }
       *[other] （{ $aspects }）
    }
preview-more = …… 还有 { $count } 条
preview-no-statements = 没有写进清单的意见。

## 提醒
reminder =
    您有一份答卷还差一点没答完，之前的回答都还在。

    方便的时候，点一下就能接着答。我们只提醒这一次。
reminder-go-on = 接着答 ›
reminder-no = 不了，全部删掉

## 其他消息
start-button = 💬 说说我的意见
unknown-command = 没有这个命令。/help 看看能做什么。
pasted = 这段话很长，超出的部分没有收进来。请拣最要紧的写，一两句话就够。
forwarded =
    这是转发来的消息，我没有把它当作回答：它可能带着别人的名字，也可能不是写给这里的。

    请用自己的话说说；确实需要原文的，复制粘贴进来就行。
edited-too-late = 看到您改了之前的消息。已经发送的答卷不会跟着变，想补充或更正，请发 /my 或 /privacy。
edited-no-answer = 看到您改了一条消息，但它不是某一题的回答，所以没有变化。要改哪一题，请用“上一题”，或在最后核对时修改。
help-interview =
    <b>您正在答卷</b>{ $total ->
        [0] ，都答完了，请核对后发送。
       *[other] （第 { $done } 题，共 { $total } 题）。
    }

    点按钮，或直接打字回答；“上一题”可以回头改，最后还能逐项核对。
    中途离开没关系，回来接着答。

    /language　换语言
    /cancel　放弃并删除
    /privacy　我的信息怎么用、怎么删

## 我的答卷：进展、补充、撤回
own-title = <b>您的答卷</b>{ $code ->
        [none] { "" }
       *[other] { "　" }<code>{ $code }</code>
    }
own-received = ✓ { $day } 收到，{ $mode ->
        [named] 实名
        [confidential] 保密
        [recorded] { $way }
       *[anonymous] 匿名
    }{ $department ->
        [none] { "" }
       *[other] ，{ $department }
    }
own-department-found = ✓ 专项办已确认：归{ $department }管
own-department-open = ○ 归哪个部门管，专项办还没有确认
own-voice-written = ✓ 您的语音，工作人员已写成文字
own-voice-open = ○ 您的语音，工作人员还没有写成文字
own-nothing-stated = ✓ 您没有提出具体问题，评价已计入统计
own-listed = ✓ 您的 { $count } 条意见已写进{ $department }的问题台账（第 { $number } 稿）
own-waiting = ○ 您有 { $count } 条意见还没有写进台账，等下一次整理
own-shielded = 🛡 您的意见只有专项办看得到，由专项办处理，没有交给{ $department ->
        [none] 被说到的部门
       *[other] { $department }
    }
own-wordless = ○ 您有 { $count } 条意见没有能写进台账的文字
own-set-aside = ○ 您有 { $count } 条意见已经看过，这次没有列入清单
own-entry = 清单{ $numeral }：{ $text }
own-more = 还有 { $count } 条
own-measure = 整改措施：{ $text }
own-deadline = 完成时限：{ $text }
own-section = 责任科室：{ $text }
own-unwritten = ○ 怎么改、什么时候改完，部门还没有填写
own-remarks = ✓ 您后来补充了 { $count } 条
own-honest = 写进台账不等于已经解决。有没有新进展，随时点“刷新”看。
own-anonymous = 匿名答卷不能更正（那样就得先把它和您连起来），可以补充，也可以撤回。
own-as-of = 截至 { $moment }
    保存到 { $until }
own-withdrawn = <b>这份答卷已在 { $day } 撤回</b>

    您写的话、语音、照片和联系方式都已删除。当时的评价和选项只留作数字，看不出是谁。
own-gone = 找不到这份答卷。可能过了保存期，或者已经撤回。
own-list = <b>我的答卷</b>

    点一份，看看有什么进展：
own-none = <b>这里没有能找到的答卷</b>

    匿名答卷和您之间没有任何联系，只有回执码能打开它。还没有说过？发送 /start 就好。
own-refresh = 🔄 刷新
own-progress = 👀 看进展
own-remark = ➕ 补充
own-correct = ✏️ 更正
own-withdraw = 🗑 撤回
own-export = 📄 导出
own-enter-code = 🔑 输入回执码
code-ask = <b>请回复您的回执码</b>

    就是发送后给您的 8 位码，像 K7QX-2M9P。大小写、有没有横线都可以。
code-unknown = 没有找到这个回执码。请核对一下：一共 8 位字母和数字，像 K7QX-2M9P。过了保存期的答卷也会找不到。
code-too-many = 试错的次数太多了。为了保护大家的答卷，请过一小时再试。
prompt-words-only = 这里请打字回复。
remark-ask = <b>还想补充什么？</b>

    请直接回复这条消息，最多 { $most } 个字。请不要写姓名、电话和住址。
remark-placeholder = 写下要补充的话
remark-taken = <b>补充收到了。</b>

    这是另一个问题，还是对原来意见的说明？
remark-problem = 📌 另一个问题，请写进台账
remark-note = 💬 只是说明一下
remark-listed = <b>好的，记为一个新问题。</b>

    下一次整理时写进台账。
remark-noted = <b>好的，作为说明记下了。</b>

    它和您的答卷放在一起。
remark-full = 每份答卷最多补充 { $most } 条，已经满了。谢谢您说得这么细。
remark-too-long = 太长了，最多 { $most } 个字。请拣要紧的说：
withdraw-ask = <b>要撤回这份答卷吗？</b>

    <b>会删除</b>　您写的话、语音、照片、文件、补充和联系方式，以及找到您的线索
    <b>会留下</b>　评价和点选的选项，只作为数字，看不出是谁；已经定稿的台账草稿、有人核对过而别人也反映的条目、核对记录不会改，里面可能有您的一句话（去掉了姓名和电话）

    撤回以后不能恢复。
withdraw-confirm = 🗑 确认撤回
withdraw-keep = ‹ 不撤回
correct-intro = 这是您 { $day } 发送的答卷。要改哪一项，点它的名字；改好了点“保存更正”。评价以第一次为准，不能改。
correct-busy = 您还有一份没发送的答卷，请先发送或放弃它。
correct-closed = 这份问卷已经停用，不能更正了。您可以补充，也可以撤回。
correct-title = <b>请核对您的更正</b>
correct-send = ✅ 保存更正
correct-cancel = 🗑 不改了
corrected = <b>更正已保存。</b>

    台账下一次整理时，以更正后的为准；已经定稿的草稿不会改。
correction-cancelled = 好的，更正放弃了。原来的答卷没有变。

## 个人信息
privacy-title = <b>您的个人信息</b>
privacy-language = <b>语言</b>　{ $chosen ->
        [none] 没有选过，跟随 Telegram
       *[other] { $chosen }，您选的
    }
privacy-consent = <b>告知</b>　{ $state ->
        [agreed] { $day ->
            [none] 您同意过（日期已删去，免得和答卷对上）
           *[other] { $day } 您同意了
        }
        [declined] 您选了不参加
        [withdrawn] 您撤回了同意
       *[none] 没有记录
    }
privacy-part = <b>参加</b>　{ $has ->
        [yes] 参加过一次（只存一个看不出是谁的记号）
       *[no] 没有记录
    }
privacy-begun = <b>没发送的答卷</b>　{ $count ->
        [none] 没有
       *[other] 1 份，答了 { $count } 题
    }
privacy-sent = <b>能找到的答卷</b>{ $listed ->
        [no] { "　" }没有
       *[yes] { "" }
    }
privacy-sent-line = · { $day }　{ $department }　{ $mode ->
        [named] 实名
       *[confidential] 保密
    }
privacy-roles = <b>成员身份</b>　{ $roles }
privacy-self-check = <b>自查</b>　{ $day ->
        [none] { $count ->
            [none] 没有做
           *[other] 没做完，答了 { $count } 题
        }
       *[other] { $day } 保存；部门清单不写名字，个人清单只给您自己
    }
privacy-unseen =
    <blockquote>匿名答卷：和您之间没有联系，我们找不到，只有回执码能打开它。
    Telegram：能看到您和机器人的对话。那边的记录，请在 Telegram 里删除聊天。</blockquote>
privacy-export = 📄 导出一份
privacy-own = ✏️ 查看、更正答卷
privacy-notices = 📜 告知原文
privacy-erase = 🗑 全部删除，撤回同意
notice-agreed = <b>您同意的告知</b>
    { $day ->
        [none] { "" }
       *[other] { $day }　·　
    }版本 { $version }
notice-same = 现在的告知和它一样。
notice-changed = 现在的告知已经改过，见下一条消息。
notice-current = <b>现在的告知</b>
notice-none = 您还没有同意过告知。下面是现在的：
erase-ask = <b>全部删除，并撤回同意？</b>

    <b>会删除</b>　没发送的答卷；{ $count ->
        [0] { "" }
       *[other] 能找到的 { $count } 份答卷里您写的话、附件、补充和联系方式；
    }您选的语言
    <b>会留下</b>　评价和选项的数字；“参加过”的记号（免得重复参加，看不出是谁）；“撤回了同意”这一条（免得再来问您）；已经定稿的台账草稿、有人核对过而别人也反映的条目、核对记录
    <b>匿名答卷</b>　我们找不到，请用回执码打开后撤回{ $member ->
        [yes] { "" }
    <b>成员身份、代录过的答卷</b>　不在此列，要退出请找管理员
       *[no] { "" }
    }{ $checked ->
        [yes] { "" }
    <b>您的自查</b>　整份删除，部门清单里由它来的句子，下次整理时一并撤下；已经上交存档的个人清单会留下
       *[no] { "" }
    }

    删除以后不能恢复。
erase-confirm = 🗑 确认全部删除
erase-done = <b>已经删除，同意已撤回。</b>

    我们不会再主动问您。{ $part ->
        [yes] 还有要说的，窗口工作人员可以代您登记。
       *[no] 哪天想说了，发送 /start 就好。
    }

## 导出的文件
export-preparing = 正在整理……
export-name = 我的个人信息 { $day }
export-caption = 您的个人信息都在这个文件里，用浏览器打开就能看。{ $files ->
        [0] { "" }
       *[other] 附件有 { $files } 个，接着发给您。
    }
export-missing = 有 { $count } 个附件已经不在了，没有发。
export-title = 我的个人信息
export-made = { $campaign }　·　{ $moment } 导出
export-keep = 文件里有您写的话，请妥善保管。
export-settings = 设置和记录
export-notice = 您同意的告知（版本 { $version }）
export-begun = 没发送的答卷
export-sent = { $day } 发送的答卷
export-until = 保存到
export-mode = 回答方式
export-questionnaire = 问卷
export-way = { $mode ->
        [named] 实名
        [confidential] 保密
        [recorded] { $way }
       *[anonymous] 匿名
    }
export-department = 部门
export-window = 窗口
export-withdrawn = 撤回日期
export-contact = 联系方式
export-answers = 您的回答
export-said = 整理出的意见
export-remarks = 您的补充
export-case = 工单里的往来
export-files = 附件
export-transcript = 工作人员听写
export-none = 没有
export-unseen = 这里没有的
export-machine = 文件末尾另有一份供程序读取的内容（JSON）。

## 自查
command-selfcheck = 自查（十问）和我的三张清单
own-self-check = 🪞 我的自查
selfcheck-title = <b>🪞 自查（十问） · { $department }</b>
selfcheck-none =
    还没有做。大多点一下就行，打字的地方都可以跳过，保存以后随时能改。
selfcheck-begun = { $corrects ->
        [yes] <b>更正没做完</b>，原来保存的没有变。
       *[no] <b>做到一半</b>，答了 { $count } 题，都还在。
    }
selfcheck-saved = ✓ { $day } 已保存，随时能改。存到 { $until }，到期自动删除。
selfcheck-counts = 您的三张清单：一有 { $first } 条，二有 { $second } 条，三有 { $third } 条
selfcheck-trust =
    <blockquote><b>部门的清单一、二</b>：只写您说的问题，不写名字。部门人少时，同事也许能从说法认出是谁，写的时候请想一想。
    <b>您个人的三张清单</b>：只有您自己看得到，您上报以前不给任何人。“来办事的人对我的不满意”和“十问 打算”不进部门清单。
    <b>写事，不点名</b>：写到的话，本部门的人会看到。要反映具体的人，请找专项办。
    自查和您作为服务对象答问卷是两回事，互不相连，也不算进满意率和征求人数。</blockquote>
selfcheck-begin = ▶️ 开始自查
selfcheck-go-on = 接着做 ›
selfcheck-ledgers = 📄 我的三张清单（Word）
selfcheck-plan = 📝 写整改措施和时限
selfcheck-drop = 🗑 删除
selfcheck-closed = 没有可用的自查问卷，现在不能做自查或更正。请找管理员。
selfcheck-waits = 您还有一份没发送的答卷。先发送或放弃它，再发 /selfcheck 接着自查。
selfcheck-review-title = <b>请核对，然后保存</b>
selfcheck-review-send = ✅ 保存自查
selfcheck-done = <b>✅ 已保存，谢谢您的坦诚。</b>
selfcheck-cancelled = 已放弃并删除，什么都没有留下。想再做，发送 /selfcheck。
selfcheck-correction-cancelled = 好的，不改了。原来的自查没有变。
selfcheck-drop-ask =
    <b>删除整份自查？</b>

    您的回答、个人三张清单和措施都会删除，不能恢复；部门清单里由它来的句子，下次整理时一并撤下（已经定稿的草稿、已经上交存档的个人清单不变）。
selfcheck-drop-confirm = 🗑 确认删除
selfcheck-dropped = <b>自查已删除。</b>
selfcheck-rows =
    <b>我的三张清单</b>

    点一条，写整改措施和完成时限；不写就印“待本人填报”。
selfcheck-no-rows =
    <b>您的清单还是空的</b>

    只有写下的话，和本身就是一句问题的选项，才进清单；光点“有差距”不进。想补写，回去点“更正”。
selfcheck-ledger = 清单{ $numeral }
selfcheck-line = { $number }. { $text }{ $state ->
        [done] { " " }✓
        [part] { " " }…
       *[none] { "" }
    }
selfcheck-row = <b>我的清单{ $numeral }</b>{ $aspects ->
        [none] { "" }
       *[other] { " " }· { $aspects }
    }
selfcheck-measure = <b>整改措施</b>　{ $text ->
        [none] 待本人填报
       *[other] { $text }
    }
selfcheck-deadline = <b>完成时限</b>　{ $text ->
        [none] 待本人填报
       *[other] { $text }
    }
selfcheck-write-measure = ✍️ 写措施
selfcheck-write-deadline = 📅 写时限
selfcheck-adopt = 用“十问 打算”里的话作措施
selfcheck-ask-measure =
    ✍️ <b>请回复这条消息</b>：这个问题，您打算怎么改？最多 { $most } 个字。

    <blockquote>{ $text }</blockquote>不写了，回复 /cancel。
selfcheck-ask-deadline =
    📅 <b>请回复这条消息</b>：打算什么时候改好？最多 { $most } 个字，比如“8 月 10 日前”“长期坚持”。

    <blockquote>{ $text }</blockquote>不写了，回复 /cancel。
selfcheck-example-measure = 先问清来意，一次把材料说全
selfcheck-example-deadline = 8 月 10 日前
selfcheck-gone = 找不到这一条：可能改过或删除了。发送 /selfcheck 看看现在的。
selfcheck-file = 个人三张问题清单.docx
selfcheck-caption = 您的三张问题清单，只发给您。姓名请自己填；没写的措施和时限印着“待本人填报”。
export-self-check = { $day ->
        [none] 没做完的自查
       *[other] { $day } 保存的自查
    }
export-plans = 我的整改措施

## 工单：列表、卡片
command-cases = 工单：差评和投诉的办理
case-state = { $state ->
        [unrouted] 待定部门
        [received] 待认领
        [claimed] 办理中
        [contacted] 已核实
        [waiting] 等对方答复
        [returned] 已退回，待专项办定
       *[other] { $state }
    }
case-state-settled = { $outcome }，等评价
case-state-closed = 已办结（{ $ending ->
        [verdict] 对方说好了
        [silence] 对方没有回音
        [concluded] 专项办办结
        [merged] 已并案
       *[withdrawn] 对方已撤回
    }）
case-outcome = { $outcome ->
        [put_right] 整改到位
        [explained] 解释说明
       *[cannot] 无法办理
    }
case-unrated = 没有评价
case-last-day = { $day }{ $sure ->
        [yes] { "" }
       *[no] （暂定）
    }
case-due = ⏰ { $name }：{ $day }前
case-due-today = ⏰ { $name }：<b>今天到期</b>
case-late = ❗ { $name }：{ $day }到期，<b>已超 { $days } 天</b>
case-paused = ⏸ 办结时限暂停，还剩 { $days } 个工作日
case-silence = ⏳ 等答卷人，到 { $day }
case-silence-over = ⏳ 答卷人到 { $day }没有回音。没回音不算满意，只记作没有回音
case-sources = <i>依据：{ $sources }</i>
case-head = <b>工单 { $number }</b>　{ $department }
    { $sign } { $state }
case-round = 🔁 答卷人说没有变好，第 { $round } 次办理
case-held = 🛡 点到了具体的科室或人：只有专项办看得到，由专项办办理
case-assistants = 🤝 协办：{ $departments }
case-nobody-left = 答卷人已经撤回，原话已删除。
case-complaint = { $kind } · { $origin } · { $mode ->
        [named] 实名
        [confidential] 保密
        [recorded] 代录或导入
       *[anonymous] 匿名
    } · { $day } · <b>{ $grade }</b>
case-more-said = 另有 { $count } 人反映同一件事
case-files = 📎 附了 { $count } 个语音或照片，在 /inbox 里听、看
case-steps = <b>办理经过</b>
case-step = { $when }　{ $who }　{ $act ->
        [open] 立工单
        [assign] 转{ $department }
        [claim] 认领
        [contact] 已联系核实
        [ask] 问答卷人
        [reply] 答复了
        [resume] 时限恢复计算
        [put_right] 整改到位
        [explain] 解释说明
        [cannot] 无法办理
        [return] 退回
        [uphold] 维持原部门
        [merge] 并案
        [assist] 请{ $department }协办
        [extend] 延长时限
        [note] 补记
        [accept] 评价：比原来好
        [reopen] 评价：没有变好，重办
        [close] 办结（对方没有回音）
        [conclude] 专项办办结
        [withdraw] 撤回
        [hold] 收归专项办
       *[release] 交{ $department }办理
    }{ $late ->
        [yes] （超期）
       *[no] { "" }
    }
case-by = { $party ->
        [respondent] 答卷人
        [clock] 自动
        [coordinator] 专项办
       *[other] 部门
    }
case-verdict = 答卷人 { $day }评价：<b>{ $grade }</b>
case-all-steps = 🕘 全部经过
case-photo = 🖼 照片 { $number }
case-more = … 更多
case-more-title = 不常用的几样：
case-list = 📋 工单列表
case-act = { $act ->
        [claim] 我来办
        [take-over] 由我接手
        [contact] 已联系核实
        [verify] 已核实
        [ask] 问对方
        [resume] 不等了，接着办
        [put_right] 整改到位
        [explain] 解释说明
        [cannot] 无法办理
        [return] 不归我们管
        [uphold] 维持原部门
        [assign] 转给部门
        [merge] 并案
        [assist] 请部门协办
        [extend] 延长时限
        [note] 补记
        [close] 办结（没有回音）
        [conclude] 办结（对方仍不满意）
        [hold] 收归专项办
       *[release] 交部门办理
    }
case-short = { $state ->
        [unrouted] 待定部门
        [waiting] 等答复
        [returned] 待定
        [settled] 等评价
       *[other] 办理中
    }
case-short-news = 有新话
case-short-late = 超 { $days } 天
case-short-due = { $days ->
        [0] 今天到期
       *[other] 剩 { $days } 天
    }
case-view = { $view ->
        [mine] 要我办
        [late] 超期
        [waiting] 等对方
       *[all] 全部在办
    }
case-list-title = <b>工单</b>　{ $view }：{ $count } 件{ $department ->
        [none] { "" }
       *[other] （{ $department }）
    }
case-legend = 🔴 待认领　🟠 办理中　🟡 已核实　⏸ 等答复　🔵 等评价　↩️ 退回　🧭 待定部门
case-list-none = 这一栏是空的。
case-gone = 这个工单不在您这里：可能已转给别的部门。发 /cases 看看现在有哪些。
case-gone-now = 这个工单现在不在您这里了。
case-no-number = 没有您能看的工单 { $number }。
case-open = 📂 打开工单
case-claim = 🙋 我来办
case-many = 🔔 <b>来了 { $count } 个新工单</b>，请认领办理。
case-done = { $act ->
        [claim] 好，由您办理
        [contact] 已记下
        [ask] 已发给答卷人，时限暂停
        [resume] 时限恢复计算
        [put_right] 已答复，等答卷人评价
        [explain] 已答复，等答卷人评价
        [cannot] 已答复，等答卷人评价
        [return] 已退回，由专项办定
        [uphold] 已维持，不能再退
        [assign] 已转
        [merge] 已并案，答卷人都会看到
        [assist] 已请协办
        [extend] 已延长
        [note] 已补记
        [close] 已办结，记作“没有回音”
        [conclude] 已办结
        [hold] 已收归专项办
       *[release] 已交部门
    }
case-refused = { $refusal ->
        [not_yours] 这一步不该由您来做。
        [returned_before] 退回过一次了，专项办已定，不能再退。
        [return_too_late] 过了可以退回的时间，请办理或与专项办商量。
        [same_person] 要由另一个人来办结：谁答复的，谁不能自己办结。
        [too_early] 答卷人还在可以评价的时间里，请再等等。
        [no_deadline] 配置里没有这一步的时限，请告诉管理员。
        [out_of_reach] 这份意见没有留下能答复的渠道。
        [same_department] 已经在这个部门了。
        [extended_before] 延长过一次了。
        [held] 专项办办理的工单不能这样做。
        [words] 请写几句话。
        [claimed] 同事刚刚认领了。
       *[other] 工单刚才有了变化，请看看现在的情况。
    }
case-ask = { $act ->
        [ask] ❓ <b>请回复这条消息</b>：想问答卷人什么？原话会发给对方，等答复期间时限暂停。
        [put_right] ✅ <b>请回复这条消息</b>：怎么改的、现在怎样了？答卷人会看到这段话。
        [explain] 📖 <b>请回复这条消息</b>：依据是什么、为什么这样？答卷人会看到这段话。
        [cannot] 🚫 <b>请回复这条消息</b>：为什么办不了、还可以找谁？答卷人会看到这段话。
        [return] ↩️ <b>请回复这条消息</b>：为什么不归本部门管、该归谁？只能退一次，由专项办定。
        [extend] ⏳ <b>请回复这条消息</b>：为什么要延长？
        [conclude] ⛔ <b>请回复这条消息</b>：为什么办结？答卷人会看到这段话，结果仍记作“不满意”。
       *[note] 📝 <b>请回复这条消息</b>：补记什么？只有经办的人和专项办看得到。
    }
    工单 { $number }，最多 { $most } 个字{ $photo ->
        [yes] ，可以带一张照片
       *[no] { "" }
    }。不写了，回复 /cancel。
case-ask-example = { $act ->
        [ask] 您是哪一天来的？
        [put_right] 已增设一个窗口，今天起不用排队
        [explain] 按规定要 5 个工作日，昨天已发证
        [cannot] 这项由市里办，电话……
        [return] 应归建设局：路灯由他们管
        [extend] 要等上级批复
       *[other] 已到现场看过
    }
case-words-missing = 请写几句话，光有照片不行。
case-words-too-many = 太长了，最多 { $most } 个字，请写短些再发。
case-photo-refused = 这张照片收不了：请发一张 15 MB 以内的图片，或者只写字。
case-pick-place = 工单 { $number }：{ $act ->
        [assist] 请哪个部门协办？主办部门不变。
       *[assign] 转给哪个部门？
    }
case-pick-twin = 工单 { $number } 并到哪一个？最像的在前面。并案后，每个答卷人都会看到进展，也都能评价。
case-no-twin = 工单 { $number }：本部门没有别的在办工单可以并。
case-merge-ask = 把工单 { $number } 并入 { $into }？两件事是同一件吗？
case-merge-sure = 🔗 是同一件，并案
case-days = { $name }：{ $days } 个工作日
case-pick-days = 工单 { $number }{ $day ->
        [none] { "" }
       *[other] 现在的期限是 { $day }
    }。改按哪一种时限？从原来的第一天算起。
## 工单：告诉部门和专项办
news-new = 🔔 <b>新工单 { $number }</b>　{ $department }
    有人给了差评{ $held ->
        [yes] ，点到了具体的科室或人：只有专项办看得到
       *[no] { "" }
    }{ $day ->
        [none] { "" }
       *[other] 。{ $day }前要办好第一步
    }。
news-unrouted = 🧭 <b>工单 { $number }</b>：不知道归哪个部门，请定一下。
news-upheld = ⚖️ <b>工单 { $number }</b>：专项办定了，还是由{ $department }办，不能再退。
news-returned = ↩️ <b>工单 { $number }</b>：{ $department }说不归他们管，请定。{ $note ->
        [none] { "" }
       *[other] 理由：{ $note }
    }
news-reopened = 🔁 <b>工单 { $number }</b>　{ $department }：答卷人说没有变好，重办{ $day ->
        [none] { "" }
       *[other] ，{ $day }前
    }。
news-assist = 🤝 <b>工单 { $number }</b>：专项办请您部门协办，{ $department }主办。
news-replied = 💬 <b>工单 { $number }</b>：答卷人答复了，时限恢复计算。
news-resumed = ▶️ <b>工单 { $number }</b>：答卷人没有答复，时限恢复计算。
news-accepted = 🎉 <b>工单 { $number }</b>：答卷人说变好了。
news-extended = ⏳ <b>工单 { $number }</b>：专项办同意延长{ $day ->
        [none] { "" }
       *[other] 到 { $day }
    }。
news-noted = 📝 <b>工单 { $number }</b>：{ $by ->
        [none] 有补记
       *[other] { $by }补记
    }{ $note ->
        [none] { "" }
       *[other] ：{ $note }
    }
news-concluded = ⛔ <b>工单 { $number }</b>：专项办已办结。
news-withdrawn = <b>工单 { $number }</b>：答卷人撤回了答卷，工单结束。
news-reason = 💬 <b>工单 { $number }</b>：答卷人说了这样评价的理由。
news-remarked = ➕ <b>工单 { $number }</b>：答卷人又补充了几句，在 /inbox 里看。
news-eve = ⏰ <b>工单 { $number }</b>　{ $department }：下一个工作日（{ $day ->
        [none] 明天
       *[other] { $day }
    }）到期。
news-today = ⏰ <b>工单 { $number }</b>　{ $department }：<b>今天到期</b>。
news-late = ❗ <b>工单 { $number }</b>　{ $department }：<b>已经超期</b>。
news-silent = ⏳ <b>工单 { $number }</b>　{ $department }：答卷人没有回音，可以由第二个人办结（记作“没有回音”，不算满意）。
news-undecided = ⏳ <b>工单 { $number }</b>：还等专项办定归哪个部门。
fold-claimed = 工单 { $number } 由{ $by }办理，您不用管了。
fold-gone = 工单 { $number } 已经有了结果，或者转走了。
## 工单：告诉答卷人
own-case = 🧾 <b>工单 { $number }</b>{ $round ->
        [1] { "" }
       *[other] （第 { $round } 次办理）
    }
own-case-held = ✓ 专项办在直接办理：您点到了具体的科室或人，没有转给{ $department ->
        [none] 部门
       *[other] { $department }
    }
own-case-unrouted = ○ 专项办正在定归哪个部门办
own-case-returned = ○ { $department }认为不归他们管，专项办正在定
own-case-sent = ✓ 已转{ $department }
own-case-claimed = ✓ 有人在办
own-case-unclaimed = ○ 还没有人认领
own-case-contacted = ✓ { $day }{ $reached ->
        [yes] 已与您联系核实
       *[no] 已核实
    }
due-contact = { $late ->
        [yes] ❗ 应在 { $day }前与您联系，部门超期了
       *[no] ⏰ 部门应在 { $day }前与您联系核实
    }
due-completion = { $late ->
        [yes] ❗ 应在 { $day }前答复您，部门超期了
       *[no] ⏰ 部门应在 { $day }前答复您
    }
own-case-asked = ❓ 部门想问您：
own-case-outcome = 📣 部门的答复（{ $outcome }）：
own-case-until = 您可以到 { $day }再说。不说也没关系，只记作“没有回音”，不算满意。
own-case-judge = <b>现在您觉得怎么样？</b>您原来的评价是 { $first }，不会改动。
own-case-judged = ✓ 您的评价：{ $grade }
own-case-again = ✓ 您说没有变好，已经重办，期限更短，专项办也知道了
own-case-closed = { $ending ->
        [verdict] ✓ 已办结。谢谢您告诉我们。
        [silence] ✓ 没有等到您的评价，已由另一个人办结，记作“没有回音”。您现在说也来得及。
        [concluded] 专项办已办结，结果记作“不满意”。专项办的话：
        [merged] ✓ 和别人反映的同一件事并案办理
       *[withdrawn] 已撤回
    }
own-case-reply = 💬 回答部门
own-case-photo = 🖼 看照片
own-case-why = ✍️ 说说为什么（可不说）
own-case-words = 请用一两句话回答，最多 { $most } 个字。
own-case-why-ask = ✍️ <b>请回复这条消息</b>：为什么这样评价？经办部门和专项办会看到，请不要写姓名、电话。最多 { $most } 个字。不说了，回复 /cancel。
own-case-why-example = 窗口还是只开一个
own-case-why-kept = ✓ 记下了，经办部门和专项办会看到。
own-case-gone = 工单刚才有了变化，请看看现在的情况。
own-case-reply-ask = 💬 <b>请回复这条消息</b>，经办部门会看到您的回答。请不要写姓名、电话。最多 { $most } 个字。不答了，回复 /cancel。
own-case-reply-example = 7 月 16 日上午
own-case-replied = ✓ 已转给部门。
said-accepted = ✓ 谢谢！工单已办结
said-reopened = 明白了，重新办：期限更短，专项办也知道了
said-kept = ✓ 记下了
said-gone = 已经评价过了，或者工单有了变化
nudge-asked = ❓ 工单 { $number }：部门想问您一句，请看上面的卡片。
nudge-settled = 📣 工单 { $number } 有答复了，请看上面的卡片，说说现在怎么样。
nudge-concluded = 工单 { $number } 由专项办办结了，请看上面的卡片。
case-nudge-open = 👀 看看
## 运行情况
command-health = 运行情况
health-title = <b>运行情况</b>　版本 { $version }
health-mail = <b>待发消息</b>
health-nothing = 没有等着发的消息
health-waiting = 等着发 { $count } 条，最早的等了 { $age }
health-later = 还没到时间 { $count } 条
health-kind = · { $name }　{ $count } 条
health-kinds = { $name } { $count }
health-quiet = 现在是静默时段，不急的 { $until } 再发
health-held = 暂缓发送的聊天 { $count } 个
health-delivered = 最近一次发出：{ $age }前
health-undelivered = 还没有发出过消息
health-parked = <b>搁置 { $count } 条</b>
health-cause = · { $cause }：{ $kinds }
health-error = <code>{ $error }</code>
health-jobs = <b>定时任务</b>（上次）
health-job = · { $name }　{ $done ->
        [none] 还没有运行过
       *[other] { $done }
    }{ $late ->
        [yes] {" "}⚠️ 逾期
       *[no] { "" }
    }
health-self-test = 差评通道自检：{ $done } { $found ->
        [0] 通过
       *[other] 发现 { $found } 处，已告诉专项办和管理员
    }，{ $departments } 个部门 × { $questionnaires } 份问卷
health-store = <b>存储</b>
health-size = 数据库 { $size }{ $free ->
    [none] {""}
   *[other] ，磁盘剩余 { $free }
}
health-copied = 最近备份：{ $age ->
        [none] 还没有
       *[other] { $age }前，{ $size }
    }
health-backup-late = 🔴 <b>备份过期了</b>：超过两个间隔没有成功备份，请管理员查看日志
health-backup-lost = 🔴 <b>备份不全</b>：数据库里有名、目录里丢失或损坏的附件 { $count } 个，名单见日志
health-backup-failed = 🔴 <b>备份失败</b>（{ $at }）：{ $cause }。会再试
backup-full = 磁盘空间不够
backup-unwritable = 备份目录不存在或者写不进去
backup-damaged = 数据库本身可能已损坏，请尽快检查磁盘
backup-key = 密钥对不上数据库
backup-other = 原因见下
health-refresh = 🔄 刷新
health-try-again = 搁置的再试一次（{ $count }）
health-drop-unsure = 可能已送达的，丢弃（{ $count }）
health-tried = { $count } 条已重新排队。
health-given-up = { $count } 条已丢弃。
health-changed = 情况有变化，请看最新的。
age-minutes = { $count ->
        [0] 不到 1 分钟
       *[other] { $count } 分钟
    }
age-hours = { $count } 小时
age-days = { $count } 天
cause-blocked = 联系不上（停用了机器人；回来后自动再发）
cause-unsure = 可能已送达，不会重发
cause-refused = Telegram 不接受
cause-network = 连不上 Telegram
cause-busy = Telegram 要求慢一点
cause-late = 过时了
cause-gone = 要改的消息不在了
cause-over = 已有新的
mail-digest = 简报
mail-directive = 批示
mail-remind = 未答完提醒
mail-handed = 上报通知
mail-ledgers-eve = 上报提醒
mail-ledgers-day = 未上报提醒
mail-report-eve = 总结报告提醒
mail-report-day = 总结报告到期提醒
mail-case = 工单通知
mail-cases = 多个新工单
mail-card = 答卷人的进展卡片
mail-nudge = 请答卷人看一眼
mail-fold = 已有人办的工单
mail-self-test = 差评通道自检结果
mail-signal = 数据提醒
mail-other = 其他（{ $kind }）
job-draft = 更新草稿
job-digest = 简报
job-directives = 批示到期提醒
job-remind = 提醒答了一半的人
job-hand-in = 上报提醒
job-backup = 备份
job-tidy = 清理到期的
job-batch = 凑批统计
job-cases = 工单到期提醒
job-self-test = 差评通道自检
job-signals = 数据提醒
## 代录
command-record = 代录：替人记下电话、走访、座谈、纸质意见
origin-given = { $channel }
origin-recorded = { $channel }（代录）
origin-imported = { $channel }（导入）
channel-counted = { $channel } { $count }{ $part ->
        [none] { "" }
        [all] （代录）
       *[some] （其中代录 { $recorded }）
    }
record-phone = 📞 电话
record-visit = 🚶 走访
record-meeting = 👥 座谈会
record-paper = 📄 纸质
recording-heading = 代录 · { $channel }{ $place ->
        [none] { "" }
       *[other] { " " }· { $place }
    }
recording-open =
    <b>📝 代录</b>

    替别人记下他们当面、电话里或纸上说的意见。{ $count ->
        [0] { "" }
       *[other] 您今天已代录 <b>{ $count }</b> 份。
    }{ $last ->
        [none] { "" }
       *[other] { "" }

    上次　{ $last }
    }

    是怎样问到的？
recording-same = ▶️ 同上次
recording-place =
    <b>📝 代录 · { $channel }</b>

    在哪里问的？不方便写可以不写。
recording-write-place = ✍️ 写地点
recording-no-place = 不写地点 ›
recording-ask-place = 📍 <b>请回复这条消息</b>，写下地点，最多 { $most } 个字。只写场所，不写姓名和门牌；不写了，回复 /cancel。
recording-place-too-long = 太长了，没有保存。请<b>回复这条消息</b>再写一次，最多 { $most } 个字：
recording-example = 高新园区座谈会
recording-kind =
    <b>📝 代录 · { $channel }</b>

    对方是？
recording-department =
    <b>📝 代录 · { $channel }</b>

    问的是对哪个部门的意见？
recording-ask-department = 🧭 让问卷里问
recording-read =
    <b>📝 代录 · { $told }</b>

    { $channel ->
        [paper] 录入前请确认，填表的人看过或听过这段话：
       *[other] 请先念给对方听：
    }
    <blockquote>您好，我是{ $asker ->
        [none] { $organiser }的工作人员，
       *[other] { $asker }的工作人员。{ $organiser }
    }想听听您的意见，为的是：{ $purpose }

    大约一分钟，自愿，不说也没有任何影响。不记您的姓名、电话和单位；您的话去掉身份后用来列问题、促整改，保存 { $days } 天。问完给您一个回执码，以后凭它查进展、补充或撤回。

    可以开始吗？</blockquote>
recording-agreed = ✅ 对方同意，开始
recording-refused = 🙅 对方不愿意
recording-other-department = 换部门
recording-other-kind = 换问卷
recording-nothing-kept = 好的，请谢谢对方。<b>什么都没有记。</b>
recording-next = ▶️ 问下一位
recording-complaint = 这是投诉，请立工单
recording-sent =
    <b>✅ 已代录</b>

    回执码　<code>{ $receipt }</code>

    请把回执码念给对方：以后可凭码查询进展，也可以补充、撤回。录错了，您也可以凭它用 /track 更正。
recording-again = 🔁 再录一份（同一渠道）
recording-end = 结束
recording-ended = 好的，您今天共代录 <b>{ $count }</b> 份。再录，发送 /record。{ $waits ->
        [yes] 您还有一份没发送的，接着来：
       *[no] { "" }
    }
recording-cancelled = 🗑 这份代录已放弃并删除，什么都没有留下。
recording-first = 您有一份代录没发送。先发送或放弃它，再接着这一份。
waited = 刚才的话没有记下：这一份先放下了，现在接着来。请看清下面的题目再回答。
own-recorded = 这是工作人员替您记下的。可以补充，也可以撤回；要更正，请找替您记录的工作人员。
privacy-recording = <b>代录</b>　替别人记了 { $count } 份（只存一个看不出是谁的记号）{ $where ->
        [none] { "" }
       *[other] ；上次的渠道和地点：{ $where }
    }{ $begun ->
        [none] { "" }
       *[other] ；没发送的 1 份，答了 { $begun } 题
    }
export-recording = 没发送的代录
# 点名件 / what names somebody
held-why = { $asked ->
        [yes] 🛡 对方要求：只给专项办看。
       *[no] 🛡 点到了具体的人或科室，部门看不到这一件。
    }{ $named ->
        [none] { "" }
       *[other] 提到：<b>{ $named }</b>
    }
held-files = 语音、照片里可能也点了名：交办以后，部门仍然看不到这些文件。有语音的，先听写再交办。
held-file = { $medium ->
        [voice] 🎤 { $seconds }″
        [photo] 🖼 照片
       *[other] 📄 文件
    }
held-release = 📤 交部门办理（隐去姓名）
held-keep = 🔒 留在专项办
held-released = <b>已交部门办理。</b>人名、科室名已隐去；语音、照片仍然只有专项办看得到。
held-kept = <b>已留在专项办。</b>部门看不到这一件。以后想交给部门，点下面的按钮。

## 批示
directive-draft = ✍️ <b>批示</b>（还没有下达）
directive-about = <blockquote>{ $text }</blockquote>
directive-words = { $text }
directive-whom = 给：<b>{ $department }</b>{ $day ->
        [none] { "" }
       *[other] {"\u000A"}期限：{ $day }前落实
    }
    批示人：{ $by }
directing-department = 给哪个部门？
directing-days = 什么时候前落实？
directing-sure = 部门会看到上面这些。下达吗？
directive-days = { $days } 个工作日 · { $day }
directive-give = ✅ 下达
directive-other-place = 换部门
directive-other-days = 换期限
directive-drop = 不下达
directive-dropped = 没有下达。
directive-changed = 原话改过了，请再看一遍。
directive-given = ✅ <b>批示 { $number }</b> 已下达{ $department }，{ $day }前落实。办结前每天的简报都会带上它。
directive-gone = 找不到您写的那条消息了，请重新写一条。
directive-leaders-only = 只有领导可以批示。
directive-words-only = 批示请写成文字，不超过 { $most } 个字。
directive-too-long = 太长了，最多 { $most } 个字，请写短些再发。
directive-prompt = ✍️ 请写批示：要哪个部门做什么。写上部门名称，就不用再选。最多 { $most } 个字；不批示就发 /cancel。
directive-example = 例如：请投资促进局三天内增开窗口
directive-open = 📌 打开批示
directive-list = 📌 批示列表
directive-head = <b>批示 { $number }</b>　{ $department }　{ $stage ->
        [open] 待落实
        [reported] 已报落实，待办结
       *[closed] 已办结
    }
directive-due = ⏰ { $day }前落实（{ $days } 个工作日）{ $late ->
        [yes] ，<b>已超期</b>
       *[no] { "" }
    }
directive-step = { $when }　{ $by }　{ $move ->
        [give] 下达
        [report] 报告已落实
        [send_back] 退回重办
       *[close] 办结
    }{ $note ->
        [none] { "" }
       *[other] ：{ $note }
    }
directive-move = { $move ->
        [report] ✅ 已落实（报告）
        [send_back] ↩️ 退回重办
       *[close] 🟢 办结
    }
directive-done = { $move ->
        [report] 已报告，等领导或专项办办结。
        [send_back] 已退回重办。
       *[close] 已办结。
    }
directive-refused = { $refusal ->
        [not_yours] 这件事不归您办。
        [words] 请写几句话。
        [same_person] 要由另一个人办结：报告落实的人不能自己办结。
       *[not_now] 情况已经变了，请看现在的样子。
    }
directive-none = 没有您能看的这件批示。
directive-list-title = <b>{ $closed ->
        [yes] 已办结的批示
       *[no] 未办结的批示
    }</b>：{ $count } 件

    📌 待落实　❗ 超期　🔵 待办结
directive-list-open = 未办结的
directive-list-closed = 已办结的
directive-ask = { $move ->
        [report] 批示 { $number }：请写怎么落实的。
       *[send_back] 批示 { $number }：请写为什么退回、还要做什么。
    }
directive-ask-example = { $move ->
        [report] 例如：已增开两个窗口，今天起用
       *[send_back] 例如：只做了一半，请继续
    }
order-given = 📌 <b>批示 { $number }</b>　{ $department }
    { $by }批示，{ $day }前落实。
order-orphan = 📌 <b>批示 { $number }</b>　{ $department }
    { $by }批示，{ $day }前落实。这个部门还没有人用机器人，请专项办转达。
order-report = 🔵 <b>批示 { $number }</b>　{ $department }：{ $by }报告已落实，请看过后办结或退回。{ $note ->
        [none] { "" }
       *[other] {"\u000A"}{ $note }
    }
order-send-back = ↩️ <b>批示 { $number }</b>　{ $department }：{ $by }退回重办，{ $day }前落实。{ $note ->
        [none] { "" }
       *[other] {"\u000A"}{ $note }
    }
order-close = 🟢 <b>批示 { $number }</b>　{ $department }：{ $by }已办结。
order-eve = ⏰ <b>批示 { $number }</b>　{ $department }：下一个工作日（{ $day }）到期。
order-today = ⏰ <b>批示 { $number }</b>　{ $department }：<b>今天到期</b>。
order-late = ❗ <b>批示 { $number }</b>　{ $department }：<b>已经超期</b>（{ $day }）。
case-counts-title = 📋 <b>工单</b>：未办结 { $open } 件，超期 { $late } 件
case-counts-ages = 开了 1 个工作日以内 { $day } 件，2–5 个 { $week } 件，5 个以上 { $older } 件
case-counts-state = { $state ->
        [unrouted] 待定部门
        [received] 待认领
        [claimed] 办理中
        [contacted] 已核实
        [waiting] 等对方答复
        [returned] 部门退回，待专项办定
        [settled] 有了结果，等评价
       *[closed] 已办结
    } { $count } 件
case-counts-late = ❗ { $department }：超期 { $count } 件
case-counts-note = 新工单凑满 { $minimum } 份答卷后计入，在办满 { $minimum } 件才细分，免得看出是谁评的；超期的随时计入。
## 差评通道自检
self-test-title = <b>差评通道自检</b>　{ $day }
self-test-broken =
    ⚠️ 试着给“非常不满意”，有地方走不通。自检不留任何数据；请告诉管理员尽快看：
self-test-notes =
    📌 差评给得出来，但这几处请看一下：
self-test-line = · { $where }：{ $what }
self-test-where = { $questionnaire ->
        [none] { "" }
       *[other] 《{ $questionnaire }》
    }{ $departments }{ $more ->
        [0] { "" }
       *[other] 等，另有 { $more } 个部门
    }
self-test-office = 未定部门
flaw-unreached = 从头答到尾，给不出“非常不满意”
flaw-hidden = 评价题上没有“非常不满意”的按钮
flaw-unstored = 答卷没有存下来
flaw-ungraded = 答卷存下了，档次丢了
flaw-unopened = 没有立工单
flaw-unsent = 工单没有转到这个部门
flaw-untimed = 工单没有办结期限
flaw-untold = 没有通知经办的人
flaw-untracked = 凭回执码看不到进展，或者不能再评价
flaw-broken = 程序出错，日志里有原因
flaw-unstaffed = 部门没有工作人员，差评没有人收到
flaw-unreachable = 工作人员都停用了机器人，差评没有人收到
flaw-skippable = 评价题可以跳过，跳过的答卷没有档次
## 数据提醒
command-signals = 数据提醒：哪些数字值得看一眼
signals-title = <b>数据提醒</b>
signals-none = ✓ 目前没有特别的数字。
signals-more = 还有 { $count } 条没有列出。
signals-limits = <i>只作提醒，不下结论，机器人不会因此删改任何答卷。答卷不记时间、不留设备和账号，所以看不出是谁；几分钟内的集中只在内存里数，重启就清零。</i>
signals-only = <i>只作提醒，不下结论，机器人不会因此删改任何答卷。</i>
signals-refresh = 🔄 刷新
signal-perfect = 🔔 <b>{ $department }</b>：{ $base } 份评价，全是“非常满意”。
signal-day = 🔔 <b>{ $department }</b>：{ $day }一天收到 { $count } 份，此前平均每天 { $usual } 份。
signal-window = 🔔 <b>{ $department }</b>：{ $window }的海报，{ $day }一天带来 { $count } 份，此前平均每天 { $usual } 份。
signal-burst = 🔔 <b>{ $department }</b>：{ $day }有 { $minutes } 分钟里收到 { $count } 份。
signal-recorded = 🔔 <b>{ $department }</b>：{ $base } 份答卷，{ $count } 份是工作人员代录的。
signal-recorder = 🔔 <b>{ $department }</b>：{ $day }同一位工作人员代录 { $count } 份。
innocent-perfect = 可能确实办得好；也可能多在窗口当面请人评价，那就换个地方贴海报，让人回去再评。
innocent-day = 可能是集中座谈、集中走访，或者刚贴出海报、刚发过通知。
innocent-window = 可能那天窗口人多，或者刚贴出海报。
innocent-burst = 可能是开会时大家一起扫码。
innocent-recorded = 可能是电话、走访和纸质意见多；不用手机的人本来就靠代录。
innocent-recorder = 可能是把一批纸质问卷一次录完，或者刚开过座谈会。
signal-note = ✓ 看过了
signal-noted = 好的。下周还是这样，会再提醒。
signal-summary = 📊 看这个部门的汇总

## 汇总：筛选、工单、图、搜原话
summary-coverage = 已征求 { $count }/{ $target } 位服务对象{ $missing ->
        [0] ，达到要求
       *[other] ，还差 { $missing } 位
    }
summary-coverage-all = { $reached }/{ $total } 个部门已征求满 { $target } 位，各部门共还差 { $missing } 位
summary-cases = <b>工单</b>　在办 { $open } 件，超期 { $late } 件
summary-cases-hidden = <b>工单</b>　超期 { $late } 件；到最近一期简报，在办不足 { $minimum } 件，不细分
summary-cases-late = <b>工单</b>　超期 { $late } 件；其余只在部门内看
summary-cases-whole = <i>工单不分来自和渠道，看工单请选“全部”。</i>
summary-ages = 立工单 1 个工作日内 { $day }、2–5 个 { $week }、更久 { $older }
summary-silent = 办结时没有回音 { $count } 件，不算满意
summary-rates-whole = 三率为全程
stands-unrouted = 待定部门
stands-received = 待认领
stands-claimed = 办理中
stands-contacted = 已核实
stands-waiting = 等对方答复
stands-returned = 已退回待定
stands-settled = 有结果等评价
rate = { $share }（{ $count }/{ $base }）
rate-hidden = 基数不足 { $minimum }，不显示
rates-hidden = 三率：到最近一期简报，基数不足 { $minimum }，不显示
rates-response = 响应率
rates-resolution = 解决率
rates-verdicts = 办结满意率
summary-days = 起止…
summary-all = 全部
summary-mark = { $mark ->
        [department] 部门
        [respondent] 来自
       *[channel] 渠道
    }：{ $value }
summary-pick = { $mark ->
        [department] <b>看哪个部门？</b>
        [respondent] <b>看谁的意见？</b>
       *[channel] <b>看哪个渠道来的？</b>
    }
summary-chart = 📊 图
summary-workbook = 📑 Excel
summary-words = 🔎 原话
summary-drawing = 正在准备……
summary-ask-days =
    <b>从哪天到哪天？</b>
    例如 7.17-7.22，或 2020-07-17 2020-07-22；只看一天就写一个日子。
summary-ignored = <i>没看懂“{ $words }”，没有用上。可以写部门（或名称的一部分）、今天、本周、近7天、本月、企业、群众、电话、7.17-7.22，例如：/summary 财政局 本周</i>
misread-no-days = 没看懂这是哪几天，也可能没有这一天。
misread-reversed = 结束的日子比开始的早。
misread-ahead = 开始的日子还没有到。
plate-title = { $department } · 情况汇总
plate-responses = { $count ->
       *[other] 份答卷
    }
plate-coverage = 已征求 / 目标
plate-coverage-all = 个部门征求满 { $target } 位
plate-satisfied = { $base ->
        [0] 满意率，还没有可显示的评价
       *[other] 满意率，{ $base } 人评价
    }
plate-grades = 评价{ $base ->
        [0] { "" }
       *[other] （{ $base } 人）
    }
plate-aspects = 意见涉及的方面（{ $base } 份答卷，按人数）
plate-cases = 在办工单：{ $open ->
        [none] 不细分
       *[other] { $open } 件
    }，超期 { $late } 件
plate-part = { $count }（{ $share }）
plate-day = 1 个工作日内
plate-week = 2–5 个
plate-older = 更久
plate-note = 满意率 = 非常满意、满意、基本满意合计 ÷ 评价人数。没有评价不等于满意。{ $made } 生成。
command-search = 搜原话
search-ask =
    <b>搜原话：要找哪些词？</b>
    每个词至少 { $shortest } 个字；写几个词，就找全都有的。
search-example = 排队 太久
search-found = 🔎 <b>原话里有</b> <code>{ $words }</code>
    { $count ->
        [0] 没有找到。隐去的姓名、电话等搜不到；换个说法试试。
       *[other] { $count } 条，{ $people } 人{ $pages ->
            [1] { "" }
           *[other] 　第 { $page }/{ $pages } 页
        }
    }{ $cut ->
        [none] { "" }
       *[other] 　只看了最近的 { $cut } 条，多写个词可以缩小范围
    }
search-day = <b>{ $place }.</b> { $day }
search-unlisted = 听写或补充
search-entry = { $place }　条目
search-case = { $place }　工单 { $number }
unfit-none = 没有看到要找的词。
unfit-short = 有的词太短了，至少两个字。
unfit-long = 太长了：最多五个词，一共六十个字。
