/* What a network says as it learns: a slider over the epochs that are known, each with a drawing of its own. */

class Learned {
  constructor(section, frames) {
    this.frames = frames;
    this.drawing = section.querySelector("svg.picture");
    this.told = html("output", {for: "function-epoch"});
    const last = frames.length - 1;
    this.slider = html("input", {type: "range", id: "function-epoch", min: 0, max: last, value: last,
      oninput: () => this.show(Number(this.slider.value))});
    this.drawing.closest(".pictures").before(html("div", {class: "controls"},
      html("label", {for: "function-epoch"}, "epoch"), this.slider, this.told));
    this.show(last);
  }

  /** Draws an epoch, by its place among those that are known. */
  show(index) {
    const frame = this.frames[index];
    const drawing = frame.content.firstElementChild.cloneNode(true);
    this.drawing.replaceWith(drawing);
    this.drawing = drawing;
    const {epoch} = frame.dataset;
    const text = epoch === "0" ? "the start" : `epoch ${epoch} of ${this.frames[this.frames.length - 1].dataset.epoch}`;
    this.told.textContent = text;
    this.slider.setAttribute("aria-valuetext", text);
  }
}

{
  const frames = [...document.querySelectorAll("template.frame")];
  if (frames.length > 1) new Learned(document.getElementById("function"), frames);
}
