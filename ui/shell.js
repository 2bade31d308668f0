// What every page has: theme, keys, the notice of a lost connection, copying, and telling the server who looks.
const quiet = 6000;

const shell = {
  lastNews: 0,

  /** The server says that the session lives; `at` is session time in milliseconds. */
  news() {
    this.lastNews = performance.now();
    lost(false);
  },

  theme() {
    const root = document.documentElement;
    const dark = (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    root.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("traider-theme", root.dataset.theme);
    dispatchEvent(new Event("traider-theme"));
  },

  /** Binds a page's frame: its notices, its keys, and whether it is looked at. */
  bind(frame) {
    this.lastNews = performance.now();
    frame.querySelector(".skip").addEventListener("click", (event) => {
      event.preventDefault();
      document.getElementById("main").focus();
    });
    const notes = frame.querySelector(".notes");
    new ResizeObserver(() => frame.style.setProperty("--notes", `${notes.offsetHeight}px`)).observe(notes);
    const look = () => {
      this.lastNews = performance.now();
      frame.$server.looked(!document.hidden);
    };
    document.addEventListener("visibilitychange", look);
    this.unbind = () => document.removeEventListener("visibilitychange", look);
  },

  async copy(button, text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.body.appendChild(document.createElement("textarea"));
      area.value = text;
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const before = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = before), 1500);
  },
};

function lost(now) {
  const note = document.querySelector(".note.lost");
  if (note && note.hidden === now) {
    note.hidden = !now;
  }
}

function connected() {
  const state = window.Vaadin?.connectionState?.state;
  return state !== "reconnecting" && state !== "connection-lost";
}

setInterval(() => {
  const silent = performance.now() - shell.lastNews > quiet;
  if (!document.hidden && (silent || !connected())) {
    lost(true);
  }
}, 1000);

// Keys: g and a letter goes to a view, t changes the theme, ? explains.
let waiting = false;

addEventListener("keydown", (event) => {
  const target = event.composedPath()[0];
  const typing = target.closest?.("input, textarea, select, [contenteditable]") || event.ctrlKey || event.metaKey || event.altKey;
  if (typing || !document.querySelector(".frame")) {
    return;
  }
  if (waiting) {
    waiting = false;
    const link = document.querySelector(`.places a[data-go="${CSS.escape(event.key)}"]`);
    link?.click();
  } else if (event.key === "g") {
    waiting = true;
    setTimeout(() => (waiting = false), 3000);
  } else if (event.key === "t") {
    shell.theme();
  } else if (event.key === "?") {
    document.querySelector(".tool.keys")?.click();
  }
});

window.traider = shell;
