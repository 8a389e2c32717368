"use strict";

/* The trials that train at the moment, each with its loss so far; of those that have ended the page has its own curves. */

const COLOURS_UNDER_WAY = 10;
const VALIDATION_DASH = "2 3";

class UnderWay {
  constructor() {
    this.trials = [];
    this.more = 0;
    this.colours = new Map();
    this.figure = html("div", {class: "figure"});
    this.legend = html("ul", {class: "legend", "aria-label": "What is drawn"});
    this.note = html("p", {class: "note"});
    this.section = html("section", {id: "under-way", "aria-labelledby": "under-way-title", hidden: true},
        html("h2", {id: "under-way-title"}, "Under way"), this.figure, this.legend, this.note);
    onWidth(this.figure, () => this.draw());
  }

  /** `trials`: {number, name, until, points: [[epoch, loss, loss over validation rows or null], …]}; `more` are not among them. */
  hear({trials, more}) {
    this.trials = trials;
    this.more = more;
    const numbers = new Set(trials.map(({number}) => number));
    for (const number of this.colours.keys()) if (!numbers.has(number)) this.colours.delete(number);
    for (const number of numbers) if (!this.colours.has(number)) this.colours.set(number, this.freeColour());
    this.section.hidden = trials.length === 0;
    this.draw();
  }

  freeColour() {
    const taken = [...this.colours.values()];
    return [...Array(COLOURS_UNDER_WAY).keys()].find((colour) => !taken.includes(colour)) ?? 0;
  }

  colour({number}) {
    return `var(--c${this.colours.get(number)})`;
  }

  draw() {
    if (this.section.hidden || this.figure.clientWidth === 0) return;
    const column = (trial, c) => trial.points.filter((point) => point[c] !== null).map((point) => [point[0], point[c]]);
    const validates = this.trials.some((trial) => column(trial, 2).length > 0);
    const series = this.trials.flatMap((trial) => [
      {name: trial.name + (validates ? ", training" : ""), colour: this.colour(trial), points: column(trial, 1),
        dash: validates ? VALIDATION_DASH : undefined},
      {name: trial.name + ", validation", colour: this.colour(trial), points: column(trial, 2)},
    ].filter(({points}) => points.length > 0));
    const told = this.trials.map((trial) => trial.name + " " + this.progress(trial));
    const {drawing} = chart({
      label: "losses of the trials under way over their epochs; " + told.join("; "),
      width: widthOf(this.figure),
      height: 280,
      x: {label: "epoch", log: false},
      y: {label: validates ? "val_loss and loss" : "loss", log: wantsLog(series.flatMap(({points}) => points.map((point) => point[1])))},
      series,
    });
    this.figure.replaceChildren(drawing);
    this.legend.replaceChildren(...this.trials.map((trial) => html("li", {}, sample({colour: this.colour(trial)}), ` ${trial.name} `,
        html("span", {class: "faint"}, this.progress(trial)))));
    const sentences = validates ? ["Lines are validation, dots are training."] : [];
    if (this.more > 0) sentences.push(`${this.more} more under way are not drawn.`);
    this.note.textContent = sentences.join(" ");
  }

  /** `epoch 40 of 100, loss 0.31`. */
  progress({until, points}) {
    const [epoch, loss, validationLoss] = points.at(-1);
    return `epoch ${epoch} of ${until}, loss ${numberText(loss)}` + (validationLoss === null ? "" : `, val_loss ${numberText(validationLoss)}`);
  }
}
