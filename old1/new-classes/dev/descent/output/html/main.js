/* Puts the page together from the data and from what the reader has chosen. */

const FIRST_SELECTED = 5;

class Page {
  constructor(json, state) {
    const report = new ReportData(json);
    this.state = state;
    this.drawn = [];
    this.unfolded = [];
    for (const section of document.querySelectorAll("main > section[data-made]")) {
      section.hidden = true;
      while (section.lastElementChild.tagName !== "H2") section.lastElementChild.remove();
    }
    const selection = new Selection(report, state, () => this.drawn.forEach((draw) => draw()));
    const trim = (name) => new Trim(name, state.trimmed);
    const several = report.configurations.length > 1;
    const ranking = several ? new Ranking(part("ranking"), report, selection.rows("c"), state) : null;
    const curves = report.curves.length > 0 ? new Curves(part("curves"), report, selection, state.curves, trim("curves")) : null;
    const trials = new Trials(part("trials"), report, selection.rows("t"), state);
    const sensitivity = Sensitivity.has(report) ? new Sensitivity(part("sensitivity"), report, trials, state.sensitivity, trim("sensitivity")) : null;
    const scatter = Scatter.has(report) ? new Scatter(part("scatter"), report, trials, state.scatter, trim("scatter")) : null;
    const parallel = several && Parallel.has(report) ? new Parallel(part("parallel"), report, trials, trim("parallel")) : null;
    this.ranking = ranking;
    this.trials = trials;
    this.pictures = [curves, sensitivity, scatter, parallel].filter((each) => each !== null);
    if (curves) this.drawn.push(() => curves.draw());
    this.drawn.push(() => trials.grid.render(), () => trials.tell());
    if (ranking) this.drawn.push(() => ranking.grid.render());
    trials.apply();
    const whole = [...report.configurations.keys()].filter((configuration) => !report.isHalved(configuration));
    selection.begin(several ? whole.slice(0, FIRST_SELECTED) : [0]);
    listSections();
  }

  get grids() {
    return [this.ranking?.grid, this.trials.grid].filter((grid) => grid !== undefined);
  }

  /** Every row of the ranking and what is folded away for the printer, only what is in sight for the screen. */
  print(printing) {
    document.documentElement.classList.toggle("printing", printing);
    if (printing) {
      this.unfolded = [...document.querySelectorAll("details:not([open])")];
      this.unfolded.forEach((folded) => (folded.open = true));
      document.documentElement.style.setProperty("--printed", PRINTED + "px");
    } else {
      this.unfolded.forEach((folded) => (folded.open = false));
      this.unfolded = [];
    }
    for (const table of document.querySelectorAll(".wide table")) {
      table.style.zoom = 1;
      if (printing) table.style.zoom = Math.min(1, PRINTED / table.offsetWidth);
    }
    this.ranking?.grid.showWhole(printing);
    this.pictures.forEach((picture) => picture.draw());
  }
}

/** Names the sections that there are, each a way to it. */
function listSections() {
  const links = [...document.querySelectorAll("main > section:not([hidden])")].map((section) => {
    const heading = section.querySelector("h2").textContent.split(/[:;,]| of the best| for the first/)[0];
    return html("a", {href: "#" + section.id, onclick: (event) => goTo(event, section)}, heading);
  });
  part("contents").replaceChildren(...links);
  part("contents").hidden = false;
}

/** Shows a section; what was chosen stays in the address. */
function goTo(event, section) {
  event.preventDefault();
  const {parameters} = addressParts();
  history.replaceState(null, "", "#" + section.id + (parameters === "" ? "" : "?" + parameters));
  section.scrollIntoView();
}

/** Shows the trials, with the focus where they are filtered. */
function skip(event) {
  goTo(event, part("trials"));
  part("filter").focus({preventScroll: true});
}

function part(id) {
  return document.getElementById(id);
}

state.take(new URLSearchParams(addressParts().parameters));
let page = new Page(JSON.parse(part("data").textContent), state);
document.querySelector(".skip").addEventListener("click", skip);
document.addEventListener("click", ({target}) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(target)) menu.open = false;
});
window.addEventListener("beforeprint", () => page.print(true));
window.addEventListener("afterprint", () => page.print(false));
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => page.print(false));
window.addEventListener("hashchange", () => {
  state.take(new URLSearchParams(addressParts().parameters));
  page = new Page(JSON.parse(part("data").textContent), state);
});
if (addressParts().parameters !== "") document.getElementById(addressParts().section)?.scrollIntoView();
document.documentElement.dataset.ready = "true";
