/* What the page does beyond showing: theme, keys, filters, a statement's card beside its words.
   Everything here is an extra: without it the whole page is there to read. No request is ever made. */
"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  root.classList.add("js");
  all(".tools, .filters").forEach((part) => { part.hidden = false; });

  /* Theme: the reader's choice, kept where the browser lets a file keep anything. */
  const button = document.getElementById("theme");
  const asked = window.matchMedia("(prefers-color-scheme: dark)");
  const recall = () => { try { return localStorage.getItem("hearsay-theme"); } catch { return null; } };
  const keep = (theme) => { try { localStorage.setItem("hearsay-theme", theme); } catch { /* a file may not */ } };
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : asked.matches);
  const showTheme = () => { button.setAttribute("aria-pressed", String(isDark())); };
  const kept = recall();
  if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep(root.dataset.theme);
    showTheme();
  });
  asked.addEventListener("change", showTheme);
  showTheme();

  /* A map wider than its window opens on its middle, where the places are. */
  all(".map-box").forEach((box) => { box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2; });

  /* Filters over the table of statements. */
  const form = document.querySelector(".filters");
  const words = document.getElementById("filter-text");
  const doubted = document.getElementById("filter-doubted");
  const shown = document.getElementById("shown");
  const rows = all("#statement-table tbody tr").map((row) => ({ row, text: row.textContent.toLowerCase() }));
  const chosen = all("select[data-filter]", form);
  const filterRows = () => {
    const wanted = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { row, text } of rows) {
      const fits = wanted.every((word) => text.includes(word))
        && (!doubted.checked || row.dataset.doubted === "yes")
        && chosen.every((select) => !select.value || row.dataset[select.dataset.filter].split("|").includes(select.value));
      row.hidden = !fits;
      count += fits ? 1 : 0;
    }
    shown.textContent = count.toLocaleString("en");
  };
  form.addEventListener("input", filterRows);
  form.addEventListener("reset", () => setTimeout(filterRows));
  form.addEventListener("submit", (event) => event.preventDefault());

  /* Cards: choosing a passage shows who said it. */
  let origin = null;
  const closeCards = () => {
    all(".card.open").forEach((card) => card.classList.remove("open"));
    all("mark.chosen").forEach((mark) => mark.classList.remove("chosen"));
    if (origin) { origin.focus({ preventScroll: true }); origin = null; }
  };
  const openCards = (anchors) => {
    const from = origin;
    origin = null;
    closeCards();
    origin = from;
    for (const anchor of anchors) {
      const card = document.getElementById("card-" + anchor);
      if (card) card.classList.add("open");
      all("mark[data-s]").filter((mark) => mark.dataset.s.split(" ").includes(anchor))
        .forEach((mark) => mark.classList.add("chosen"));
    }
  };
  all(".card").forEach((card) => {
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "Close";
    close.addEventListener("click", closeCards);
    card.prepend(close);
  });
  document.addEventListener("click", (event) => {
    const number = event.target.closest("sup a");
    if (number) {
      event.preventDefault();
      origin = number;
      openCards([number.hash.slice("#card-".length)]);
      const card = document.querySelector(".card.open");
      if (card) card.focus({ preventScroll: true });
      return;
    }
    const mark = event.target.closest("mark[data-s]");
    if (mark && !String(window.getSelection())) openCards(mark.dataset.s.split(" "));
  });
  const followHash = () => {
    const anchor = decodeURIComponent(location.hash.slice(1));
    if (document.getElementById("card-" + anchor)) openCards([anchor]);
  };
  window.addEventListener("hashchange", followHash);
  followHash();

  /* Keys. */
  const help = document.getElementById("help");
  const openHelp = () => { if (!help.open) help.showModal(); };
  document.getElementById("help-open").addEventListener("click", openHelp);
  const questions = all(".question");
  const step = (by) => {
    const line = 8;
    const tops = questions.map((question) => question.getBoundingClientRect().top);
    const focused = questions.indexOf(document.activeElement);
    const next = by > 0 ? tops.findIndex((top) => top > line) : tops.findLastIndex((top) => top < -line);
    const target = questions[focused >= 0 ? focused + by : next];
    if (target) { target.focus({ preventScroll: true }); target.scrollIntoView({ block: "start" }); }
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const deeds = { j: () => step(1), k: () => step(-1), "/": () => words.focus(), "?": openHelp, Escape: closeCards };
    const deed = Object.hasOwn(deeds, event.key) ? deeds[event.key] : null;
    if (deed) { event.preventDefault(); deed(); }
  });

  /* Paper shows what is folded away on the screen. */
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    folded.forEach((part) => { part.open = true; });
  });
  window.addEventListener("afterprint", () => { folded.forEach((part) => { part.open = false; }); });
})();
