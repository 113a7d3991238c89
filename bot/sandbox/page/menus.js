// The lists of what can be done with a message, and with a chat.

import { choice, h, openMenu } from "./dom.js";
import { askForText } from "./dialogs.js";
import { words } from "./words.js";

const EDGE = 6; // pixels between a list and the edge of the screen

// Opens at the pointer, or at the button; always within the screen.
export function openMessageMenu(phone, message, button, event) {
  const list = h("div", { class: "message-choices", role: "menu", "aria-label": words.messageMenu }, ...messageChoices(phone, message));
  const box = button.getBoundingClientRect(), screen = phone.screen.getBoundingClientRect();
  const at = event ? { x: event.clientX, y: event.clientY } : { x: box.left, y: box.bottom };
  openMenu(button, list, () => phone.screen.append(list));
  const within = (wanted, room) => `${Math.max(EDGE, Math.min(wanted, room - EDGE))}px`;
  list.style.left = within(at.x - screen.left, screen.width - list.offsetWidth);
  list.style.top = within(at.y - screen.top, screen.height - list.offsetHeight);
}

function messageChoices(phone, message) {
  const own = !message.from.is_bot, text = message.text ?? message.caption;
  const canEdit = own && !message.forward_origin && (text !== undefined || Boolean(message.photo || message.document));
  return [
    choice("reply", words.reply, () => phone.replyTo(message), "menu-reply"),
    canEdit ? choice("edit", words.edit, () => phone.composer.edit(message), "menu-edit") : null,
    text ? choice("copy", words.copy, () => phone.copy(text), "menu-copy") : null,
    choice("forward", words.forward, () => phone.forward(message), "menu-forward"),
    choice("trash", words.remove, () => phone.remove(message), "menu-delete"),
  ];
}

export function openMoreMenu(phone, button) {
  const isBlocked = phone.chat?.is_blocked;
  openMenu(button, h("div", { class: "right", role: "menu" },
    choice("link", words.openLink, () => askForLink(phone), "open-link"),
    choice("window", words.ownWindow, () => window.open(phone.page.addressOf(phone.person), "_blank", "noopener"), "own-window"),
    choice("block", isBlocked ? words.unblock : words.block, () => phone.block(!isBlocked), "block")));
}

async function askForLink(phone) {
  const link = await askForText(phone, { title: words.linkTitle, help: words.linkHelp, placeholder: words.linkPlaceholder, label: words.open, testid: "link" });
  if (link) await phone.openLink(link);
}
