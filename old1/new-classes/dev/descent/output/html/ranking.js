/* The ranking of the configurations. */

class Ranking {
  constructor(section, report, selection, state) {
    const {facts} = report;
    const repeated = report.trialCount > report.configurations.length;
    const complete = facts.completed.numbers.every((completed, c) => completed === report.members[c].length);
    const named = (name, column) => new Column(name, column.texts);
    const columns = [named("rank", facts.rank), named(report.rankBy, facts.mean)];
    for (const key of report.keyColumns) {
      columns.push(new Column(key.name, Array.from(facts.first.numbers, (trial) => key.texts[trial])));
    }
    if (facts.halved) columns.push(named("halved at epoch", facts.halved));
    if (facts.ci_low.texts.some((text) => text !== "")) columns.push(named("sd", facts.sd), named("95 % from", facts.ci_low), named("to", facts.ci_high));
    if (facts.against) columns.push(named(report.against, facts.against));
    if (!complete) {
      columns.push(named("completed", facts.completed), named("diverged", facts.diverged), named("failed", facts.failed));
    }
    this.grid = new Grid({
      id: "ranking-grid",
      label: "Ranking of the configurations",
      columns,
      rowCount: report.configurations.length,
      visibleRows: Math.min(10, report.configurations.length),
      selection,
      state: state.ranking,
    });
    const note = (repeated ? `${report.rankBy} is a mean over repeats and folds. ` : "") + "A row draws the configuration.";
    section.append(this.grid.element, html("p", {class: "note screen"}, note));
    section.hidden = false;
  }
}
