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
    const first = html("button", {type: "button", onclick: () => selection.replace(this.grid.order.slice(0, FIRST_SELECTED))},
        `draw the first ${FIRST_SELECTED}`);
    const rows = html("button", {type: "button", id: "save-rows", onclick: () => saveRows(report.name + "-trials.csv", this.columns, this.grid.order)},
        "save these rows (CSV)");
    const help = "Conditions on columns (< <= > >= = != and ~ for contains; a | b for either) and texts, separated by semicolons. "
        + "A header sorts; arrow keys move in the table, the space bar draws a trial.";
    this.place = html("div");
    section.append(html("div", {class: "controls"}, html("label", {for: "filter"}, "Filter"), this.field, this.count, first, rows),
        html("p", {class: "note", id: "filter-help"}, help), this.place, this.same());
    this.makeGrid();
    section.hidden = false;
  }

  /** The trial and what it is ranked by first, its id last; columns that are the same everywhere only on request. */
  shownColumns() {
    const {report, columns, state} = this;
    const folded = state.trials.columns === "all" ? [] : this.constant();
    const [trial, id] = columns;
    const ranked = report.rankColumn;
    const others = columns.slice(2).filter((column) => column !== ranked && !folded.includes(column));
    return [trial, ...(ranked ? [ranked] : []), ...others, id];
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
  }

  /** What the columns hold that are folded away. */
  same() {
    const constant = this.constant();
    if (constant.length === 0) return html("p", {class: "note"});
    const texts = constant.map((column) => `${column.name} ${column.texts[0] === "" ? "(empty)" : column.texts[0]}`);
    const all = toggle("show these columns", "all-columns", this.state.trials.columns === "all", (on) => {
      this.state.trials.columns = on ? "all" : undefined;
      this.makeGrid();
      this.apply();
      remember();
    });
    return html("p", {class: "note", id: "same"}, `The same in all trials: ${texts.join(", ")}. `, all);
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
    const wrong = this.filter.errors.length > 0;
    this.field.setAttribute("aria-invalid", String(wrong));
    this.count.textContent = wrong
        ? this.filter.errors[0]
        : rows.length === all ? `${all} trial${all === 1 ? "" : "s"}` : `${rows.length} of ${all} trials`;
    this.count.classList.toggle("wrong", wrong);
    this.listeners.forEach((listener) => listener(rows));
  }

  /** Puts conditions on a column in the place of those that the filter has. */
  setConditions(column, conditions) {
    this.field.value = withConditions(this.field.value, this.columns, column, conditions);
    this.apply();
    remember();
  }
}
