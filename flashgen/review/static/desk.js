// What all pages of a review share: sending, saying, keys, dialogs, undo and build.

export const find = (id) => document.getElementById(id);

let fading = 0;

// Say what was done, for a while; a screen reader reads it out.
export function say(text) {
  find("failed").textContent = "";
  find("said").textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => { find("said").textContent = ""; }, 8000);
}

// Say what could not be done, until something is.
export function fail(text, place = find("failed")) {
  find("said").textContent = "";
  place.textContent = text;
}

// Send something to the server: gives {status, said, message, now, …}; status is 0 where nobody answers.
export async function send(what, body = {}) {
  try {
    const answer = await fetch(what, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    });
    const text = await answer.text();
    let told = {};
    try { told = JSON.parse(text); } catch { told = { message: text }; }
    return { ...told, status: answer.status };
  } catch {
    return { status: 0, message: "flashgen review does not answer", hint: "Is it still running in your terminal?" };
  }
}

export const reason = (told) => `Not saved: ${told.message}. ${told.hint ?? ""}`.trim();

// Keys: a map of key → what to do. They rest while somebody types, chooses, or holds a modifier.
export function listen(keys) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select");
    if (typing && event.key !== "Escape") return;
    const act = { "?": showHelp, u: () => find("undo").click(), ...keys }[event.key];
    if (!act) return;
    event.preventDefault();
    act(event.target);
  });
}

const showHelp = () => find("help-dialog").showModal();

// Ask in a dialog; gives the value of the button that was pressed, "" for Esc.
export function ask(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

// Keep a choice of how things look, and show it on the page.
export function keep(name, value) {
  localStorage.setItem(name, value);
  document.documentElement.dataset[name] = value;
}

// Make the buttons of every page work; `changed` is called when a decision was taken back.
export function start(changed) {
  const root = document.documentElement;
  const night = find("night");
  const press = () => night.setAttribute("aria-pressed", root.classList.contains("nightMode"));
  new MutationObserver(press).observe(root, { attributeFilter: ["class"] });
  press();
  night.addEventListener("click", () => {
    const now = !root.classList.contains("nightMode");
    localStorage.setItem("night", now);
    root.classList.toggle("nightMode", now);
    root.classList.toggle("night_mode", now);
  });
  find("help").addEventListener("click", showHelp);
  find("undo").addEventListener("click", async () => {
    const told = await send("undo");
    if (told.status === 200) {
      await changed();
      say(told.said);
    } else {
      fail(`Not undone: ${told.message}. ${told.hint ?? ""}`);
    }
  });
  const build = find("build");
  build.addEventListener("click", async () => {
    build.disabled = true;
    build.textContent = "Building …";
    const told = await send("build");
    build.disabled = false;
    build.textContent = "Build deck";
    if (told.status !== 200) return fail(`Not built: ${told.message}. ${told.hint ?? ""}`);
    find("summary").textContent = told.summary;
    find("build-dialog").showModal();
    build.focus();
  });
}
