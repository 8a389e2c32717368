
/* The page while the experiment runs: listens to the server that it came from and takes over newer states of the page, without losing
   what the reader has chosen. A page that waits for the first trial to end is loaded anew when one has. */

const SHORTEST_PAUSE = 1000;
const PAUSE_FACTOR = 10;

/** Where the reader is in the page; read before anything of it is replaced, for an element that is taken out loses focus and scroll. */
class Place {
  constructor() {
    this.focused = document.activeElement;
    this.caret = [this.focused.selectionStart, this.focused.selectionEnd];
    this.grids = page.grids.map(({id, active, element}) => ({id, active, top: element.scrollTop, left: element.scrollLeft}));
    this.unfolded = [...document.querySelectorAll("details[open] > summary[id]")].map(({id}) => id);
    this.scroll = [window.scrollX, window.scrollY];
  }

  restore() {
    for (const grid of page.grids) {
      const before = this.grids.find(({id}) => id === grid.id);
      if (before === undefined) continue;
      grid.moveTo(before.active);
      grid.element.scrollTop = before.top;
      grid.element.scrollLeft = before.left;
    }
    for (const id of this.unfolded) part(id)?.parentElement.setAttribute("open", "");
    const successor = this.focused.id && part(this.focused.id);
    if (successor && successor !== document.activeElement) {
      successor.focus({preventScroll: true});
      if (typeof this.caret[0] === "number") successor.setSelectionRange(...this.caret);
    }
    window.scrollTo(...this.scroll);
  }
}

class Growing {
  constructor() {
    this.bar = html("progress", {"aria-label": "Work that is done", max: 1000});
    this.text = html("span", {role: "status"});
    this.place = html("p", {id: "growing", class: "notice"}, this.bar, " ", this.text);
    this.underWay = new UnderWay();
    document.querySelector("main").before(this.place, this.underWay.section);
    this.told = "";
    this.shown = "";
    this.pause = SHORTEST_PAUSE;
    this.waiting = false;
    this.heard = false;
    this.events = new EventSource("events");
    this.events.onmessage = (event) => this.hear(event.data);
    this.events.onopen = () => (this.heard = true);
    this.events.onerror = () => this.askAgain();
    document.addEventListener("visibilitychange", () => this.wantPage());
  }

  hear(lines) {
    const [done, thousandths, how, text, underWay] = lines.split("\n");
    this.ended = how === "ended";
    this.told = `${done} ${how}`;
    this.any = Number(done) > 0;
    this.bar.value = Number(thousandths);
    this.text.textContent = text;
    this.underWay.hear(JSON.parse(underWay));
    if (this.ended) this.events.close();
    this.wantPage();
  }

  /** The server ends a stream now and then, and the browser asks again; without an answer the run has gone. */
  askAgain() {
    if (!this.heard || this.events.readyState === EventSource.CLOSED) this.lost();
    this.heard = false;
  }

  lost() {
    this.text.textContent = "The run has gone. What it wrote is in its results folder.";
    this.events.close();
  }

  /** Asks for a newer page, one at a time and not too often, as long as someone looks. */
  wantPage() {
    if (this.waiting || document.hidden || this.shown === this.told) return;
    this.waiting = true;
    const atOnce = this.ended && typeof page !== "undefined";
    setTimeout(() => this.takePage().catch(() => this.lost()), atOnce ? 0 : this.pause);
  }

  async takePage() {
    const begin = performance.now();
    const {told, ended} = this;
    if (typeof page === "undefined") {
      this.waiting = false;
      this.shown = told;
      if (this.any) location.reload();
      return;
    }
    const answer = await fetch("./", {cache: "no-store"});
    this.show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    this.pause = Math.max(SHORTEST_PAUSE, PAUSE_FACTOR * (performance.now() - begin));
    this.shown = told;
    this.waiting = false;
    if (ended) {
      this.place.remove();
      this.underWay.section.remove();
    } else {
      this.wantPage();
    }
  }

  /** Puts the newer page's texts and data into this one. */
  show(newer) {
    const place = new Place();
    document.querySelector("header").replaceWith(newer.querySelector("header"));
    const sections = [...newer.querySelectorAll("main > *")];
    document.querySelector("main").replaceChildren(
        ...sections.map((section) => (section.matches("[data-made]") ? part(section.id) : section)));
    page = new Page(JSON.parse(newer.getElementById("data").textContent), state);
    place.restore();
  }
}

new Growing();
