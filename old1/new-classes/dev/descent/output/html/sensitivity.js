/* What trials are ranked by against the learning rate, a curve a group: through the best configuration at each rate. */

class Sensitivity {
  constructor(section, report, trials, state, trim) {
    this.report = report;
    this.trim = trim;
    trim.changed = () => this.draw();
    this.state = state;
    this.rates = report.facts.learning_rate.numbers;
    this.groups = Sensitivity.groupings(report);
    const names = Object.keys(this.groups);
    this.names = names;
    this.figure = html("div", {class: "figure"});
    this.legend = html("ul", {class: "legend", "aria-label": "Groups; press one to hide or show it"});
    const groups = choice("a curve for each", "group", names, this.group, (name) => {
      state.group = name;
      state.hidden.clear();
      this.draw();
      remember();
    });
    const note = "A curve goes through the best configuration at each rate, of those with a trial that passes the filter; the others are faint. "
        + "× at the top: no trial of that configuration completed.";
    const saving = html("button", {type: "button", id: "sensitivity-save", onclick: () => this.save()}, "save the picture (SVG)");
    section.append(html("div", {class: "controls"}, groups, trim.element, saving), this.figure, this.legend, html("p", {class: "note"}, note));
    section.hidden = false;
    this.passes = new Uint8Array(report.configurations.length).fill(1);
    trials.listeners.push((rows) => {
      this.passes.fill(0);
      for (const trial of rows) this.passes[report.places.get(report.trials[trial][0])] = 1;
      this.draw();
    });
    onWidth(this.figure, () => this.draw());
  }

  /** What was chosen; else the cases or the optimizers. */
  get group() {
    return [this.state.group, "case", "optimizer", this.names[0]].find((name) => this.names.includes(name));
  }

  static has(report) {
    return Object.keys(Sensitivity.groupings(report)).length > 0;
  }

  /** By what configurations may be grouped so that two rates of a group make a curve: each swept key but the rate, and the optimizer's name. */
  static groupings(report) {
    return Object.fromEntries(Object.entries(Sensitivity.keys(report)).filter(([, texts]) => Sensitivity.makesCurve(report, texts)));
  }

  static makesCurve(report, texts) {
    const firsts = new Map();
    return report.facts.learning_rate.numbers.some((rate, c) => {
      if (!(rate > 0) || report.isHalved(c) || !Number.isFinite(report.facts.mean.numbers[c])) return false;
      if (!firsts.has(texts[c])) firsts.set(texts[c], rate);
      return firsts.get(texts[c]) !== rate;
    });
  }

  static keys(report) {
    const groupings = {};
    for (const key of report.keyColumns) {
      if (key.name.endsWith("learning_rate")) continue;
      groupings[key.name] = Array.from(report.facts.first.numbers, (trial) => key.texts[trial] || "–");
    }
    groupings.optimizer = report.facts.optimizer.texts;
    return groupings;
  }

  draw() {
    const {report, state} = this;
    const texts = this.groups[this.group];
    const names = [...new Set(texts)];
    const means = report.facts.mean.numbers;
    const series = [];
    const marks = [];
    const entries = [];
    names.forEach((name, n) => {
      const colour = `var(--c${n % COLOURS})`;
      const dash = DASHES[Math.floor(n / COLOURS) % DASHES.length];
      const best = new Map();
      const others = [];
      for (let c = 0; c < texts.length; c++) {
        const rate = this.rates[c];
        if (texts[c] !== name || !(rate > 0) || report.isHalved(c) || !this.passes[c]) continue;
        const title = this.title(c);
        if (!Number.isFinite(means[c])) marks.push({x: rate, colour, title, name});
        else if (!best.has(rate)) best.set(rate, [rate, means[c], title]);
        else others.push([rate, means[c], title]);
      }
      const points = [...best.values()].sort((a, b) => a[0] - b[0]);
      if (points.length === 0 && !marks.some((mark) => mark.name === name)) return;
      const entry = {name, colour, dash, shape: n % SHAPES};
      series.push({...entry, points, dots: true}, {...entry, points: others, line: false, dots: true, faint: true});
      entries.push(entry);
    });
    const shown = series.filter((each) => !state.hidden.has(each.name));
    const fit = fitted(shown.flatMap((each) => each.points.map((point) => point[1])), worseSide(report, report.rankBy), undefined, this.trim.on);
    this.trim.tell(fit);
    const {drawing} = chart({
      label: `${report.rankBy} against the learning rate for each ${this.group}`,
      width: widthOf(this.figure),
      height: 340,
      x: {label: "learning rate", log: true},
      y: {label: report.rankBy, ...fit},
      series: shown,
      marks: marks.filter((mark) => !state.hidden.has(mark.name)),
    });
    this.entries = entries.filter((entry) => !state.hidden.has(entry.name));
    this.figure.replaceChildren(drawing);
    this.legend.replaceChildren(...entries.map((entry) => this.entry(entry)));
  }

  /** The configuration in words. */
  title(configuration) {
    const {report} = this;
    const {mean, diverged, failed} = report.facts;
    const keys = report.keyColumns.map((key) => key.name + "=" + key.texts[report.first(configuration)]);
    const ends = [[diverged, "diverged"], [failed, "failed"]]
        .filter(([column]) => column.numbers[configuration] > 0)
        .map(([column, word]) => `, ${column.texts[configuration]} ${word}`);
    return `${keys.join(", ")}: ${mean.texts[configuration] || "no value"}${ends.join("")}`;
  }

  entry({name, ...looks}) {
    const hidden = this.state.hidden.has(name);
    const button = html("button", {type: "button", class: "plain", "aria-pressed": String(!hidden), onclick: () => {
      if (hidden) this.state.hidden.delete(name);
      else this.state.hidden.add(name);
      this.draw();
      remember();
      [...this.legend.querySelectorAll("button")].find((each) => each.textContent === " " + name).focus();
    }}, sample(hidden ? {} : looks), " " + name);
    return html("li", {}, button);
  }

  save() {
    savePicture(`${this.report.name}-learning_rate.svg`, this.figure.querySelector("svg"), this.entries);
  }
}
