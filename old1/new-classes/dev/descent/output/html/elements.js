/* Making elements. Texts become text nodes and attributes, never markup. */

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/** An HTML element; attributes that begin with `on` are listeners. */
function html(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** A labelled choice. */
function choice(label, id, names, chosen, onchange) {
  const select = html("select", {id, onchange: () => onchange(select.value)});
  names.forEach((name) => select.append(html("option", {value: name, selected: name === chosen}, name)));
  return html("label", {}, label + " ", select);
}

/** A text beside the pointer, over a figure. */
class Hint {
  constructor(figure) {
    this.figure = figure;
    this.box = html("div", {class: "hint", "aria-hidden": "true", hidden: true});
  }

  /** Shows a text at a place in the figure, nothing without a text. */
  show(text, x, y) {
    this.box.hidden = text === "";
    if (text === "") return;
    this.box.textContent = text;
    this.figure.append(this.box);
    const right = Math.max(0, this.figure.clientWidth - this.box.offsetWidth);
    const below = y + 16 + this.box.offsetHeight < this.figure.clientHeight;
    this.box.style.left = Math.min(x + 12, right) + "px";
    this.box.style.top = (below ? y + 16 : y - 8 - this.box.offsetHeight) + "px";
  }
}

/** A labelled switch. */
function toggle(label, id, on, onchange) {
  const box = html("input", {type: "checkbox", id, onchange: () => onchange(box.checked)});
  box.checked = on;
  return html("label", {}, box, " " + label);
}
