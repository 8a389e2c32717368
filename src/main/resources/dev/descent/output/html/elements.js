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

/** A labelled switch. */
function toggle(label, id, on, onchange) {
  const box = html("input", {type: "checkbox", id, onchange: () => onchange(box.checked)});
  box.checked = on;
  return html("label", {}, box, " " + label);
}
