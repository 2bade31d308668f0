// The texts of a grid with what was done to them, for undoing. Every change says whether it changed anything.
const steps = 200;

export class Cells {
  #past = [];
  #future = [];

  /**
   * @param head how many lines at the top describe the others
   * @param fixed whether those, and with them the columns, are given
   */
  constructor(lines, head, fixed = false) {
    const width = Math.max(1, ...lines.map((line) => line.length));
    this.head = Math.min(head, lines.length);
    this.fixed = fixed;
    this.lines = (lines.length > 0 ? lines : [[]]).map((line) => padded(line.map(String), width));
  }

  /** Whether a line cannot be edited. */
  given(row) {
    return this.fixed && row < this.head;
  }

  set(row, column, text) {
    return this.#change((lines) => (lines[row][column] = clean(text)));
  }

  clear({ top, bottom, left, right }) {
    return this.#change((lines) => lines.slice(top, bottom + 1).forEach((line) => line.fill("", left, right + 1)));
  }

  insertRow(at) {
    return this.#change((lines) => lines.splice(Math.max(at, this.head), 0, lines[0].map(() => "")));
  }

  removeRow(row) {
    return row >= this.head && this.#change((lines) => lines.splice(row, 1));
  }

  moveRow(row, by) {
    const to = row + by;
    return row >= this.head && to >= this.head && to < this.lines.length
      && this.#change((lines) => lines.splice(to, 0, ...lines.splice(row, 1)));
  }

  /** Of the first column are the names, so it stays the first. */
  insertColumn(at) {
    return this.#change((lines) => lines.forEach((line) => line.splice(Math.max(at, 1), 0, "")));
  }

  removeColumn(column) {
    return column >= 1 && this.#change((lines) => lines.forEach((line) => line.splice(column, 1)));
  }

  moveColumn(column, by) {
    const to = column + by;
    return column >= 1 && to >= 1 && to < this.lines[0].length
      && this.#change((lines) => lines.forEach((line) => line.splice(to, 0, ...line.splice(column, 1))));
  }

  /** The texts of a range as a spreadsheet copies them. */
  copy({ top, bottom, left, right }) {
    return this.lines.slice(top, bottom + 1).map((line) => line.slice(left, right + 1).join("\t")).join("\n");
  }

  /** Writes what a spreadsheet copied; one cell fills the range, more of them begin at its corner and add rows as needed. */
  paste({ top, bottom, left, right }, text) {
    const block = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
    return this.#change((lines) => {
      if (block.length === 1 && block[0].length === 1) {
        lines.slice(top, bottom + 1).forEach((line) => line.fill(clean(block[0][0]), left, right + 1));
        return;
      }
      for (const [i, cells] of block.entries()) {
        if (top + i === lines.length) {
          lines.push(lines[0].map(() => ""));
        }
        cells.slice(0, lines[0].length - left).forEach((cell, j) => (lines[top + i][left + j] = clean(cell)));
      }
    });
  }

  undo() {
    return this.#travel(this.#past, this.#future);
  }

  redo() {
    return this.#travel(this.#future, this.#past);
  }

  #travel(from, to) {
    if (from.length === 0) {
      return false;
    }
    to.push(this.lines);
    this.lines = from.pop();
    return true;
  }

  #change(act) {
    const before = this.lines;
    const after = before.map((line) => [...line]);
    act(after);
    if (this.fixed) {
      after.splice(0, this.head, ...before.slice(0, this.head));
    }
    if (JSON.stringify(before) === JSON.stringify(after)) {
      return false;
    }
    this.#past.push(before);
    this.#past.splice(0, this.#past.length - steps);
    this.#future = [];
    this.lines = after;
    return true;
  }
}

/** A cell is one line, without blanks around it. */
function clean(text) {
  return text.replace(/[\s\u0000-\u001f]+/g, " ").trim();
}

function padded(line, width) {
  return [...line, ...Array(Math.max(0, width - line.length)).fill("")];
}
