// The page of cards: the server renders it, this fetches it again and puts the fresh parts in.
import { ask, fail, find, keep, listen, reason, say, send, start } from "./desk.js";

const chosen = new Map(); // key → version, as it was seen when it was selected
let fetching = new AbortController();

const rows = () => [...document.querySelectorAll(".d-row")];
const current = () => document.querySelector(".d-row:has([aria-current])");
const shown = () => find("card").dataset.key;

// ---------------------------------------------------------------- the page

// Go to an address on this page: "push" it, "replace" the one that is there, or leave the history ("").
async function visit(address, history = "push") {
  fetching.abort();
  fetching = new AbortController();
  let text;
  try {
    text = await (await fetch(address, { signal: fetching.signal })).text();
  } catch (error) {
    if (error.name !== "AbortError") fail("flashgen review does not answer. Is it still running in your terminal?");
    return false;
  }
  if (history) window.history[`${history}State`](null, "", address);
  put(new DOMParser().parseFromString(text, "text/html"));
  return true;
}

function put(page) {
  const focused = document.activeElement?.id;
  const [before, scrolled] = [shown(), find("list").scrollTop];
  const fresh = [...page.querySelectorAll("[data-fresh]")].map((part) => document.adoptNode(part));
  find("main").dataset.view = page.getElementById("main").dataset.view;
  document.title = page.title;
  for (const part of fresh) find(part.id).replaceWith(part);
  find("list").scrollTop = scrolled;
  if (shown() !== before) find("card").scrollTop = 0;
  for (const row of rows()) if (chosen.has(row.dataset.key)) row.querySelector("[name=chosen]").checked = true;
  if (focused && document.activeElement === document.body) (find(focused) ?? find("card")).focus({ preventScroll: true });
  count();
  width();
}

// Show the page as it is now. A card that no longer fits the filter makes room for the one after it.
async function refresh() {
  const [key, after] = [shown(), rows().slice(rows().indexOf(current()))];
  if (!await visit(location.href, "")) return;
  if (!key || shown() === key) return;
  const next = after.find((row) => rows().some((one) => one.dataset.key === row.dataset.key));
  if (next) await visit(next.querySelector(".d-go").href, "replace");
}

function width() {
  for (const button of document.querySelectorAll("[data-width]:not(html)")) {
    button.setAttribute("aria-pressed", button.dataset.width === document.documentElement.dataset.width);
  }
}

// ---------------------------------------------------------------- moving

function step(by) {
  const all = rows();
  const to = all[all.indexOf(current()) + by];
  if (to) go(to.querySelector(".d-go"));
  else find(by > 0 ? "next" : "previous")?.click();
}

async function go(link) {
  if (!mayLeave()) return;
  document.querySelector(".d-go[aria-current]")?.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  link.focus();
  await visit(link.href, "replace");
}

const filtered = () => {
  const wanted = new URLSearchParams([...new FormData(find("filter"))].filter(([, value]) => value));
  return `./?${wanted}`;
};

let waiting = 0;
function filter(patience) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (!mayLeave()) return;
    chosen.clear();
    visit(filtered(), "replace");
  }, patience);
}

// ---------------------------------------------------------------- selecting

function count() {
  const every = find("every")?.checked;
  const number = every ? Number(find("every").dataset.count) : chosen.size;
  if (find("count")) find("count").textContent = number ? `${number} selected` : "Select";
  const here = rows().filter((row) => chosen.has(row.dataset.key)).length;
  if (find("these")) {
    find("these").checked = here > 0 && here === rows().length;
    find("these").indeterminate = here > 0 && here < rows().length;
  }
  for (const button of document.querySelectorAll("[data-batch]")) button.disabled = !number;
}

function select(row, yes) {
  if (yes) chosen.set(row.dataset.key, row.dataset.version);
  else chosen.delete(row.dataset.key);
  row.querySelector("[name=chosen]").checked = yes;
}

// ---------------------------------------------------------------- deciding

const CHANGES = { drop: { change: { drop: true } }, keep: { change: { drop: null } }, back: { back: true } };

// The card that is shown, and the version of it that was seen.
const one = () => ({ [shown()]: find("card").dataset.version });

// Save a decision on cards and show what is then; gives whether it was saved. What hinders it is said in
// `place`; where a card was changed elsewhere meanwhile, the person chooses.
async function decide(decision, { place, then = refresh } = {}) {
  const told = await send("decide", decision);
  if (told.status === 200) {
    forget();
    await then();
    say(told.said);
    return true;
  }
  if (told.status !== 409) {
    fail(reason(told), place);
    return false;
  }
  const answer = await ask(conflict(told));
  if (answer === "mine") {
    const now = Object.fromEntries(told.now.map((entry) => [entry.key, entry.version]));
    return decide({ ...decision, cards: { ...decision.cards, ...now } }, { place, then });
  }
  if (answer === "theirs") {
    forget();
    await refresh();
  }
  return false;
}

function conflict(told) {
  find("conflict-reason").textContent = `${told.message}. ${told.hint ?? ""}`;
  find("conflict-now").replaceChildren(...told.now.map((entry) => {
    const line = document.createElement("p");
    const says = Object.entries(entry.override).map(([name, value]) => `${name} = ${value}`).join("; ");
    line.textContent = `${entry.title}: ${says || "nothing is changed"}`;
    return line;
  }));
  return find("conflict-dialog");
}

async function batch(action) {
  const cards = find("every")?.checked
    ? { matching: Object.fromEntries(new FormData(find("filter"))) }
    : { cards: Object.fromEntries(chosen) };
  if (!mayLeave() || !await decide({ ...cards, ...CHANGES[action] })) return;
  chosen.clear();
  for (const row of rows()) select(row, false);
  if (find("every")) find("every").checked = false;
  count();
}

// What d does: the selected cards, where there are any, else the one that is shown.
function toggle() {
  if (!chosen.size) return toggleShown();
  const here = rows().filter((row) => chosen.has(row.dataset.key));
  return batch(here.length && here.every((row) => row.classList.contains("d-dropped")) ? "keep" : "drop");
}

function toggleShown() {
  const action = find("card").classList.contains("d-dropped") ? "keep" : "drop";
  if (shown() && mayLeave()) decide({ cards: one(), ...CHANGES[action] });
}

// ---------------------------------------------------------------- editing

const isChoice = (field) => field.type === "radio" || field.type === "checkbox";
const isWritten = (field) => (isChoice(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
const drafts = () => [...(find("edit-form")?.elements ?? [])].filter((field) => field.name && isWritten(field));
const forget = () => find("edit-form")?.reset();

function mayLeave() {
  if (drafts().length && !confirm("Leave this card without saving what you wrote?")) return false;
  forget();
  return true;
}

// What the form asks for: values by name; null takes a change back.
function changes() {
  const change = {};
  for (const field of drafts()) {
    if (field.name === "back") change[field.value] = null;
    else if (!isChoice(field)) change[field.name] ??= field.value.trim() || null;
    else if (field.checked) change[field.name] = field.name === "sense" ? Number(field.value) : field.value;
  }
  return change;
}

// Open the form, or close it.
async function edit() {
  if (!mayLeave() || !await visit(find("edit").href, "replace")) return;
  (find("edit-form")?.querySelector("input, textarea") ?? find("edit")).focus();
}

async function save() {
  const change = changes();
  const [closed, place] = [find("edit").href, find("edit-failed")];
  if (!Object.keys(change).length) return fail("Nothing was changed.", place);
  place.textContent = "";
  if (await decide({ cards: one(), change }, { place, then: () => visit(closed, "replace") })) find("edit").focus();
}

// ---------------------------------------------------------------- events

// Follow a link of this page; where it led to another view, as on a phone, the focus goes along.
async function follow(link) {
  if (!mayLeave() || !await visit(link.href)) return;
  if (link.matches(".d-go")) find("card").focus({ preventScroll: true });
  else if (link.matches("#to-list")) document.querySelector(".d-go[aria-current]")?.focus();
}

const LINKS = "a.d-go, #previous, #next, #to-list, #list .d-paging a, .d-empty a";
const CLICKS = {
  "#edit, #cancel": edit,
  "#drop": toggleShown,
  "#back": () => mayLeave() && decide({ cards: one(), ...CHANGES.back }),
  "[data-batch]": (button) => batch(button.dataset.batch),
  "button[data-width]": (button) => { keep("width", button.dataset.width); width(); },
  [LINKS]: follow,
};

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  for (const [selector, act] of Object.entries(CLICKS)) {
    const hit = event.target.closest(selector);
    if (!hit) continue;
    event.preventDefault();
    act(hit);
    return;
  }
});

document.addEventListener("change", ({ target }) => {
  if (target.name === "chosen") select(target.closest(".d-row"), target.checked);
  else if (target.id === "these") for (const row of rows()) select(row, target.checked);
  if (target.closest("#list")) count();
  else if (target.closest("#filter") && target.id !== "q") filter(0);
});

document.addEventListener("input", ({ target }) => { if (target.id === "q") filter(200); });

document.addEventListener("submit", (event) => {
  if (event.target.method === "dialog") return;
  event.preventDefault();
  if (event.target.id === "edit-form") save();
  else filter(0);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey && event.target.form?.id === "edit-form") save();
});

window.addEventListener("popstate", () => visit(location.href, ""));
window.addEventListener("beforeunload", (event) => { if (drafts().length) event.preventDefault(); });

start(refresh);
listen({
  j: () => step(1),
  k: () => step(-1),
  x: () => { if (current()) select(current(), !chosen.has(shown())); count(); },
  d: toggle,
  e: edit,
  "/": () => find("q").select(),
  Escape: (target) => {
    if (find("edit-form")) edit();
    else if (target !== document.body) target.blur();
  },
});
count();
width();
