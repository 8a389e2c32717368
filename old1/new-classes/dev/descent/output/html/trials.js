/* The table of all trials and its filter. */

/* Of more trials a key in the filter waits for the next one, in milliseconds. */
const MANY_TRIALS = 1000;
const PAUSE = 150;

class Trials {
  /** `selection`: what its rows are marked by; `state`: keeps the filter, the order, and whether all columns are shown. */
  constructor(section, report, selection, state) {
    this.report = report;
    this.state = state;
    this.selection = selection;
    this.columns = report.trialColumns;
    this.filter = new Filter("", report);
    this.listeners = [];
    this.count = html("output", {class: "count", id: "count", for: "filter", role: "status"});
    this.field = html("input", {
      type: "search",
      id: "filter",
      spellcheck: "false",
      autocomplete: "off",
      placeholder: `${report.rankBy} ${report.largerIsBetter ? "> 0.9" : "< 5"}; status = completed; any text`,
      "aria-describedby": "filter-help count",
      oninput: () => this.typed(report.trialCount > MANY_TRIALS ? PAUSE : 0),
      onchange: () => this.typed(0),
    });
    this.field.value = state.filter;
    const first = html("button", {type: "button", id: "draw-first", onclick: () => selection.replace(this.grid.order.slice(0, FIRST_SELECTED))},
        `draw the first ${FIRST_SELECTED}`);
    const rows = html("button", {type: "button", id: "save-rows", onclick: () => saveRows(report.name + "-trials.csv", this.columns, this.grid.order)},
        "save these rows (CSV)");
    const help = "Conditions on columns (< <= > >= = != and ~ for contains; a | b for either) and texts, separated by semicolons. "
        + "A header sorts; arrow keys move in the table, the space bar draws a trial.";
    this.place = html("div");
    section.append(html("div", {class: "controls"}, html("label", {for: "filter"}, "Filter"), this.field, this.count, first, rows, this.menu()),
        html("p", {class: "note", id: "filter-help"}, help), this.place, this.same());
    this.makeGrid();
    section.hidden = false;
  }

  /** All columns: the trial and what it is ranked by first, its id last. */
  allColumns() {
    const [trial, id, ...others] = this.columns;
    const ranked = this.report.rankColumn;
    return [trial, ...(ranked ? [ranked] : []), ...others.filter((column) => column !== ranked), id];
  }

  /** The columns that were chosen, the trial always; else those that are not the same everywhere. */
  shownColumns() {
    const all = this.allColumns();
    const {columns} = this.state.trials;
    if (columns === "all") return all;
    const names = columns === undefined ? null : columns.split(" ").map(decoded);
    const folded = this.constant();
    return all.filter((column, c) => c === 0 || (names ? names.includes(column.name) : !folded.includes(column)));
  }

  /** Shows columns: all, those of these names, or without names those of the beginning. */
  choose(columns) {
    this.state.trials.columns = Array.isArray(columns) ? columns.map(encodeURIComponent).join(" ") : columns;
    this.makeGrid();
    this.apply();
    remember();
  }

  /** What says which columns the table has. */
  menu() {
    const summary = html("summary", {id: "columns"});
    const boxes = this.allColumns().slice(1).map((column) => ({column, label: toggle(column.name, "column-" + column.name, false, () =>
      this.choose(boxes.filter(({label}) => label.querySelector("input").checked).map(({column}) => column.name)))}));
    this.tellColumns = () => {
      summary.textContent = `columns: ${this.grid.columns.length} of ${this.columns.length}`;
      for (const {column, label} of boxes) label.querySelector("input").checked = this.grid.columns.includes(column);
    };
    const buttons = html("div", {class: "controls"},
        html("button", {type: "button", id: "all-columns", onclick: () => this.choose("all")}, "all"),
        html("button", {type: "button", id: "first-columns", onclick: () => this.choose()}, "as at first"));
    const folded = html("details", {class: "menu", onkeydown: (event) => {
      if (event.key !== "Escape" || !folded.open) return;
      folded.open = false;
      summary.focus();
    }}, summary, html("div", {role: "group", "aria-label": "Columns of the trials"}, buttons, ...boxes.map(({label}) => label)));
    return folded;
  }

  constant() {
    const {report} = this;
    return report.trialCount < 2 ? [] : this.columns.filter((column) => column.isConstant && column !== report.rankColumn);
  }

  makeGrid() {
    this.grid = new Grid({
      id: "trials-grid",
      label: "Trials",
      columns: this.shownColumns(),
      rowCount: this.report.trialCount,
      visibleRows: 12,
      selection: this.selection,
      state: this.state.trials,
    });
    this.place.replaceChildren(this.grid.element);
    this.tellColumns();
  }

  /** What the columns hold that are folded away. */
  same() {
    const constant = this.constant();
    if (constant.length === 0) return html("p", {class: "note"});
    const texts = constant.map((column) => `${column.name} ${column.texts[0] === "" ? "(empty)" : column.texts[0]}`);
    return html("p", {class: "note", id: "same"}, `The same in all trials: ${texts.join(", ")}.`);
  }

  /** Filters after a pause in typing. */
  typed(pause) {
    clearTimeout(this.waiting);
    this.state.filter = this.field.value;
    const filter = () => {
      if (!this.field.isConnected || this.filter.text === this.field.value) return;
      this.apply();
      remember();
    };
    if (pause === 0) filter();
    else this.waiting = setTimeout(filter, pause);
  }

  /** Shows the trials that pass, and tells everyone who listens. */
  apply() {
    const all = this.report.trialCount;
    this.state.filter = this.field.value;
    this.filter = new Filter(this.field.value, this.report);
    const rows = [];
    for (let row = 0; row < all; row++) if (this.filter.passes(row)) rows.push(row);
    this.grid.setRows(rows);
    this.tell();
    this.listeners.forEach((listener) => listener(rows));
  }

  /** Says how many rows there are, what of the filter is wrong, and that no more of them are drawn. */
  tell() {
    const all = this.report.trialCount;
    const count = this.grid.rows.length;
    const wrong = this.filter.errors.length > 0;
    this.field.setAttribute("aria-invalid", String(wrong));
    this.count.textContent = wrong
        ? this.filter.errors[0]
        : (count === all ? `${all} trial${all === 1 ? "" : "s"}` : `${count} of ${all} trials`) + (this.selection.refused() ? "; a" + MOST_SAID.slice(1, -1) : "");
    this.count.classList.toggle("wrong", wrong);
  }

  /** Puts conditions on a column in the place of those that the filter has. */
  setConditions(column, conditions) {
    this.field.value = withConditions(this.field.value, this.columns, column, conditions);
    this.apply();
    remember();
  }
}
