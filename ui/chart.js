// Charts, drawn by TradingView's Lightweight Charts (vendor/, Apache-2.0); its logo stays in the corner as it asks.
import {
  AreaSeries, CandlestickSeries, createChart, HistogramSeries, LineSeries, LineStyle, LineType,
} from "./vendor/lightweight-charts-5.2.1/lightweight-charts.standalone.production.mjs";
import { local } from "./time.js";

const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** A word of the design as the plain colour that it stands for in the present theme. */
function colour(word, alpha = 1) {
  const probe = document.body.appendChild(document.createElement("span"));
  probe.style.color = `var(${word})`;
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}

function look() {
  return {
    layout: {
      background: { color: "transparent" },
      textColor: colour("--ink-soft"),
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--font"),
      fontSize: 11,
      attributionLogo: true,
    },
    grid: {
      vertLines: { color: colour("--line", 0.45) },
      horzLines: { color: colour("--line", 0.45) },
    },
    crosshair: {
      vertLine: { color: colour("--ink-faint"), labelBackgroundColor: colour("--accent-strong") },
      horzLine: { color: colour("--ink-faint"), labelBackgroundColor: colour("--accent-strong") },
    },
    rightPriceScale: { borderVisible: false, minimumWidth: 76 },
    timeScale: { borderVisible: false },
  };
}

const seconds = (time) => local(time * 1000);

/** Hours, minutes and seconds since a beginning. */
function since(time) {
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  return `${two(time / 3600)}:${two((time % 3600) / 60)}:${two(time % 60)}`;
}

class TraiderChart extends HTMLElement {
  #chart;
  #main;
  #volume;
  #others = [];
  #swatches = [];
  #last = 0;
  #count = 0;
  #decimals = 2;
  #touched = false;
  #themed = () => this.#paint();

  connectedCallback() {
    if (!this.#chart) {
      this.#build();
    }
    addEventListener("traider-theme", this.#themed);
  }

  disconnectedCallback() {
    removeEventListener("traider-theme", this.#themed);
  }

  #build() {
    const time = this.hasAttribute("since") ? since : seconds;
    const holder = document.createElement("div");
    holder.className = "canvas";
    holder.setAttribute("role", "figure");
    this.append(holder);
    this.#chart = createChart(holder, {
      ...look(),
      localization: { timeFormatter: time, priceFormatter: (price) => this.#price(price) },
      handleScroll: { vertTouchDrag: false },
      timeScale: {
        borderVisible: false,
        timeVisible: true,
        secondsVisible: true,
        rightOffset: 3,
        tickMarkFormatter: (at) => time(at).split(" ").at(-1),
      },
    });
    if (this.getAttribute("kind") === "candles") {
      this.#main = this.#chart.addSeries(CandlestickSeries, { borderVisible: false });
      this.#volume = this.#chart.addSeries(HistogramSeries, {
        priceScaleId: "volume", priceFormat: { type: "volume" }, lastValueVisible: false, priceLineVisible: false,
      });
      this.#chart.priceScale("volume").applyOptions({ scaleMargins: { top: 0.84, bottom: 0 } });
      this.#main.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0.22 } });
    } else {
      const fall = this.getAttribute("kind") === "fall";
      this.#main = this.#chart.addSeries(AreaSeries, {
        lineWidth: fall ? 1 : 2, lineType: LineType.Simple, invertFilledArea: fall, priceLineVisible: !fall,
      });
    }
    this.#legend();
    this.#paint();
    new ResizeObserver(() => this.#fit(holder)).observe(holder);
    for (const deed of ["wheel", "pointerdown"]) {
      holder.addEventListener(deed, () => (this.#touched = true), { passive: true });
    }
  }

  /** Of several lines, which is which; the second and further ones are drawn plain. */
  #legend() {
    const names = this.getAttribute("lines")?.split("\n") ?? [];
    if (names.length < 2) {
      return;
    }
    const legend = this.appendChild(document.createElement("ul"));
    legend.className = "legend";
    for (const [i, name] of names.entries()) {
      if (i > 0) {
        this.#others.push(this.#chart.addSeries(LineSeries, { lineWidth: 2, priceLineVisible: false }));
      }
      const entry = legend.appendChild(document.createElement("li"));
      this.#swatches.push(entry.appendChild(document.createElement("i")));
      entry.append(name);
    }
  }

  #fit(holder) {
    if (holder.clientWidth > 0) {
      this.#chart.resize(holder.clientWidth, holder.clientHeight);
      this.#frame();
    }
  }

  #price(price) {
    const digits = { minimumFractionDigits: this.#decimals, maximumFractionDigits: this.#decimals };
    return price.toLocaleString("en", digits).replace("-", "−") + (this.getAttribute("unit") ?? "");
  }

  #paint() {
    this.#chart.applyOptions(look());
    if (this.classList.contains("low")) {
      this.#chart.applyOptions({ layout: { attributionLogo: false } });
    }
    if (this.#volume) {
      const [up, down] = [colour("--up"), colour("--down")];
      this.#main.applyOptions({ upColor: up, downColor: down, wickUpColor: up, wickDownColor: down });
      this.#volume.applyOptions({ color: colour("--ink-faint", 0.35) });
    } else {
      const fall = this.getAttribute("kind") === "fall";
      const word = fall ? "--down" : "--accent";
      const shade = this.#others.length > 0 ? 0.14 : 0.26;
      this.#main.applyOptions({
        lineColor: colour(word),
        topColor: colour(word, fall ? 0.1 : shade),
        bottomColor: colour(word, fall ? shade : 0),
      });
      const rest = this.getAttribute("kind") === "rivals" ? "--rival" : "--ink-faint";
      const lineStyle = rest === "--rival" ? LineStyle.Solid : LineStyle.Dashed;
      this.#others.forEach((line) => line.applyOptions({ color: colour(rest), lineStyle }));
      this.#swatches.forEach((swatch, i) => (swatch.style.borderColor = `var(${i === 0 ? word : rest})`));
    }
  }

  /** Replaces everything. A point is `[second, value, value of the next line...]`, a bar `[second, open, high, low, close, volume]`. */
  set(points, name, decimals, empty) {
    this.#decimals = decimals;
    this.#main.applyOptions({ priceFormat: { type: "price", precision: decimals, minMove: 10 ** -decimals } });
    this.#main.setData(points.filter((point) => Number.isFinite(point[1])).map((point) => this.#point(point)));
    this.#volume?.setData(points.map(volume));
    this.#others.forEach((line, i) => {
      line.applyOptions({ priceFormat: { type: "price", precision: decimals, minMove: 10 ** -decimals } });
      line.setData(points.filter((point) => Number.isFinite(point[i + 2])).map((p) => ({ time: p[0], value: p[i + 2] })));
    });
    this.#count = points.length;
    this.#last = points.at(-1)?.[0] ?? 0;
    this.#touched = false;
    this.#frame();
    this.querySelector(".canvas").setAttribute("aria-label", name);
    this.#emptiness(empty);
  }

  /** Adds points at the end; one with the last one's time takes its place. */
  add(points) {
    for (const point of points.filter((p) => p[0] >= this.#last)) {
      this.#main.update(this.#point(point));
      this.#volume?.update(volume(point));
      this.#count += point[0] > this.#last ? 1 : 0;
      this.#last = point[0];
    }
    this.#emptiness(this.querySelector(".empty")?.textContent ?? "");
    this.#frame();
  }

  /** Until somebody moves the chart by hand it shows the newest candles, or the whole line. */
  #frame() {
    if (this.#touched) {
      return;
    }
    if (this.#volume) {
      const shown = Math.round(this.clientWidth / 7);
      this.#chart.timeScale().setVisibleLogicalRange({ from: this.#count - shown, to: this.#count + 2 });
    } else {
      this.#chart.timeScale().fitContent();
    }
  }

  #point([time, open, high, low, close]) {
    return this.#volume ? { time, open, high, low, close } : { time, value: open };
  }

  #emptiness(text) {
    let note = this.querySelector(".empty");
    if (!note) {
      note = this.appendChild(document.createElement("p"));
      note.className = "empty";
    }
    note.textContent = text;
    note.hidden = this.#count > 0;
  }
}

function volume(bar) {
  return { time: bar[0], value: bar[5] };
}

customElements.define("traider-chart", TraiderChart);
