// Times: shown in the zone of whoever looks, with UTC on hover.
const clock = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false,
});
const day = new Intl.DateTimeFormat(undefined, { day: "2-digit", month: "short" });

/** The time of day, with the day before it when that is not today. */
export function local(milliseconds) {
  const then = new Date(milliseconds);
  const today = new Date().toDateString() === then.toDateString();
  return today ? clock.format(then) : `${day.format(then)} ${clock.format(then)}`;
}

export function utc(milliseconds) {
  return new Date(milliseconds).toISOString().replace("T", " ").replace("Z", " UTC");
}

/** A time element for a moment; a dash when there was none. */
export function timeElement(milliseconds) {
  const element = document.createElement("time");
  showTime(element, milliseconds);
  return element;
}

export function showTime(element, milliseconds) {
  if (!(milliseconds > 0)) {
    element.textContent = "–";
    return;
  }
  element.dateTime = new Date(milliseconds).toISOString();
  element.title = utc(milliseconds);
  element.textContent = local(milliseconds);
}

/** `<traider-time at="milliseconds since 1970">`. */
class TraiderTime extends HTMLElement {
  static observedAttributes = ["at"];

  attributeChangedCallback() {
    this.replaceChildren(timeElement(Number(this.getAttribute("at"))));
  }
}

customElements.define("traider-time", TraiderTime);
