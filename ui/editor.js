// <traider-editor label="..." language="drl|yaml|text">: an editor of rules, scenarios or plain text.
//
// Attributes: `label` names it for whoever cannot see it; `language` says how it is coloured and completed.
// Properties: `readOnly`; `vocabulary`, what rules can say: `{global, facts: [{name, meaning, occurs, several, properties:
// [{name, type, unit, meaning, optional, choice, values}]}], actions: [{name, call, meaning}], parameters: [{name, unit,
// meaning, low, high}]}`; `value`, the text as it stands.
// Methods: `show(text)` replaces the text, which is no edit; `problems(list)` marks `{line, column, message, offending,
// advice, severity}`, counted from 1, severity `error` where there is none; `go(line, column)`; `focus()`; `flush()` says
// at once what was typed.
// Events: `change`, 150 ms after the last key, `{text}`; <traider-draft> keeps and saves what it says.
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

const pause = 150;

class TraiderEditor extends HTMLElement {
  #view;
  #locked = new Compartment();
  #readOnly = false;
  #words = null;
  #quiet = false;
  #timer;

  connectedCallback() {
    takeEarly(this, "readOnly");
    takeEarly(this, "vocabulary");
    if (!this.#view) {
      this.#build();
    }
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

  show(text) {
    this.#build();
    this.flush(); // what was typed a moment ago is not lost, only no longer shown
    this.#replace(text);
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

  #build() {
    if (this.#view) {
      return;
    }
    const holder = document.createElement("div");
    holder.className = "text";
    // The change of a field of the search is not the text's.
    holder.addEventListener("change", (event) => event.stopPropagation());
    // Whoever leaves the text, for a button perhaps, has paused.
    holder.addEventListener("focusout", () => this.flush());
    this.replaceChildren(holder);
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
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), pause);
  }

  /** Tells what stands there now, unless that was told already. */
  flush() {
    const waits = this.#timer !== undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (waits && this.#view) {
      this.dispatchEvent(new CustomEvent("change", { detail: { text: this.value } }));
    }
  }

  #replace(text) {
    if (text === this.value) {
      return;
    }
    this.#quiet = true;
    this.#view.dispatch({
      changes: { from: 0, to: this.#view.state.doc.length, insert: text },
      annotations: Transaction.addToHistory.of(false),
    });
    this.#quiet = false;
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
