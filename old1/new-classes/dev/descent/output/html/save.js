/* Files that a reader takes from the page: a picture as it is shown, rows as CSV. */

const LEGEND_LINE = 18;
/* What a picture has from the page's style sheet, and needs where there is none. */
const PAINTED = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "paint-order", "opacity", "font", "text-anchor"];

function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], {type}));
  html("a", {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** A picture of the page as a file that shows the same elsewhere, with the names of its series below it. */
function savePicture(name, drawing, entries) {
  const width = Number(drawing.getAttribute("width"));
  const height = Number(drawing.getAttribute("height"));
  const whole = height + LEGEND_LINE * entries.length + 8;
  const copy = drawing.cloneNode(true);
  const originals = drawing.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, e) => {
    const style = getComputedStyle(originals[e]);
    element.removeAttribute("style");
    element.removeAttribute("class");
    if (element.tagName !== "title") PAINTED.forEach((property) => element.style.setProperty(property, style.getPropertyValue(property)));
  });
  const page = getComputedStyle(document.body);
  const ink = page.color;
  entries.forEach((entry, e) => {
    const y = height + LEGEND_LINE * (e + 0.5);
    const colour = painted(drawing, entry.colour);
    if (entry.line !== false) {
      copy.append(svg("line", {x1: MARGIN.left, x2: MARGIN.left + 24, y1: y, y2: y, "stroke-width": 2.5, "stroke-dasharray": entry.dash || "none",
        stroke: colour}));
    }
    if (entry.shape !== undefined) copy.append(dot(entry.shape, MARGIN.left + 12, y, 3.5, colour));
    copy.append(svg("text", {x: MARGIN.left + 32, y: y + 4, fill: ink, "font-family": page.fontFamily, "font-size": 12}, entry.name));
  });
  copy.prepend(svg("rect", {width, height: whole, fill: page.backgroundColor}));
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("height", whole);
  copy.setAttribute("viewBox", `0 0 ${width} ${whole}`);
  copy.removeAttribute("class");
  save(name, "image/svg+xml", new XMLSerializer().serializeToString(copy) + "\n");
}

/** What a colour of the style sheet is at this moment. */
function painted(within, colour) {
  const probe = svg("line");
  probe.style.stroke = colour;
  within.append(probe);
  const value = getComputedStyle(probe).stroke;
  probe.remove();
  return value;
}

/** Rows as the CSV files of the results folder have them. */
function saveRows(name, columns, rows) {
  const cell = (text) => /[",\n\r]/.test(text) || text !== text.trim() ? '"' + text.replace(/"/g, '""') + '"' : text;
  const lines = [columns.map((column) => cell(column.name)), ...rows.map((row) => columns.map((column) => cell(column.texts[row])))];
  save(name, "text/csv", lines.map((line) => line.join(",") + "\n").join(""));
}
