// The page of the transcript: what stands for a dialect form is shown by hover, focus or tap.
import { find, keep, listen, start } from "./desk.js";

const GAP = 8; // pixels between a note and the edge of the window

function place(form) {
  const note = form.querySelector(".d-note");
  note.style.translate = "";
  const { left, right } = note.getBoundingClientRect();
  const edge = document.documentElement.clientWidth - GAP;
  const by = right > edge ? edge - right : left < GAP ? GAP - left : 0;
  if (by) note.style.translate = `${by}px`;
}

function open(button, yes) {
  button.setAttribute("aria-expanded", yes);
  if (yes) place(button.parentElement);
}

function close() {
  for (const button of document.querySelectorAll("[aria-expanded=true].d-form-mark")) open(button, false);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest(".d-form-mark");
  if (!button && target.closest(".d-note")) return;
  const yes = button?.getAttribute("aria-expanded") === "false";
  close();
  if (button) open(button, yes);
});

for (const what of ["pointerover", "focusin"]) {
  document.addEventListener(what, ({ target }) => {
    const form = target.closest?.(".d-form");
    if (form) place(form);
  });
}

const furigana = find("furigana");
const press = () => furigana.setAttribute("aria-pressed", document.documentElement.dataset.furigana);
furigana.addEventListener("click", () => {
  keep("furigana", document.documentElement.dataset.furigana !== "true");
  press();
});
press();

start(() => location.reload());
listen({
  Escape: (target) => {
    close();
    if (target !== document.body) target.blur();
  },
});
