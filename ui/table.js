// A table of keyed rows. The server sends the rows that changed and, when it changed, the order of all keys; everything
// else stays as it is, so focus, selection and scrolling stay too.
import "./progress.js";
import { showTime } from "./time.js";

/** How a cell of each kind is drawn: `(td, value)`; the value is text unless it says otherwise. */
const draw = {
  text: (td, value) => (td.textContent = value),
  number: (td, value) => (td.textContent = value),
  signed(td, value) {
    td.textContent = value;
    td.classList.toggle("up", value.startsWith("+"));
    td.classList.toggle("down", /^[−-]/.test(value));
  },
  side(td, value) {
    td.textContent = value;
    td.classList.toggle("up", value === "Buy" || value === "Long");
    td.classList.toggle("down", value === "Sell" || value === "Short");
  },
  time(td, value) {
    const element = td.querySelector("time") ?? td.appendChild(document.createElement("time"));
    showTime(element, Number(value));
  },
  state(td, value) {
    const [tone, ...words] = value.split(" ");
    const span = document.createElement("span");
    span.className = `state ${tone}`;
    span.textContent = words.join(" ");
    td.replaceChildren(span);
  },
  /** A state as above, or how far something is: `progress`, the share or nothing, a line break, and the words. */
  run(td, value) {
    if (!value.startsWith("progress ")) {
      draw.state(td, value);
      return;
    }
    const [share, words] = value.slice("progress ".length).split("\n");
    const known = td.querySelector("traider-progress");
    const bar = known ?? document.createElement("traider-progress");
    bar.show(share, words);
    if (!known) {
      td.replaceChildren(bar);
    }
  },
  /** A box to tick: `1` or `0`, a line break, and what it is for whoever cannot see the row; nothing for no box. */
  check(td, value, row) {
    if (value === "") {
      td.replaceChildren();
      return;
    }
    const [on, label] = value.split("\n");
    let box = td.querySelector("input");
    if (!box) {
      box = document.createElement("input");
      box.type = "checkbox";
      box.addEventListener("change", () => td.closest("traider-table").check(row.dataset.key, box.checked));
      td.replaceChildren(box);
    }
    box.checked = on === "1";
    box.setAttribute("aria-label", label);
  },
  /** Not empty in a row that stands out from the others. */
  mark(td, value) {
    td.textContent = value;
    td.classList.toggle("marked", value !== "");
  },
  pair(td, value) {
    const [first, second] = value.split("\n");
    const sub = document.createElement("span");
    sub.className = "sub";
    sub.textContent = second ?? "";
    td.replaceChildren(first, ...(second ? [sub] : []));
  },
  link(td, value) {
    const [text, href] = value.split("\n");
    const link = td.querySelector("a") ?? document.createElement("a");
    link.textContent = text;
    link.href = href;
    td.replaceChildren(link);
  },
  time_link(td, value) {
    const [at, href] = value.split("\n");
    const link = td.querySelector("a") ?? document.createElement("a");
    link.href = href;
    showTime(link.querySelector("time") ?? link.appendChild(document.createElement("time")), Number(at));
    td.replaceChildren(link);
  },
  action(td, value, row) {
    if (value === "") {
      td.replaceChildren();
      return;
    }
    const button = document.createElement("button");
    const [text, label] = value.split("\n");
    button.type = "button";
    button.textContent = text;
    button.setAttribute("aria-label", label ?? text);
    button.addEventListener("click", () => td.closest("traider-table").act(row.dataset.key));
    td.replaceChildren(button);
  },
};

const ends = new Set(["number", "signed", "action"]);

class TraiderTable extends HTMLElement {
  #columns = [];
  #rows = new Map();
  #body = document.createElement("tbody");
  #more = document.createElement("button");
  #empty = document.createElement("p");
  #selected = "";

  /** Sets the columns, `{label, kind, sub}`, and what the table is called. */
  columns(columns, name, empty) {
    this.#columns = columns;
    const table = document.createElement("table");
    const caption = table.createCaption();
    caption.textContent = name;
    const head = table.createTHead().insertRow();
    for (const column of columns) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = column.label;
      cell.className = ends.has(column.kind) ? "end" : "";
      head.append(cell);
    }
    table.append(this.#body);
    this.#empty.className = "empty";
    this.#empty.textContent = empty;
    this.#more.className = "more";
    this.#more.type = "button";
    this.#more.textContent = "Show older";
    this.#more.hidden = true;
    this.#more.addEventListener("click", () => this.#askForMore());
    this.tabIndex = 0;
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", name);
    this.replaceChildren(table, this.#empty, this.#more);
    new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && this.#askForMore())
      .observe(this.#more);
  }

  /** Takes changed rows, `{key: [cell, ...]}`, the order of all keys or null, and whether older rows can be had. */
  patch(changed, order, more) {
    for (const [key, cells] of Object.entries(changed)) {
      this.#put(key, cells);
    }
    if (order) {
      this.#arrange(order);
    }
    this.#empty.hidden = this.#rows.size > 0;
    this.querySelector("table").hidden = this.#rows.size === 0;
    this.#more.hidden = !more;
    this.#more.disabled = false;
  }

  /** Marks the row that is shown elsewhere on the page; an empty key marks none. */
  choose(key) {
    this.#rows.get(this.#selected)?.row.removeAttribute("aria-selected");
    this.#selected = key;
    this.#rows.get(key)?.row.setAttribute("aria-selected", "true");
  }

  act(key) {
    this.dispatchEvent(new CustomEvent("act", { detail: { key } }));
  }

  check(key, on) {
    this.dispatchEvent(new CustomEvent("check", { detail: { key, on } }));
  }

  #askForMore() {
    if (!this.#more.hidden && !this.#more.disabled) {
      this.#more.disabled = true;
      this.dispatchEvent(new CustomEvent("more"));
    }
  }

  #put(key, cells) {
    const known = this.#rows.get(key);
    const entry = known ?? this.#fresh(key);
    cells.forEach((value, i) => {
      if (entry.cells[i] !== value) {
        draw[this.#columns[i].kind](entry.row.cells[i], value, entry.row);
        entry.cells[i] = value;
        if (known && this.#columns[i].kind === "signed") {
          flash(entry.row.cells[i]);
        }
      }
    });
  }

  #fresh(key) {
    const row = document.createElement("tr");
    row.dataset.key = key;
    for (const column of this.#columns) {
      const cell = row.insertCell();
      cell.dataset.label = column.label;
      cell.className = ends.has(column.kind) ? "end" : column.wide ? "wide" : "";
    }
    if (this.#columns.some((column) => column.kind.endsWith("link"))) {
      row.className = "linked";
      row.addEventListener("click", follow);
    }
    const entry = { row, cells: [] };
    this.#rows.set(key, entry);
    if (key === this.#selected) {
      row.setAttribute("aria-selected", "true");
    }
    return entry;
  }

  #arrange(order) {
    const wanted = new Set(order);
    for (const [key, entry] of this.#rows) {
      if (!wanted.has(key)) {
        entry.row.remove();
        this.#rows.delete(key);
      }
    }
    // A row that is moved loses the focus, which is given back to where it was.
    const focused = this.#body.contains(document.activeElement) ? document.activeElement : null;
    let at = this.#body.firstElementChild;
    for (const key of order) {
      const row = this.#rows.get(key).row;
      if (row === at) {
        at = at.nextElementSibling;
      } else {
        this.#body.insertBefore(row, at);
      }
    }
    if (focused?.isConnected && document.activeElement !== focused) {
      focused.focus({ preventScroll: true });
    }
  }
}

/** A click anywhere in a row follows the row's link, unless something was meant by it otherwise. */
function follow(event) {
  if (!event.target.closest("a, button, input") && getSelection().isCollapsed) {
    event.currentTarget.querySelector("a").click();
  }
}

function flash(cell) {
  cell.classList.remove("changed");
  requestAnimationFrame(() => cell.classList.add("changed"));
}

customElements.define("traider-table", TraiderTable);
