"use strict";

/* The report's data, as PageData wrote them, and what is computed from them once. Cells are texts; a number is computed from its
   text, so that the page works with the very numbers that the CSV files hold. */

const NUMBER = /^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/;

/** The value of a printed number; NaN if the text is none. */
function numberOf(text) {
  if (text === "inf") return Infinity;
  if (text === "-inf") return -Infinity;
  return NUMBER.test(text) ? Number(text) : NaN;
}

/* What curves of networks are drawn over besides epochs: an epoch's steps and rows, which a trial's pace tells. */
const PACES = ["steps", "rows seen"];

/** A column of a table: its name, its texts, and their numbers. */
class Column {
  constructor(name, texts) {
    this.name = name;
    this.texts = texts;
    this.numbers = Float64Array.from(texts, numberOf);
    let longest = name.length + 2;
    let filled = 0;
    let numeric = 0;
    for (let row = 0; row < texts.length; row++) {
      longest = Math.max(longest, texts[row].length);
      filled += texts[row] === "" ? 0 : 1;
      numeric += Number.isNaN(this.numbers[row]) ? 0 : 1;
    }
    this.isNumeric = filled > 0 && filled === numeric;
    this.isConstant = texts.every((text) => text === texts[0]);
    this.longest = longest;
  }

  /** Numbers by value before texts by code point before empty cells; `sign` is 1 for ascending, -1 for descending. */
  compare(a, b, sign) {
    const emptyA = this.texts[a] === "";
    const emptyB = this.texts[b] === "";
    if (emptyA || emptyB) return Number(emptyA) - Number(emptyB);
    const x = this.numbers[a];
    const y = this.numbers[b];
    const textA = Number.isNaN(x);
    const textB = Number.isNaN(y);
    if (textA !== textB) return Number(textA) - Number(textB);
    if (!textA) return sign * (x < y ? -1 : x > y ? 1 : 0);
    return sign * (this.texts[a] < this.texts[b] ? -1 : this.texts[a] > this.texts[b] ? 1 : 0);
  }
}

/** The whole report. Trials and configurations are meant by their index; configurations stand in the order of the ranking. */
class ReportData {
  constructor(json) {
    Object.assign(this, json);
    const cells = json.trials.map((trial) => trial[1]);
    this.trialColumns = json.columns.map((name, c) => new Column(name, cells.map((row) => row[c])));
    const facts = json.configurationColumns;
    this.facts = Object.fromEntries(
        facts.map((name, c) => [name, new Column(name, json.configurations.map((row) => row[c]))]));
    this.places = new Map(json.configurations.map((row, c) => [Number(row[0]), c]));
    this.members = json.configurations.map(() => []);
    json.trials.forEach((trial, t) => this.members[this.places.get(trial[0])].push(t));
  }

  /** Of each trial its cells in lower case, in one text. */
  get lowered() {
    this.loweredTexts ??= this.trials.map((trial) => trial[1].join("\n").toLowerCase());
    return this.loweredTexts;
  }

  get trialCount() {
    return this.trials.length;
  }

  column(name) {
    return this.trialColumns.find((column) => column.name === name);
  }

  /** The columns of the swept keys, which stand after trial and id. */
  get keyColumns() {
    return this.trialColumns.slice(2, 2 + this.keys.length);
  }

  /** The first trial of a configuration, which stands for its keys. */
  first(configuration) {
    return this.facts.first.numbers[configuration];
  }

  /** The first trials of the configurations, in the order of the ranking. */
  get inOrder() {
    return Array.from(this.facts.first.numbers);
  }

  /** Whether a search stopped it before its last epoch. */
  isHalved(configuration) {
    return this.facts.halved !== undefined && this.facts.halved.texts[configuration] !== "";
  }

  /** The trials' column that they are ranked by. */
  get rankColumn() {
    return this.column(this.rankBy);
  }

  /** `trial 45: learning_rate=0.003, case=stochastic, repeat 1`. */
  trialName(trial) {
    const keys = this.keyTexts(trial);
    for (const name of ["fold", "repeat"]) {
      const column = this.column(name);
      if (column && column.texts.some((text) => text !== column.texts[0])) {
        keys.push(name + " " + column.texts[trial]);
      }
    }
    const number = "trial " + this.trialColumns[0].texts[trial];
    return keys.length === 0 ? number : number + ": " + keys.join(", ");
  }

  /** What curves may be drawn over: the time, what passes with it, and columns. */
  get times() {
    return [this.time, ...(this.paces.length > 0 ? PACES : []), ...this.curves];
  }

  /** How much of `over` an epoch of a trial is: 1 of the time itself; undefined of a column. */
  pace(trial, over) {
    return over === this.time ? 1 : this.paces[this.trials[trial][3] ?? 0]?.[PACES.indexOf(over)];
  }

  /** The points of a trial's curve: a column over time or what passes with it, or over another column; without those that are not finite. */
  points(trial, name, over) {
    const stored = this.trials[trial][2];
    if (stored === null) return [];
    const values = (column) => stored[1 + this.curves.indexOf(column)];
    const pace = this.pace(trial, over);
    const kept = this.kept[stored[0]];
    const across = pace === undefined ? values(over) : kept.map((time) => time * pace);
    const points = [];
    values(name).forEach((value, i) => {
      if (value !== null && across[i] !== null) points.push([across[i], value]);
    });
    if (pace === undefined) return points;
    const extremes = stored[1 + this.curves.length + this.curves.indexOf(name)] ?? [];
    for (let i = 0; i < extremes.length; i += 2) points.push([(kept[0] + extremes[i]) * pace, extremes[i + 1]]);
    return points.sort((a, b) => a[0] - b[0]);
  }

  /** `learning_rate=0.003, case=stochastic`; of one without swept keys the name of its trial, or how many it has. */
  configurationName(configuration) {
    const trials = this.members[configuration];
    const keys = this.keyTexts(trials[0]);
    if (keys.length > 0) return keys.join(", ");
    return trials.length === 1 ? this.trialName(trials[0]) : `all ${trials.length} trials`;
  }

  /** `learning_rate=0.003` of each swept key that a trial has. */
  keyTexts(trial) {
    return this.keyColumns
        .filter((column) => column.texts[trial] !== "")
        .map((column) => column.name + "=" + column.texts[trial]);
  }
}
