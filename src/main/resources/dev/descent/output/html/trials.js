/* The table of all trials and its filter. */

class Trials {
  /** `selection`: what its rows are marked by; `state`: keeps the filter and the order. */
  constructor(section, report, selection, state) {
    this.report = report;
    this.state = state;
    this.columns = report.trialColumns;
    this.filter = new Filter("", this.columns);
    this.listeners = [];
    this.grid = new Grid({
      id: "trials-grid",
      label: "Trials",
      columns: this.columns,
      rowCount: report.trialCount,
      visibleRows: 12,
      selection,
      state: state.trials,
    });
    this.count = html("output", {class: "count", id: "count", for: "filter", role: "status"});
    this.field = html("input", {
      type: "search",
      id: "filter",
      spellcheck: "false",
      autocomplete: "off",
      placeholder: `${report.rankBy} ${report.largerIsBetter ? "> 0.9" : "< 5"}; status = completed; any text`,
      "aria-describedby": "filter-help count",
      oninput: () => this.apply(),
    });
    this.field.value = state.filter;
    const first = html("button", {type: "button", onclick: () => selection.replace(this.grid.order.slice(0, FIRST_SELECTED))},
        `draw the first ${FIRST_SELECTED}`);
    const help = "Conditions on columns (< <= > >= = != and ~ for contains; a | b for either) and texts, separated by semicolons. "
        + "A header sorts; arrow keys move in the table, the space bar draws a trial.";
    section.append(html("div", {class: "controls"}, html("label", {for: "filter"}, "Filter"), this.field, this.count, first),
        html("p", {class: "note", id: "filter-help"}, help), this.grid.element);
    section.hidden = false;
  }

  /** Shows the trials that pass, and tells everyone who listens. */
  apply() {
    const all = this.report.trialCount;
    this.state.filter = this.field.value;
    this.filter = new Filter(this.field.value, this.columns);
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
  }
}
