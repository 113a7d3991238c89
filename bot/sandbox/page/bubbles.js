// Shows one message as a bubble: formatted text, what it answers, and the buttons below it.

import { h, icon, iconButton } from "./dom.js";
import { isBare, media, summary } from "./media.js";
import { clockTime, words } from "./words.js";

const QUOTES = new Set(["blockquote", "expandable_blockquote"]);
const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };
const SAFE = /^(https?|tg|mailto|tel):/i;

export function bubble(message, phone) {
  const own = !message.from.is_bot;
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const kind = isBare(message) ? "bare" : message.photo || message.video || message.animation || message.location ? "with-photo" : "";
  const card = h("div", { class: `bubble ${kind}` }, forwarded(message), quote(message, phone), media(message), h("div", { class: "body" }, body(message, phone), stamp(message)));
  const menuButton = iconButton("more", words.messageMenu, event => phone.openMessageMenu(message, event.currentTarget), { class: "icon-button message-menu", "data-testid": "message-menu", "aria-haspopup": "menu" });
  return h("article", {
    class: `message ${own ? "own" : "theirs"} ${rows.length ? "has-keyboard" : ""}`, "data-testid": "message",
    "data-message-id": message.message_id, "data-own": String(own), tabindex: "-1",
    "aria-label": own ? words.you : message.from.first_name,
    ondblclick: event => { if (event.target.closest("a,button") === null) phone.replyTo(message); },
    oncontextmenu: event => { if (getSelection().isCollapsed && !event.target.closest("a,audio,video")) { event.preventDefault(); phone.openMessageMenu(message, menuButton, event); } },
  }, h("div", { class: "line" }, card, menuButton),
  reactionChip(phone.chat?.reactions?.[message.message_id]), rows.length ? keyboard(message, rows, phone) : null);
}

const reactionChip = emoji => emoji ? h("div", { class: "reaction", "data-testid": "reaction", "aria-label": `${words.reaction} ${emoji}` }, emoji) : null;

function forwarded({ forward_origin: origin }) {
  if (!origin) return null;
  return h("div", { class: "forwarded", "data-testid": "forwarded" }, words.forwardedFrom(origin.sender_user_name ?? origin.sender_user?.first_name ?? ""));
}

function quote(message, phone) {
  const said = message.reply_to_message;
  if (!said) return null;
  return h("button", { type: "button", class: "quote", onclick: () => phone.show(said.message_id) },
    h("b", {}, said.from.is_bot ? said.from.first_name : words.you), h("span", {}, summary(said)));
}

function body(message, phone) {
  const text = message.text ?? message.caption;
  if (!text) return null;
  const isStart = !message.from.is_bot && /^\/start\s+\S+$/.test(text); // Telegram, too, hides the parameter
  const shown = isStart ? "/start" : text;
  const entities = isStart ? [] : message.entities ?? message.caption_entities ?? [];
  return h("span", { class: "text", "data-testid": "text" }, ...formatted(shown, entities, phone));
}

function stamp(message) {
  const edited = message.edit_date && !message.from.is_bot ? h("span", { "data-testid": "edited" }, `${words.edited} `) : null;
  return h("time", { class: "stamp", datetime: new Date(message.date * 1000).toISOString() }, edited, clockTime(message.date));
}

export function formatted(text, entities, phone, from = 0, to = text.length) {
  const parts = [];
  let at = from;
  const queue = [...entities];
  while (queue.length) {
    const entity = queue.shift(), end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || entity.offset >= end) continue;
    if (entity.offset > at) parts.push(text.slice(at, entity.offset));
    const inner = [];
    while (queue.length && queue[0].offset < end) inner.push(queue.shift());
    parts.push(marked(entity, text.slice(entity.offset, end), formatted(text, inner, phone, entity.offset, end), phone));
    at = QUOTES.has(entity.type) && text[end] === "\n" ? end + 1 : end; // a quote ends its line
  }
  if (at < to) parts.push(text.slice(at, to));
  return parts;
}

function marked(entity, text, children, phone) {
  const type = entity.type;
  if (TAGS[type]) return h(TAGS[type], {}, ...children);
  if (QUOTES.has(type)) return blockquote(children, type !== "blockquote");
  if (type === "spoiler") return h("span", { class: "spoiler", tabindex: "0", role: "button", onclick: event => event.currentTarget.classList.add("shown") }, ...children);
  if (type === "bot_command") return h("button", { type: "button", class: "link", onclick: () => phone.say(text) }, ...children);
  if (type === "url" || type === "text_link") return link(entity.url ?? text, children, phone);
  if (type === "email") return h("a", { href: `mailto:${text}` }, ...children);
  return h("span", { class: "tag" }, ...children);
}

function blockquote(children, isExpandable) {
  if (!isExpandable) return h("blockquote", {}, ...children);
  return h("blockquote", { class: "expandable", tabindex: "0", role: "button", onclick: event => event.currentTarget.classList.toggle("open") }, ...children);
}

function link(address, children, phone) {
  const url = SAFE.test(address) ? address : `https://${address}`;
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer", onclick: event => { if (phone.follow(url)) event.preventDefault(); } }, ...children);
}

function keyboard(message, rows, phone) {
  const shown = rows.map(row => h("div", { class: "row" }, ...row.map(button => keyboardButton(message, button, phone))));
  return h("div", { class: "keyboard", "data-testid": "keyboard" }, ...shown);
}

function keyboardButton(message, button, phone) {
  const label = h("span", { class: "label" }, button.text);
  const common = { class: "key", title: button.text, "data-testid": "button" };
  if (button.url) {
    return h("a", { ...common, href: SAFE.test(button.url) ? button.url : `https://${button.url}`, target: "_blank", rel: "noopener noreferrer",
      onclick: event => { if (phone.follow(button.url)) event.preventDefault(); } }, label, icon("out"));
  }
  if (button.copy_text) return h("button", { ...common, type: "button", onclick: () => phone.copy(button.copy_text.text) }, label);
  if (button.callback_data === undefined) return h("button", { ...common, type: "button", onclick: () => phone.toast(words.unsupported) }, label);
  const isWaiting = phone.isWaiting(message.message_id, button.callback_data);
  return h("button", {
    ...common, type: "button", class: `key ${isWaiting ? "waiting" : ""}`, "data-callback": button.callback_data, "aria-busy": isWaiting ? "true" : null,
    onclick: event => phone.tap(message, button, event.currentTarget),
  }, label, h("span", { class: "spinner", "aria-hidden": "true" }));
}
