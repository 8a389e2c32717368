/* Puts the page together from the data and from what the reader has chosen. */

const FIRST_SELECTED = 5;

/** What a reader chose; kept when the page is put together anew from newer data. */
class State {
  constructor() {
    this.filter = "";
    this.trials = {};
    this.ranking = {};
    this.curves = {};
    this.sensitivity = {};
    this.selected = null;
  }
}

class Page {
  constructor(json, state) {
    const report = new ReportData(json);
    this.state = state;
    this.drawn = [];
    for (const section of document.querySelectorAll("main > section[data-made]")) {
      section.hidden = true;
      while (section.lastElementChild.tagName !== "H2") section.lastElementChild.remove();
    }
    const selection = new Selection(report, state, () => this.drawn.forEach((draw) => draw()));
    const several = report.configurations.length > 1;
    const ranking = several ? new Ranking(part("ranking"), report, selection, state) : null;
    const curves = report.curves.length > 0 ? new Curves(part("curves"), report, selection, state.curves) : null;
    const trials = new Trials(part("trials"), report, selection, state);
    const sensitivity = Sensitivity.has(report) ? new Sensitivity(part("sensitivity"), report, state.sensitivity) : null;
    const parallel = several && Parallel.has(report) ? new Parallel(part("parallel"), report, trials) : null;
    this.whole = ranking ? [ranking.grid] : [];
    this.grids = [...this.whole, trials.grid];
    this.pictures = [curves, sensitivity, parallel].filter((each) => each !== null);
    if (curves) this.drawn.push(() => curves.draw());
    this.drawn.push(() => trials.grid.render());
    if (ranking) this.drawn.push(() => ranking.grid.render());
    trials.apply();
    const whole = [...report.configurations.keys()].filter((configuration) => !report.isHalved(configuration));
    selection.begin(several ? whole.slice(0, FIRST_SELECTED) : [0]);
    listSections();
  }

  /** Every row of the ranking for the printer, only those in sight for the screen. */
  print(printing) {
    document.documentElement.classList.toggle("printing", printing);
    this.whole.forEach((grid) => grid.showWhole(printing));
    this.pictures.forEach((picture) => picture.draw());
  }
}

/** Names the sections that there are, each a way to it. */
function listSections() {
  const links = [...document.querySelectorAll("main > section:not([hidden])")].map((section) => {
    const heading = section.querySelector("h2").textContent.split(":")[0];
    return html("a", {href: "#" + section.id}, heading);
  });
  part("contents").replaceChildren(...links);
  part("contents").hidden = false;
}

function part(id) {
  return document.getElementById(id);
}

const state = new State();
let page = new Page(JSON.parse(part("data").textContent), state);
window.addEventListener("beforeprint", () => page.print(true));
window.addEventListener("afterprint", () => page.print(false));
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => page.print(false));
document.documentElement.dataset.ready = "true";
