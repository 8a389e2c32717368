/* Lines and points on two axes, as SVG at the size it is shown in. */

/* No line goes further beyond an edge, in pixels. */
const FAR = 20000;
const MARGIN = {top: 12, right: 16, bottom: 42, left: 78};
const NARROWEST = 280;
const HALF_DIGIT = 4;
/* What a sheet of A4 or Letter has between its margins. */
const PRINTED = 690;
const SHAPES = 4;
/* How far equal dots and crosses stand apart, and how far they may reach from their place. */
const APART = 6;
const ASIDE = 30;

/** How wide a picture is drawn. */
function widthOf(figure) {
  return document.documentElement.classList.contains("printing") ? PRINTED : Math.max(NARROWEST, figure.clientWidth);
}

/** A number in few signs, as the CSV files print it: 0.0001, 1.5e-7. */
function numberText(value) {
  const rounded = Number(value.toPrecision(10));
  const size = Math.abs(rounded);
  return size !== 0 && (size >= 1e6 || size < 1e-4) ? rounded.toExponential().replace("e+", "e") : String(rounded);
}

/** Steps of 1, 2 or 5 times a power of ten, about `wanted` of them; of counts whole ones. */
function linearTicks(low, high, wanted, whole = false) {
  const raw = Math.max(whole ? 1 : 0, (high - low) / Math.max(1, wanted));
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw * 0.999);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.max(0, Math.min(Math.max(1, wanted) + 2, Math.floor(high / step + 1e-9) - first + 1));
  return Array.from({length: count}, (_, i) => (first + i) * step);
}

/** 1, 2 and 5 of each decade if they are few, else 1 and 3, else each decade, else every second, every third … */
function logTicks(low, high, wanted) {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.ceil(Math.log10(high) - 1e-9);
  const ticksOf = (factors, stride) => {
    const ticks = [];
    for (let power = first; power <= last; power++) {
      if ((power - first) % stride !== 0) continue;
      ticks.push(...factors.map((factor) => factor * 10 ** power).filter((tick) => tick >= low * 0.999 && tick <= high * 1.001));
    }
    return ticks;
  };
  const ticks = [[1, 2, 5], [1, 3], [1]].map((factors) => ticksOf(factors, 1)).find((each) => each.length <= wanted)
      ?? ticksOf([1], Math.ceil((last - first) / Math.max(1, wanted)));
  return ticks.length >= 2 ? ticks : linearTicks(low, high, wanted);
}

/** A map from values to places between `from` and `to`. */
function scale(values, log, from, to, wanted) {
  let low = Infinity;
  let high = -Infinity;
  let whole = true;
  for (const value of values) {
    if (!Number.isFinite(value) || (log && value <= 0)) continue;
    whole &&= Number.isInteger(value);
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) [low, high] = log ? [0.1, 1] : [0, 1];
  if (low === high) {
    [low, high] = log ? [low / 2, high * 2] : [low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2];
  }
  const transform = log ? Math.log10 : (value) => value;
  const begin = transform(low);
  const width = transform(high) - begin;
  return {
    low,
    high,
    log,
    from,
    to,
    place: (value) => from + (transform(value) - begin) / width * (to - from),
    value: (place) => {
      const at = begin + (place - from) / (to - from) * width;
      return log ? 10 ** at : at;
    },
    ticks: log ? logTicks(low, high, wanted) : linearTicks(low, high, wanted, whole),
  };
}

/** Whether a logarithmic axis shows these values better. */
function wantsLog(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low > 0 && high / low > 20;
}

/**
 * Draws series into a figure of the given width and returns the SVG and the scales of its axes.
 *
 * `series`: {name, colour, dash, shape, points: [[x, y, title], …], band: [[x, least, greatest], …], line, dots, faint, elsewhere: drawn
 * by another}; `x` and `y`: {label, log, limits: [low, high] or nothing}; what lies beyond limits is cut off, dots become arrows at the
 * edge; `marks`: {x, colour, title}, crosses at the upper edge for what has no finite value. Dots without a line and crosses that would
 * lie at one place lie side by side.
 */
function chart({label, width, height, x, y, series, marks = []}) {
  const points = series.flatMap((each) => each.points.concat(
      (each.band ?? []).flatMap(([x, least, greatest]) => [[x, least], [x, greatest]])));
  const drawn = series.filter(({elsewhere}) => !elsewhere);
  const inset = drawn.some(({line}) => line === false) ? ASIDE : 0;
  const across = scale(x.limits ?? points.map((point) => point[0]).concat(marks.map((mark) => mark.x)), x.log,
      MARGIN.left + inset, width - MARGIN.right - inset, Math.max(2, Math.floor(width / 90)));
  const top = MARGIN.top + (marks.length > 0 ? 14 : 0);
  const down = scale(y.limits ?? points.map((point) => point[1]), y.log, height - MARGIN.bottom, top, Math.floor(height / 50));
  const drawing = svg("svg", {
    role: "img", "aria-label": label, width, height, viewBox: `0 0 ${width} ${height}`, class: "chart",
  });
  drawing.append(axes(across, down, x, y, width, height));
  const cut = x.limits !== undefined || y.limits !== undefined;
  const dodge = new Dodge();
  for (const each of drawn.filter(({line}) => line === false)) each.points.forEach(([x, y]) => dodge.count(across.place(x), down.place(y)));
  for (const each of drawn) drawing.append(drawSeries(each, across, down, dodge, cut));
  const beside = new Dodge();
  const crosses = marks.filter((mark) => !isBeyond(across, mark.x));
  crosses.forEach((mark) => beside.count(across.place(mark.x), 0));
  for (const mark of crosses) {
    const at = beside.next(across.place(mark.x), 0);
    const cross = svg("path", {d: `M${at - 4} ${MARGIN.top - 4}l8 8m0 -8l-8 8`, class: "cross"},
        svg("title", {}, mark.title));
    cross.style.stroke = mark.colour;
    drawing.append(cross);
  }
  return {drawing, across, down};
}

/** Moves what lies at one place aside, each by its turn. */
class Dodge {
  constructor() {
    this.places = new Map();
  }

  at(x, y) {
    const key = x.toFixed(0) + " " + y.toFixed(0);
    if (!this.places.has(key)) this.places.set(key, {all: 0, met: 0});
    return this.places.get(key);
  }

  count(x, y) {
    this.at(x, y).all++;
  }

  /** Where the next one at this place stands across. */
  next(x, y) {
    const place = this.at(x, y);
    const apart = Math.min(APART, 2 * ASIDE / Math.max(1, place.all));
    return x + (place.met++ - (place.all - 1) / 2) * apart;
  }
}

/** The outline of a dot around 0: disc, square, triangle or diamond, so that colours are not all that tells groups apart. */
function dotPath(shape, radius) {
  const r = radius * 1.15;
  return [
    `M0 ${-radius}a${radius} ${radius} 0 1 0 0 ${2 * radius}a${radius} ${radius} 0 1 0 0 ${-2 * radius}Z`,
    `M${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}Z`,
    `M0 ${-1.3 * r}L${1.3 * r} ${r}L${-1.3 * r} ${r}Z`,
    `M0 ${-1.5 * r}L${1.5 * r} 0L0 ${1.5 * r}L${-1.5 * r} 0Z`,
  ][shape];
}

function dot(shape, x, y, radius, colour, title) {
  const element = shape === 0
      ? svg("circle", {cx: x, cy: y, r: radius})
      : svg("path", {d: dotPath(shape, radius), transform: `translate(${x} ${y})`});
  element.style.fill = colour;
  if (title) element.append(svg("title", {}, title));
  return element;
}

function axes(across, down, x, y, width, height) {
  const group = svg("g", {class: "axes", "aria-hidden": "true"});
  const bottom = height - MARGIN.bottom;
  for (const tick of across.ticks) {
    const at = across.place(tick).toFixed(1);
    const text = numberText(tick);
    const cut = Number(at) + HALF_DIGIT * text.length > width;
    group.append(svg("line", {x1: at, x2: at, y1: MARGIN.top, y2: bottom}),
        svg("text", {x: cut ? width : at, y: bottom + 16, "text-anchor": cut ? "end" : "middle"}, text));
  }
  for (const tick of down.ticks) {
    const at = down.place(tick).toFixed(1);
    group.append(svg("line", {x1: MARGIN.left, x2: width - MARGIN.right, y1: at, y2: at}),
        svg("text", {x: MARGIN.left - 6, y: at, dy: "0.32em", "text-anchor": "end"}, numberText(tick)));
  }
  const middle = (MARGIN.top + bottom) / 2;
  group.append(
      svg("text", {x: (MARGIN.left + width - MARGIN.right) / 2, y: height - 6, "text-anchor": "middle", class: "title"},
          x.label + (x.log ? " (log)" : "")),
      svg("text", {x: 12, y: middle, "text-anchor": "middle", class: "title", transform: `rotate(-90 12 ${middle})`},
          y.label + (y.log ? " (log)" : "")));
  return group;
}

/** Lets one of the series stand out; with null, all are alike again. */
function lift(drawing, place) {
  drawing.querySelectorAll("g.series").forEach((group, s) => {
    group.classList.toggle("lifted", s === place);
    group.classList.toggle("behind", place !== null && s !== place);
  });
}

function drawBand(band, colour, across, down) {
  const shown = band.filter(([, least]) => !down.log || least > 0);
  const edge = (which) => shown.map((point) => across.place(point[0]).toFixed(1) + " " + Math.max(-FAR, Math.min(FAR, down.place(point[which]))).toFixed(1));
  const area = svg("path", {d: "M" + edge(1).concat(edge(2).reverse()).join("L") + "Z", class: "band"});
  area.style.fill = colour;
  return area;
}

/** Whether a value lies beyond the ends of an axis. */
function isBeyond({low, high}, value) {
  return value < low || value > high;
}

/** An arrow whose tip is at the edge, for a point that lies beyond it. */
function arrowAtEdge(across, down, x, y) {
  const inside = ({low, high}, value) => Math.max(low, Math.min(high, value));
  const [tipX, tipY] = [across.place(inside(across, x)), down.place(inside(down, y))];
  const [toX, toY] = isBeyond(down, y) ? [0, y > down.high ? -1 : 1] : [x > across.high ? 1 : -1, 0];
  const [baseX, baseY] = [tipX - 8 * toX, tipY - 8 * toY];
  return `M${tipX.toFixed(1)} ${tipY.toFixed(1)}L${(baseX - 4 * toY).toFixed(1)} ${(baseY + 4 * toX).toFixed(1)}`
      + `L${(baseX + 4 * toY).toFixed(1)} ${(baseY - 4 * toX).toFixed(1)}Z`;
}

/** `cut`: whether some of it may lie beyond the axes. */
function drawSeries({name, colour, dash, shape = 0, points, band = [], line = true, dots = false, faint = false}, across, down, dodge, cut) {
  const near = (place) => Math.max(-FAR, Math.min(FAR, place)).toFixed(1);
  const shown = points
      .filter((point) => !(across.log && point[0] <= 0) && !(down.log && point[1] <= 0))
      .map(([x, y, title]) => {
        const [px, py] = [across.place(x), down.place(y)];
        return {x, y, cx: near(line ? px : dodge.next(px, py)), cy: near(py), title};
      });
  const group = svg("g", {class: faint ? "series faint" : "series"}, svg("title", {}, name));
  const [width, height] = [across.to - across.from, down.from - down.to];
  const lines = cut
      ? svg("svg", {x: across.from, y: down.to, width, height, viewBox: `${across.from} ${down.to} ${width} ${height}`})
      : group;
  if (cut) group.append(lines);
  if (band.length > 1) lines.append(drawBand(band, colour, across, down));
  if (line && shown.length > 1) {
    const path = svg("path", {d: "M" + shown.map(({cx, cy}) => cx + " " + cy).join("L"), class: "curve"});
    path.style.stroke = colour;
    if (dash) path.style.strokeDasharray = dash;
    lines.append(path);
  }
  if (dots || shown.length === 1) {
    for (const {x, y, cx, cy, title} of shown) {
      const beyond = isBeyond(across, x) || isBeyond(down, y);
      if (beyond && !dots) continue;
      if (beyond) {
        const arrow = svg("path", {d: arrowAtEdge(across, down, x, y), class: "beyond"}, svg("title", {}, title ?? name));
        arrow.style.fill = colour;
        group.append(arrow);
      } else {
        group.append(dot(shape, cx, cy, faint ? 2.5 : 3.5, colour, title ?? name));
      }
    }
  }
  return group;
}

/** What paints on a canvas of so many pixels of the page. */
function penOf(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.width = width + "px";
  canvas.style.height = height + "px";
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  return pen;
}

/** Draws again whenever the host's width changes; after the layout, for drawing may change it. */
function onWidth(host, draw) {
  let width = 0;
  new ResizeObserver(() => {
    if (host.clientWidth !== width && host.clientWidth > 0) {
      width = host.clientWidth;
      requestAnimationFrame(draw);
    }
  }).observe(host);
}

/** What a series looks like, for a legend: a piece of its line, a dot of its shape, or both; without a colour, an empty place. */
function sample({colour, dash, shape, line = true}) {
  const picture = svg("svg", {width: 24, height: 10, class: "sample", "aria-hidden": "true"});
  if (!colour) return picture;
  if (line) {
    const piece = svg("line", {x1: 1, x2: 23, y1: 5, y2: 5});
    piece.style.stroke = colour;
    if (dash) piece.style.strokeDasharray = dash;
    picture.append(piece);
  }
  if (shape !== undefined) picture.append(dot(shape, 12, 5, 3.5, colour));
  return picture;
}
