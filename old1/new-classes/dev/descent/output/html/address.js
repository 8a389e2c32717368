/* What a reader chose, kept in the page's address, so that it can be sent or come back to: `#trials?filter=val_loss+<+5&of=loss`. */

/* Parameters of the address that are one field of one part of the page. */
const CHOICES = {
  sort: ["trials", "sorted"],
  columns: ["trials", "columns"],
  ranking: ["ranking", "sorted"],
  of: ["curves", "measure"],
  over: ["curves", "over"],
  scale: ["curves", "scale"],
  zoom: ["curves", "zoom"],
  parts: ["curves", "parts"],
  group: ["sensitivity", "group"],
  x: ["scatter", "x"],
  y: ["scatter", "y"],
  by: ["scatter", "by"],
};

/** A word of the address as it was meant; as it stands if it means nothing. */
function decoded(word) {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

/** What a reader chose, and nothing else; kept when the page is put together anew from newer data. */
class State {
  /** As an address has it. */
  take(parameters) {
    const words = (name) => (parameters.get(name) ?? "").split(" ").filter((word) => word !== "");
    this.filter = parameters.get("filter") ?? "";
    for (const part of ["trials", "ranking", "curves", "sensitivity", "scatter"]) this[part] = {};
    for (const [name, [part, field]] of Object.entries(CHOICES)) this[part][field] = parameters.get(name) ?? undefined;
    this.sensitivity.hidden = new Set(words("hide").map(decoded));
    this.trimmed = new Set(words("without"));
    this.selected = parameters.has("draw")
        ? new Map(words("draw").map((word) => word.split(".")).map(([name, place]) => [name, Number(place) || 0]))
        : null;
  }

  /** As parameters of an address; what was not chosen is left out. */
  toParameters() {
    const parameters = new URLSearchParams();
    if (this.filter !== "") parameters.set("filter", this.filter);
    for (const [name, [part, field]] of Object.entries(CHOICES)) {
      if (this[part][field] !== undefined) parameters.set(name, this[part][field]);
    }
    const {hidden} = this.sensitivity;
    if (hidden.size > 0) parameters.set("hide", [...hidden].map(encodeURIComponent).join(" "));
    if (this.trimmed.size > 0) parameters.set("without", [...this.trimmed].join(" "));
    if (this.selected !== null) parameters.set("draw", [...this.selected].map(([name, place]) => `${name}.${place}`).join(" "));
    return parameters;
  }
}

const state = new State();

function addressParts() {
  const [section, ...parameters] = location.hash.slice(1).split("?");
  return {section, parameters: parameters.join("?")};
}

/** Writes what was chosen into the address, without a step of the history for each. */
function remember() {
  const parameters = state.toParameters().toString();
  const hash = addressParts().section + (parameters === "" ? "" : "?" + parameters);
  if (location.hash.slice(1) !== hash) history.replaceState(null, "", "#" + hash);
}
