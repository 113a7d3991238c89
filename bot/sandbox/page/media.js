// What a message holds besides words: photos, sounds, films, files, places, contacts, polls.

import { h, icon, iconButton } from "./dom.js";
import { fileSize, length, words } from "./words.js";

const BARS = 30;
const addressOf = file => `/sandbox/files/${encodeURIComponent(file.file_id)}`;

export function media(message) {
  if (message.photo) return photo(message.photo.at(-1));
  if (message.animation) return film(message.animation, { class: "film", loop: true, muted: true, autoplay: true });
  if (message.document) return fileCard(message.document);
  if (message.voice) return sound(message.voice, { "data-testid": "voice" });
  if (message.audio) return sound(message.audio, { "data-testid": "audio" }, message.audio.file_name);
  if (message.video) return film(message.video, { class: "film", controls: true });
  if (message.video_note) return film(message.video_note, { class: "film round", controls: true });
  if (message.location) return placeCard(message.location);
  if (message.contact) return contactCard(message.contact);
  if (message.sticker) return h("div", { class: "sticker", "data-testid": "sticker" }, message.sticker.emoji ?? "🙂");
  if (message.dice) return h("div", { class: "sticker", "data-testid": "dice" }, message.dice.emoji, h("b", {}, String(message.dice.value)));
  return message.poll ? pollCard(message.poll) : null;
}

export function summary(message) {
  const kinds = { photo: words.photoMessage, animation: words.animation, voice: words.voiceMessage, video: words.video, video_note: words.video, location: words.place, contact: words.contact, sticker: words.sticker, dice: words.dice, poll: words.poll };
  const kind = Object.keys(kinds).find(name => message[name]);
  return message.text ?? message.caption ?? kinds[kind] ?? message.document?.file_name ?? message.audio?.file_name ?? "";
}

export const isBare = message => Boolean(message.sticker || message.dice || message.video_note);

function photo(size) {
  const address = addressOf(size);
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
    class: "file", href: addressOf(file), download: file.file_name, "aria-label": words.download(file.file_name), "data-testid": "document",
  }, h("span", { class: `file-icon type-${ending.toLowerCase()}` }, ending ? ending.toUpperCase() : icon("file")),
  h("span", { class: "file-text" }, h("b", {}, file.file_name), h("small", {}, fileSize(file.file_size))));
}

// A browser tells the length of a recording only when it has played it: the message's own is used.
function sound(file, more, title = "") {
  const audio = h("audio", { src: addressOf(file), preload: "none" });
  const button = h("button", { type: "button", class: "file-icon", "aria-label": `${words.play} ${length(file.duration)}`, "data-testid": "play", onclick: () => audio.paused ? playAlone(audio) : audio.pause() }, icon("play"));
  const bars = Array.from({ length: BARS }, () => h("i"));
  bars.forEach((bar, index) => { bar.style.height = `${barHeight(file.file_unique_id, index)}%`; });
  const time = h("small", {}, length(file.duration));
  const show = () => {
    const part = file.duration ? Math.min(audio.currentTime / file.duration, 1) : 0;
    bars.forEach((bar, index) => bar.classList.toggle("played", !audio.ended && part * BARS > index));
    time.textContent = length(audio.paused && !audio.currentTime || audio.ended ? file.duration : audio.currentTime);
  };
  for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, () => { button.replaceChildren(icon(audio.paused ? "play" : "pause")); show(); });
  audio.addEventListener("timeupdate", show);
  return h("div", { class: "voice", ...more }, button,
    h("div", { class: "voice-text" }, title ? h("b", {}, title) : h("div", { class: "wave", "aria-hidden": "true" }, ...bars), time), audio);
}

function playAlone(audio) {
  for (const other of document.querySelectorAll("audio")) if (other !== audio) other.pause();
  audio.play().catch(() => {});
}

function barHeight(seed, index) { // a shape of its own for each recording; not its loudness
  let mixed = index * 2654435761;
  for (const letter of seed) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 16777619);
  return 22 + (mixed >>> 8) % 70 * (1 - 0.5 * Math.abs(index - BARS / 2) / BARS);
}

const film = (file, more) => h("video", { src: addressOf(file), preload: "metadata", playsinline: true, "aria-label": words.video, "data-testid": "film", ...more });

function placeCard({ latitude, longitude, horizontal_accuracy: radius }) {
  const point = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return h("div", { class: "place", "data-testid": "place", "aria-label": `${words.place} ${point}` },
    h("div", { class: "map", "aria-hidden": "true" }, h("span", { class: "pin" }, icon("place"))),
    h("div", { class: "file-text" }, h("b", {}, words.place), h("small", {}, radius ? `${point} · ±${Math.round(radius)} m` : point)));
}

const contactCard = contact => h("div", { class: "file contact", "data-testid": "contact" }, h("span", { class: "file-icon person" }, [...contact.first_name][0] ?? "?"),
  h("span", { class: "file-text" }, h("b", {}, contact.first_name), h("small", {}, `+${contact.phone_number.replace(/^\+/, "")}`)));

const pollCard = poll => h("div", { class: "poll", "data-testid": "poll" }, h("b", {}, poll.question), h("small", {}, words.poll),
  ...poll.options.map(option => h("div", {}, h("i"), option.text)));
