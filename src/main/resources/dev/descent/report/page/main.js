/* Puts the page together. */

const FIRST_SELECTED = 5;
const report = new ReportData(JSON.parse(document.getElementById("data").textContent));
const section = (id) => document.getElementById(id);
const printed = [];

/** The configurations, the best first. */
function addRanking(selection) {
  const {facts} = report;
  const repeated = report.trialCount > facts.rank.texts.length;
  const complete = facts.completed.numbers.every((completed, c) => completed === report.members[c].length);
  const named = (name, column) => new Column(name, column.texts);
  const columns = [named("rank", facts.rank)];
  for (const key of report.keyColumns) {
    columns.push(new Column(key.name, Array.from(facts.first.numbers, (trial) => key.texts[trial])));
  }
  columns.push(named(report.rankBy, facts.mean));
  if (repeated) {
    columns.push(named("sd", facts.sd), named("95 % from", facts.ci_low), named("to", facts.ci_high));
  }
  if (repeated || !complete) {
    columns.push(named("completed", facts.completed), named("diverged", facts.diverged), named("failed", facts.failed));
  }
  const champions = {
    has: (c) => selection.has(report.champion(c)),
    colour: (c) => selection.colour(report.champion(c)),
    toggle: (c) => selection.toggle(report.champion(c)),
  };
  const grid = new Grid({
    label: "Ranking of the configurations", columns, rowCount: facts.rank.texts.length, visibleRows: 10, selection: champions,
  });
  const note = (repeated ? `${report.rankBy} is a mean over repeats and folds. ` : "")
      + "A row's mark draws the best trial of the configuration.";
  section("ranking").append(grid.element, html("p", {class: "note"}, note));
  section("ranking").hidden = false;
  printed.push(grid);
  return grid;
}

/** Every trial, with the filter above. */
function addTrials(selection) {
  const columns = report.trialColumns;
  const grid = new Grid({label: "Trials", columns, rowCount: report.trialCount, visibleRows: 12, selection});
  const count = html("output", {class: "count", id: "count", for: "filter", role: "status"});
  const field = html("input", {
    type: "search",
    id: "filter",
    spellcheck: "false",
    autocomplete: "off",
    placeholder: `${report.rankBy} < 5; status = completed; any text`,
    "aria-describedby": "filter-help count",
    oninput: () => apply(),
  });
  const apply = () => {
    const filter = new Filter(field.value, columns);
    const rows = [];
    for (let row = 0; row < report.trialCount; row++) if (filter.passes(row)) rows.push(row);
    grid.setRows(rows);
    field.setAttribute("aria-invalid", String(filter.errors.length > 0));
    count.textContent = filter.errors.length > 0
        ? filter.errors[0]
        : rows.length === report.trialCount ? `${rows.length} trials` : `${rows.length} of ${report.trialCount} trials`;
    count.classList.toggle("wrong", filter.errors.length > 0);
  };
  const controls = html("div", {class: "controls"},
      html("label", {for: "filter"}, "Filter"), field, count,
      html("button", {type: "button", onclick: () => selection.replace(grid.order.slice(0, FIRST_SELECTED))},
          `draw the first ${FIRST_SELECTED}`));
  const help = html("p", {class: "note", id: "filter-help"},
      "Conditions on columns (< <= > >= = != and ~ for contains; a | b for either) and texts, separated by semicolons. "
      + "A header sorts; arrow keys move in the table, the space bar draws a trial.");
  section("trials").append(controls, help, grid.element);
  section("trials").hidden = false;
  apply();
  return grid;
}

function begin() {
  const drawn = [];
  const selection = new Selection(() => drawn.forEach((each) => each()));
  const ranking = report.configurations.length > 1 ? addRanking(selection) : null;
  const curves = report.curves.length > 0 ? new Curves(section("curves"), report, selection) : null;
  const trials = addTrials(selection);
  if (curves) drawn.push(() => curves.draw());
  drawn.push(() => trials.render(), () => ranking?.render());
  const first = [];
  for (let c = 0; c < Math.min(FIRST_SELECTED, report.configurations.length); c++) first.push(report.champion(c));
  selection.replace(first);
  window.addEventListener("beforeprint", () => printed.forEach((grid) => grid.showWhole(true)));
  window.addEventListener("afterprint", () => printed.forEach((grid) => grid.showWhole(false)));
  document.documentElement.dataset.ready = "true";
}

begin();
