// What a person writes with: text field, attachments, voice, commands, and the keyboard a bot puts there.

import { choice, h, icon, iconButton, openMenu } from "./dom.js";
import { askForContact, askForPlace, askForText } from "./dialogs.js";
import { summary } from "./media.js";
import { Recorder } from "./recorder.js";
import { words } from "./words.js";

const LONGEST_SIDE = 1280; // Telegram's clients shrink photos to this
const LONGEST_TEXT = 4096; // and cut longer texts into several messages
const MOST_FILES = 10;

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.reply = null;
    this.edited = null;
    this.field = h("textarea", {
      rows: "1", placeholder: words.message, "aria-label": words.message, "data-testid": "composer", enterkeyhint: "send",
      oninput: () => { this.#fit(); this.#suggest(); }, onkeydown: event => this.#key(event), onpaste: event => this.#paste(event),
    });
    this.sendButton = iconButton("send", words.send, () => this.send(), { class: "icon-button send", "data-testid": "send", hidden: true });
    this.micButton = iconButton("voice", words.record, () => this.#record(), { "data-testid": "record" });
    this.keysButton = iconButton("keys", words.keyboard, () => this.#toggleKeys(), { hidden: true, "data-testid": "toggle-keys" });
    this.slashButton = iconButton("slash", words.commands, () => this.#openCommands(), { "data-testid": "commands", "aria-haspopup": "menu" });
    this.clipButton = iconButton("clip", words.attach, () => this.#openAttach(), { "data-testid": "attach", "aria-haspopup": "menu" });
    this.suggestions = h("div", { class: "commands", "data-testid": "command-list", hidden: true });
    this.replyBar = h("div", { class: "reply-bar", "data-testid": "reply-bar", hidden: true });
    this.keys = h("div", { class: "keys", "data-testid": "reply-keyboard", hidden: true });
    this.startBar = h("div", { class: "start-bar", hidden: true });
    this.recorder = new Recorder((blob, seconds) => this.#sendVoice(blob, seconds), isRecording => { this.bar.hidden = isRecording || this.isClosed; });
    this.bar = h("div", { class: "composer" }, h("div", { class: "anchor" }, this.slashButton), h("div", { class: "anchor" }, this.clipButton), this.field, this.keysButton, this.micButton, this.sendButton);
    this.element = h("footer", { class: "foot" }, this.suggestions, this.replyBar, this.bar, this.recorder.bar, this.startBar, this.keys);
    this.commands = [];
  }

  show({ has_begun, is_blocked, keyboard, replies_to, bot }) {
    this.commands = bot.commands;
    this.isClosed = !has_begun || is_blocked;
    if (this.isClosed) this.recorder.stop();
    this.bar.hidden = this.isClosed || !this.recorder.bar.hidden;
    this.startBar.hidden = !this.isClosed;
    const label = is_blocked ? words.unblock : words.start;
    const onclick = () => is_blocked ? this.phone.block(false) : this.phone.begin();
    if (!this.startBar.hidden) this.startBar.replaceChildren(h("button", { type: "button", "data-testid": is_blocked ? "unblock" : "start", onclick }, label));
    else this.startBar.replaceChildren();
    this.#showKeys(this.isClosed ? null : keyboard);
    this.#fit();
    if (replies_to && this.forced !== replies_to) this.phone.replyToId(replies_to);
    this.forced = replies_to;
  }

  replyTo(message) {
    if (this.edited) { this.edited = null; this.field.value = ""; this.#fit(); }
    this.reply = message;
    this.#showBar(message, message && `${words.reply} · ${message.from.first_name}`, words.cancelReply, () => this.replyTo(null));
  }

  edit(message) {
    this.reply = null;
    this.edited = message;
    this.field.value = message.text ?? message.caption ?? "";
    this.#showBar(message, words.editing, words.cancelEdit, () => this.replyTo(null));
    this.#fit();
  }

  async send() {
    const text = this.field.value.trim(), { reply, edited } = this;
    if (!text) return;
    this.#clear();
    const isTaken = edited ? await this.phone.edit(edited, text) : await this.#sayAll(text, reply?.message_id);
    if (!isTaken && !this.field.value) { this.field.value = text; this.#fit(); }
  }

  async #sayAll(text, replyTo) {
    for (let at = 0; at < text.length; at += LONGEST_TEXT) {
      const part = text.slice(at, at + LONGEST_TEXT);
      if (part.trim() && !await this.phone.say(part, at ? 0 : replyTo)) return null;
    }
    return true;
  }

  #showBar(message, title, cancel, onCancel) {
    this.replyBar.hidden = message === null;
    if (message === null) return this.replyBar.replaceChildren();
    this.replyBar.replaceChildren(h("div", {}, h("b", {}, title), h("span", {}, summary(message))), iconButton("close", cancel, onCancel, { "data-testid": "cancel-reply" }));
    return this.field.focus();
  }

  #clear() {
    this.edited = null;
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

  #paste(event) {
    const files = [...event.clipboardData?.files ?? []];
    if (!files.length) return;
    event.preventDefault();
    this.#attach(files.every(file => file.type.startsWith("image/")) ? "photo" : "document", files);
  }

  #fit() {
    this.field.style.height = "auto";
    if (this.field.scrollHeight) this.field.style.height = `${Math.min(this.field.scrollHeight, 132)}px`;
    const hasText = this.field.value.trim() !== "";
    this.sendButton.classList.toggle("ready", hasText);
    this.sendButton.hidden = !hasText;
    this.micButton.hidden = hasText;
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
      choice("music", words.audio, () => this.#pick("voice", "audio/*"), "attach-voice"),
      choice("place", words.place, () => this.#sharePlace(place => this.phone.sharePlace(place)), "attach-location"),
      choice("person", words.ownContact, () => this.#shareContact(() => this.phone.shareContact()), "attach-contact"),
      choice("sticker", words.sticker, () => this.phone.sendSticker(), "attach-sticker"),
      choice("forward", words.elsewhere, () => this.#forward(), "attach-forward")));
  }

  #pick(kind, accept) {
    const picker = h("input", { type: "file", accept, multiple: kind !== "voice", class: "picker", "aria-label": words.attach, "data-testid": "file-picker" });
    picker.onchange = async () => { if (picker.files.length) await this.#attach(kind, [...picker.files]); picker.remove(); };
    picker.oncancel = () => picker.remove();
    this.element.append(picker);
    picker.click();
  }

  async #attach(kind, files) {
    if (files.length > MOST_FILES) return this.phone.toast(words.tooMany);
    const caption = this.field.value.trim(), reply = this.reply?.message_id ?? 0;
    this.#clear();
    const named = await Promise.all(files.map(async file => kind === "photo" ? [await asPhoto(file), "photo.jpg"] : [file, file.name]));
    return this.phone.attach({ kind, caption, reply_to_message_id: reply }, named);
  }

  async #record() {
    if (await this.recorder.start()) return;
    this.phone.toast(words.noMicrophone);
    this.#pick("voice", "audio/*");
  }

  async #sendVoice(blob, seconds) {
    const reply = this.reply?.message_id ?? 0;
    this.replyTo(null);
    await this.phone.attach({ kind: "voice", seconds, reply_to_message_id: reply }, [[blob, "voice.oga"]]);
  }

  async #shareContact(share) { if (await askForContact(this.phone)) await share(); }

  async #sharePlace(share) {
    const place = await askForPlace(this.phone);
    if (place) await share(place);
  }

  async #forward() {
    const text = await askForText(this.phone, { title: words.elsewhere, help: words.elsewhereHelp, label: words.forward, testid: "forward" });
    if (text) await this.phone.forwardText(text);
  }

  #showKeys(keyboard) {
    const shown = JSON.stringify(keyboard);
    if (shown === this.shownKeys) return;
    this.shownKeys = shown;
    this.keys.hidden = this.keysButton.hidden = !keyboard;
    this.keys.classList.toggle("tall", Boolean(keyboard && !keyboard.resize_keyboard));
    this.field.placeholder = keyboard?.input_field_placeholder ?? words.message;
    this.keys.replaceChildren(...(keyboard?.keyboard ?? []).map(row => h("div", { class: "row" }, ...row.map(button => this.#replyKey(button)))));
  }

  #replyKey(button) {
    const text = button.text ?? button;
    const sign = button.request_contact ? "person" : button.request_location ? "place" : null;
    return h("button", { type: "button", "data-testid": "reply-key", onclick: () => this.#press(button, text) }, sign ? icon(sign) : null, h("span", {}, text));
  }

  #press(button, text) {
    if (button.request_contact) return this.#shareContact(() => this.phone.press(text));
    if (button.request_location) return this.#sharePlace(place => this.phone.press(text, place));
    return button.web_app || button.request_poll ? this.phone.toast(words.unsupported) : this.phone.press(text);
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
