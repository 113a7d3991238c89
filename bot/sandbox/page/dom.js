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
export function openMenu(anchor, list) {
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
  anchor.after(list);
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
