// The page: who is shown on which phone, what is unread, and whether bot and sandbox are there.

import { avatar, h, icon, iconButton } from "./dom.js";
import { Phone } from "./phone.js";
import { locale, words } from "./words.js";
import { act, Line } from "./wire.js";

const NARROW = matchMedia("(max-width: 500px)");
const PHONE_WIDTH = 372, MOST = 3;
const place = id => document.getElementById(id);

class Page {
  constructor() {
    const asked = new URLSearchParams(location.search).get("as");
    this.shown = asked ? asked.split(",").map(Number).filter(id => id > 0) : [];
    this.isFixed = this.shown.length > 0;
    this.phones = [];
    this.people = new Map();
    this.read = new Map(Object.entries(recall("najian.read", {})).map(([id, last]) => [Number(id), last]));
    this.isConnected = true;
    this.bot = { is_polled: true, pending: 0 };
    document.documentElement.lang = locale;
    place("subtitle").textContent = words.subtitle;
    this.line = new Line(change => this.take(change), isConnected => { this.isConnected = isConnected; this.showStatus(); });
    addEventListener("resize", () => { if (this.people.size) this.arrange(); });
    addEventListener("visibilitychange", () => this.markRead());
    addEventListener("focus", () => this.markRead());
  }

  take(change) {
    if (change.kind === "hello") return this.greet(change);
    if (change.kind === "status") { this.bot = change; return this.showStatus(); }
    if (change.kind === "people") { this.meet(change.people); return this.arrange(); }
    if (change.kind === "menus") { for (const { user_id, bot } of change.chats) this.phoneOf(user_id)?.takeMenu(bot); return undefined; }
    this.phoneOf(change.user_id)?.take(change);
    if (change.kind === "message" || change.kind === "chat") this.heard(change);
    return undefined;
  }

  greet(hello) {
    this.bot = hello;
    place("bot-name").textContent = hello.bot.name;
    document.title = `${hello.bot.name} · ${words.subtitle}`;
    this.meet(hello.people);
    this.showSteps(hello.steps);
    this.showStatus();
    this.arrange(true);
  }

  meet(people) {
    this.people = new Map(people.map(person => [person.user_id, person]));
  }

  async arrange(isNew = false) {
    const count = this.roomFor();
    const order = [...this.people.values()].filter(person => !person.is_guest).map(person => person.user_id);
    if (!order.length && !this.shown.length) order.push(...this.people.keys());
    if (!order.length && !this.shown.length) { await act("people", {}); return; }
    for (const id of order) if (this.shown.length < count && !this.shown.includes(id)) this.shown.push(id);
    const seen = this.shown.slice(0, count);
    for (const id of seen) if (!this.people.has(id)) { await act("people", { user_id: id }); return; }
    while (this.phones.length < seen.length) { const phone = new Phone(this); this.phones.push(phone); place("phones").append(phone.element); }
    while (this.phones.length > seen.length) this.phones.pop().element.remove();
    this.phones.forEach((phone, index) => phone.be(this.people.get(seen[index])));
    if (isNew || this.watched !== seen.join()) { this.watched = seen.join(); this.line.watch(seen); }
    this.showTabs();
    this.showCount();
    this.showStatus();
  }

  roomFor() {
    if (NARROW.matches) return 1;
    const room = Math.max(1, Math.min(MOST, Math.floor((innerWidth - 32) / PHONE_WIDTH)));
    return Math.min(room, this.isFixed ? this.shown.length : recall("najian.phones", MOST));
  }

  switchTo(phone, userId) {
    const index = this.phones.indexOf(phone), other = this.shown.indexOf(userId);
    if (other >= 0) this.shown[other] = this.shown[index];
    this.shown[index] = userId;
    this.remember();
    this.arrange();
  }

  remember() {
    const address = new URL(location.href);
    address.searchParams.set("as", this.shown.slice(0, this.phones.length).join(","));
    history.replaceState(null, "", address.href.replaceAll("%2C", ","));
  }

  addressOf(person) {
    const address = new URL(location.href);
    address.searchParams.set("as", person.user_id);
    return address.href;
  }

  phoneOf(userId) { return this.phones.find(phone => phone.person.user_id === userId); }

  heard({ kind, user_id, message }) {
    const person = this.people.get(user_id);
    if (person && kind === "message" && message.from.is_bot && !person.heard.includes(message.message_id)) person.heard.push(message.message_id);
    this.markRead();
  }

  markRead() {
    if (document.visibilityState !== "visible") return;
    for (const { person } of this.phones) this.read.set(person.user_id, Math.max(0, ...person.heard));
    keep("najian.read", Object.fromEntries(this.read));
    this.showTabs();
  }

  unread(person) { return person.heard.filter(id => id > (this.read.get(person.user_id) ?? 0)).length; }

  badge(person) {
    const count = this.unread(person);
    return count ? h("span", { class: "badge", "data-testid": "unread", "aria-label": words.unread(count) }, String(count)) : null;
  }

  personaList(phone) {
    const option = person => h("button", {
      type: "button", role: "menuitemradio", "aria-checked": String(person === phone.person), "data-testid": "persona-option", "data-user-id": person.user_id,
      onclick: () => this.switchTo(phone, person.user_id),
    }, avatar(person), h("span", { class: "names" }, h("b", {}, person.first_name, h("small", {}, person.role)), person.hint ? h("span", {}, person.hint) : null), this.badge(person));
    const stranger = h("button", { type: "button", role: "menuitem", "data-testid": "new-guest", onclick: () => this.inviteGuest(phone) },
      h("span", { class: "avatar new" }, icon("plus")), h("span", { class: "names" }, h("b", {}, words.newGuest), h("span", {}, words.newGuestHint)));
    return h("div", { class: "personas", role: "menu", "aria-label": words.choose }, ...[...this.people.values()].map(option), stranger);
  }

  async inviteGuest(phone) {
    const { user_id } = await act("people", {});
    this.shown = this.shown.filter(id => id !== user_id);
    this.shown[this.phones.indexOf(phone)] = user_id;
    this.remember();
    if (this.people.has(user_id)) this.arrange();
  }

  showTabs() {
    const phone = this.phones[0];
    if (!NARROW.matches || !phone) return place("tabs").replaceChildren();
    const others = [...this.people.values()].filter(person => person !== phone.person);
    const tab = person => h("button", { type: "button", class: "tab", "data-testid": "persona-tab", "data-user-id": person.user_id, title: person.role,
      "aria-label": `${words.choose}：${person.first_name}，${person.role}`, onclick: () => this.switchTo(phone, person.user_id) }, avatar(person), this.badge(person));
    place("tabs").replaceChildren(...others.map(tab));
    return undefined;
  }

  makeRoom() { // on a phone-wide page the chat needs the height more than the steps do
    const steps = place("steps");
    if (NARROW.matches && !steps.hidden && !steps.classList.contains("folded")) steps.querySelector(".toggle").click();
  }

  showCount() {
    const most = Math.min(MOST, Math.floor((innerWidth - 32) / PHONE_WIDTH));
    const counts = NARROW.matches || most < 2 ? [] : Array.from({ length: most }, (_, index) => index + 1);
    place("count").setAttribute("aria-label", words.phones);
    place("count").replaceChildren(...counts.map(count => h("button", {
      type: "button", "aria-pressed": String(count === this.phones.length), "aria-label": words.phoneCount(count), title: words.phoneCount(count),
      onclick: () => { this.isFixed = false; keep("najian.phones", count); this.arrange().then(() => this.remember()); },
    }, ...Array.from({ length: count }, () => h("i")))));
  }

  showStatus() {
    const { is_polled, pending } = this.bot;
    const state = !this.isConnected ? "lost" : is_polled ? "online" : "stopped";
    const waiting = this.isConnected && !is_polled && pending ? h("small", {}, words.queued(pending)) : null;
    place("status").className = `status ${state}`;
    place("status").replaceChildren(h("i"), words[state], ...(waiting ? [waiting] : []));
    const text = state === "lost" ? words.lost : state === "stopped" ? words.stoppedLong(pending) : "";
    for (const phone of this.phones) phone.showBanner(text, state === "lost");
  }

  showSteps(steps) {
    const key = `najian.steps.${steps.length}`, isGone = recall(key, "open") === "gone";
    place("steps").hidden = !steps.length || isGone;
    if (place("steps").hidden) return;
    const list = h("ol", {}, ...steps.map((step, index) => h("li", {}, h("i", {}, String(index + 1)), h("span", {}, step))));
    const toggle = h("button", { type: "button", class: "toggle", "aria-expanded": "true", "aria-label": words.toggleSteps, "data-testid": "steps-toggle",
      onclick: () => fold(!place("steps").classList.contains("folded")) }, h("b", {}, words.steps), icon("down"));
    const fold = isFolded => { place("steps").classList.toggle("folded", isFolded); toggle.setAttribute("aria-expanded", String(!isFolded)); keep(key, isFolded ? "folded" : "open"); };
    const dismiss = iconButton("close", words.hideSteps, () => { place("steps").hidden = true; keep(key, "gone"); }, { "data-testid": "steps-dismiss" });
    place("steps").replaceChildren(toggle, list, dismiss);
    fold(recall(key, "open") === "folded");
  }
}

function recall(name, otherwise) {
  try { return JSON.parse(localStorage.getItem(name)) ?? otherwise; } catch { return otherwise; }
}

function keep(name, value) {
  try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* a private window keeps nothing */ }
}

new Page();
