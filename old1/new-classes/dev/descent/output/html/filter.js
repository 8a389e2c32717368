/* The language of the filter field: conditions and words, separated by `;` or ` and `.

     final_loss < 5; optimizer = adam | sgd; case ~ careful; stochastic

   A condition is a column, one of < <= > >= = != ~ (contains), and a value; = and != take several with |. A value that holds
   ; | or quotes stands in double quotes. Anything else is a text that some cell of the row must contain. */

const OPERATOR = /^\s*(<=|>=|!=|==|=|<|>|~)\s*/;

/** Cuts at separators that are not inside double quotes. */
function cut(text, separator) {
  const pieces = [""];
  const parts = text.split(/("(?:[^"\\]|\\.)*"?)/);
  parts.forEach((part, p) => {
    if (p % 2 === 1) {
      pieces[pieces.length - 1] += part;
      return;
    }
    part.split(separator).forEach((piece, i) => {
      if (i > 0) pieces.push("");
      pieces[pieces.length - 1] += piece;
    });
  });
  return pieces.map((piece) => piece.trim());
}

function unquoted(value) {
  return value.startsWith('"') ? value.slice(1).replace(/"$/, "").replace(/\\(.)/g, "$1") : value;
}

/** A value as it has to be written in the field. */
function quoted(value) {
  return /^[^";|\\]+$/.test(value) && value === value.trim() && !/ and /.test(value)
      ? value
      : '"' + value.replace(/["\\]/g, "\\$&") + '"';
}

/* What other languages join conditions by, where a value holds it. */
const JOINED = /\s(and|or|&&|\|\|)\s|,/i;
const HOW_TO_JOIN = "conditions are separated by ;, values of a column by |";

/** One condition or word as {column, operator, values, numbers} or {word}; {error} if it can't be meant. */
function parseCondition(text, columns) {
  const named = columns
      .filter((column) => text.startsWith(column.name) && OPERATOR.test(text.slice(column.name.length)))
      .sort((a, b) => b.name.length - a.name.length)[0];
  if (named) {
    const rest = text.slice(named.name.length);
    const operator = OPERATOR.exec(rest)[1].replace("==", "=");
    const value = rest.replace(OPERATOR, "");
    const several = operator === "=" || operator === "!=";
    const values = (several ? cut(value, "|") : [value]).map(unquoted);
    const numbers = values.map(numberOf);
    if (/[<>]/.test(operator) && Number.isNaN(numbers[0])) {
      return {error: `${named.name} ${operator} takes a number` + (JOINED.test(value) ? "; " + HOW_TO_JOIN : "")};
    }
    if (several && !value.includes('"') && JOINED.test(value) && !values.some((each) => named.texts.includes(each))) return {error: HOW_TO_JOIN};
    return {column: named, operator, values: operator === "~" ? [values[0].toLowerCase()] : values, numbers};
  }
  const unknown = /^([A-Za-z_][\w.]*(?:\[\d+\][\w.]*)*)\s*(<=|>=|!=|==|=|<|>|~)/.exec(text);
  if (unknown) {
    return {error: `no column is named ${unknown[1]}; there are ${columns.map((column) => column.name).join(", ")}`};
  }
  return {word: unquoted(text).toLowerCase()};
}

function holds(condition, row) {
  const {column, operator, values, numbers} = condition;
  const text = column.texts[row];
  const number = column.numbers[row];
  const wanted = numbers[0];
  const same = (value, v) => text === value || number === numbers[v];
  switch (operator) {
    case "<": return number < wanted;
    case "<=": return number <= wanted;
    case ">": return number > wanted;
    case ">=": return number >= wanted;
    case "=": return values.some(same);
    case "!=": return !values.some(same);
    default: return text.toLowerCase().includes(values[0]);
  }
}

/** A filter that was parsed: whether a row passes, and what could not be understood. */
class Filter {
  constructor(text, report) {
    const columns = report.trialColumns;
    this.report = report;
    this.text = text;
    const parts = cut(text, /;| and /).filter((part) => part !== "");
    const conditions = parts.map((part) => parseCondition(part, columns));
    this.errors = conditions.filter((condition) => condition.error).map((condition) => condition.error);
    this.conditions = conditions.filter((condition) => condition.column);
    this.words = conditions.filter((condition) => condition.word).map((condition) => condition.word);
  }

  passes(row) {
    return this.conditions.every((condition) => holds(condition, row))
        && this.words.every((word) => this.report.lowered[row].includes(word));
  }
}

/** The text with all conditions on a column taken out and others put at its end. */
function withConditions(text, columns, column, conditions) {
  const others = cut(text, /;| and /).filter((part) => {
    return part !== "" && parseCondition(part, columns).column !== column;
  });
  return others.concat(conditions).join("; ");
}
