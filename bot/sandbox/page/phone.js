// One phone: the chat of one person with the bot, and everything that person can do there.

import { avatar, h, icon, iconButton, openMenu } from "./dom.js";
import { bubble } from "./bubbles.js";
import { Composer } from "./composer.js";
import { summary } from "./media.js";
import { openMessageMenu, openMoreMenu } from "./menus.js";
import { dayName, words } from "./words.js";
import { act, Refused, upload } from "./wire.js";

const NEAR = 80; // pixels from the bottom within which a chat follows new messages
const QUERY_SECONDS = 30, TYPING_SECONDS = 5;
const HAND_MS = 1500; // how long after a wheel, a swipe, a key or a jump to a message a scroll is the person's own
const PRESS_MS = 3000; // how long a press may hold back what changes on the screen
const UPWARD_KEYS = ["ArrowUp", "PageUp", "Home", " "];
const ACTIONS = { upload_photo: words.sendingPhoto, upload_document: words.sendingFile, upload_voice: words.sendingVoice, record_voice: words.sendingVoice, find_location: words.findingPlace };

export class Phone {
  constructor(page) {
    this.page = page;
    this.chat = null;
    this.waiting = new Map();
    this.answered = new Set();
    this.history = h("div", { class: "history", role: "log", "aria-live": "polite", "aria-label": words.history, tabindex: "0", "data-testid": "history", onscroll: () => this.#scrolled() });
    this.bottomButton = iconButton("down", words.toBottom, () => this.stick(true), { class: "icon-button to-bottom", hidden: true });
    this.composer = new Composer(this);
    this.name = h("strong", { "data-testid": "bot-name" });
    this.subtitle = h("span", { class: "subtitle", "data-testid": "subtitle" });
    this.moreButton = iconButton("more", words.menu, () => openMoreMenu(this, this.moreButton), { "data-testid": "more", "aria-haspopup": "menu" });
    this.banner = h("div", { class: "banner", role: "status", "data-testid": "banner", hidden: true });
    this.pinned = h("button", { type: "button", class: "pinned", "data-testid": "pinned", hidden: true, onclick: () => this.show(this.chat.pinned) });
    this.toasts = h("div", { class: "toasts", role: "status", "aria-live": "polite" });
    this.owner = h("div", { class: "owner" });
    const head = h("header", { class: "head" }, h("img", { src: "/page/icon.svg", alt: "", width: 40, height: 40 }),
      h("div", { class: "who" }, this.name, this.subtitle), h("div", { class: "anchor" }, this.moreButton));
    this.screen = h("div", { class: "screen" }, head, this.pinned, this.banner, h("div", { class: "stage" }, this.history, this.bottomButton, this.toasts), this.composer.element);
    this.element = h("section", { class: "phone", "data-testid": "phone" }, this.owner, this.screen);
    swipeToReply(this);
    const follow = () => { if (this.isFollowing) this.stick(); };
    new ResizeObserver(follow).observe(this.history);
    for (const name of ["load", "loadedmetadata"]) this.history.addEventListener(name, follow, true);
    this.#watchHands();
    this.#watchPresses();
  }

  be(person) {
    if (this.person?.user_id !== person.user_id) { this.chat = null; this.held = null; this.waiting.clear(); this.history.replaceChildren(); this.composer.recorder.stop(); this.composer.replyTo(null); }
    this.person = person;
    this.element.dataset.userId = person.user_id;
    this.element.setAttribute("aria-label", `${person.first_name} · ${person.role}`);
    this.#showOwner();
  }

  take(change) {
    if (this.held) { this.held.push(change); this.history.classList.add("held"); return undefined; }
    return this.#take(change);
  }

  #take(change) {
    if (change.kind === "chat") return this.#showChat(change.chat);
    if (!this.chat) return undefined;
    if (change.kind === "message") return this.#put(change.message);
    if (change.kind === "removed") return this.#remove(change.message_id);
    if (change.kind === "reaction") return this.#react(change);
    if (change.kind === "state") return this.#stand(change.state);
    if (change.kind === "action") return this.#showAction(change.action);
    return change.kind === "answer" ? this.#showAnswer(change) : undefined;
  }

  takeMenu(bot) { if (this.chat) { this.chat.bot = bot; this.#frame(); } }

  showBanner(text, isBad) {
    this.banner.hidden = !text;
    this.banner.textContent = text;
    this.banner.classList.toggle("bad", isBad);
  }

  async begin() { this.page.makeRoom(); await this.say(this.person.start); }
  async say(text, replyTo = 0) { return this.#act("message", { text, reply_to_message_id: replyTo }); }
  async press(text, place = {}) { return this.#act("press", { text, ...place }); }
  async block(blocked) { return this.#act("block", { blocked }); }
  async openLink(link) { return this.#act("link", { link }); }
  async edit(message, text) { return this.#act("edit", { message_id: message.message_id, text }); }
  async remove(message) { return this.#act("delete", { message_id: message.message_id }); }
  async forward(message) { return this.#act("forward", { message_id: message.message_id }); }
  async forwardText(text) { return this.#act("forward", { text, name: words.elsewhereName }); }
  async sharePlace(place) { return this.#act("location", place); }
  async shareContact() { return this.#act("contact", {}); }
  async sendSticker() { return this.#act("sticker", {}); }
  async attach(fields, files) { return this.#try(() => upload({ user_id: this.person.user_id, ...fields }, files)); }

  async tap(message, button, key) {
    if (key.classList.contains("waiting")) return;
    mark(key, true);
    const tapped = await this.#try(() => act("tap", { user_id: this.person.user_id, message_id: message.message_id, data: button.callback_data }));
    if (!tapped || this.answered.delete(tapped.query_id)) return this.#unmark(message.message_id, button.callback_data);
    this.waiting.set(tapped.query_id, { messageId: message.message_id, data: button.callback_data });
    setTimeout(() => this.#answered(tapped.query_id), QUERY_SECONDS * 1000);
  }

  isWaiting(messageId, data) { return [...this.waiting.values()].some(query => query.messageId === messageId && query.data === data); }

  follow(url) {
    const found = /^(?:https?:\/\/)?t\.me\/(\w+)\/?\?(?:.*&)?start=([\w-]+)/i.exec(url);
    if (!found || !this.chat || found[1].toLowerCase() !== this.chat.bot.username.toLowerCase()) return false;
    this.openLink(url);
    return true;
  }

  replyTo(message) { if (!this.composer.bar.hidden) this.composer.replyTo(message); }
  replyToId(id) { const found = this.chat.messages.find(message => message.message_id === id); if (found) this.composer.replyTo(found); }

  show(messageId) {
    const element = this.#find(messageId);
    this.#moves();
    element?.scrollIntoView({ block: "center", behavior: "smooth" });
    element?.animate?.([{ opacity: 0.4 }, { opacity: 1 }], 900);
  }

  toast(text) {
    const shown = h("div", { class: "toast", "data-testid": "toast" }, text);
    this.toasts.replaceChildren(shown);
    setTimeout(() => shown.remove(), 2200 + Math.min(text.length * 60, 4000));
  }

  async copy(text) { await navigator.clipboard?.writeText(text).catch(() => {}); this.toast(words.copied); }

  stick(smoothly = false) { this.isFollowing = true; this.history.scrollTo({ top: this.history.scrollHeight, behavior: smoothly ? "smooth" : "instant" }); }

  async #act(name, sent) { return this.#try(() => act(name, { user_id: this.person.user_id, ...sent })); }

  async #try(attempt) {
    try {
      return await attempt();
    } catch (error) {
      this.toast(error instanceof Refused ? error.message : words.lost);
      return null;
    }
  }

  #showChat(chat) {
    this.chat = chat;
    this.history.replaceChildren();
    for (const message of chat.messages) this.#append(message);
    this.#frame();
    this.stick();
  }

  #frame() {
    const { bot, has_begun, is_blocked } = this.chat;
    this.name.textContent = bot.name;
    if (!this.typing) this.subtitle.textContent = words.bot;
    this.composer.show(this.chat);
    this.history.querySelector(".welcome")?.remove();
    if (!has_begun) this.history.append(this.#welcome(bot));
    this.element.classList.toggle("blocked", is_blocked);
    this.#showPinned();
    if (this.isFollowing) this.stick();
  }

  #showPinned() {
    const pinned = this.chat.messages.find(message => message.message_id === this.chat.pinned);
    this.pinned.hidden = !pinned;
    if (pinned) this.pinned.replaceChildren(icon("pin"), h("span", {}, h("b", {}, words.pinned), h("span", {}, summary(pinned))));
  }

  #welcome(bot) {
    return h("div", { class: "welcome", "data-testid": "welcome" },
      h("div", { class: "card" }, h("img", { src: "/page/icon.svg", alt: "", width: 72, height: 72 }), h("b", {}, words.whatCanItDo), h("p", {}, bot.description || words.nothingYet)),
      h("div", { class: "card part" }, avatar(this.person), h("div", {}, h("small", {}, words.youAre), h("b", {}, `${this.person.first_name} · ${this.person.role}`), this.person.hint ? h("p", {}, this.person.hint) : null)));
  }

  #put(message) {
    const messages = this.chat.messages, index = messages.findIndex(known => known.message_id === message.message_id);
    if (message.from.is_bot) this.#showAction(null);
    if (index >= 0) { messages[index] = message; this.#replace(message); return; }
    messages.push(message);
    this.#append(message).classList.add("fresh");
    if (this.isFollowing || !message.from.is_bot) this.stick(); else this.bottomButton.hidden = false;
  }

  // The photos and films of an album stand side by side.
  #append(message) {
    const shown = bubble(message, this), group = message.media_group_id;
    this.history.append(...this.#dated(message));
    if (!group || !(message.photo || message.video)) { this.history.append(shown); return shown; }
    let album = this.history.lastElementChild;
    if (album?.dataset.group !== group) {
      album = h("div", { class: `album ${message.from.is_bot ? "theirs" : "own"}`, "data-group": group, "data-testid": "album" });
      this.history.append(album);
    }
    album.append(shown);
    return shown;
  }

  #react({ message_id, reaction }) {
    const { reactions, messages } = this.chat;
    if (reaction) reactions[message_id] = reaction; else delete reactions[message_id];
    const message = messages.find(known => known.message_id === message_id);
    if (message) this.#replace(message);
  }

  #replace(message) {
    const old = this.#find(message.message_id), next = bubble(message, this);
    if (!old) return;
    const isAbove = old.getBoundingClientRect().top < this.history.getBoundingClientRect().top;
    const before = this.history.scrollHeight, hadFocus = old.contains(document.activeElement);
    const key = hadFocus ? document.activeElement.dataset.callback : undefined;
    old.replaceWith(next);
    next.querySelector(".text")?.classList.add("changed");
    if (this.isFollowing) this.stick(); else if (isAbove) this.history.scrollTop += this.history.scrollHeight - before;
    if (hadFocus) (next.querySelector(`[data-callback="${CSS.escape(key ?? "")}"]`) ?? next).focus({ preventScroll: true });
  }

  #remove(messageId) {
    this.chat.messages = this.chat.messages.filter(message => message.message_id !== messageId);
    const element = this.#find(messageId), day = element?.previousElementSibling, album = element?.closest(".album");
    element?.remove();
    if (album && !album.childElementCount) album.remove();
    if (day?.classList.contains("day") && !day.nextElementSibling?.classList.contains("message")) day.remove();
  }

  #stand(state) { Object.assign(this.chat, state); this.#frame(); }

  #showAction(action) {
    clearTimeout(this.typing);
    this.typing = action ? setTimeout(() => this.#showAction(null), TYPING_SECONDS * 1000) : null;
    this.subtitle.classList.toggle("active", Boolean(action));
    this.subtitle.replaceChildren(...(action ? [ACTIONS[action] ?? words.typing, h("span", { class: "dots" }, h("i"), h("i"), h("i"))] : [words.bot]));
  }

  #showAnswer({ query_id, text, alert, url }) {
    if (this.waiting.has(query_id)) this.#answered(query_id); else this.answered.add(query_id);
    if (url) this.follow(url);
    if (text && alert) this.#alert(text); else if (text) this.toast(text);
  }

  #answered(queryId) {
    const query = this.waiting.get(queryId);
    this.waiting.delete(queryId);
    if (query) this.#unmark(query.messageId, query.data);
  }

  #unmark(messageId, data) {
    const key = this.#find(messageId)?.querySelector(`[data-callback="${CSS.escape(data)}"]`);
    if (key && !this.isWaiting(messageId, data)) mark(key, false);
  }

  #alert(text) {
    const box = h("dialog", { class: "box", role: "alertdialog", "data-testid": "alert", onclose: () => box.remove() },
      h("p", {}, text), h("div", { class: "actions" }, h("button", { type: "button", class: "main", "data-testid": "alert-ok", onclick: () => box.close() }, words.ok)));
    this.open(box);
  }

  openMessageMenu(message, button, event = null) { openMessageMenu(this, message, button, event); }

  open(box) {
    this.screen.append(box);
    box.showModal();
    const screen = this.screen.getBoundingClientRect();
    box.style.margin = "0";
    box.style.left = `${screen.left + (screen.width - box.offsetWidth) / 2}px`;
    box.style.top = `${screen.top + (screen.height - box.offsetHeight) / 2.2}px`;
  }

  #showOwner() {
    const { person } = this;
    const button = h("button", { type: "button", class: "persona", "data-testid": "persona-select", "aria-haspopup": "menu", "aria-label": `${words.choose}：${person.first_name}，${person.role}`,
      onclick: () => openMenu(button, this.page.personaList(this)) }, avatar(person),
    h("span", { class: "names" }, h("b", {}, person.first_name), h("small", {}, person.role)), icon("down"));
    this.owner.replaceChildren(h("div", { class: "anchor" }, button), h("p", { class: "hint", title: person.hint }, person.hint));
  }

  #dated(message) {
    const day = dayName(message.date);
    const latest = [...this.history.querySelectorAll(".day")].at(-1)?.textContent;
    return latest === day ? [] : [h("div", { class: "day" }, h("span", {}, day))];
  }

  #watchHands() {
    for (const name of ["wheel", "touchmove"]) this.history.addEventListener(name, () => this.#moves(), { passive: true });
    this.history.addEventListener("pointerdown", event => { if (event.target === this.history) this.#moves(); }); // the scroll bar
    this.history.addEventListener("keydown", event => { if (UPWARD_KEYS.includes(event.key)) this.#moves(); });
  }

  #moves() { this.movedAt = performance.now(); }

  // A card that is put in another's place while a finger is on its button would swallow the tap.
  #watchPresses() {
    this.history.addEventListener("pointerdown", () => { clearTimeout(this.pressing); this.held ??= []; this.pressing = setTimeout(() => this.#letGo(), PRESS_MS); });
    for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, () => setTimeout(() => this.#letGo()));
  }

  #letGo() {
    const held = this.held ?? [];
    this.held = null;
    clearTimeout(this.pressing);
    this.history.classList.remove("held");
    for (const change of held) this.#take(change);
  }

  // Only a person who scrolls upwards stops the following. The browser scrolls too: when a bubble is put in the place of a
  // taller one, and when a picture loads.
  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.history;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR;
    const isByHand = scrollTop < this.scrolledTo && performance.now() - (this.movedAt ?? -HAND_MS) < HAND_MS;
    this.isFollowing = isNear || (this.isFollowing && !isByHand);
    this.scrolledTo = scrollTop;
    this.bottomButton.hidden = this.isFollowing;
  }

  #find(messageId) { return this.history.querySelector(`[data-message-id="${messageId}"]`); }
}

function mark(key, isWaiting) {
  key.classList.toggle("waiting", isWaiting);
  if (isWaiting) key.setAttribute("aria-busy", "true"); else key.removeAttribute("aria-busy");
}

function swipeToReply(phone) {
  let from = null;
  phone.history.addEventListener("touchstart", event => { from = event.touches[0]; }, { passive: true });
  phone.history.addEventListener("touchend", event => {
    const to = event.changedTouches[0], element = event.target.closest?.(".message");
    const isSwipe = from && from.clientX - to.clientX > 60 && Math.abs(from.clientY - to.clientY) < 30;
    if (isSwipe && element) phone.replyToId(Number(element.dataset.messageId));
    from = null;
  }, { passive: true });
}
