/* Limits of axes: without the values that stretch one for all others, and those of a part that a reader drags open. */

const WORST = 0.05;
const LEAST_DRAG = 8;
/* Of the ends of a part that is shown, how much they differ at least: less has no ticks that differ. */
const LEAST_SPAN = 1e-9;

/** The side of a measure's axis where its worst values are; "either" if that is not known, undefined of what is no measure. */
function worseSide(report, name) {
  const bare = (text) => text.replace(/^(val|test|final)_/, "");
  if (bare(name) === bare(report.rankBy)) return report.largerIsBetter ? "low" : "high";
  if (bare(name) === "loss") return "high";
  return bare(name) !== name || report.curves.includes(name) ? "either" : undefined;
}

/**
 * How an axis shows values: {log, limits, beyond, count, exploded}. Limits are undefined unless the worst are left out, `beyond` of `count`;
 * `exploded` says that the axis would be less than half as long without them. `side`: where the worst are; `log`: as chosen, or undefined.
 */
function fitted(values, side, log, on) {
  const sorted = Float64Array.from(values.filter((value) => Number.isFinite(value) && !(log && value <= 0))).sort();
  const count = sorted.length;
  const whole = {log: log ?? wantsLog(sorted), count, beyond: 0, exploded: false};
  const worst = Math.max(1, Math.floor(count * WORST));
  if (count < 3 || side === undefined) return whole;
  const transform = whole.log ? Math.log : (value) => value;
  const span = ([low, high]) => transform(high) - transform(low);
  const kept = {high: [sorted[0], sorted[count - 1 - worst]], low: [sorted[worst], sorted[count - 1]]};
  const limits = kept[side] ?? (span(kept.high) <= span(kept.low) ? kept.high : kept.low);
  const exploded = span(limits) < span([sorted[0], sorted[count - 1]]) / 2;
  if (!on || limits[0] === limits[1]) return {...whole, exploded: exploded && limits[0] < limits[1]};
  const inside = sorted.filter((value) => value >= limits[0] && value <= limits[1]);
  return {log: log ?? wantsLog(inside), limits, count, beyond: count - inside.length, exploded};
}

/** The box that leaves the worst values of a picture out; it is there where they stretch an axis. */
class Trim {
  /** `trimmed`: the names of the pictures that leave them out. */
  constructor(name, trimmed) {
    this.name = name;
    this.trimmed = trimmed;
    this.told = html("span", {class: "count", role: "status"});
    this.label = toggle("without the worst 5 %", name + "-trim", trimmed.has(name), (on) => {
      if (on) trimmed.add(name);
      else trimmed.delete(name);
      this.changed();
      remember();
    });
    this.element = html("span", {hidden: true}, this.label, " ", this.told);
  }

  get on() {
    return this.trimmed.has(this.name);
  }

  /** Says what is left out of the axes. */
  tell(...fits) {
    this.element.hidden = !this.on && !fits.some(({exploded}) => exploded);
    this.told.textContent = fits.filter(({beyond}) => beyond > 0)
        .map(({beyond, count}) => `${beyond} of ${count} beyond the edge`).join(", ");
  }
}

/** A part of a picture: a reader drags it open with a mouse or a pen, and leaves it by a double click, Escape or a button. */
class Zoom {
  /** `onchange` is told the limits as {x: [low, high], y: [low, high]}, or nothing for the whole. */
  constructor(figure, onchange) {
    this.figure = figure;
    this.onchange = onchange;
    this.button = html("button", {type: "button", id: figure.id + "-whole", hidden: true, onclick: () => onchange()}, "show the whole");
    figure.addEventListener("dblclick", () => onchange());
  }

  /** The limits that a text of the address names; undefined if it names none. */
  static parse(text, log) {
    const [left, right, low, high] = (text ?? "").split(" ").map(numberOf);
    const apart = (from, to) => Number.isFinite(to - from) && to - from > LEAST_SPAN * Math.max(Math.abs(from), Math.abs(to));
    return apart(left, right) && apart(low, high) && !(log && low <= 0)
        ? {x: [left, right], y: [low, high]}
        : undefined;
  }

  static text({x, y}) {
    return [...x, ...y].map((value) => String(Number(value.toPrecision(6)))).join(" ");
  }

  /** Follows drags over a picture that was drawn. */
  over(drawing, across, down, limits) {
    this.button.hidden = limits === undefined;
    drawing.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "touch" || event.button !== 0) return;
      const box = drawing.getBoundingClientRect();
      const between = (value, a, b) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), value));
      const place = (e) => [between(e.clientX - box.left, across.from, across.to), between(e.clientY - box.top, down.from, down.to)];
      const begin = place(event);
      const marked = svg("rect", {class: "brush"});
      drawing.append(marked);
      drawing.setPointerCapture(event.pointerId);
      const sides = (e) => {
        const end = place(e);
        const [left, right] = [begin[0], end[0]].sort((a, b) => a - b);
        const flat = Math.abs(end[1] - begin[1]) < LEAST_DRAG;
        const [top, bottom] = flat ? [down.to, down.from] : [begin[1], end[1]].sort((a, b) => a - b);
        return {left, right, top, bottom};
      };
      drawing.onpointermove = (e) => {
        const {left, right, top, bottom} = sides(e);
        if (right - left < LEAST_DRAG) return;
        for (const [name, value] of Object.entries({x: left, y: top, width: right - left, height: bottom - top})) marked.setAttribute(name, value);
      };
      drawing.onpointerup = drawing.onpointercancel = (e) => {
        drawing.onpointermove = drawing.onpointerup = drawing.onpointercancel = null;
        marked.remove();
        const {left, right, top, bottom} = sides(e);
        const part = {x: [across.value(left), across.value(right)], y: [down.value(bottom), down.value(top)]};
        if (e.type === "pointerup" && right - left >= LEAST_DRAG && Zoom.parse(Zoom.text(part), down.log)) this.onchange(part);
      };
    });
  }
}
