/* Any two numbers of the trials against each other, a dot a trial. */

const MOST_GROUPS = 20;
const NO_GROUP = "nothing";

class Scatter {
  constructor(section, report, trials, state) {
    this.report = report;
    this.state = state;
    this.rows = [...Array(report.trialCount).keys()];
    this.names = Scatter.columns(report).map((column) => column.name);
    this.groups = [NO_GROUP, ...Scatter.groups(report).map((column) => column.name)];
    const change = (field) => (value) => {
      state[field] = value;
      this.draw();
      remember();
    };
    this.figure = html("div", {class: "figure"});
    this.legend = html("ul", {class: "legend", "aria-label": "Colours"});
    section.append(
        html("div", {class: "controls"},
            choice("up", "scatter-y", this.names, this.y, change("y")),
            choice("across", "scatter-x", this.names, this.x, change("x")),
            choice("coloured by", "scatter-by", this.groups, this.by, change("by")),
            html("button", {type: "button", id: "scatter-save", onclick: () => this.save()}, "save the picture (SVG)")),
        this.figure, this.legend,
        html("p", {class: "note"}, "A dot a trial that passes the filter and has both values."));
    section.hidden = false;
    trials.listeners.push((rows) => {
      this.rows = rows;
      this.draw();
    });
    onWidth(this.figure, () => this.draw());
  }

  /** What was chosen; else what the trials are ranked by. */
  get y() {
    return [this.state.y, this.report.rankBy, this.names.at(-1)].find((name) => this.names.includes(name));
  }

  get x() {
    return this.names.includes(this.state.x) ? this.state.x : this.names.find((name) => name !== this.y);
  }

  get by() {
    const others = this.groups.filter((name) => name !== this.x && name !== NO_GROUP);
    return this.groups.includes(this.state.by) ? this.state.by : others[0] ?? NO_GROUP;
  }

  /** Whether there are two numbers that differ between trials. */
  static has(report) {
    return Scatter.columns(report).length > 1;
  }

  static columns(report) {
    return report.trialColumns.slice(2).filter((column) => column.isNumeric && !column.isConstant);
  }

  static groups(report) {
    return report.keyColumns.filter((column) => !column.isConstant && new Set(column.texts).size <= MOST_GROUPS);
  }

  draw() {
    const {report} = this;
    const [x, y] = [report.column(this.x), report.column(this.y)];
    const by = report.column(this.by);
    const groups = new Map();
    for (const trial of this.rows) {
      const point = [x.numbers[trial], y.numbers[trial], `${report.trialName(trial)}: ${x.texts[trial]}, ${y.texts[trial]}`];
      if (!Number.isFinite(point[0]) || !Number.isFinite(point[1])) continue;
      const name = by ? by.texts[trial] || "none" : "";
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(point);
    }
    const names = by ? [...new Set(by.texts)].map((text) => text || "none") : [""];
    const series = [...groups].map(([name, points]) => ({
      name, points, colour: `var(--c${names.indexOf(name) % COLOURS})`, line: false, dots: true,
    }));
    const all = series.flatMap(({points}) => points);
    this.series = series;
    const {drawing} = chart({
      label: `${y.name} against ${x.name} of ${all.length} trials`,
      width: Math.max(280, this.figure.clientWidth),
      height: 340,
      x: {label: x.name, log: wantsLog(all.map((point) => point[0]))},
      y: {label: y.name, log: wantsLog(all.map((point) => point[1]))},
      series,
    });
    this.figure.replaceChildren(drawing);
    this.legend.replaceChildren(...series.filter(({name}) => name !== "").map(({name, colour}) =>
        html("li", {}, sample(colour, ""), " " + name)));
  }

  save() {
    savePicture(`${this.report.name}-scatter.svg`, this.figure.querySelector("svg"), this.series.filter(({name}) => name !== ""));
  }
}
