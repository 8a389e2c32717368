/* Curves over epochs, steps or rows seen, or over another column: of a configuration the mean of its trials and from where to where they reach, of a
   trial its own; training and validation together. */

const MOST_BANDS = 5;
const MOST_COMPARED = 6;
const TRAINING = "training";
const VALIDATION = "validation";
const PARTS = [TRAINING, VALIDATION];
const DOTS = "2 3";

/** The curves that the report holds of a configuration or of a trial. */
class CurveData {
  constructor(report) {
    this.report = report;
    const status = report.column("status").texts;
    this.status = (trial) => status[trial];
    this.completed = (trial) => status[trial] === "completed";
  }

  /** The trials behind what is drawn: of a configuration those that completed, if there are any. */
  trials(key) {
    if (key[0] === "t") return [Number(key.slice(1))];
    const members = this.report.members[key.slice(1)].filter((trial) => this.report.trials[trial][2] !== null);
    const completed = members.filter(this.completed);
    return completed.length > 0 ? completed : members;
  }

  /**
   * {points: [[x, y], …], band: [[x, least, greatest], …], count, end, uneven}; a trial that is shorter counts while it lasts. `end`: the
   * last value, of several trials the mean of their last ones; `uneven`: whether some end earlier than others.
   */
  curve(key, name, over) {
    const {report} = this;
    const trials = this.trials(key);
    if (trials.length === 1) {
      const points = report.points(trials[0], name, over);
      return {points, band: [], count: 1, end: points.at(-1)?.[1], uneven: false};
    }
    const own = trials.map((trial) => report.points(trial, name, report.time));
    const times = [...new Set(own.flatMap((each) => each.map((point) => point[0])))].sort((a, b) => a - b);
    const ends = own.filter((each) => each.length > 0).map((each) => each.at(-1));
    const end = ends.reduce((sum, point) => sum + point[1], 0) / ends.length;
    const uneven = ends.some((point) => point[0] < times.at(-1));
    const mean = this.mean(trials, name, times);
    const paces = trials.map((trial) => report.pace(trial, over));
    const pace = paces.reduce((sum, each) => sum + each, 0) / paces.length;
    const across = Number.isNaN(pace) ? this.mean(trials, over, times) : null;
    const points = [];
    const band = [];
    times.forEach((time, i) => {
      const at = across ? across[i]?.mean : time * pace;
      if (mean[i] === null || at === undefined) return;
      points.push([at, mean[i].mean]);
      if (!across && mean[i].n > 1) band.push([at, mean[i].least, mean[i].greatest]);
    });
    return {points, band, count: trials.length, end, uneven};
  }

  /** For each time the mean of those trials that have a value there or, between the points that are kept, on the line that joins them. */
  mean(trials, name, times) {
    const sums = times.map(() => ({sum: 0, n: 0, least: Infinity, greatest: -Infinity}));
    for (const trial of trials) {
      const points = this.report.points(trial, name, this.report.time);
      let next = 0;
      times.forEach((time, i) => {
        while (next < points.length && points[next][0] < time) next++;
        if (next === points.length || (next === 0 && points[0][0] > time)) return;
        const [x, y] = points[next];
        const [before, from] = points[Math.max(0, next - 1)];
        const value = x === time ? y : from + (y - from) * (time - before) / (x - before);
        const at = sums[i];
        at.sum += value;
        at.n++;
        at.least = Math.min(at.least, value);
        at.greatest = Math.max(at.greatest, value);
      });
    }
    return sums.map(({sum, n, least, greatest}) => n === 0 ? null : {mean: sum / n, n, least, greatest});
  }
}

/** The place of the point that is nearest to a value of the horizontal axis. */
function nearestAcross(points, x) {
  return points.reduce((best, point, i) => (Math.abs(point[0] - x) < Math.abs(points[best][0] - x) ? i : best), 0);
}

class Curves {
  /** `state`: the measure, what it is drawn over, the parts and the scale, as far as they were chosen. */
  constructor(section, report, selection, state, trim) {
    this.report = report;
    this.trim = trim;
    trim.changed = () => {
      state.zoom = undefined;
      this.draw();
    };
    this.data = new CurveData(report);
    this.selection = selection;
    this.state = state;
    this.measures = [...new Set(report.curves.map((name) => name.replace(/^val_/, "")))];
    this.times = report.times;
    this.figure = html("div", {class: "figure", id: "curves-figure", tabindex: 0, role: "application",
      "aria-roledescription": "picture", "aria-label": "Curves; arrow keys read their values", onkeydown: (event) => this.press(event)});
    this.zoom = new Zoom(this.figure, (limits) => this.show(limits));
    this.readout = html("p", {class: "readout", "aria-hidden": "true"});
    this.spoken = html("p", {class: "unseen", role: "status"});
    this.legend = html("ul", {class: "legend", "aria-label": "What is drawn"});
    this.caution = html("p", {class: "note"});
    this.key = html("p", {class: "note"});
    this.differences = html("div", {class: "wide", id: "differences"});
    section.append(this.controls(), this.figure, this.readout, this.spoken, this.caution, this.legend, this.differences, this.key, this.note());
    section.hidden = false;
    onWidth(this.figure, () => this.draw());
  }

  /** What was chosen; else what the trials are ranked by, if there are curves of it. */
  get measure() {
    const ranked = this.report.rankBy.replace(/^(val|test|final)_/, "");
    return [this.state.measure, ranked, this.measures[0]].find((name) => this.measures.includes(name));
  }

  get over() {
    return this.times.includes(this.state.over) ? this.state.over : this.report.time;
  }

  controls() {
    const {state} = this;
    const change = (field) => (value) => {
      state[field] = value;
      if (field === "measure") state.scale = undefined;
      if (field !== "parts") state.zoom = undefined;
      this.draw();
      remember();
    };
    this.logBox = toggle("logarithmic", "curves-log", false, (on) => change("scale")(on ? "log" : "linear"));
    this.partBoxes = PARTS.map((part) => toggle(part, "curves-" + part, this.shows(part), () => {
      const shown = PARTS.filter((each, p) => this.partBoxes[p].querySelector("input").checked);
      change("parts")(shown.length === PARTS.length ? undefined : shown.join(" "));
    }));
    return html("div", {class: "controls"},
        choice("of", "curves-measure", this.measures, this.measure, change("measure")),
        choice("over", "curves-over", this.times, this.over, change("over")),
        this.logBox, ...this.partBoxes, this.trim.element,
        html("button", {type: "button", id: "curves-clear", onclick: () => this.selection.replace([])}, "draw none"),
        html("button", {type: "button", id: "curves-save", onclick: () => this.save()}, "save the picture (SVG)"),
        this.zoom.button);
  }

  /** Shows a part of the picture, or the whole. */
  show(limits) {
    this.state.zoom = limits && Zoom.text(limits);
    this.draw();
    remember();
  }

  /** Left and right move along a curve, up and down to another; Escape shows the whole. */
  press(event) {
    if (event.target !== this.figure || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && this.state.zoom !== undefined) this.show();
    const [along, to] = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], Home: [-Infinity, 0], End: [Infinity, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key] ?? [0, 0];
    const read = this.inSight.filter(({points}) => points.length > 0);
    if ((along === 0 && to === 0) || read.length === 0) return;
    event.preventDefault();
    const place = read.findIndex(({s}) => s === this.reading?.s);
    const next = Math.max(0, Math.min(read.length - 1, place + to));
    const {s, points} = read[place < 0 ? 0 : next];
    let i = along === -1 || along === Infinity ? points.length - 1 : 0;
    if (place >= 0) i = along === 0 ? nearestAcross(points, this.reading.point[0]) : points.indexOf(this.reading.point) + along;
    this.spoken.textContent = this.read(s, points[Math.max(0, Math.min(points.length - 1, i))]);
  }

  shows(part) {
    return this.state.parts === undefined || this.state.parts.split(" ").includes(part);
  }

  note() {
    const report = this.report;
    const lengths = report.kept.map((kept) => [kept.at(-1) - kept[0] + 1, kept.length]);
    const thinned = lengths.filter(([length, kept]) => kept < length).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const file = report.time === "epoch" ? "history.csv" : "trajectory.csv";
    const sentences = ["Drag over a part to see it larger, a double click or Escape shows the whole; arrow keys read values.", "Values have six digits."];
    if (thinned.length > 0) {
      const [length, least] = thinned.at(-1);
      const most = Math.max(...lengths.filter((each) => each[0] === length).map((each) => each[1]));
      sentences.push(`To keep the page small, of ${length} ${report.time}s ${least} are here, most of them early ones`
          + `${most > least ? `, of the ten best configurations ${most}` : ""}, and what stands out between them; `
          + `${file} has every ${report.time} of the trials it holds.`);
    }
    return html("p", {class: "note"}, sentences.join(" "));
  }

  /** The columns that are drawn of the measure, each of a part; the one that picks comes first. */
  columns() {
    const {measure} = this;
    const has = (name) => this.report.curves.includes(name);
    const both = has("val_" + measure) && has(measure);
    this.partBoxes.forEach((box) => (box.hidden = !both));
    if (!both) return [{name: has(measure) ? measure : "val_" + measure, part: ""}];
    return [{name: "val_" + measure, part: VALIDATION}, {name: measure, part: TRAINING}].filter(({part}) => this.shows(part));
  }

  draw() {
    const {report, selection, measure, over} = this;
    const columns = this.columns();
    const {drawn} = selection;
    this.items = drawn.map((key) => ({key, name: this.name(key), curves: columns.map(({name}) => this.data.curve(key, name, over))}));
    const values = this.items.flatMap(({curves}) => curves.flatMap(({points}) => points.map((point) => point[1])));
    const fit = fitted(values, worseSide(report, measure), this.state.scale && this.state.scale === "log", this.trim.on);
    const {log} = fit;
    this.trim.tell(fit);
    const part = Zoom.parse(this.state.zoom, log);
    this.logBox.querySelector("input").checked = log;
    const series = this.items.flatMap(({key, name, curves}, i) => columns.map((column, c) => ({
      name: column.part ? `${name}, ${column.part}` : name,
      colour: selection.colour(key),
      dash: c > 0 ? DOTS : selection.dash(key),
      curve: curves[c],
      points: curves[c].points,
      band: c === 0 && (drawn.length <= MOST_BANDS || i === 0) ? curves[c].band : [],
    })));
    const of = columns.map(({name}) => name).join(" and ");
    const label = `${of || "nothing"} over ${over}`
        + series.slice(0, 5).map((each) => `; ${each.name} ends with ${each.points.length === 0 ? "nothing" : numberText(each.curve.end) + (each.curve.uneven ? " on average" : "")}`).join("");
    const {drawing, across, down} = chart({
      label,
      width: widthOf(this.figure),
      height: 360,
      x: {label: over, log: false, limits: part?.x},
      y: {label: of, log, limits: part?.y ?? fit.limits},
      series,
    });
    this.zoom.over(drawing, across, down, part);
    this.drawing = drawing;
    this.scales = {across, down};
    this.series = series;
    this.inSight = series.map(({points}, s) => ({s, points: points.filter(([x, y]) =>
      !(log && y <= 0) && !(part && isBeyond(across, x)) && !((part ?? fit.limits) && isBeyond(down, y)))}));
    this.reading = null;
    this.figure.replaceChildren(drawing);
    this.readout.textContent = columns.length === 0
        ? "Both training and validation are off."
        : series.length === 0 ? "Select rows in a table to draw them." : "\u00a0";
    this.spoken.textContent = selection.refused ? MOST_SAID : "";
    drawing.addEventListener("pointermove", (event) => this.point(event));
    drawing.addEventListener("pointerleave", () => lift(drawing, null));
    this.caution.textContent = [measure, over].some((each) => each.endsWith("loss")) ? report.lossNote : "";
    this.caution.hidden = this.caution.textContent === "";
    this.key.textContent = this.explained(columns, drawn.length);
    this.legend.replaceChildren(...this.items.map((item) => this.entry(item)));
    this.differences.replaceChildren(...this.whatDiffers(drawn));
  }

  explained(columns, drawn) {
    const sentences = [];
    if (columns.length === 2) sentences.push(`Lines are ${columns[0].part}, dots are ${columns[1].part}.`);
    const means = this.items.filter(({curves}) => curves.some(({count}) => count > 1));
    if (means.length > 0) {
      const without = means.filter(({key}) => !this.data.trials(key).some(this.data.completed)).length;
      const which = without === 0 ? "that completed" : without < means.length ? "that completed, of all where none did" : "of which none completed";
      sentences.push(`A configuration is drawn as the mean of its trials${without === means.length ? "," : ""} ${which}; `
          + `its band goes from the least to the greatest of them${drawn > MOST_BANDS ? ", of this many only the first has one" : ""}. `
          + "A row of the trials draws that trial alone.");
    }
    if (means.some(({curves}) => curves.some(({uneven}) => uneven))) sentences.push("Where some trials end earlier, the mean is of those that go on.");
    if (this.selection.refused) sentences.push(MOST_SAID);
    return sentences.join(" ");
  }

  name(key) {
    const {report} = this;
    const index = Number(key.slice(1));
    return key[0] === "t" ? report.trialName(index) : report.configurationName(index);
  }

  /** Tells the point that is nearest to the pointer, and lets its curve stand out. */
  point(event) {
    const {across, down} = this.scales;
    const box = this.drawing.getBoundingClientRect();
    const at = [event.clientX - box.left, event.clientY - box.top];
    let nearest = null;
    for (const {s, points} of this.inSight) {
      for (const point of points) {
        const distance = Math.hypot(across.place(point[0]) - at[0], down.place(point[1]) - at[1]);
        if (!nearest || distance < nearest.distance) nearest = {distance, s, point};
      }
    }
    if (nearest) this.read(nearest.s, nearest.point);
  }

  /** Tells a point, marks it, and lets its curve stand out. */
  read(s, point) {
    const {across, down} = this.scales;
    this.reading = {s, point};
    const text = `${this.over} ${numberText(point[0])}: ${numberText(point[1])} (${this.series[s].name})`;
    this.readout.textContent = text;
    this.drawing.querySelector(".reading")?.remove();
    this.drawing.append(svg("circle", {class: "reading", cx: across.place(point[0]), cy: down.place(point[1]), r: 4.5}));
    lift(this.drawing, s);
    return text;
  }

  entry({key, name, curves}) {
    return html("li", {}, sample({colour: this.selection.colour(key), dash: this.selection.dash(key)}), ` ${name} `,
        html("span", {class: "faint"}, this.ending(key, curves[0]) + " "),
        html("button", {type: "button", class: "remove", "aria-label": "do not draw " + name,
          onclick: () => this.selection.toggle(key)}, "×"));
  }

  /** How many trials are behind a curve, how they ended if they did not complete, and with what. */
  ending(key, curve) {
    const trials = this.data.trials(key);
    const stopped = new Map();
    for (const trial of trials.length > 0 ? trials : this.report.members[key.slice(1)]) {
      if (!this.data.completed(trial)) stopped.set(this.data.status(trial), (stopped.get(this.data.status(trial)) ?? 0) + 1);
    }
    const several = trials.length > 1;
    const how = several
        ? "mean of " + (stopped.size === 0 ? trials.length : [...stopped].map(([status, count]) => `${count} ${status}`).join(" and "))
        : [...stopped.keys()].join(" and ");
    if (curve === undefined) return how;
    const value = () => numberText(Number(curve.end.toPrecision(5)));
    const what = curve.points.length === 0 ? "no curve" : curve.uneven ? `that end with ${value()} on average` : `ends with ${value()}`;
    return how === "" ? what : several && curve.points.length > 0 ? `${how} ${what}` : `${how}, ${what}`;
  }

  /** A table of the keys in which the few that are drawn differ, and of what they are ranked by; nothing where none differs. */
  whatDiffers(drawn) {
    if (drawn.length < 2 || drawn.length > MOST_COMPARED) return [];
    const {report, selection} = this;
    const trial = (key) => key[0] === "t" ? Number(key.slice(1)) : report.first(Number(key.slice(1)));
    const alone = drawn.every((key) => key[0] === "t");
    const columns = [...report.keyColumns, ...(alone ? ["fold", "repeat"] : []).map((name) => report.column(name)).filter((column) => column)]
        .filter((column) => drawn.some((key) => column.texts[trial(key)] !== column.texts[trial(drawn[0])]));
    if (columns.length === 0) return [];
    const {number, rank, mean} = report.facts;
    const title = (key) => {
      const index = Number(key.slice(1));
      if (key[0] === "t") return "trial " + report.trialColumns[0].texts[index];
      return rank.texts[index] === "" ? "configuration " + number.texts[index] : "rank " + rank.texts[index];
    };
    const value = (key) => key[0] === "t" ? report.rankColumn?.texts[trial(key)] ?? "" : mean.texts[key.slice(1)];
    const row = (name, cells) => html("tr", {}, html("th", {scope: "row"}, name), ...cells.map((text) => html("td", {}, text)));
    return [html("table", {},
        html("caption", {}, "What differs"),
        html("thead", {}, html("tr", {}, html("td"), ...drawn.map((key) =>
          html("th", {scope: "col"}, sample({colour: selection.colour(key), dash: selection.dash(key)}), " " + title(key))))),
        html("tbody", {}, ...columns.map((column) => row(column.name, drawn.map((key) => column.texts[trial(key)]))),
            row(report.rankBy, drawn.map(value))))];
  }

  save() {
    this.drawing.querySelector(".reading")?.remove();
    const entries = this.items.map(({key, name}) => ({name, colour: this.selection.colour(key), dash: this.selection.dash(key)}));
    savePicture(`${this.report.name}-${this.measure}.svg`, this.figure.querySelector("svg"), entries);
  }
}
