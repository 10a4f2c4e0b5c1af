"use strict";
{
  const root = document.documentElement;
  const night = (on) => ["nightMode", "night_mode"].forEach((name) => root.classList.toggle(name, on));
  let dark = matchMedia("(prefers-color-scheme: dark)").matches;
  night(dark);
  addEventListener("beforeprint", () => night(false));
  addEventListener("afterprint", () => night(dark));

  addEventListener("DOMContentLoaded", () => {
    const find = (id) => document.getElementById(id);
    const notes = [...document.querySelectorAll("#notes article")];
    const kinds = [...document.querySelectorAll("#tools [data-kind]")];
    const [wanted, section, found] = ["wanted", "section", "found"].map(find);
    const press = (button, on) => button.setAttribute("aria-pressed", on);
    const pressed = (button) => button.getAttribute("aria-pressed") === "true";

    // Katakana as hiragana, full width as half: みる finds ミル.
    const plain = (text) => text.normalize("NFKC").toLowerCase()
      .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60)).replace(/\s+/g, " ");
    const texts = new Map();
    const text = (note) => {
      if (!texts.has(note)) {
        // A note is found by what is written and by how it is read.
        const [written, read] = [note.cloneNode(true), note.cloneNode(true)];
        written.querySelectorAll("rt, figcaption").forEach((part) => part.remove());
        read.querySelectorAll("ruby").forEach((part) => part.replaceWith(part.querySelector("rt")?.textContent ?? ""));
        texts.set(note, plain(`${written.textContent}\n${read.textContent}`));
      }
      return texts.get(note);
    };

    const choose = () => {
      const words = plain(wanted.value).split(" ").filter(Boolean);
      const shown = new Set(kinds.filter(pressed).map((button) => button.dataset.kind));
      let count = 0;
      for (const note of notes) {
        const fits = (!kinds.length || shown.has(note.parentElement.id)) &&
          (!section?.value || note.dataset.section === section.value) &&
          words.every((word) => text(note).includes(word));
        note.hidden = !fits;
        count += fits;
      }
      document.querySelectorAll("#notes > section").forEach((each) => {
        each.hidden = !each.querySelector("article:not([hidden])");
      });
      // Where one looked there may be nothing now: the first that fits is shown.
      if (find("notes").getBoundingClientRect().top < 0) find("notes").scrollIntoView();
      found.textContent = count === notes.length ? `${count} notes` : `${count} of ${notes.length} notes`;
    };

    const switches = {
      answers: (on) => { root.classList.toggle("asking", !on); notes.forEach((note) => note.classList.remove("turned")); },
      phone: (on) => root.classList.toggle("wide", !on),
      night: (on) => { dark = on; night(on); },
    };
    for (const [id, change] of Object.entries(switches)) {
      find(id).addEventListener("click", (event) => {
        press(event.currentTarget, !pressed(event.currentTarget));
        change(pressed(event.currentTarget));
      });
    }
    press(find("night"), dark);

    const step = (by) => {
      const shown = notes.filter((note) => !note.hidden);
      const here = shown.indexOf(document.activeElement.closest("#notes article"));
      const next = shown[here < 0 ? (by > 0 ? 0 : shown.length - 1) : here + by];
      next?.focus({ preventScroll: true });
      next?.scrollIntoView({ block: "start" });
    };
    const turn = (note) => {
      if (!root.classList.contains("asking")) find("answers").click();
      else note.classList.toggle("turned");
    };
    const keys = { j: () => step(1), k: () => step(-1), "/": () => wanted.focus() };
    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const typing = event.target.matches("input, select, textarea");
      if (event.key === "Escape" && event.target === wanted) {
        wanted.value = "";
        wanted.blur();
        choose();
      } else if (!typing && keys[event.key]) {
        event.preventDefault();
        keys[event.key]();
      } else if (event.key === " " && event.target.matches("#notes article")) {
        event.preventDefault();
        turn(event.target);
      }
    });
    kinds.forEach((button) => button.addEventListener("click", () => { press(button, !pressed(button)); choose(); }));
    wanted.addEventListener("input", choose);
    section?.addEventListener("change", choose);
    find("tools").addEventListener("submit", (event) => event.preventDefault());
    find("tools").hidden = find("keys").hidden = false;
    choose();
  });
}
