// What a person writes with: text field, attachments, commands, and the keyboard a bot puts there.

import { choice, h, iconButton, openMenu } from "./dom.js";
import { words } from "./words.js";
import { summary } from "./bubbles.js";

const LONGEST_SIDE = 1280; // Telegram's clients shrink photos to this

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.reply = null;
    this.field = h("textarea", {
      rows: "1", placeholder: words.message, "aria-label": words.message, "data-testid": "composer", maxlength: "4096", enterkeyhint: "send",
      oninput: () => { this.#fit(); this.#suggest(); }, onkeydown: event => this.#key(event),
    });
    this.sendButton = iconButton("send", words.send, () => this.send(), { class: "icon-button send", "data-testid": "send" });
    this.keysButton = iconButton("keys", words.keyboard, () => this.#toggleKeys(), { hidden: true });
    this.slashButton = iconButton("slash", words.commands, () => this.#openCommands(), { "data-testid": "commands", "aria-haspopup": "menu" });
    this.clipButton = iconButton("clip", words.attach, () => this.#openAttach(), { "data-testid": "attach", "aria-haspopup": "menu" });
    this.suggestions = h("div", { class: "commands", "data-testid": "command-list", hidden: true });
    this.replyBar = h("div", { class: "reply-bar", "data-testid": "reply-bar", hidden: true });
    this.keys = h("div", { class: "keys", "data-testid": "reply-keyboard", hidden: true });
    this.startBar = h("div", { class: "start-bar", hidden: true });
    this.bar = h("div", { class: "composer" }, h("div", { class: "anchor" }, this.slashButton), h("div", { class: "anchor" }, this.clipButton), this.field, this.keysButton, this.sendButton);
    this.element = h("footer", { class: "foot" }, this.suggestions, this.replyBar, this.bar, this.startBar, this.keys);
    this.commands = [];
  }

  show({ has_begun, is_blocked, keyboard, replies_to, bot }) {
    this.commands = bot.commands;
    this.bar.hidden = !has_begun || is_blocked;
    this.startBar.hidden = has_begun && !is_blocked;
    const label = is_blocked ? words.unblock : words.start;
    const onclick = () => is_blocked ? this.phone.block(false) : this.phone.begin();
    if (!this.startBar.hidden) this.startBar.replaceChildren(h("button", { type: "button", "data-testid": is_blocked ? "unblock" : "start", onclick }, label));
    else this.startBar.replaceChildren();
    this.#showKeys(this.bar.hidden ? null : keyboard);
    this.#fit();
    if (replies_to && this.forced !== replies_to) this.phone.replyToId(replies_to);
    this.forced = replies_to;
  }

  replyTo(message) {
    this.reply = message;
    this.replyBar.hidden = message === null;
    if (message === null) return this.replyBar.replaceChildren();
    this.replyBar.replaceChildren(
      h("div", {}, h("b", {}, `${words.reply} · ${message.from.first_name}`), h("span", {}, summary(message))),
      iconButton("close", words.cancelReply, () => this.replyTo(null)));
    this.field.focus();
  }

  async send() {
    const text = this.field.value.trim();
    if (!text) return;
    const reply = this.reply;
    this.#clear();
    if (!await this.phone.say(text, reply?.message_id)) { this.field.value = text; this.#fit(); }
  }

  #clear() {
    this.field.value = "";
    this.replyTo(null);
    this.suggestions.hidden = true;
    this.#fit();
  }

  #key(event) {
    if (event.key === "Escape") { this.suggestions.hidden = true; this.replyTo(null); }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  #fit() {
    this.field.style.height = "auto";
    if (this.field.scrollHeight) this.field.style.height = `${Math.min(this.field.scrollHeight, 132)}px`;
    this.sendButton.classList.toggle("ready", this.field.value.trim() !== "");
  }

  #suggest() {
    const typed = this.field.value;
    const found = typed.startsWith("/") ? this.commands.filter(({ command }) => `/${command}`.startsWith(typed)) : [];
    this.#list(found);
  }

  #openCommands() {
    if (!this.suggestions.hidden) { this.suggestions.hidden = true; return; }
    if (!this.commands.length) return this.phone.toast(words.noCommands);
    this.#list(this.commands);
    this.suggestions.querySelector("button").focus();
  }

  #list(commands) {
    this.suggestions.hidden = commands.length === 0;
    this.suggestions.replaceChildren(...commands.map(({ command, description }) => h("button", {
      type: "button", "data-testid": "command", onclick: () => { this.#clear(); this.phone.say(`/${command}`); this.field.focus(); },
      onkeydown: event => { if (event.key === "Escape") { this.suggestions.hidden = true; this.slashButton.focus(); } },
    }, h("b", {}, `/${command}`), h("span", {}, description))));
  }

  #openAttach() {
    openMenu(this.clipButton, h("div", { class: "up", role: "menu" },
      choice("photo", words.photo, () => this.#pick("photo", "image/*"), "attach-photo"),
      choice("file", words.file, () => this.#pick("document", ""), "attach-document"),
      choice("voice", words.voice, () => this.#pick("voice", "audio/*"), "attach-voice")));
  }

  #pick(kind, accept) {
    const picker = h("input", { type: "file", accept, class: "picker", "data-testid": "file-picker" });
    picker.onchange = async () => { if (picker.files[0]) await this.#attach(kind, picker.files[0]); picker.remove(); };
    picker.oncancel = () => picker.remove();
    this.element.append(picker);
    picker.click();
  }

  async #attach(kind, file) {
    const caption = this.field.value.trim(), reply = this.reply?.message_id ?? 0;
    this.#clear();
    const isPhoto = kind === "photo";
    await this.phone.attach({ kind, caption, reply_to_message_id: reply }, isPhoto ? await asPhoto(file) : file, isPhoto ? "photo.jpg" : file.name);
  }

  #showKeys(keyboard) {
    const shown = JSON.stringify(keyboard);
    if (shown === this.shownKeys) return;
    this.shownKeys = shown;
    this.keys.hidden = this.keysButton.hidden = !keyboard;
    this.keys.classList.toggle("tall", Boolean(keyboard && !keyboard.resize_keyboard));
    this.field.placeholder = keyboard?.input_field_placeholder ?? words.message;
    this.keys.replaceChildren(...(keyboard?.keyboard ?? []).map(row => h("div", { class: "row" }, ...row.map(button => this.#reply(button)))));
  }

  #reply(button) {
    const text = button.text ?? button;
    const unsupported = button.request_location || button.web_app || button.request_poll;
    return h("button", { type: "button", "data-testid": "reply-key", onclick: () => unsupported ? this.phone.toast(words.unsupported) : this.phone.press(text) }, text);
  }

  #toggleKeys() { this.keys.hidden = !this.keys.hidden; this.phone.stick(); }
}

async function asPhoto(file) {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = h("canvas", { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise(done => canvas.toBlob(done, "image/jpeg", 0.87));
  } catch {
    return file; // the sandbox will say that it is no picture
  }
}
