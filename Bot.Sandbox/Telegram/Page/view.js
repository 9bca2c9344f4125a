// Draws one message. The server escapes what people and bots write, so its HTML may be put in as it is.

const zone = "Asia/Seoul";
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
const dayKey = new Intl.DateTimeFormat("sv-SE", { timeZone: zone });

export const dayOf = message => dayKey.format(message.at);

export function dayLine(message, language) {
  const format = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: zone });
  const line = element("li", "day", format.format(message.at));
  line.dataset.day = dayOf(message);
  return line;
}

export function messageItem(message, context) {
  const item = element("li", "message");
  item.dataset.id = message.id;
  item.dataset.at = message.at;
  item.dataset.day = dayOf(message);
  item.dataset.from = message.from;
  item.classList.toggle("mine", message.isMine);
  const bubble = element("div", "bubble");
  bubble.classList.toggle("bare", Boolean(message.file) && !message.html);
  if (context.isGroup) bubble.append(element("div", "author", message.from));
  if (message.file) bubble.append(message.kind === "Photo" ? picture(message.file) : documentLink(message.file));
  const body = element("div", "body");
  body.innerHTML = message.html;
  body.append(meta(message, context));
  bubble.append(body);
  item.append(bubble);
  if (message.keys.length) item.append(keyboard(message, context));
  return item;
}

// An edited message. A key that carries what it carried stays where it is: a finger may be on it.
export function showAnew(old, item) {
  old.querySelector(".bubble").replaceWith(item.querySelector(".bubble"));
  old.classList.toggle("mine", item.classList.contains("mine"));
  const [oldKeys, newKeys] = [old, item].map(one => one.querySelector(".keys"));
  if (newKeys && carried(oldKeys) === carried(newKeys)) {
    const labels = newKeys.querySelectorAll(".key");
    oldKeys.querySelectorAll(".key").forEach((key, index) => {
      key.textContent = key.title = labels[index].title;
    });
    return;
  }
  oldKeys?.remove();
  if (newKeys) old.append(newKeys);
}

const carried = keys => keys && JSON.stringify([...keys.children].map(
  line => [...line.children].map(key => [key.dataset.data, key.href])));

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function meta(message, context) {
  const marks = [message.isSilent ? "🔕" : "", message.isEdited ? context.words.edited : ""];
  return element("span", "meta", [...marks, clock.format(message.at)].filter(Boolean).join(" "));
}

function picture(file) {
  const link = element("a", "picture");
  link.href = fileUrl(file);
  link.target = "_blank";
  const image = element("img");
  image.src = fileUrl(file);
  image.width = file.width;
  image.height = file.height;
  image.alt = file.name;
  link.append(image);
  return link;
}

function documentLink(file) {
  const link = element("a", "document");
  link.href = fileUrl(file);
  link.download = file.name;
  link.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4v11M7 11l5 5 5-5M5 20h14"/></svg>`;
  const about = element("span");
  about.append(element("strong", "", file.name), element("small", "", readableSize(file.size)));
  link.append(about);
  return link;
}

function keyboard(message, context) {
  const keys = element("div", "keys");
  for (const row of message.keys) {
    const line = element("div", "row");
    for (const key of row) line.append(keyOf(key, message, context));
    keys.append(line);
  }
  return keys;
}

function keyOf(key, message, context) {
  const made = element(key.url ? "a" : "button", "key", key.label);
  made.title = key.label;
  if (key.url) {
    made.href = key.url;
    made.target = "_blank";
    made.rel = "noreferrer";
    return made;
  }
  made.type = "button";
  made.dataset.data = key.data;
  made.classList.toggle("waiting", context.isWaiting(message.id, key.data));
  made.addEventListener("click", () => context.press(message.id, key.data));
  return made;
}

function readableSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

const fileUrl = file => `/page/file?id=${encodeURIComponent(file.id)}`;
