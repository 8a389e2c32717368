/* Weights as they move: a slider over the epochs that are known, and the value of the line that is pointed at. */

const NEAR = 14;

class Weights {
  constructor(section, data) {
    this.data = data;
    this.drawing = section.querySelector("svg.picture");
    this.elements = [...this.drawing.querySelectorAll(".y0, .y1")].filter((element) => element.querySelector("title"));
    this.names = this.elements.map((element) => {
      const title = element.querySelector("title");
      const name = title.textContent.slice(0, title.textContent.lastIndexOf(": "));
      title.remove();
      return name;
    });
    this.places = this.elements.map(placed);
    this.index = data.epochs.length - 1;
    this.reading = -1;
    this.readout = html("p", {class: "readout", "aria-hidden": "true"}, "\u00a0");
    this.spoken = html("p", {class: "unseen", role: "status"});
    const figure = html("div", {class: "figure", tabindex: 0, role: "application", "aria-roledescription": "picture",
      "aria-label": "Weights; arrow keys read their values", onkeydown: (event) => this.press(event)});
    this.drawing.before(figure);
    figure.append(this.drawing);
    figure.after(this.readout, this.spoken);
    if (data.epochs.length > 1) figure.before(this.controls());
    this.drawing.addEventListener("pointermove", (event) => this.point(event));
    this.drawing.addEventListener("pointerleave", () => this.read(-1));
    this.show(this.index);
  }

  controls() {
    const {epochs} = this.data;
    this.told = html("output", {for: "weights-epoch"});
    this.slider = html("input", {type: "range", id: "weights-epoch", min: 0, max: epochs.length - 1, value: epochs.length - 1,
      oninput: () => this.show(Number(this.slider.value))});
    return html("div", {class: "controls"}, html("label", {for: "weights-epoch"}, "epoch"), this.slider, this.told);
  }

  /** Draws an epoch, by its place among those that are known. */
  show(index) {
    const {epochs, titles, values, largestWeight, largestBias, widest} = this.data;
    this.index = index;
    this.elements.forEach((element, e) => {
      const value = values[index][e];
      const largest = element.tagName === "line" ? largestWeight : largestBias;
      element.setAttribute("stroke-width", largest > 0 ? Math.round(widest * Math.abs(value) / largest * 100) / 100 : 0);
      element.classList.toggle("y0", value >= 0);
      element.classList.toggle("y1", value < 0);
    });
    this.drawing.querySelector("title").textContent = titles[index];
    this.drawing.querySelector("text.t").textContent = titles[index];
    if (this.slider) {
      const text = epochs[index] === 0 ? "the start" : `epoch ${epochs[index]} of ${epochs[epochs.length - 1]}`;
      this.told.textContent = text;
      this.slider.setAttribute("aria-valuetext", text);
    }
    if (this.reading >= 0) this.read(this.reading);
  }

  /** Tells a weight, and lets its line stand out; −1 for none. */
  read(e) {
    this.elements[this.reading]?.classList.remove("lit");
    this.elements[e]?.classList.add("lit");
    this.reading = e;
    this.readout.textContent = e < 0 ? "\u00a0" : `${this.names[e]}: ${this.data.values[this.index][e]}`;
  }

  /** Tells the weight whose line is nearest to the pointer. */
  point(event) {
    const box = this.drawing.getBoundingClientRect();
    const scale = this.drawing.viewBox.baseVal.width / box.width;
    const at = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    let nearest = -1;
    let least = NEAR * scale;
    this.places.forEach((place, e) => {
      const distance = distanceTo(place, at);
      if (distance < least) {
        nearest = e;
        least = distance;
      }
    });
    this.read(nearest);
  }

  press(event) {
    const last = this.elements.length - 1;
    const steps = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};
    const to = event.key === "Home" ? 0 : event.key === "End" ? last
        : event.key in steps ? Math.min(last, Math.max(0, this.reading + steps[event.key])) : -1;
    if (to < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.read(to);
    this.spoken.textContent = this.readout.textContent;
  }
}

/** Where a line runs, or where a circle is. */
function placed(element) {
  const [x1, y1, x2, y2, r] = ["x1", "y1", "x2", "y2", "r"].map((name) => Number(element.getAttribute(name)));
  if (element.tagName === "line") return {x1, y1, x2, y2, r: 0};
  const [cx, cy] = ["cx", "cy"].map((name) => Number(element.getAttribute(name)));
  return {x1: cx, y1: cy, x2: cx, y2: cy, r};
}

/** How far a point is from a line between two points, or from a circle; 0 inside. */
function distanceTo({x1, y1, x2, y2, r}, [x, y]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.max(0, Math.hypot(x - x1 - part * dx, y - y1 - part * dy) - r);
}

if (document.getElementById("weights-data")) {
  new Weights(document.getElementById("weights"), JSON.parse(document.getElementById("weights-data").textContent));
}
