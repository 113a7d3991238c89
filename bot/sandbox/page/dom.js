// Builds elements. Text only ever becomes text nodes, so nothing that anybody types is run.

const ICONS = {
  send: '<path d="M3.400 20.400 21 12 3.400 3.600 3.400 10l11 2-11 2z" fill="currentColor"/>',
  clip: '<path d="M20 11.500 12.200 19.300a5 5 0 0 1-7.100-7.100l8.200-8.200a3.300 3.300 0 0 1 4.700 4.700l-8 8a1.700 1.700 0 0 1-2.400-2.400l7.200-7.200"/>',
  slash: '<rect x="3.500" y="3.500" width="17" height="17" rx="5"/><path d="m13.800 8-3.600 8"/>',
  keys: '<rect x="3.500" y="3.500" width="17" height="17" rx="4"/><path d="M8 8.500h.01M12 8.500h.01M16 8.500h.01M8 12h.01M12 12h.01M16 12h.01M9 16h6"/>',
  more: '<path d="M12 5.500v.01M12 12v.01M12 18.500v.01" stroke-width="3"/>',
  down: '<path d="m6 9.500 6 6 6-6"/>',
  reply: '<path d="M10 6 4.500 11.500 10 17M5 11.500h8a6 6 0 0 1 6 6V19"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  photo: '<rect x="3.500" y="4.500" width="17" height="15" rx="3"/><circle cx="9" cy="10" r="1.600"/><path d="m4 17 5-4 3.500 2.500L16 12l4.500 4"/>',
  file: '<path d="M7 3.500h6.500L18.500 8.500V19a1.500 1.500 0 0 1-1.500 1.500H7A1.500 1.500 0 0 1 5.500 19V5A1.500 1.500 0 0 1 7 3.500Z"/><path d="M13.500 3.500v5h5"/>',
  voice: '<rect x="9" y="3.500" width="6" height="11" rx="3"/><path d="M5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v2.500"/>',
  link: '<path d="m10 14 4-4M8.500 12 6 14.500a3.500 3.500 0 0 0 5 5L13.500 17M15.500 12 18 9.500a3.500 3.500 0 0 0-5-5L10.500 7"/>',
  block: '<circle cx="12" cy="12" r="8.500"/><path d="m6 6 12 12"/>',
  window: '<path d="M13.500 4.500h6v6M19 5l-7.500 7.500M10 5.500H6A1.500 1.500 0 0 0 4.500 7v11A1.500 1.500 0 0 0 6 19.500h11a1.500 1.500 0 0 0 1.500-1.500v-4"/>',
  play: '<path d="M8 5.500v13l11-6.500z" fill="currentColor"/>',
  pause: '<path d="M8.500 6v12M15.500 6v12" stroke-width="3"/>',
  place: '<path d="M12 21c4.500-5 6.500-8.500 6.500-11.300a6.500 6.500 0 0 0-13 0C5.500 12.500 7.500 16 12 21Z"/><circle cx="12" cy="9.700" r="2.300"/>',
  person: '<circle cx="12" cy="8.500" r="3.800"/><path d="M5 20c.6-3.800 3.400-5.700 7-5.700s6.400 1.900 7 5.700"/>',
  sticker: '<circle cx="12" cy="12" r="8.500"/><path d="M8.500 14.200c.9 1.300 2.100 2 3.500 2s2.600-.7 3.500-2M9 9.500v.6M15 9.500v.6"/>',
  music: '<path d="M9.500 17.500V6l9-1.800v11.300"/><circle cx="7" cy="17.500" r="2.500"/><circle cx="16" cy="15.500" r="2.500"/>',
  edit: '<path d="M4.500 19.500v-4L15.700 4.300a1.700 1.700 0 0 1 2.400 0l1.600 1.600a1.700 1.700 0 0 1 0 2.400L8.500 19.500zM14 6l4 4"/>',
  forward: '<path d="m14 6 5.500 5.500L14 17M19 11.500h-8a6 6 0 0 0-6 6V19"/>',
  copy: '<rect x="8.500" y="8.500" width="11" height="11" rx="2.500"/><path d="M15.500 5.500a1 1 0 0 0-1-1h-8a2 2 0 0 0-2 2v8a1 1 0 0 0 1 1"/>',
  trash: '<path d="M5 7h14M10 7V4.500h4V7M7 7l.8 11a1.500 1.500 0 0 0 1.500 1.500h5.400a1.500 1.500 0 0 0 1.500-1.500L17 7M10.500 11v5M13.500 11v5"/>',
  check: '<path d="m5 12.500 4.500 4.500L19 7.500"/>',
  pin: '<path d="M9 4.500h6l-.7 6 3.200 3v1.500h-11V13.500l3.200-3zM12 15v5"/>',
  out: '<path d="M8 16 16 8M9.500 8H16v6.500"/>',
};

export function icon(name) {
  const frame = document.createElement("span");
  frame.className = "icon";
  frame.setAttribute("aria-hidden", "true");
  frame.innerHTML = `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.800" stroke-linecap="round" stroke-linejoin="round">${ICONS[name]}</svg>`;
  return frame;
}

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const iconButton = (name, label, onclick, more = {}) =>
  h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...more }, icon(name));

export function avatar(person, more = "") {
  return h("span", { class: `avatar tone-${person.user_id % 7} ${more}`, "aria-hidden": "true" }, initial(person.first_name));
}

const initial = name => name.startsWith("访客 ") ? name.slice(3) : [...name][0];

// A list that opens at a button and closes by itself: choice, Escape, or a click elsewhere.
export function openMenu(anchor, list, put = () => anchor.after(list)) {
  closeMenus();
  list.classList.add("menu");
  anchor.setAttribute("aria-expanded", "true");
  const outside = event => { if (!list.contains(event.target) && !anchor.contains(event.target)) close(); };
  const keys = event => {
    if (event.key === "Escape") { close(); anchor.focus(); }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); step(list, event.key === "ArrowDown" ? 1 : -1); }
  };
  function close() {
    anchor.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    list.remove();
    if (closeMenus.current === close) closeMenus.current = null;
  }
  document.addEventListener("pointerdown", outside, true);
  list.addEventListener("keydown", keys);
  list.addEventListener("click", close);
  put();
  closeMenus.current = close;
  list.querySelector("button")?.focus({ preventScroll: true });
}

export function closeMenus() { closeMenus.current?.(); }

function step(list, by) {
  const choices = [...list.querySelectorAll("button")];
  choices[(choices.indexOf(document.activeElement) + by + choices.length) % choices.length]?.focus();
}

export const choice = (name, label, onclick, testid) =>
  h("button", { type: "button", role: "menuitem", onclick, "data-testid": testid }, icon(name), h("span", {}, label));
