// Questions that a phone asks its owner before it gives something away.

import { h } from "./dom.js";
import { words } from "./words.js";

// Gives the value of the chosen button, or null when the box was closed.
export function ask(phone, { title, help, choices }) {
  return new Promise(done => {
    let chosen = null;
    const button = ({ label, value, testid, isMain }) => h("button", { type: "button", class: isMain ? "main" : "", "data-testid": testid, onclick: () => { chosen = value; box.close(); } }, label);
    const box = h("dialog", { class: "box", "aria-label": title, "data-testid": "question", onclose: () => { box.remove(); done(chosen); } },
      h("b", {}, title), h("p", {}, help), h("div", { class: "actions" }, button({ label: words.cancel, value: null, testid: "question-cancel" }), ...choices.map(button)));
    phone.open(box);
  });
}

// Gives what was typed, or null.
export function askForText(phone, { title, help, label, testid, placeholder = "" }) {
  return new Promise(done => {
    let typed = null;
    const field = h("input", { type: "text", placeholder, "aria-label": title, "data-testid": `${testid}-field`, autocomplete: "off" });
    const take = event => { event.preventDefault(); if (field.value.trim()) { typed = field.value.trim(); box.close(); } };
    const box = h("dialog", { class: "box", "aria-label": title, onclose: () => { box.remove(); done(typed); } },
      h("form", { onsubmit: take }, h("b", {}, title), h("p", {}, help), field,
        h("div", { class: "actions" }, h("button", { type: "button", onclick: () => box.close() }, words.cancel), h("button", { class: "main", "data-testid": `${testid}-open` }, label))));
    phone.open(box);
    field.focus();
  });
}

export const askForContact = phone => ask(phone, {
  title: words.contactTitle, help: words.contactHelp,
  choices: [{ label: words.share, value: true, testid: "question-ok", isMain: true }],
});

// The place to send: `{}` for the practice place, coordinates for the real one, null for none.
export async function askForPlace(phone) {
  const choice = await ask(phone, {
    title: words.placeTitle, help: words.placeHelp,
    choices: [{ label: words.realPlace, value: "real", testid: "question-real" }, { label: words.practicePlace, value: "practice", testid: "question-ok", isMain: true }],
  });
  if (choice !== "real") return choice && {};
  const found = await whereabouts();
  if (!found) phone.toast(words.noPlace);
  return found ?? {};
}

const whereabouts = () => new Promise(done => {
  if (!navigator.geolocation) return done(null);
  return navigator.geolocation.getCurrentPosition(
    ({ coords }) => done({ latitude: coords.latitude, longitude: coords.longitude, accuracy: Math.min(coords.accuracy, 1500) }), () => done(null), { timeout: 8000 });
});
