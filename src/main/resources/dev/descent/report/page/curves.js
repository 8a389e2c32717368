/* Curves of the selected trials: over epochs or steps, and, of two variables, the way in their plane. */

const COLOURS = 10;
const DASHES = ["", "6 3", "2 3"];
const MOST_SELECTED = 30;

/** Which trials are drawn, each in a colour that it keeps. */
class Selection {
  constructor(onchange) {
    this.places = new Map();
    this.onchange = onchange;
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
    this.onchange();
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

  replace(trials) {
    this.places.clear();
    this.add(trials);
    this.onchange();
  }
}

class Curves {
  constructor(section, report, selection) {
    this.section = section;
    this.report = report;
    this.selection = selection;
    this.measure = 0;
    this.log = null;
    this.figure = html("div", {class: "figure"});
    this.readout = html("p", {class: "readout", "aria-hidden": "true"});
    this.legend = html("ul", {class: "legend", "aria-label": "Selected trials"});
    this.logBox = toggle("logarithmic", false, (on) => {
      this.log = on;
      this.draw();
    });
    const names = report.curves;
    const measures = choice("of", names, names[0], (name) => {
      this.measure = names.indexOf(name);
      this.log = null;
      this.draw();
    });
    const controls = html("div", {class: "controls"}, measures, this.logBox,
        html("button", {type: "button", onclick: () => selection.replace([])}, "clear the selection"));
    section.append(controls, this.figure, this.readout, this.legend, this.note());
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
    const name = report.curves[this.measure];
    const drawn = selection.trials.map((trial) => ({trial, points: report.points(trial, this.measure)}));
    const log = this.log ?? wantsLog(drawn.flatMap(({points}) => points.map((point) => point[1])));
    this.logBox.querySelector("input").checked = log;
    const series = drawn.map(({trial, points}) => ({
      name: report.trialName(trial), colour: selection.colour(trial), dash: selection.dash(trial), points,
    }));
    const label = `${name} over ${report.time}s of ${series.length} selected trials`
        + series.slice(0, 5).map((each) => `; ${each.name} ends with ${each.points.at(-1)?.[1] ?? "nothing"}`).join("");
    const {drawing, across, down} = chart({
      label,
      width: Math.max(280, this.figure.clientWidth),
      height: 320,
      x: {label: report.time, log: false},
      y: {label: name, log},
      series,
    });
    this.figure.replaceChildren(drawing);
    this.readout.textContent = series.length === 0 ? "Select trials in the table to draw them." : "\u00a0";
    drawing.addEventListener("pointermove", (event) => this.point(event, drawing, across, down, series));
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
    if (nearest) this.readout.textContent = `${this.report.time} ${nearest.x}: ${nearest.y}  (${nearest.name})`;
  }

  entry(trial, points) {
    const swatch = html("span", {class: "swatch"});
    swatch.style.background = this.selection.colour(trial);
    const name = this.report.trialName(trial);
    const status = this.report.column("status").texts[trial];
    const end = points.length === 0 ? "no curve" : "ends with " + points.at(-1)[1];
    return html("li", {}, swatch, ` ${name} `,
        html("span", {class: "faint"}, (status === "completed" ? "" : status + ", ") + end + " "),
        html("button", {type: "button", class: "remove", "aria-label": "do not draw " + name,
          onclick: () => this.selection.toggle(trial)}, "×"));
  }
}
