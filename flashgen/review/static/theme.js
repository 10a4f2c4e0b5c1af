// Before the page is drawn: light or night, furigana and width as they were chosen last.
"use strict";
{
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const kept = localStorage.getItem("night");
    const night = kept === null ? system.matches : kept === "true";
    // Both names that Anki has used.
    root.classList.toggle("nightMode", night);
    root.classList.toggle("night_mode", night);
    root.dataset.width = localStorage.getItem("width") ?? "phone";
    root.dataset.furigana = localStorage.getItem("furigana") ?? "true";
  };
  system.addEventListener("change", apply);
  apply();
}
