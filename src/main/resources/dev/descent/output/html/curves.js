/* Curves of the selected trials: over epochs or steps, and, of two variables, the way in their plane. */

const COLOURS = 10;
const DASHES = ["", "6 3", "2 3"];
const MOST_SELECTED = 30;

/** Which trials are drawn, each in a colour that it keeps. */
class Selection {
  /** `state.selected` keeps the numbers of the trials; null as long as the reader has chosen none. */
  constructor(report, state, onchange) {
    this.report = report;
    this.state = state;
    this.onchange = onchange;
    this.places = new Map();
  }

  /** Draws what was chosen before, or else the best trials of these configurations. */
  begin(configurations) {
    if (this.state.selected === null) {
      this.add(configurations.map((c) => this.report.champion(c)));
    } else {
      const numbers = this.report.trialColumns[0].texts;
      const trials = new Map(numbers.map((number, trial) => [number, trial]));
      for (const [number, place] of this.state.selected) {
        if (trials.has(number)) this.places.set(trials.get(number), place);
      }
    }
    this.onchange();
  }

  has(trial) {
    return this.places.has(trial);
  }

  get trials() {
    return [...this.places.keys()];
  }

  get isFull() {
    return this.places.size >= MOST_SELECTED;
  }

  colour(trial) {
    return `var(--c${this.places.get(trial) % COLOURS})`;
  }

  dash(trial) {
    return DASHES[Math.floor(this.places.get(trial) / COLOURS) % DASHES.length];
  }

  toggle(trial) {
    if (this.has(trial)) this.places.delete(trial);
    else this.add([trial]);
    this.changed();
  }

  replace(trials) {
    this.places.clear();
    this.add(trials);
    this.changed();
  }

  /** Adds trials as long as there is room. */
  add(trials) {
    const taken = new Set(this.places.values());
    for (const trial of trials) {
      if (this.has(trial) || this.isFull) continue;
      let place = 0;
      while (taken.has(place)) place++;
      taken.add(place);
      this.places.set(trial, place);
    }
  }

  changed() {
    const numbers = this.report.trialColumns[0].texts;
    this.state.selected = new Map([...this.places].map(([trial, place]) => [numbers[trial], place]));
    this.onchange();
  }
}

class Curves {
  /** `state`: keeps the column and whether its axis is logarithmic; undefined as long as the reader has not chosen. */
  constructor(section, report, selection, state) {
    this.report = report;
    this.selection = selection;
    this.state = state;
    this.figure = html("div", {class: "figure"});
    this.readout = html("p", {class: "readout", "aria-hidden": "true"});
    this.legend = html("ul", {class: "legend", "aria-label": "Selected trials"});
    this.caution = html("p", {class: "note"});
    this.logBox = toggle("logarithmic", "curves-log", false, (on) => {
      state.log = on;
      this.draw();
    });
    const names = report.curves;
    if (!names.includes(state.measure)) state.measure = names[0];
    const measures = choice("of", "curves-measure", names, state.measure, (name) => {
      state.measure = name;
      state.log = undefined;
      this.draw();
    });
    const times = [report.time, ...names];
    if (!times.includes(state.over)) state.over = report.time;
    const over = choice("over", "curves-over", times, state.over, (name) => {
      state.over = name;
      this.draw();
    });
    const controls = html("div", {class: "controls"}, measures, over, this.logBox,
        html("button", {type: "button", onclick: () => selection.replace([])}, "clear the selection"));
    section.append(controls, this.figure, this.readout, this.caution, this.legend, this.note());
    section.hidden = false;
    onWidth(this.figure, () => this.draw());
  }

  note() {
    const report = this.report;
    const lengths = Object.entries(report.kept);
    const thinned = lengths.filter(([length, kept]) => kept.length < Number(length));
    const file = report.time === "epoch" ? "history.csv" : "trajectory.csv";
    const sentences = ["Values have six digits."];
    if (thinned.length > 0) {
      const [length, kept] = thinned[thinned.length - 1];
      sentences.push(`To keep the page small, of ${length} ${report.time}s ${kept.length} are here, most of them early ones; `
          + `${file} has every ${report.time} of the trials it holds.`);
    }
    return html("p", {class: "note"}, sentences.join(" "));
  }

  draw() {
    const {report, selection} = this;
    const name = this.state.measure;
    const {over} = this.state;
    const drawn = selection.trials.map((trial) => ({trial, points: report.points(trial, name, over)}));
    const log = this.state.log ?? wantsLog(drawn.flatMap(({points}) => points.map((point) => point[1])));
    this.logBox.querySelector("input").checked = log;
    const series = drawn.map(({trial, points}) => ({
      name: report.trialName(trial), colour: selection.colour(trial), dash: selection.dash(trial), points,
    }));
    const label = `${name} over ${over} of ${series.length} selected trials`
        + series.slice(0, 5).map((each) => `; ${each.name} ends with ${each.points.length === 0 ? "nothing" : numberText(each.points.at(-1)[1])}`).join("");
    const {drawing, across, down} = chart({
      label,
      width: Math.max(280, this.figure.clientWidth),
      height: 320,
      x: {label: over, log: false},
      y: {label: name, log},
      series,
    });
    this.figure.replaceChildren(drawing);
    this.readout.textContent = series.length === 0 ? "Select trials in the table to draw them." : "\u00a0";
    drawing.addEventListener("pointermove", (event) => this.point(event, drawing, across, down, series));
    this.caution.textContent = [name, over].some((each) => each.endsWith("loss")) ? report.lossNote : "";
    this.caution.hidden = this.caution.textContent === "";
    this.legend.replaceChildren(...drawn.map(({trial, points}) => this.entry(trial, points)));
  }

  /** Tells the point that is nearest to the pointer. */
  point(event, drawing, across, down, series) {
    const box = drawing.getBoundingClientRect();
    const at = [event.clientX - box.left, event.clientY - box.top];
    let nearest = null;
    for (const each of series) {
      for (const [x, y] of each.points) {
        if (down.log && y <= 0) continue;
        const distance = Math.hypot(across.place(x) - at[0], down.place(y) - at[1]);
        if (!nearest || distance < nearest.distance) nearest = {distance, name: each.name, x, y};
      }
    }
    if (nearest) this.readout.textContent = `${this.state.over} ${numberText(nearest.x)}: ${numberText(nearest.y)} (${nearest.name})`;
  }

  entry(trial, points) {
    const name = this.report.trialName(trial);
    const status = this.report.column("status").texts[trial];
    const end = points.length === 0 ? "no curve" : "ends with " + numberText(points.at(-1)[1]);
    return html("li", {}, sample(this.selection.colour(trial), this.selection.dash(trial)), ` ${name} `,
        html("span", {class: "faint"}, (status === "completed" ? "" : status + ", ") + end + " "),
        html("button", {type: "button", class: "remove", "aria-label": "do not draw " + name,
          onclick: () => this.selection.toggle(trial)}, "×"));
  }
}
