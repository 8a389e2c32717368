/* What is drawn: configurations, each as the mean of its trials, and single trials, each in a colour that it keeps. */

const COLOURS = 10;
const DASHES = ["", "9 3", "9 3 2 3"];
const MOST_SELECTED = 30;
const MOST_SAID = `At most ${MOST_SELECTED} are drawn.`;

/** A configuration (`c`) or a trial (`t`), by its index. */
function drawable(kind, index) {
  return kind + index;
}

class Selection {
  /** `state.selected` keeps what the reader chose, by numbers: `c7`, `t45`; null as long as it is nothing. */
  constructor(report, state, onchange) {
    this.report = report;
    this.state = state;
    this.onchange = onchange;
    this.places = new Map();
    this.refused = false;
  }

  /** Draws what was chosen before, or else these configurations. */
  begin(configurations) {
    if (this.state.selected === null) {
      this.add(configurations.map((c) => drawable("c", c)));
    } else {
      const {report} = this;
      const known = new Map([
        ...report.configurations.map((row, c) => ["c" + row[0], drawable("c", c)]),
        ...report.trialColumns[0].texts.map((number, t) => ["t" + number, drawable("t", t)]),
      ]);
      for (const [name, place] of this.state.selected) {
        if (known.has(name)) this.places.set(known.get(name), place);
      }
    }
    this.onchange();
  }

  /** What a table of configurations or of trials has to know. */
  rows(kind) {
    return {
      has: (index) => this.places.has(drawable(kind, index)),
      colour: (index) => this.colour(drawable(kind, index)),
      toggle: (index) => this.toggle(drawable(kind, index)),
      refused: () => this.refused,
      replace: (indices) => this.replace(indices.map((index) => drawable(kind, index))),
    };
  }

  get drawn() {
    return [...this.places.keys()];
  }

  colour(key) {
    return `var(--c${this.places.get(key) % COLOURS})`;
  }

  dash(key) {
    return DASHES[Math.floor(this.places.get(key) / COLOURS) % DASHES.length];
  }

  toggle(key) {
    this.refused = false;
    if (!this.places.delete(key)) this.add([key]);
    this.changed();
  }

  replace(keys) {
    this.refused = false;
    this.places.clear();
    this.add(keys);
    this.changed();
  }

  /** Adds as long as there is room, and keeps whether there was too little. */
  add(keys) {
    const taken = new Set(this.places.values());
    for (const key of keys) {
      if (this.places.has(key)) continue;
      if (this.places.size >= MOST_SELECTED) {
        this.refused = true;
        return;
      }
      let place = 0;
      while (taken.has(place)) place++;
      taken.add(place);
      this.places.set(key, place);
    }
  }

  changed() {
    const {report} = this;
    const number = (key) => key[0] === "c"
        ? "c" + report.configurations[key.slice(1)][0]
        : "t" + report.trialColumns[0].texts[key.slice(1)];
    this.state.selected = new Map([...this.places].map(([key, place]) => [number(key), place]));
    this.onchange();
    remember();
  }
}
