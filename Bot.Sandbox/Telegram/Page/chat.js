// Keeps the page in step with the server: events in, texts and presses out.

import { dayLine, dayOf, element, messageItem, showAnew } from "/page/view.js";

const query = new URLSearchParams(location.search);
const language = (query.get("language") ?? navigator.language).split("-")[0];
const texts = {
  ko: {
    bot: "봇", typing: "입력 중", offline: "연결 끊김", message: "메시지", earlier: "이전 메시지", edited: "수정됨",
    empty: "아직 메시지가 없습니다.\n/start 로 시작하세요.",
  },
  en: {
    bot: "bot", typing: "typing", offline: "connection lost", message: "Message", earlier: "Earlier messages",
    edited: "edited", empty: "No messages yet.\nSay /start to begin.",
  },
};
const words = texts[language] ?? texts.en;

const shown = 400;
const byId = id => document.getElementById(id);
const [scroll, list, text] = [byId("scroll"), byId("messages"), byId("text")];
const waiting = new Map();
const answered = new Map();
const chat = Number(query.get("chat") ?? 1);
let person = chat > 0 ? chat : 0;
let commands = [];
let commandsVersion = -1;
let chosen = 0;
let isFollowing = true;
let lastTop = 0;
let events;
let quiet;

const isGroup = chat < 0;
const context = { words, isGroup, isWaiting: (id, data) => waiting.has(keyName(id, data)), press };

async function ask(path, body) {
  const response = await fetch(path, body && {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ chat, user: person, language, ...body }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.reason);
  return answer;
}

// What the server says

function listen() {
  events?.close();
  events = new EventSource(`/page/events?chat=${chat}`);
  events.onopen = () => say(words.bot);
  events.onerror = () => say(words.offline);
  events.onmessage = event => take(JSON.parse(event.data));
}

function take(news) {
  if (news.isFirst) {
    list.replaceChildren();
    byId("earlier").hidden = !news.hasMore;
  }
  for (const message of news.messages) put(message);
  for (const answer of news.answers) settle(answer);
  if (news.action) say(words.typing, true);
  else if (news.messages.some(message => !message.isMine)) say(words.bot);
  if (news.commands !== commandsVersion) {
    commandsVersion = news.commands;
    readState();
  }
  if (isFollowing || news.isFirst) {
    trim();
    toEnd("instant");
  }
  byId("empty").hidden = list.childElementCount > 0;
  document.body.dataset.live = news.lastChange;
}

function put(message) {
  const old = list.querySelector(`[data-id="${message.id}"]`);
  if (message.isDeleted) {
    old?.remove();
    return;
  }
  const item = messageItem(message, context);
  if (old) {
    showAnew(old, item);
    return;
  }
  const next = [...list.querySelectorAll(".message")].reverse().find(other => Number(other.dataset.id) < message.id);
  const before = next ?? null;
  const following = before ? before.nextElementSibling : list.firstElementChild;
  if (before?.dataset.day !== dayOf(message)) list.insertBefore(dayLine(message, language), following);
  item.classList.toggle("turn", before?.dataset.from !== message.from);
  list.insertBefore(item, following);
}

function trim() {
  const items = list.querySelectorAll(".message");
  for (let index = 0; index < items.length - shown; index++) items[index].remove();
  byId("earlier").hidden &&= items.length <= shown;
  for (const day of list.querySelectorAll(".day")) {
    if (day.nextElementSibling?.dataset.day !== day.dataset.day) day.remove();
  }
}

function say(status, isBusy = false) {
  clearTimeout(quiet);
  byId("status").textContent = status;
  byId("status").classList.toggle("busy", isBusy);
  if (isBusy) quiet = setTimeout(() => say(words.bot), 5000);
}

function toEnd(behavior) {
  isFollowing = true;
  scroll.scrollTo({ top: scroll.scrollHeight, behavior });
}

async function readEarlier() {
  const first = list.querySelector(".message");
  const height = scroll.scrollHeight;
  const page = await ask(`/page/messages?chat=${chat}&before=${first?.dataset.id ?? 0}`);
  list.querySelector(".day")?.remove();
  for (const message of page.messages) put(message);
  const oldDay = first && first.previousElementSibling?.dataset.day !== first.dataset.day;
  if (oldDay) list.insertBefore(dayLine({ at: Number(first.dataset.at) }, language), first);
  byId("earlier").hidden = !page.hasMore;
  scroll.scrollTop += scroll.scrollHeight - height;
}

async function readState() {
  const state = await ask(`/page/state?chat=${chat}&language=${language}`);
  commands = state.commands;
  byId("bot").textContent = state.bot;
  document.title = state.bot;
  const current = state.chats.find(other => other.id === chat) ?? state.chats[0];
  options(byId("chat"), state.chats, chat, other => other.title);
  options(byId("person"), current.members, person, member => member.name);
  person = Number(byId("person").value);
}

function options(select, items, value, label) {
  select.replaceChildren(...items.map(item => new Option(label(item), item.id, false, item.id === value)));
  select.hidden = items.length < 2;
}

// Keys and their answers

const keyName = (id, data) => `${id} ${data}`;

async function press(id, data) {
  wait(id, data, true);
  try {
    const query = await ask("/page/press", { message: id, data });
    if (answered.has(query.id)) wait(id, data, false);
    else waiting.set(keyName(id, data), query.id);
  } catch (error) {
    wait(id, data, false);
    toast(error.message);
  }
}

function wait(id, data, isWaiting) {
  const name = keyName(id, data);
  if (isWaiting) {
    waiting.set(name, "");
    setTimeout(() => waiting.has(name) && wait(id, data, false), 20000);
  } else {
    waiting.delete(name);
  }
  for (const key of list.querySelectorAll(`[data-id="${id}"] .key`)) {
    if (key.dataset.data === data) key.classList.toggle("waiting", isWaiting);
  }
}

function settle(answer) {
  answered.set(answer.queryId, answer);
  for (const [name, query] of waiting) {
    const [id, ...data] = name.split(" ");
    if (query === answer.queryId) wait(id, data.join(" "), false);
  }
  if (!answer.text) return;
  if (!answer.showAlert) {
    toast(answer.text);
    return;
  }
  byId("alert-text").textContent = answer.text;
  if (!byId("alert").open) byId("alert").showModal();
}

function toast(words) {
  const made = element("div", "toast", words);
  byId("toasts").append(made);
  setTimeout(() => made.remove(), 3500);
}

// Typing

async function send() {
  const typed = text.value.trim();
  if (!typed) return;
  text.value = "";
  typing();
  try {
    await ask("/page/send", { text: typed });
    toEnd("smooth");
  } catch (error) {
    text.value = typed;
    typing();
    toast(error.message);
  }
}

function typing() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
  byId("send").disabled = !text.value.trim();
  chosen = 0;
  suggest(/^\/\w*$/.test(text.value) ? text.value.slice(1) : null);
}

function suggest(beginning) {
  const fitting = beginning === null ? [] : commands.filter(entry => entry.command.startsWith(beginning));
  byId("commands").replaceChildren(...fitting.map((entry, index) => {
    const line = element("li");
    line.role = "option";
    line.ariaSelected = String(index === chosen);
    line.dataset.command = entry.command;
    line.append(element("b", "", `/${entry.command}`), element("span", "", entry.description));
    return line;
  }));
  byId("commands").hidden = fitting.length === 0;
}

function choose(command) {
  text.value = `/${command}`;
  byId("commands").hidden = true;
  send();
}

text.addEventListener("input", typing);
text.addEventListener("keydown", event => {
  const lines = byId("commands").hidden ? [] : [...byId("commands").children];
  if (event.isComposing) return;
  if (lines.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : lines.length - 1)) % lines.length;
    lines.forEach((line, index) => { line.ariaSelected = String(index === chosen); });
    lines[chosen].scrollIntoView({ block: "nearest" });
  } else if (lines.length && event.key === "Tab") {
    event.preventDefault();
    text.value = `/${lines[chosen].dataset.command} `;
    typing();
  } else if (event.key === "Escape") {
    byId("commands").hidden = true;
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    const isWhole = lines.some(line => `/${line.dataset.command}` === text.value);
    if (lines.length && !isWhole) choose(lines[chosen].dataset.command);
    else send();
  }
});

byId("form").addEventListener("submit", event => {
  event.preventDefault();
  send();
});
byId("menu").addEventListener("click", async () => {
  text.focus();
  if (!byId("commands").hidden) {
    byId("commands").hidden = true;
    return;
  }
  await readState();
  suggest("");
});
text.addEventListener("focus", readState);
new ResizeObserver(() => isFollowing && toEnd("instant")).observe(list);
byId("commands").addEventListener("click", event => {
  const line = event.target.closest("li");
  if (line) choose(line.dataset.command);
});
byId("earlier").addEventListener("click", readEarlier);
byId("down").addEventListener("click", () => toEnd("smooth"));
byId("chat").addEventListener("change", event => {
  location.search = new URLSearchParams({ chat: event.target.value, language });
});
byId("person").addEventListener("change", event => { person = Number(event.target.value); });
scroll.addEventListener("scroll", () => {
  const left = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
  if (left < 60) isFollowing = true;
  else if (scroll.scrollTop < lastTop) isFollowing = false;
  lastTop = scroll.scrollTop;
  byId("down").hidden = isFollowing || left < 300;
});
scroll.addEventListener("pointerdown", () => { byId("commands").hidden = true; });
list.addEventListener("click", event => {
  const command = event.target.closest("a.command");
  if (command) {
    event.preventDefault();
    ask("/page/send", { text: command.getAttribute("href") }).catch(error => toast(error.message));
  }
  event.target.closest(".tg-spoiler, blockquote[expandable]")?.classList.toggle("open");
});

document.documentElement.lang = language;
text.placeholder = words.message;
byId("send").ariaLabel = words.message;
byId("earlier").textContent = words.earlier;
byId("empty").textContent = words.empty;
readState().then(listen);
