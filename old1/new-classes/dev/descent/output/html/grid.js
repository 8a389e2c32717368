/* A table of any number of rows: only those in sight exist as elements. Sorted by its headers' buttons; one row is active, moved to by
   the arrow keys and told to screen readers by aria-activedescendant, so that the focus stays on the table while rows come and go. */

const ROW_HEIGHT = 28;
const ROWS_BEYOND = 8;
/* What a cell and the column of marks have beside their texts, as in page.css. */
const PADDING = 18;
const MARK = 34;

class Grid {
  /**
   * `id`: of the table; `columns`: what it shows; `visibleRows`: its height; `selection`: has(row), colour(row), toggle(row), or nothing;
   * `label`: what it is called; `state`: keeps the column it is sorted by, `-` before it for descending.
   */
  constructor({id, label, columns, rowCount, visibleRows, selection, state}) {
    this.id = id;
    this.columns = columns;
    this.selection = selection;
    this.visibleRows = visibleRows;
    this.rows = Array.from({length: rowCount}, (_, row) => row);
    this.order = this.rows;
    this.state = state;
    this.active = 0;
    this.whole = false;
    this.shown = new Map();
    this.above = this.spacer();
    this.below = this.spacer();
    this.head = html("tr", {role: "row", "aria-rowindex": 1});
    this.body = html("tbody", {role: "rowgroup"}, this.above, this.below);
    this.table = html("table", {
      id,
      role: "grid",
      tabindex: 0,
      "aria-label": label,
      "aria-multiselectable": selection ? "true" : "false",
      "aria-colcount": columns.length,
      class: "grid",
      onkeydown: (event) => this.key(event),
      onclick: (event) => this.click(event),
    }, html("thead", {role: "rowgroup"}, this.head), this.body);
    this.element = html("div", {class: "scroller", onscroll: () => this.render()}, this.table);
    this.addHeader();
    this.update();
  }

  addHeader() {
    const group = html("colgroup");
    const widths = this.columns.map((column) => column.isNumeric ? column.longest : Math.min(34, Math.max(4, column.longest)));
    if (this.selection) {
      group.append(html("col", {class: "mark"}));
      this.head.append(html("th", {role: "columnheader", scope: "col", class: "mark"}, html("span", {class: "unseen"}, "drawn")));
    }
    this.columns.forEach((column, c) => {
      const col = html("col");
      col.style.width = `calc(${widths[c]}ch + ${PADDING}px)`;
      group.append(col);
      const button = html("button", {type: "button", id: `${this.id}-by-${column.name}`, onclick: () => this.sortBy(column.name)}, column.name,
          html("span", {class: "arrow", "aria-hidden": "true"}));
      const cell = html("th", {role: "columnheader", scope: "col", "aria-sort": "none", title: column.name}, button);
      if (column.isNumeric) cell.classList.add("number");
      this.head.append(cell);
    });
    this.table.prepend(group);
    const total = widths.reduce((sum, width) => sum + width, 0);
    this.table.style.minWidth = `calc(${total}ch + ${PADDING * widths.length + (this.selection ? MARK : 0)}px)`;
  }

  /** Shows only these rows, in their order or the one sorted by. */
  setRows(rows) {
    this.rows = rows;
    this.update();
  }

  /** Ascending, then descending, then as they were. */
  sortBy(name) {
    const sign = this.sorted.name !== name ? 1 : this.sorted.sign === 1 ? -1 : 0;
    this.state.sorted = sign === 0 ? undefined : (sign < 0 ? "-" : "") + name;
    this.update();
    remember();
  }

  /** The name of the column that rows are sorted by, if there is one, and 1 for ascending or -1 for descending. */
  get sorted() {
    const text = this.state.sorted ?? "";
    return text.startsWith("-") ? {name: text.slice(1), sign: -1} : {name: text, sign: 1};
  }

  /** Shows the rows from the first on. */
  update() {
    this.order = this.rows;
    const {name, sign: order} = this.sorted;
    const sorted = this.columns.find((column) => column.name === name);
    if (sorted) this.order = [...this.rows].sort((a, b) => sorted.compare(a, b, order) || a - b);
    this.active = 0;
    const offset = this.selection ? 1 : 0;
    this.columns.forEach((column, c) => {
      const sign = column === sorted ? order : 0;
      const cell = this.head.children[c + offset];
      cell.setAttribute("aria-sort", sign === 1 ? "ascending" : sign === -1 ? "descending" : "none");
      cell.querySelector(".arrow").textContent = sign === 1 ? " ▲" : sign === -1 ? " ▼" : "";
    });
    this.table.setAttribute("aria-rowcount", this.order.length + 1);
    const height = (Math.min(this.visibleRows, Math.max(1, this.order.length)) + 1.6) * ROW_HEIGHT;
    this.element.style.height = height + "px";
    this.element.scrollTop = 0;
    this.render();
  }

  /** Puts the rows in sight into the table, between two rows that are as high as those out of sight. Rows that stay are kept. */
  render() {
    const seen = this.visibleRows + 1;
    const top = Math.min(Math.floor(this.element.scrollTop / ROW_HEIGHT), Math.max(0, this.order.length - seen));
    const from = this.whole ? 0 : Math.max(0, top - ROWS_BEYOND);
    const to = this.whole ? this.order.length : Math.min(this.order.length, top + seen + ROWS_BEYOND);
    const before = this.shown;
    this.shown = new Map();
    let last = this.above;
    for (let place = from; place < to; place++) {
      const index = this.order[place];
      const row = before.get(index) ?? this.row(index);
      before.delete(index);
      this.shown.set(index, row);
      this.mark(row, index, place);
      if (last.nextSibling !== row) last.after(row);
      last = row;
    }
    for (const row of before.values()) row.remove();
    for (const [spacer, rows] of [[this.above, from], [this.below, this.order.length - to]]) {
      spacer.style.height = rows * ROW_HEIGHT + "px";
      spacer.hidden = rows === 0;
    }
    if (this.shown.has(this.order[this.active])) this.table.setAttribute("aria-activedescendant", this.rowId(this.active));
    else this.table.removeAttribute("aria-activedescendant");
  }

  spacer() {
    return html("tr", {"aria-hidden": "true", class: "spacer"}, html("td", {colspan: this.columns.length + 1}));
  }

  rowId(place) {
    return this.id + "-" + this.order[place];
  }

  /** A row's cells; what changes with place and selection is left to `mark`. */
  row(index) {
    const row = html("tr", {role: "row", id: this.id + "-" + index});
    if (this.selection) {
      row.append(html("td", {role: "gridcell", class: "mark"}, html("span", {class: "swatch"}), html("span", {class: "unseen"})));
    }
    for (const column of this.columns) {
      const cell = html("td", {role: "gridcell", title: column.texts[index]}, column.texts[index]);
      if (column.isNumeric) cell.className = "number";
      row.append(cell);
    }
    return row;
  }

  mark(row, index, place) {
    row.setAttribute("aria-rowindex", place + 2);
    row.dataset.place = place;
    row.classList.toggle("active", place === this.active);
    if (this.selection) {
      const selected = this.selection.has(index);
      const [swatch, text] = row.firstChild.children;
      row.setAttribute("aria-selected", String(selected));
      swatch.style.background = selected ? this.selection.colour(index) : "";
      text.textContent = selected ? "drawn" : "";
    }
  }

  moveTo(place) {
    this.active = Math.max(0, Math.min(this.order.length - 1, place));
    const top = this.active * ROW_HEIGHT;
    const seen = (this.visibleRows - 1) * ROW_HEIGHT;
    const scroll = this.element.scrollTop;
    if (top < scroll) this.element.scrollTop = top;
    else if (top > scroll + seen) this.element.scrollTop = top - seen;
    this.render();
  }

  key(event) {
    if (event.target !== this.table || event.altKey || event.metaKey) return;
    const page = Math.max(1, this.visibleRows - 1);
    const places = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: this.order.length - 1,
    };
    if (event.key in places) this.moveTo(places[event.key]);
    else if ((event.key === " " || event.key === "Enter") && this.order.length > 0) this.select(this.active);
    else return;
    event.preventDefault();
  }

  click(event) {
    const row = event.target.closest("tr[data-place]");
    if (!row) return;
    this.active = Number(row.dataset.place);
    this.select(this.active);
  }

  select(place) {
    if (this.selection) this.selection.toggle(this.order[place]);
    this.render();
  }

  /** Makes every row exist, as for printing, or only those in sight again. */
  showWhole(whole) {
    this.whole = whole;
    this.element.classList.toggle("whole", whole);
    this.render();
  }
}
