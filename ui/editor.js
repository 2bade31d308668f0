// <traider-editor label="..." language="drl|yaml|text" key="...">: an editor of rules, scenarios or plain text.
//
// Attributes: `label` names it for whoever cannot see it; `language` says how it is coloured and completed; `key`, when
// there, turns autosaving on: what is typed is kept in this browser under it until the server has it.
// Properties: `readOnly`; `vocabulary`, what rules can say: `{global, facts: [{name, meaning, occurs, several, properties:
// [{name, type, unit, meaning, optional, choice, values}]}], actions: [{name, call, meaning}], parameters: [{name, unit,
// meaning, low, high}]}`; `value`, the text as it stands.
// Methods: `show(text, revision)` replaces the text, which is no edit, and offers a kept text that differs; `problems(list)`
// marks `{line, column, message, offending, advice, severity}`, counted from 1, severity `error` where there is none;
// `go(line, column)`; `focus()`; `saved(revision)`, the server has what the last `change` said; `failed()`, it could not.
// Events: `change`, 150 ms after the last key, or 400 ms where autosaving is on, `{text, revision}` with the revision that
// the text was typed on; `restore`,
// `{text, revision}`, when a kept text was taken back, a `change` follows.
// Keys: F8 next problem, Ctrl-F search, Ctrl-Space completion, Ctrl-Z undo; Escape, then Tab leaves.
import {
  autocompletion, bracketMatching, classHighlighter, closeBrackets, closeBracketsKeymap, Compartment, completionKeymap,
  defaultKeymap, drawSelection, EditorState, EditorView, highlightActiveLine, highlightActiveLineGutter,
  highlightSelectionMatches, highlightSpecialChars, history, historyKeymap, indentOnInput, indentUnit, indentWithTab, keymap,
  lineNumbers, lintGutter, lintKeymap, search, searchKeymap, setDiagnostics, syntaxHighlighting, Transaction,
} from "./vendor/codemirror-6.43.15/codemirror.mjs";
import { completions } from "./complete.js";
import { colours } from "./drl.js";
import { takeEarly } from "./early.js";
import { forget, keep, kept } from "./kept.js";
import { local } from "./time.js";

const pause = 150;
const pauseToSave = 400;
const patience = 6000;

class TraiderEditor extends HTMLElement {
  #view;
  #locked = new Compartment();
  #readOnly = false;
  #words = null;
  #quiet = false;
  #timer;
  #overdue;
  #sent = null;
  #revision = 0;
  #bar = document.createElement("p");
  #state = document.createElement("p");
  #again = () => this.#send();
  #flush = () => this.#timer && this.#send();

  connectedCallback() {
    takeEarly(this, "readOnly");
    takeEarly(this, "vocabulary");
    if (!this.#view) {
      this.#build();
    }
    addEventListener("online", this.#again);
    addEventListener("pagehide", this.#flush);
  }

  disconnectedCallback() {
    removeEventListener("online", this.#again);
    removeEventListener("pagehide", this.#flush);
    clearTimeout(this.#overdue);
  }

  get value() {
    return this.#view?.state.doc.toString() ?? "";
  }

  get readOnly() {
    return this.#readOnly;
  }

  set readOnly(readOnly) {
    this.#readOnly = Boolean(readOnly);
    this.#view?.dispatch({ effects: this.#locked.reconfigure(this.#lock()) });
  }

  get vocabulary() {
    return this.#words;
  }

  set vocabulary(words) {
    this.#words = typeof words === "string" ? JSON.parse(words) : words;
  }

  show(text, revision = 0) {
    this.#build();
    this.#flush(); // what was typed a moment ago is not lost, only no longer shown
    this.#revision = revision;
    this.#replace(text, false);
    this.#say("");
    this.#offer(text);
  }

  problems(list) {
    this.#build();
    const marks = list.map((problem) => this.#mark(problem)).sort((a, b) => a.from - b.from);
    this.#view.dispatch(setDiagnostics(this.#view.state, marks));
  }

  go(line, column) {
    const at = this.#at(line, column);
    this.#view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    this.#view.focus();
  }

  focus() {
    this.#view?.focus();
  }

  saved(revision) {
    clearTimeout(this.#overdue);
    this.#revision = revision;
    if (this.#timer || this.#sent !== this.value) {
      return; // more was typed since; its own change is on its way
    }
    this.#sent = null;
    forget(this.getAttribute("key"));
    this.#say("saved", "Saved");
  }

  failed() {
    clearTimeout(this.#overdue);
    this.#say("offline", "Not saved: kept in this browser");
  }

  #build() {
    if (this.#view) {
      return;
    }
    this.#bar.className = "bar";
    this.#bar.hidden = true;
    this.#state.className = "saving";
    this.#state.setAttribute("role", "status");
    this.#state.hidden = true;
    const holder = document.createElement("div");
    holder.className = "text";
    // The change of a field of the search is not the text's.
    holder.addEventListener("change", (event) => event.stopPropagation());
    // Whoever leaves the text, for a button perhaps, has paused.
    holder.addEventListener("focusout", () => this.#send());
    this.replaceChildren(this.#bar, holder, this.#state);
    // Without a root, an editor in a dialog would take the dialog's shadow for one, and find no selection there to type at.
    this.#view = new EditorView({
      parent: holder, root: document, state: EditorState.create({ extensions: this.#extensions() }),
    });
  }

  #extensions() {
    const language = this.getAttribute("language") ?? "text";
    return [
      lineNumbers(), lintGutter(), highlightSpecialChars(), history(), drawSelection(), indentOnInput(), bracketMatching(),
      closeBrackets(), highlightActiveLine(), highlightActiveLineGutter(), highlightSelectionMatches(),
      search({ top: true }), indentUnit.of(language === "yaml" ? "  " : "    "), EditorView.lineWrapping,
      colours(language), syntaxHighlighting(classHighlighter),
      autocompletion({ override: [completions(language, () => this.#words)], icons: false }),
      keymap.of([
        ...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap,
        indentWithTab,
      ]),
      EditorView.contentAttributes.of({
        "aria-label": `${this.getAttribute("label") ?? "Text"}. Escape, then Tab leaves.`,
      }),
      EditorView.updateListener.of((update) => update.docChanged && !this.#quiet && this.#typed()),
      this.#locked.of(this.#lock()),
    ];
  }

  #lock() {
    return [EditorState.readOnly.of(this.#readOnly), EditorView.editable.of(!this.#readOnly),
      EditorView.editorAttributes.of({ class: this.#readOnly ? "locked" : "" }),
      // Whatever can be scrolled can be reached by keys, also what cannot be typed into.
      EditorView.contentAttributes.of({ tabindex: "0", ...(this.#readOnly ? { "aria-readonly": "true" } : {}) })];
  }

  #typed() {
    const key = this.getAttribute("key");
    if (key) {
      const held = keep(key, this.value, this.#revision);
      this.#say("saving", held ? "Saving…" : "Saving… This browser keeps no copy.");
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), key ? pauseToSave : pause);
  }

  /** Tells what stands there now, unless the server has it already. */
  #send() {
    const waits = this.#timer !== undefined || this.#sent !== null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!waits || !this.#view) {
      return;
    }
    this.#sent = this.value;
    this.dispatchEvent(new CustomEvent("change", { detail: { text: this.#sent, revision: this.#revision } }));
    if (this.hasAttribute("key")) {
      clearTimeout(this.#overdue);
      const wait = navigator.onLine ? patience : 0;
      this.#overdue = setTimeout(() => this.#say("offline", "Offline: kept in this browser"), wait);
    } else {
      this.#sent = null;
    }
  }

  #say(state, words = "") {
    this.#state.dataset.state = state;
    this.#state.textContent = words;
    this.#state.hidden = words === "";
  }

  #replace(text, edit) {
    if (text === this.value) {
      return;
    }
    this.#quiet = !edit;
    this.#view.dispatch({
      changes: { from: 0, to: this.#view.state.doc.length, insert: text },
      annotations: Transaction.addToHistory.of(edit),
    });
    this.#quiet = false;
  }

  /** Offers what this browser kept, when it is not what the server has. */
  #offer(text) {
    const key = this.getAttribute("key");
    const copy = key ? kept(key) : null;
    this.#bar.hidden = true;
    if (!copy || copy.text === text) {
      return;
    }
    const changed = copy.base !== this.#revision ? " The saved text has changed since." : "";
    const words = document.createElement("span");
    words.textContent = `This browser keeps a text of ${local(copy.at)} that was not saved.${changed}`;
    this.#bar.replaceChildren(words,
      this.#choice("Take it back", () => this.#restore(copy.text)),
      this.#choice("Discard it", () => forget(key)));
    this.#bar.hidden = false;
  }

  #choice(label, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      this.#bar.hidden = true;
      act();
      this.focus();
    });
    return button;
  }

  #restore(text) {
    this.dispatchEvent(new CustomEvent("restore", { detail: { text, revision: this.#revision } }));
    this.#replace(text, true);
  }

  #at(line, column) {
    const doc = this.#view.state.doc;
    const row = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return Math.min(row.from + Math.max(column - 1, 0), row.to);
  }

  #mark({ line, column, message, offending = "", advice = "", severity = "error" }) {
    const row = this.#view.state.doc.lineAt(this.#at(line, 1));
    const sought = offending === "" ? -1 : row.text.indexOf(offending, Math.max(column - 1, 0));
    let [from, to] = [this.#at(line, column), row.to];
    if (sought >= 0) {
      [from, to] = [row.from + sought, row.from + sought + offending.length];
    } else if (column > 0) {
      to = from + (/^\w+|^\S/.exec(row.text.slice(from - row.from))?.[0].length ?? 0);
    } else {
      from = row.from + row.text.search(/\S|$/);
    }
    return { from, to, severity, message, renderMessage: () => said(message, advice) };
  }
}

function said(message, advice) {
  const box = document.createElement("div");
  box.className = "problem";
  box.appendChild(document.createElement("b")).textContent = message;
  if (advice) {
    box.appendChild(document.createElement("p")).textContent = advice;
  }
  return box;
}

customElements.define("traider-editor", TraiderEditor);
