// Shows one message as a bubble: formatted text, photo, file, voice, and the buttons below it.

import { h, icon, iconButton } from "./dom.js";
import { clockTime, fileSize, words } from "./words.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };
const SAFE = /^(https?|tg|mailto|tel):/i;

export function bubble(message, phone) {
  const own = !message.from.is_bot;
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const kind = message.photo ? "with-photo" : "";
  const card = h("div", { class: `bubble ${kind}` }, quote(message, phone), media(message), h("div", { class: "body" }, body(message, phone), stamp(message)));
  return h("article", {
    class: `message ${own ? "own" : "theirs"} ${rows.length ? "has-keyboard" : ""}`, "data-testid": "message",
    "data-message-id": message.message_id, "data-own": String(own), tabindex: "-1",
    "aria-label": own ? words.you : message.from.first_name,
    ondblclick: event => { if (event.target.closest("a,button") === null) phone.replyTo(message); },
  }, h("div", { class: "line" }, card, iconButton("reply", words.reply, () => phone.replyTo(message), { class: "icon-button reply-button", "data-testid": "reply" })),
  rows.length ? keyboard(message, rows, phone) : null);
}

function quote(message, phone) {
  const said = message.reply_to_message;
  if (!said) return null;
  return h("button", { type: "button", class: "quote", onclick: () => phone.show(said.message_id) },
    h("b", {}, said.from.is_bot ? said.from.first_name : words.you), h("span", {}, summary(said)));
}

export function summary(message) {
  const kind = message.photo ? words.photoMessage : message.voice ? words.voiceMessage : message.contact ? words.contact : message.document?.file_name;
  return message.text ?? message.caption ?? kind ?? "";
}

function media(message) {
  if (message.photo) return photo(message.photo.at(-1));
  if (message.document) return fileCard(message.document);
  if (message.voice) return voice(message.voice);
  return message.contact ? contactCard(message.contact) : null;
}

function photo(size) {
  const address = `/sandbox/files/${encodeURIComponent(size.file_id)}`;
  const image = h("img", { src: address, alt: words.photoMessage, width: size.width, height: size.height, decoding: "async" });
  return h("button", { type: "button", class: "photo", "aria-label": words.enlarge, "data-testid": "photo", onclick: () => enlarge(address) }, image);
}

function enlarge(address) {
  const viewer = h("dialog", { class: "lightbox", "data-testid": "lightbox", onclick: () => viewer.close(), onclose: () => viewer.remove() },
    h("img", { src: address, alt: words.photoMessage }), iconButton("close", words.close, () => viewer.close()));
  document.body.append(viewer);
  viewer.showModal();
}

function fileCard(file) {
  const ending = file.file_name.includes(".") ? file.file_name.split(".").at(-1).slice(0, 4) : "";
  return h("a", {
    class: "file", href: `/sandbox/files/${encodeURIComponent(file.file_id)}`, download: file.file_name,
    "aria-label": words.download(file.file_name), "data-testid": "document",
  }, h("span", { class: `file-icon type-${ending.toLowerCase()}` }, ending ? ending.toUpperCase() : icon("file")),
  h("span", { class: "file-text" }, h("b", {}, file.file_name), h("small", {}, fileSize(file.file_size))));
}

function voice(sound) {
  const audio = h("audio", { src: `/sandbox/files/${encodeURIComponent(sound.file_id)}`, preload: "metadata" });
  const button = h("button", { type: "button", class: "file-icon", "aria-label": words.play, onclick: () => audio.paused ? audio.play() : audio.pause() }, icon("play"));
  const bar = h("progress", { max: "1", value: "0", "aria-hidden": "true" });
  const show = () => { bar.value = audio.duration > 0 && isFinite(audio.duration) ? audio.currentTime / audio.duration : 0; };
  for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, () => button.replaceChildren(icon(audio.paused ? "play" : "pause")));
  audio.addEventListener("timeupdate", show);
  return h("div", { class: "voice", "data-testid": "voice" }, button, bar, audio, h("small", {}, fileSize(sound.file_size)));
}

const contactCard = contact => h("div", { class: "file" }, h("span", { class: "file-icon" }, [...contact.first_name][0]),
  h("span", { class: "file-text" }, h("b", {}, contact.first_name), h("small", {}, `+${contact.phone_number.replace(/^\+/, "")}`)));

function body(message, phone) {
  const text = message.text ?? message.caption;
  if (!text) return null;
  const isStart = !message.from.is_bot && /^\/start\s+\S+$/.test(text); // Telegram, too, hides the parameter
  const shown = isStart ? "/start" : text;
  const entities = isStart ? [] : message.entities ?? message.caption_entities ?? [];
  return h("span", { class: "text", "data-testid": "text" }, ...formatted(shown, entities, phone));
}

const stamp = message => h("time", { class: "stamp", datetime: new Date(message.date * 1000).toISOString() }, clockTime(message.date));

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
    at = end;
  }
  if (at < to) parts.push(text.slice(at, to));
  return parts;
}

function marked(entity, text, children, phone) {
  const type = entity.type;
  if (TAGS[type]) return h(TAGS[type], {}, ...children);
  if (type === "blockquote" || type === "expandable_blockquote") return blockquote(children, type !== "blockquote");
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
