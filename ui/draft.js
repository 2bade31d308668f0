// A draft under somebody's hands: what is typed is kept in this browser until the server has saved it, told to the server
// at once so that it can check it, saved a moment later, and what state it is in is said in words. Its editors and grids
// say by themselves when somebody pauses, and at once when they are told to `flush()`.
const pause = 20;
const rest = 250;

class TraiderDraft extends HTMLElement {
  #name = "";
  #base = 0;
  #files = new Map();
  #watched = new Set();
  #told = 0;
  // Above whatever an element counted that was here before on the same page.
  #count = Math.floor(performance.now());
  #timer = 0;
  #rest = 0;
  #away = false;
  #words = "";
  #failed = false;
  #stop = new AbortController();

  connectedCallback() {
    this.setAttribute("role", "status");
    this.#stop = new AbortController();
    const signal = this.#stop.signal;
    addEventListener("keydown", (event) => this.#key(event), { signal, capture: true });
    addEventListener("online", this.#connection, { signal });
    addEventListener("offline", this.#connection, { signal });
    addEventListener("pagehide", () => this.#leave(), { signal });
    // What a button does, it does with what was typed before.
    addEventListener("click", () => this.#tell(), { signal, capture: true });
    this.connection = window.Vaadin?.connectionState;
    this.connection?.addStateChangeListener?.(this.#connection);
    this.#connection();
  }

  disconnectedCallback() {
    this.#leave();
    this.#stop.abort();
    this.connection?.removeStateChangeListener?.(this.#connection);
  }

  /** Every request changes the state of the connection; only whoever was away has something to tell again. */
  #connection = () => {
    const back = this.#away && !this.#offline();
    this.#away = this.#offline();
    this.#told = back ? 0 : this.#told;
    this.#tell();
    this.#say();
  };

  /** Begins with a draft at a revision; `name` tells drafts and people apart. What was kept of it is sent to the server. */
  begin(name, base, words) {
    this.#name = `traider-draft ${name}`;
    this.#base = base;
    this.#words = words;
    this.#say();
    const kept = this.#kept();
    if (kept && this.#files.size === 0) {
      this.$server.kept(kept.files, kept.base, String(kept.at));
    }
  }

  /** What is typed in an element, which says so by an event `change` with a text or the lines of a grid, belongs to a file. */
  watch(element, file) {
    element.flush?.(); // what was typed a moment ago belongs to the file before
    element.draftFile = file;
    if (!this.#watched.has(element)) {
      this.#watched.add(element);
      element.addEventListener("change", (event) => {
        const typed = event.target === element && (event.detail?.text ?? event.detail?.lines);
        if (typeof typed === "string" || Array.isArray(typed)) {
          this.edited(element.draftFile, typed);
        }
      });
    }
  }

  edited(file, typed) {
    this.#files.set(file, typed);
    this.#count++;
    this.#keep();
    this.#say();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), pause);
  }

  /** The server saved what it was told up to a count, as a revision. */
  saved(count, base, words) {
    this.#base = base;
    this.#words = words;
    this.#failed &&= count < this.#count;
    if (count >= this.#count) {
      this.#files.clear();
      this.forget();
    } else {
      this.#keep();
    }
    this.#say();
  }

  /** The server took over what somebody else saved. What was typed here on the text before it stays typed on that. */
  replaced(base, words) {
    this.#flush();
    this.#words = words;
    if (this.#files.size === 0) {
      this.#base = base;
      this.forget();
    }
    this.#say();
  }

  /** The server could not save; what was typed stays here. */
  failed(words) {
    this.#failed = true;
    this.#words = words;
    this.#say();
  }

  /** Nothing is to be kept any more. */
  forget() {
    try {
      localStorage.removeItem(this.#name);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }

  #keep() {
    const kept = { ...this.#kept()?.files, ...Object.fromEntries(this.#files) };
    try {
      localStorage.setItem(this.#name, JSON.stringify({ files: kept, base: this.#base, at: Date.now() }));
    } catch {
      // No room: then only the server keeps it.
    }
  }

  #kept() {
    try {
      return JSON.parse(localStorage.getItem(this.#name));
    } catch {
      return null;
    }
  }

  #tell() {
    if (this.#files.size === 0 || this.#told >= this.#count || this.#offline()) {
      return;
    }
    clearTimeout(this.#timer);
    this.#told = this.#count;
    this.$server.edited(Object.fromEntries(this.#files), this.#count, this.#base);
    this.#rest ||= setTimeout(() => this.#save(), rest);
    this.#say();
  }

  #save() {
    clearTimeout(this.#rest);
    this.#rest = 0;
    this.$server.rested();
  }

  #leave() {
    this.#flush();
    this.#tell();
    if (this.#rest) {
      this.#save();
    }
  }

  #offline() {
    const state = this.connection?.state;
    return !navigator.onLine || state === "reconnecting" || state === "connection-lost";
  }

  #key(event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      this.#flush();
      this.#tell();
      this.$server.now();
    } else if (event.key === "F8" && !document.activeElement?.closest("traider-editor")) {
      this.#nextProblem(event);
    }
  }

  /** Inside an editor the key is the editor's own. */
  #nextProblem(event) {
    const editor = [...this.#watched].find((each) => each.localName === "traider-editor" && each.offsetParent);
    if (editor) {
      event.preventDefault();
      editor.focus();
      editor.querySelector(".cm-content")
        ?.dispatchEvent(new KeyboardEvent("keydown", { key: "F8", keyCode: 119, bubbles: true, cancelable: true }));
    }
  }

  /** What somebody types at this moment may not have been said yet. */
  #flush() {
    this.#watched.forEach((element) => element.flush?.());
  }

  #say() {
    const unsaved = this.#files.size > 0;
    const state = this.#offline() ? "offline" : this.#failed ? "failed" : unsaved ? "saving" : "saved";
    const words = {
      offline: unsaved ? "Offline: kept in this browser" : "Offline: what you type is kept in this browser",
      failed: this.#words,
      saving: "Saving…",
      saved: this.#words,
    }[state];
    if (this.dataset.state !== state || this.textContent !== words) {
      this.dataset.state = state;
      this.textContent = words;
    }
  }
}

customElements.define("traider-draft", TraiderDraft);
