/* Parallel coordinates: an axis a swept key, the last for what trials are ranked by, and a line a trial. Dragging along an axis writes
   conditions into the filter of the trials; what passes the filter has colour. */

const FEW_VALUES = 12;
const SHADES = 16;
const PAD = {top: 34, bottom: 16};
const LONGEST_LABEL = 30;
const STROKE = 1.3;
/* How near to a line the pointer has to be, in pixels. */
const CLOSE = 8;
const LETTER = 7.5;

/** Where the values of a column stand on its axis, from 0 at the bottom to 1 at the top. */
class ParallelAxis {
  /** `worstIsTop`: for the axis of what trials are ranked by, where empty cells stand at its worse end; `fit`: its limits, if it has any. */
  constructor(column, isValue, worstIsTop, fit) {
    this.column = column;
    const distinct = [...new Set(column.texts)].filter((text) => text !== "");
    this.hasGaps = column.texts.includes("");
    this.isRange = column.isNumeric && (isValue || distinct.length > FEW_VALUES);
    this.gap = worstIsTop ? 1 : 0;
    const bottom = this.hasGaps && !worstIsTop ? 0.1 : 0;
    const top = this.hasGaps && worstIsTop ? 0.9 : 1;
    if (this.isRange) {
      const {limits, log} = fit ?? {log: wantsLog(column.numbers)};
      this.scale = scale(limits ?? column.numbers, log, bottom, top, 5);
      this.ticks = this.scale.ticks.map((tick) => [this.scale.place(tick), numberText(tick)]);
    } else {
      if (column.isNumeric) distinct.sort((a, b) => numberOf(a) - numberOf(b));
      this.values = distinct;
      const step = distinct.length > 1 ? (1 - bottom) / (distinct.length - 1) : 0;
      this.places = new Map(distinct.map((text, v) => [text, distinct.length > 1 ? bottom + v * step : 0.5]));
      const stride = Math.ceil(distinct.length / 24);
      this.ticks = distinct.filter((_, v) => v % stride === 0).map((text) => [this.places.get(text), text]);
    }
    if (this.hasGaps) this.ticks.push([this.gap, "none"]);
  }

  place(trial) {
    const text = this.column.texts[trial];
    if (text === "") return this.gap;
    if (!this.isRange) return this.places.get(text);
    const place = this.scale.place(this.column.numbers[trial]);
    return Number.isFinite(place) ? Math.max(this.scale.from, Math.min(this.scale.to, place)) : this.column.numbers[trial] > this.scale.low ? this.scale.to : this.scale.from;
  }

  /** The conditions that the part of the axis between two places stands for. */
  conditions(from, to) {
    const {name} = this.column;
    if (this.isRange) {
      const {scale} = this;
      const hasGap = this.hasGaps && this.gap >= from && this.gap <= to;
      if (hasGap && (to < scale.from || from > scale.to)) return [`${name} = ""`];
      const bounds = [
        ...(from <= scale.from ? [] : [`${name} >= ${this.outward(from, -1)}`]),
        ...(to >= scale.to ? [] : [`${name} <= ${this.outward(to, 1)}`]),
      ];
      return bounds.length === 0 && this.hasGaps && !hasGap ? [`${name} != ""`] : bounds;
    }
    const values = this.values.filter((text) => this.places.get(text) >= from && this.places.get(text) <= to);
    return values.length === 0 ? [] : [`${name} = ${values.map(quoted).join(" | ")}`];
  }

  /** The value at a place in few digits, not above it for a sign of -1, not below it for 1. */
  outward(place, sign) {
    const {low, high} = this.scale;
    const digits = Math.min(15, 4 + Math.max(0, Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high)) / (high - low)))));
    const value = this.scale.value(place);
    const near = Number(value.toPrecision(digits));
    if (sign * near >= sign * value) return near;
    const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - digits + 1);
    return Number((near + sign * unit).toPrecision(digits));
  }
}

class Parallel {
  constructor(section, report, trials, trim) {
    this.report = report;
    this.trim = trim;
    trim.changed = () => this.draw();
    this.trials = trials;
    const keys = report.keyColumns.filter((column) => new Set(column.texts).size > 1);
    this.keyAxes = keys.map((column) => new ParallelAxis(column, false, false));
    this.shades = Parallel.shades(report);
    this.passing = [];
    this.canvas = html("canvas", {"aria-hidden": "true"});
    this.figure = html("div", {class: "figure parallel"}, this.canvas);
    const note = "Drag along an axis to filter the trials by it, click an axis to lift that. It writes conditions into the filter "
        + "above, where they can be typed as well.";
    this.hint = new Hint(this.figure);
    const saving = html("button", {type: "button", id: "parallel-save", onclick: () => this.save()}, "save the picture (SVG)");
    section.append(html("div", {class: "controls"}, trim.element, saving), this.figure, html("p", {class: "note screen"}, note));
    section.hidden = false;
    trials.listeners.push((rows) => {
      this.passing = rows;
      this.draw();
    });
    onWidth(this.figure, () => this.draw());
  }

  static has(report) {
    return report.rankColumn !== undefined && report.keyColumns.some((column) => new Set(column.texts).size > 1);
  }

  /** For each trial how far down it is from the best, in steps; those without a value are in the last. */
  static shades(report) {
    const column = report.rankColumn;
    const sign = report.largerIsBetter ? -1 : 1;
    const ranked = [...column.texts.keys()].sort((a, b) => column.compare(a, b, sign));
    const valued = Math.max(1, column.texts.filter((text) => text !== "").length);
    const shades = new Uint8Array(report.trialCount);
    ranked.forEach((trial, r) => shades[trial] = Math.min(SHADES - 1, Math.floor(r / valued * SHADES)));
    return shades;
  }

  draw() {
    const {report, trim} = this;
    const value = report.rankColumn;
    const fit = fitted([...value.numbers], worseSide(report, value.name), undefined, trim.on);
    trim.tell(fit);
    this.axes = [...this.keyAxes, new ParallelAxis(value, true, !report.largerIsBetter, fit)];
    const width = widthOf(this.figure);
    const height = 320;
    const room = (axis) => Math.min(width / 3, 24 + LETTER * Math.min(LONGEST_LABEL,
        Math.max(...axis.ticks.map(([, text]) => text.length))));
    const left = room(this.axes[0]);
    const right = width - room(this.axes[this.axes.length - 1]);
    this.across = (a) => this.axes.length === 1
        ? width / 2
        : left + a * (right - left) / (this.axes.length - 1);
    this.down = (place) => height - PAD.bottom - place * (height - PAD.top - PAD.bottom);
    this.drawLines(width, height);
    const drawing = svg("svg", {
      role: "img", width, height, viewBox: `0 0 ${width} ${height}`, class: "chart",
      "aria-label": `${this.passing.length} of ${this.report.trialCount} trials over `
          + this.axes.map((axis) => axis.column.name).join(", "),
    });
    this.axes.forEach((axis, a) => drawing.append(this.drawAxis(axis, a, width)));
    this.figure.replaceChildren(this.canvas, drawing);
    this.drawing = drawing;
    drawing.addEventListener("pointermove", (event) => this.point(event));
    drawing.addEventListener("pointerleave", () => {
      drawing.querySelector(".lit")?.remove();
      this.hint.show("");
    });
  }

  drawAxis(axis, a, width) {
    const x = this.across(a);
    const [top, bottom] = [this.down(1), this.down(0)];
    const last = a === this.axes.length - 1;
    const anchor = last ? "start" : a === 0 ? "end" : "start";
    const group = svg("g", {class: "axis"}, svg("line", {x1: x, x2: x, y1: top, y2: bottom, "aria-hidden": "true"}));
    const room = Math.max(6, Math.floor(width / this.axes.length / LETTER));
    const before = Math.max(6, Math.floor((x - 8) / LETTER));
    const name = axis.column.name;
    group.append(svg("text", {x, y: 14, "text-anchor": last ? "end" : a === 0 ? "start" : "middle", class: "title"},
        shortened(name, room), svg("title", {}, name)));
    for (const [place, text] of axis.ticks) {
      group.append(svg("text", {x: x + (anchor === "end" ? -8 : 8), y: this.down(place), dy: "0.32em", "text-anchor": anchor},
          shortened(text, a === 0 ? Math.min(LONGEST_LABEL, before) : room), svg("title", {}, text)));
    }
    const held = this.trials.filter.conditions.some((condition) => condition.column === axis.column);
    const handle = svg("rect", {x: x - 14, y: top - 6, width: 28, height: bottom - top + 12, rx: 3,
      class: held ? "handle held" : "handle"});
    handle.addEventListener("pointerdown", (event) => this.brush(event, axis, group, handle, x));
    group.append(handle);
    return group;
  }

  /** Follows the pointer along an axis until it is let go. */
  brush(event, axis, group, handle, x) {
    const box = this.figure.getBoundingClientRect();
    const span = this.down(0) - this.down(1);
    const place = (e) => Math.max(0, Math.min(1, (this.down(0) - (e.clientY - box.top)) / span));
    const begin = place(event);
    const marked = svg("rect", {x: x - 9, width: 18, y: 0, height: 0, class: "brush"});
    group.append(marked);
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (e) => {
      const [low, high] = [begin, place(e)].sort((p, q) => p - q);
      marked.setAttribute("y", this.down(high));
      marked.setAttribute("height", this.down(low) - this.down(high));
    };
    handle.onpointerup = (e) => {
      handle.onpointermove = handle.onpointerup = null;
      const [low, high] = [begin, place(e)].sort((p, q) => p - q);
      this.trials.setConditions(axis.column, (high - low) * span < 4 ? [] : axis.conditions(low, high));
    };
    event.preventDefault();
  }

  /** Lines of trials that pass, coloured from the best to the worst, over faint ones of the others: {colour, alpha, pieces} each. */
  strands() {
    const style = getComputedStyle(document.documentElement);
    const passes = new Uint8Array(this.report.trialCount);
    this.passing.forEach((trial) => passes[trial] = 1);
    const shades = Array.from({length: SHADES + 1}, () => []);
    for (let trial = 0; trial < this.report.trialCount; trial++) {
      shades[passes[trial] ? this.shades[trial] : SHADES].push(trial);
    }
    const alpha = Math.max(0.2, Math.min(0.85, 120 / Math.max(1, this.passing.length)));
    const strands = [{colour: style.getPropertyValue("--line"), alpha: Math.min(0.5, alpha), pieces: this.pieces(shades[SHADES])}];
    for (let shade = SHADES - 1; shade >= 0; shade--) {
      const colour = mix(style.getPropertyValue("--best"), style.getPropertyValue("--worst"), shade / (SHADES - 1));
      strands.push({colour, alpha, pieces: this.pieces(shades[shade])});
    }
    return strands;
  }

  /** The lines of trials as [x, y, x, y] between two axes, each once however many share it. */
  pieces(trials) {
    const pieces = [];
    for (let a = 1; a < this.axes.length; a++) {
      const seen = new Set();
      for (const trial of trials) {
        const from = Math.round(2 * this.down(this.axes[a - 1].place(trial)));
        const to = Math.round(2 * this.down(this.axes[a].place(trial)));
        const piece = from * 4096 + to;
        if (seen.has(piece)) continue;
        seen.add(piece);
        pieces.push([this.across(a - 1), from / 2, this.across(a), to / 2]);
      }
    }
    return pieces;
  }

  drawLines(width, height) {
    const pen = penOf(this.canvas, width, height);
    pen.lineWidth = STROKE;
    for (const {colour, alpha, pieces} of this.strands()) {
      pen.strokeStyle = colour;
      pen.globalAlpha = alpha;
      pen.beginPath();
      for (const [x, y, toX, toY] of pieces) {
        pen.moveTo(x, y);
        pen.lineTo(toX, toY);
      }
      pen.stroke();
    }
  }

  /** Tells the passing trial whose line is nearest to the pointer, and lets the line stand out. */
  point(event) {
    const box = this.drawing.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const a = this.axes.findIndex((_, next) => next > 0 && x >= this.across(next - 1) && x <= this.across(next));
    let nearest = null;
    let least = CLOSE;
    if (a > 0 && event.buttons === 0) {
      const share = (x - this.across(a - 1)) / (this.across(a) - this.across(a - 1));
      for (const trial of this.passing) {
        const [from, to] = [this.axes[a - 1].place(trial), this.axes[a].place(trial)];
        const distance = Math.abs(this.down(from + share * (to - from)) - y);
        if (distance < least) [nearest, least] = [trial, distance];
      }
    }
    this.drawing.querySelector(".lit")?.remove();
    const {report} = this;
    const value = report.rankColumn;
    this.hint.show(nearest === null ? "" : `${report.trialName(nearest)}: ${value.name} ${value.texts[nearest] || "none"}`, x, y);
    if (nearest === null) return;
    const d = "M" + this.axes.map((axis, place) => this.across(place) + " " + this.down(axis.place(nearest)).toFixed(1)).join("L");
    this.drawing.prepend(svg("path", {d, class: "lit"}));
  }

  /** The lines are painted; in the file they are elements. */
  save() {
    this.drawing.querySelector(".lit")?.remove();
    const lines = svg("g", {}, ...this.strands().filter(({pieces}) => pieces.length > 0).map(({colour, alpha, pieces}) => svg("path", {
      d: pieces.map(([x, y, toX, toY]) => `M${x.toFixed(1)} ${y}L${toX.toFixed(1)} ${toY}`).join(""),
      fill: "none", stroke: colour.trim(), "stroke-opacity": alpha, "stroke-width": STROKE,
    })));
    this.drawing.prepend(lines);
    savePicture(`${this.report.name}-parallel.svg`, this.drawing, []);
    lines.remove();
  }
}

function shortened(text, most) {
  return text.length > most ? text.slice(0, most - 1) + "…" : text;
}

/** A colour between two of the form #rrggbb. */
function mix(from, to, share) {
  const part = (colour, i) => parseInt(colour.trim().slice(1 + 2 * i, 3 + 2 * i), 16);
  const parts = [0, 1, 2].map((i) => Math.round(part(from, i) * (1 - share) + part(to, i) * share));
  return `rgb(${parts.join(",")})`;
}
