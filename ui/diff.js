// <traider-diff label="...">: two texts and what differs, beside each other, or in one where it is narrow.
//
// Attributes: `label` names it; `language` colours it, `drl` where it is not set.
// Methods: `show(before, after, beforeName, afterName)`; `next()` and `previous()` go to a change.
// Property: `changes`, how many stretches differ.
import {
  classHighlighter, EditorState, EditorView, getChunks, goToNextChunk, goToPreviousChunk, highlightSpecialChars, lineNumbers,
  MergeView, syntaxHighlighting, unifiedMergeView,
} from "./vendor/codemirror-6.43.15/codemirror.mjs";
import { colours } from "./drl.js";

const narrow = 720;
const collapse = { margin: 3, minSize: 6 };

class TraiderDiff extends HTMLElement {
  #shown = null;
  #merge = null;
  #wide = null;
  #watch = new ResizeObserver(() => this.#fit());

  connectedCallback() {
    this.#watch.observe(this);
  }

  disconnectedCallback() {
    this.#watch.disconnect();
  }

  show(before, after, beforeName = "before", afterName = "after") {
    this.#shown = { before, after, beforeName, afterName };
    this.#wide = null;
    this.#fit();
  }

  get changes() {
    const state = this.#view()?.state;
    return (state && getChunks(state)?.chunks.length) ?? 0;
  }

  next() {
    this.#step(goToNextChunk);
  }

  previous() {
    this.#step(goToPreviousChunk);
  }

  #step(command) {
    const view = this.#view();
    if (view) {
      command(view);
      view.focus();
    }
  }

  #view() {
    return this.#merge?.b ?? this.#merge;
  }

  #fit() {
    if (!this.#shown || this.clientWidth === 0) {
      return;
    }
    const wide = this.clientWidth >= narrow;
    if (wide !== this.#wide) {
      this.#wide = wide;
      this.#draw();
    }
  }

  #draw() {
    this.#merge?.destroy();
    this.#merge = null;
    const { before, after, beforeName, afterName } = this.#shown;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", this.getAttribute("label") ?? `${beforeName} and ${afterName}`);
    if (before === after) {
      const same = document.createElement("p");
      same.className = "empty";
      same.textContent = "Both say the same.";
      this.replaceChildren(same);
      return;
    }
    const heads = document.createElement("div");
    heads.className = this.#wide ? "heads wide" : "heads";
    heads.append(...[["before", beforeName], ["after", afterName]].map(([kind, name]) => {
      const head = document.createElement("span");
      head.className = kind;
      head.textContent = name;
      return head;
    }));
    const holder = document.createElement("div");
    this.replaceChildren(heads, holder);
    this.#merge = this.#wide ? this.#beside(holder) : this.#inOne(holder);
  }

  #beside(parent) {
    const { before, after, beforeName, afterName } = this.#shown;
    return new MergeView({
      parent,
      a: { doc: before, extensions: this.#reading(beforeName) },
      b: { doc: after, extensions: this.#reading(afterName) },
      gutter: true,
      collapseUnchanged: collapse,
    });
  }

  #inOne(parent) {
    const { before, after, beforeName, afterName } = this.#shown;
    return new EditorView({
      parent,
      doc: after,
      extensions: [
        this.#reading(`${beforeName} and ${afterName}`),
        unifiedMergeView({ original: before, mergeControls: false, gutter: true, collapseUnchanged: collapse }),
      ],
    });
  }

  #reading(name) {
    return [
      lineNumbers(), highlightSpecialChars(), colours(this.getAttribute("language") ?? "drl"),
      syntaxHighlighting(classHighlighter), EditorView.lineWrapping, EditorState.readOnly.of(true),
      EditorView.editable.of(false), EditorView.contentAttributes.of({ "aria-label": name, "aria-readonly": "true", tabindex: "0" }),
    ];
  }
}

customElements.define("traider-diff", TraiderDiff);
