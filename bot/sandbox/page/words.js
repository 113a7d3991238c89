// What the page itself says, in Chinese and, with ?lang=en, in English. The bot speaks for itself.

const ZH = {
  subtitle: "演练沙盒", online: "机器人在线", stopped: "机器人未运行",
  queued: n => `${n} 条待处理`, lost: "连接已断开，正在重连…",
  stoppedLong: n => n ? `机器人未运行，已有 ${n} 条消息在排队，恢复后会送达` : "机器人未运行，您的消息会先排队，恢复后送达",
  phones: "并排显示几部手机", phoneCount: n => `${n} 部手机`, steps: "上手三步", hideSteps: "不再显示提示",
  toggleSteps: "展开或收起提示", choose: "切换身份", youAre: "您现在的身份", tryThis: "可以试试",
  newGuest: "新访客", newGuestHint: "以一位从未来过的人开始", guests: "访客", unread: n => `${n} 条未读`,
  bot: "机器人", typing: "正在输入", sendingFile: "正在发送文件", sendingPhoto: "正在发送图片",
  whatCanItDo: "这个机器人能做什么？", nothingYet: "机器人还没有介绍自己。", start: "开始", unblock: "解除屏蔽",
  menu: "更多", openLink: "打开邀请链接", block: "屏蔽机器人", ownWindow: "在新窗口中打开",
  linkTitle: "打开邀请链接", linkHelp: "粘贴 t.me 链接，或只粘贴 start= 后面的部分。", linkPlaceholder: "https://t.me/…?start=…",
  open: "打开", cancel: "取消", ok: "好", message: "消息", send: "发送", attach: "附件", photo: "图片", file: "文件", voice: "语音",
  commands: "命令菜单", noCommands: "机器人没有设置命令", keyboard: "显示或收起键盘", reply: "回复", cancelReply: "取消回复",
  toBottom: "回到最新消息", today: "今天", yesterday: "昨天", photoMessage: "图片", voiceMessage: "语音", contact: "名片",
  download: name => `下载 ${name}`, enlarge: "放大图片", close: "关闭", play: "播放或暂停", history: "聊天记录",
  unsupported: "此沙盒不支持这个按钮", blocked: "您已屏蔽机器人，它不能再给您发消息", copied: "已复制", you: "您",
  record: "录音", stopRecording: "发送语音", cancelRecording: "取消录音", recording: "正在录音…", noMicrophone: "用不了麦克风，请改选一个音频文件",
  audio: "音频文件", place: "位置", ownContact: "我的电话", sticker: "贴纸", dice: "骰子", poll: "投票", video: "视频", animation: "动图",
  messageMenu: "消息操作", edit: "编辑", editing: "编辑消息", cancelEdit: "取消编辑", forward: "转发", forwardedFrom: name => `转发自 ${name}`, elsewhere: "转发一段别处的话", elsewhereHelp: "机器人会看到这是转发来的。", elsewhereName: "老同事",
  copy: "复制", remove: "删除", edited: "已编辑", reaction: "回应", pinned: "置顶消息",
  contactTitle: "把您的电话发给机器人？", contactHelp: "演练用的是一个编造的号码。", placeTitle: "把您的位置发给机器人？", placeHelp: "演练地点在海上，不会泄露您在哪里。",
  share: "发送", practicePlace: "演练地点", realPlace: "真实位置", noPlace: "浏览器没有给出位置，已改发演练地点", sendingVoice: "正在发送语音", findingPlace: "正在查找位置", tooMany: "一次最多发十个文件",
};

const EN = {
  subtitle: "Practice sandbox", online: "Bot is online", stopped: "Bot is not running",
  queued: n => `${n} waiting`, lost: "Connection lost, reconnecting…",
  stoppedLong: n => n ? `The bot is not running. ${n} waiting; delivered once it is back.` : "The bot is not running. What you send waits until it is back.",
  phones: "Phones side by side", phoneCount: n => `${n} ${n === 1 ? "phone" : "phones"}`, steps: "Three steps", hideSteps: "Do not show again",
  toggleSteps: "Show or hide the steps", choose: "Be somebody else", youAre: "You are", tryThis: "Try this",
  newGuest: "New guest", newGuestHint: "Begin as somebody who has never been here", guests: "Guests", unread: n => `${n} unread`,
  bot: "bot", typing: "typing", sendingFile: "sending a file", sendingPhoto: "sending a photo",
  whatCanItDo: "What can this bot do?", nothingYet: "The bot has not described itself.", start: "Start", unblock: "Unblock",
  menu: "More", openLink: "Open an invitation link", block: "Block bot", ownWindow: "Open in a window of its own",
  linkTitle: "Open an invitation link", linkHelp: "Paste a t.me link, or just what follows start=.", linkPlaceholder: "https://t.me/…?start=…",
  open: "Open", cancel: "Cancel", ok: "OK", message: "Message", send: "Send", attach: "Attach", photo: "Photo", file: "File", voice: "Voice",
  commands: "Commands", noCommands: "The bot has set no commands", keyboard: "Show or hide keyboard", reply: "Reply", cancelReply: "Cancel reply",
  toBottom: "To the latest message", today: "Today", yesterday: "Yesterday", photoMessage: "Photo", voiceMessage: "Voice message", contact: "Contact",
  download: name => `Download ${name}`, enlarge: "Enlarge photo", close: "Close", play: "Play or pause", history: "Messages",
  unsupported: "This sandbox does not support that button", blocked: "You have blocked the bot; it cannot write to you", copied: "Copied", you: "You",
  record: "Record", stopRecording: "Send voice message", cancelRecording: "Cancel recording", recording: "Recording…", noMicrophone: "No microphone to be had; choose an audio file instead",
  audio: "Audio file", place: "Location", ownContact: "My number", sticker: "Sticker", dice: "Die", poll: "Poll", video: "Video", animation: "GIF",
  messageMenu: "Message actions", edit: "Edit", editing: "Edit message", cancelEdit: "Cancel editing", forward: "Forward", forwardedFrom: name => `Forwarded from ${name}`, elsewhere: "Forward something from elsewhere", elsewhereHelp: "The bot sees that it was forwarded.", elsewhereName: "Old friend",
  copy: "Copy", remove: "Delete", edited: "edited", reaction: "Reaction", pinned: "Pinned message",
  contactTitle: "Share your number with the bot?", contactHelp: "In practice the number is an invented one.", placeTitle: "Share your location with the bot?", placeHelp: "The practice place is at sea and gives nothing away.",
  share: "Share", practicePlace: "Practice place", realPlace: "Real location", noPlace: "The browser gave no location; the practice place was sent", sendingVoice: "sending a voice message", findingPlace: "finding a location", tooMany: "Ten files at most",
};

const isEnglish = new URLSearchParams(location.search).get("lang") === "en";

export const locale = isEnglish ? "en" : "zh-CN";
export const words = isEnglish ? EN : ZH;

const TIME = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hour12: false });
const DAY = new Intl.DateTimeFormat(locale, { month: "long", day: "numeric" });

export const clockTime = seconds => TIME.format(new Date(seconds * 1000));

export function dayName(seconds) {
  const day = new Date(seconds * 1000), today = new Date();
  if (day.toDateString() === today.toDateString()) return words.today;
  today.setDate(today.getDate() - 1);
  return day.toDateString() === today.toDateString() ? words.yesterday : DAY.format(day);
}

export const length = seconds => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}
