// The order book as a ladder: asks above, bids below, the bar behind a level shows how much stands up to it.
class TraiderLadder extends HTMLElement {
  #body = document.createElement("tbody");

  connectedCallback() {
    if (this.firstChild) {
      return;
    }
    const table = document.createElement("table");
    const caption = table.createCaption();
    caption.className = "unseen";
    caption.textContent = "Order book: asks above, bids below";
    const head = table.createTHead().insertRow();
    for (const label of ["Price", "Quantity", "Total"]) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = label;
      head.append(cell);
    }
    table.append(this.#body);
    this.append(table);
  }

  /** Levels are `[price, quantity, total, share]`, best first; shares are in percent of the deepest total. */
  show(bids, asks, spread, valid) {
    this.classList.toggle("invalid", !valid);
    const rows = [
      ...asks.toReversed().map((level) => ["ask", level]),
      ["spread", [spread.price, spread.text, "", 0]],
      ...bids.map((level) => ["bid", level]),
    ];
    while (this.#body.rows.length > rows.length) {
      this.#body.deleteRow(-1);
    }
    rows.forEach(([kind, level], i) => this.#row(i, kind, level));
  }

  #row(i, kind, [price, quantity, total, share]) {
    const row = this.#body.rows[i] ?? this.#insert();
    row.className = kind;
    row.style.setProperty("--share", `${share}%`);
    [price, quantity, total].forEach((text, at) => {
      if (row.cells[at].textContent !== text) {
        row.cells[at].textContent = text;
      }
    });
    row.cells[1].colSpan = kind === "spread" ? 2 : 1;
    row.cells[2].hidden = kind === "spread";
  }

  #insert() {
    const row = this.#body.insertRow();
    for (let i = 0; i < 3; i++) {
      row.insertCell();
    }
    return row;
  }
}

customElements.define("traider-ladder", TraiderLadder);
