/* Any two numbers of the trials against each other, a dot a trial. */

const MOST_GROUPS = 20;
const NO_GROUP = "nothing";
/* More dots are painted. */
const MOST_DOTS = 2000;
const REACH = 6;

class Scatter {
  constructor(section, report, trials, state, trim) {
    this.report = report;
    this.trim = trim;
    trim.changed = () => this.draw();
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
    this.canvas = html("canvas", {"aria-hidden": "true"});
    this.hint = new Hint(this.figure);
    this.legend = html("ul", {class: "legend", "aria-label": "Colours"});
    section.append(
        html("div", {class: "controls"},
            choice("up", "scatter-y", this.names, this.y, change("y")),
            choice("across", "scatter-x", this.names, this.x, change("x")),
            choice("coloured by", "scatter-by", this.groups, this.by, change("by")),
            trim.element,
            html("button", {type: "button", id: "scatter-save", onclick: () => this.save()}, "save the picture (SVG)")),
        this.figure, this.legend,
        html("p", {class: "note"}, "A dot a trial that passes the filter and has both values; few equal ones lie side by side."));
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

  /** What differs between trials that have a value to be ranked by. */
  static columns(report) {
    const valued = report.rankColumn === undefined ? () => true : (_, trial) => Number.isFinite(report.rankColumn.numbers[trial]);
    return report.trialColumns.slice(2)
        .filter((column) => column.isNumeric && new Set(column.texts.filter(valued)).size > 1);
  }

  static groups(report) {
    return report.keyColumns.filter((column) => !column.isConstant && new Set(column.texts).size <= MOST_GROUPS);
  }

  draw(asElements = false) {
    const {report} = this;
    const [x, y] = [report.column(this.x), report.column(this.y)];
    const by = report.column(this.by);
    const groups = new Map();
    for (const trial of this.rows) {
      if (!Number.isFinite(x.numbers[trial]) || !Number.isFinite(y.numbers[trial])) continue;
      const name = by ? by.texts[trial] || "none" : "";
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(trial);
    }
    const names = by ? [...new Set(report.inOrder.map((trial) => by.texts[trial] || "none"))] : [""];
    const count = [...groups.values()].reduce((sum, trials) => sum + trials.length, 0);
    const many = count > MOST_DOTS && !asElements;
    this.title = (trial) => `${report.trialName(trial)}: ${x.texts[trial]}, ${y.texts[trial]}`;
    this.series = names.filter((name) => groups.has(name)).map((name) => ({
      name,
      points: groups.get(name).map((trial) => [x.numbers[trial], y.numbers[trial], many ? trial : this.title(trial)]),
      colour: `var(--c${names.indexOf(name) % COLOURS})`,
      shape: names.indexOf(name) % SHAPES,
      line: false,
      dots: true,
      elsewhere: many,
    }));
    const all = this.series.flatMap(({points}) => points);
    const fit = (column, c) => fitted(all.map((point) => point[c]), worseSide(report, column.name), undefined, this.trim.on);
    const fits = [fit(x, 0), fit(y, 1)];
    this.trim.tell(...fits);
    const [width, height] = [widthOf(this.figure), 340];
    const {drawing, across, down} = chart({
      label: `${y.name} against ${x.name} of ${count} trials`,
      width,
      height,
      x: {label: x.name, ...fits[0]},
      y: {label: y.name, ...fits[1]},
      series: this.series,
    });
    this.figure.replaceChildren(...(many ? [this.canvas] : []), drawing);
    this.dots = many ? this.paint(drawing, width, height, across, down) : [];
    drawing.addEventListener("pointermove", (event) => this.point(event, drawing));
    drawing.addEventListener("pointerleave", () => this.hint.show(""));
    this.legend.replaceChildren(...this.series.filter(({name}) => name !== "").map((each) =>
        html("li", {}, sample(each), " " + each.name)));
  }

  /** Paints the dots, which are too many to be elements, and returns where each trial's is. */
  paint(drawing, width, height, across, down) {
    const pen = penOf(this.canvas, width, height);
    pen.globalAlpha = 0.6;
    const dots = [];
    for (const {points, colour, shape} of this.series) {
      const path = new Path2D(dotPath(shape, 2.5));
      pen.fillStyle = painted(drawing, colour);
      for (const [x, y, trial] of points) {
        if ((across.log && x <= 0) || (down.log && y <= 0)) continue;
        if (isBeyond(across, x) || isBeyond(down, y)) {
          pen.fill(new Path2D(arrowAtEdge(across, down, x, y)));
          continue;
        }
        const dot = {x: across.place(x), y: down.place(y), trial};
        dots.push(dot);
        pen.translate(dot.x, dot.y);
        pen.fill(path);
        pen.translate(-dot.x, -dot.y);
      }
    }
    return dots;
  }

  /** Tells the painted dot under the pointer; others have titles. */
  point(event, drawing) {
    const box = drawing.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    let nearest = null;
    let least = REACH ** 2;
    for (const dot of this.dots) {
      const distance = (dot.x - x) ** 2 + (dot.y - y) ** 2;
      if (distance <= least) [nearest, least] = [dot, distance];
    }
    this.hint.show(nearest ? this.title(nearest.trial) : "", x, y);
  }

  save() {
    this.draw(true);
    savePicture(`${this.report.name}-scatter.svg`, this.figure.querySelector("svg"), this.series.filter(({name}) => name !== ""));
    this.draw();
  }
}
