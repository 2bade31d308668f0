// <traider-grid label="..." head="5">: a grid of texts that is edited like a spreadsheet.
//
// Attributes: `label` names it; `head` says how many of the first lines describe the others, 1 where it is not set. They
// can be edited, and neither removed nor moved; with `fixed` they cannot be edited either, and the columns are what they are.
// Properties: `lines`, the cells as they stand, `[[text, ...], ...]`, each line as long as any other; `readOnly`.
// Methods: `show(lines)` replaces everything, which is no edit; `problems(list)` marks `{line, column, message, advice}`,
// counted from 1, column 0 for the whole line; `go(line, column)`; `undo()`; `redo()`; `flush()` takes over at once what is
// typed into an open cell.
// Event: `change`, `{lines}`, after each edit.
// Keys: arrows move, with Shift they select; Enter, F2 or a letter edits, Enter or Tab takes it over, Escape does not; Delete
// empties; Ctrl-C, Ctrl-X, Ctrl-V also from and to a spreadsheet; Ctrl-Z, Ctrl-Y; Alt with up or down moves the row.
import { Cells } from "./cells.js";
import { takeEarly } from "./early.js";

class TraiderGrid extends HTMLElement {
  #cells = new Cells([[""]], 1);
  #readOnly = false;
  #at = [0, 0];
  #anchor = [0, 0];
  #found = new Map();
  #table = document.createElement("table");
  #tools = document.createElement("div");
  #note = document.createElement("p");
  #input = null;

  connectedCallback() {
    if (this.firstChild) {
      return;
    }
    this.#table.setAttribute("role", "grid");
    this.#table.setAttribute("aria-label", this.getAttribute("label") ?? "Grid");
    this.#tools.className = "tools";
    this.#tools.setAttribute("role", "toolbar");
    this.#tools.setAttribute("aria-label", "Rows and columns");
    this.#note.className = "note-of-cell";
    this.#note.setAttribute("role", "status");
    const scroll = document.createElement("div");
    scroll.className = "scroll";
    scroll.append(this.#table);
    this.replaceChildren(this.#tools, scroll, this.#note);
    this.#listen();
    this.#buttons();
    this.#draw();
    takeEarly(this, "readOnly");
  }

  get lines() {
    return this.#cells.lines.map((line) => [...line]);
  }

  get readOnly() {
    return this.#readOnly;
  }

  set readOnly(readOnly) {
    this.#readOnly = Boolean(readOnly);
    this.#draw();
  }

  show(lines) {
    this.flush();
    this.#cells = new Cells(lines, Number(this.getAttribute("head") ?? 1), this.hasAttribute("fixed"));
    this.#at = this.#anchor = [0, 0];
    this.#found.clear();
    this.#draw();
  }

  problems(list) {
    this.#found = new Map();
    for (const { line, column, message, advice } of list) {
      const key = `${Math.max(line - 1, 0)} ${column - 1}`;
      this.#found.set(key, [...(this.#found.get(key) ?? []), advice ? `${message}. ${advice}` : message]);
    }
    this.#mark(); // and nothing else: somebody may be typing into a cell
  }

  go(line, column) {
    this.#move(line - 1, column - 1, false);
  }

  undo() {
    this.#edit(() => this.#cells.undo());
  }

  redo() {
    this.#edit(() => this.#cells.redo());
  }

  #buttons() {
    const [row, column] = [() => this.#at[0], () => this.#at[1]];
    const all = [
      ["Add row", () => this.#cells.insertRow(row() + 1)],
      ["Remove row", () => this.#cells.removeRow(row())],
      ["Row up", () => this.#carry(-1)],
      ["Row down", () => this.#carry(1)],
      ...(this.hasAttribute("fixed") ? [] : this.#columnButtons(column)),
      ["Undo", () => this.#cells.undo()],
      ["Redo", () => this.#cells.redo()],
    ];
    this.#tools.replaceChildren(...all.map(([label, act]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", () => {
        this.flush();
        this.#edit(act);
      });
      return button;
    }));
  }

  #columnButtons(column) {
    return [
      ["Add column", () => this.#cells.insertColumn(column() + 1)],
      ["Remove column", () => this.#cells.removeColumn(column())],
      ["Column left", () => this.#shift(-1)],
      ["Column right", () => this.#shift(1)],
    ];
  }

  #carry(by) {
    const moved = this.#cells.moveRow(this.#at[0], by);
    this.#at = this.#anchor = moved ? [this.#at[0] + by, this.#at[1]] : this.#at;
    return moved;
  }

  #shift(by) {
    const moved = this.#cells.moveColumn(this.#at[1], by);
    this.#at = this.#anchor = moved ? [this.#at[0], this.#at[1] + by] : this.#at;
    return moved;
  }

  /** Does what changes cells, and tells when it did. */
  #edit(act) {
    if (this.#readOnly) {
      return;
    }
    if (act()) {
      this.dispatchEvent(new CustomEvent("change", { detail: { lines: this.lines } }));
    }
    this.#draw();
    this.#focus();
  }

  #draw() {
    const { lines, head } = this.#cells;
    const bound = ([row, column]) => [Math.min(row, lines.length - 1), Math.min(column, lines[0].length - 1)];
    this.#at = bound(this.#at);
    this.#anchor = bound(this.#anchor);
    this.#input = null;
    this.#table.replaceChildren(...lines.map((line, row) => {
      const tr = document.createElement("tr");
      tr.className = row < head ? "head" : "";
      tr.append(...line.map((text, column) => this.#cell(text, row, column, row < head)));
      return tr;
    }));
    this.#table.setAttribute("aria-readonly", String(this.#readOnly));
    this.#tools.hidden = this.#readOnly;
    this.#mark();
  }

  #cell(text, row, column, head) {
    const td = document.createElement(head || column === 0 ? "th" : "td");
    td.textContent = text;
    td.setAttribute("role", head ? "columnheader" : column === 0 ? "rowheader" : "gridcell");
    td.classList.toggle("figure-cell", /^(?:[<>=!]+\s*)?-?[\d.]+$/.test(text));
    return td;
  }

  #wrong(row, column) {
    return [...(this.#found.get(`${row} ${column}`) ?? []), ...(column === 0 ? (this.#found.get(`${row} -1`) ?? []) : [])].join("\n");
  }

  #range() {
    const [[row, column], [otherRow, otherColumn]] = [this.#at, this.#anchor];
    return {
      top: Math.min(row, otherRow), bottom: Math.max(row, otherRow),
      left: Math.min(column, otherColumn), right: Math.max(column, otherColumn),
    };
  }

  #mark() {
    const { top, bottom, left, right } = this.#range();
    for (const [row, tr] of [...this.#table.rows].entries()) {
      for (const [column, cell] of [...tr.cells].entries()) {
        const chosen = row >= top && row <= bottom && column >= left && column <= right;
        cell.setAttribute("aria-selected", String(chosen));
        cell.tabIndex = row === this.#at[0] && column === this.#at[1] ? 0 : -1;
        cell.title = this.#wrong(row, column);
        cell.ariaInvalid = cell.title === "" ? null : "true";
      }
    }
    this.#note.textContent = this.#wrong(...this.#at);
  }

  #td([row, column] = this.#at) {
    return this.#table.rows[row]?.cells[column];
  }

  #focus() {
    this.#td()?.focus();
  }

  #move(row, column, selecting) {
    const { lines } = this.#cells;
    this.#at = [Math.min(Math.max(row, 0), lines.length - 1), Math.min(Math.max(column, 0), lines[0].length - 1)];
    this.#anchor = selecting ? this.#anchor : this.#at;
    this.#mark();
    this.#focus();
  }

  #listen() {
    this.#table.addEventListener("keydown", (event) => (this.#input ? this.#typing(event) : this.#pressed(event)));
    this.#table.addEventListener("pointerdown", (event) => this.#pointed(event));
    this.#table.addEventListener("dblclick", () => this.#open(null));
    this.#table.addEventListener("copy", (event) => this.#copy(event));
    this.#table.addEventListener("cut", (event) => {
      if (this.#copy(event)) {
        this.#edit(() => this.#cells.clear(this.#range()));
      }
    });
    this.#table.addEventListener("paste", (event) => this.#paste(event));
  }

  #pointed(event) {
    const cell = event.target.closest("td, th");
    if (!cell || event.target === this.#input) {
      return;
    }
    event.preventDefault();
    const place = [cell.parentElement.rowIndex, cell.cellIndex];
    this.flush();
    this.#move(...place, event.shiftKey);
  }

  #pressed(event) {
    const [row, column] = this.#at;
    const ways = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const way = ways[event.key];
    const control = event.ctrlKey || event.metaKey;
    if (event.altKey && way?.[1] === 0) {
      this.#edit(() => this.#carry(way[0]));
    } else if (way) {
      this.#move(row + way[0], column + way[1], event.shiftKey);
    } else if (event.key === "Home" || event.key === "End") {
      this.#move(row, event.key === "Home" ? 0 : Infinity, event.shiftKey);
    } else if (event.key === "Enter" || event.key === "F2") {
      this.#open(null);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      this.#edit(() => this.#cells.clear(this.#range()));
    } else if (control && event.key.toLowerCase() === "z") {
      event.shiftKey ? this.redo() : this.undo();
    } else if (control && event.key.toLowerCase() === "y") {
      this.redo();
    } else if (event.key.length === 1 && !control && !event.altKey) {
      this.#open(event.key);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Opens the cell: with what stands there, or with what was typed in its place. */
  #open(typed) {
    if (this.#readOnly || this.#input || this.#cells.given(this.#at[0])) {
      return;
    }
    const cell = this.#td();
    const input = document.createElement("input");
    input.value = typed ?? cell.textContent;
    input.setAttribute("aria-label", `Row ${this.#at[0] + 1}, column ${this.#at[1] + 1}`);
    // Its own change is not the grid's.
    input.addEventListener("change", (event) => event.stopPropagation());
    input.addEventListener("blur", () => this.#input === input && this.flush());
    cell.replaceChildren(input);
    this.#input = input;
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  }

  #typing(event) {
    const [row, column] = this.#at;
    event.stopPropagation();
    if (event.key === "Escape") {
      this.#draw();
      this.#focus();
    } else if (event.key === "Enter") {
      this.flush();
      this.#move(row + (event.shiftKey ? -1 : 1), column, false);
    } else if (event.key === "Tab") {
      this.flush();
      this.#move(row, column + (event.shiftKey ? -1 : 1), false);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Takes over what was typed into the open cell. */
  flush() {
    if (this.#input) {
      const [text, [row, column]] = [this.#input.value, this.#at];
      this.#input = null;
      this.#edit(() => this.#cells.set(row, column, text));
    }
  }

  #copy(event) {
    if (this.#input) {
      return false;
    }
    event.clipboardData.setData("text/plain", this.#cells.copy(this.#range()));
    event.preventDefault();
    return true;
  }

  #paste(event) {
    if (this.#input) {
      return;
    }
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain");
    this.#edit(() => this.#cells.paste(this.#range(), text));
  }
}

customElements.define("traider-grid", TraiderGrid);
