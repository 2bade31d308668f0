// How far something is: a bar with its words, and a bar that only moves where the share is not known.
class TraiderProgress extends HTMLElement {
  /** @param share from 0 to 1 as text; empty while it is not known */
  show(share, words) {
    if (!this.firstChild) {
      const track = this.appendChild(document.createElement("span"));
      track.className = "track";
      track.append(document.createElement("i"));
      this.append(document.createElement("span"));
      track.setAttribute("role", "progressbar");
      track.setAttribute("aria-label", "Progress");
      track.setAttribute("aria-valuemin", "0");
      track.setAttribute("aria-valuemax", "100");
    }
    const [track, text] = this.children;
    const known = share !== "";
    this.classList.toggle("unknown", !known);
    track.firstChild.style.inlineSize = known ? `${Number(share) * 100}%` : "";
    if (known) {
      track.setAttribute("aria-valuenow", String(Math.round(Number(share) * 100)));
    } else {
      track.removeAttribute("aria-valuenow");
    }
    text.textContent = words;
  }
}

customElements.define("traider-progress", TraiderProgress);
