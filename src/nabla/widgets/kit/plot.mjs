/** A pair of axes that fills the width it is given, and the layers drawn in it. */
import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear, scaleLog, scaleSymlog } from "d3-scale";
import { select } from "d3-selection";
import { draggable } from "./draggable.mjs";
import * as layers from "./layers.mjs";
import { number } from "./format.mjs";

const SCALES = { linear: scaleLinear, log: scaleLog, symlog: scaleSymlog };
let serial = 0;

/** An SVG as wide as its box: `draw({ root, width, height })` is called again when that changes. */
export function svg(parent, { height = 240, label = "", interactive = false, draw = () => {} }) {
  const root = select(parent).append("svg").attr("class", "nabla-svg")
    .attr("role", interactive ? "group" : "img").attr("aria-label", label);
  let attached = () => {};
  const self = {
    root, width: 0, height: 0,
    describe: (text) => root.attr("aria-label", text),
    onAttach: (f) => { attached = f; },
    draw() {
      self.width = Math.max(220, Math.min(parent.clientWidth || 520, 900));
      self.height = typeof height === "function" ? height(self.width) : height;
      root.attr("viewBox", `0 0 ${self.width} ${self.height}`).attr("width", self.width).attr("height", self.height);
      draw(self);
    },
  };
  const observer = new ResizeObserver(() => {
    attached();
    if (parent.clientWidth && Math.abs(parent.clientWidth - self.width) >= 1) self.draw();
  });
  observer.observe(parent);
  self.stop = () => observer.disconnect();
  return self;
}

/** Powers of ten for an axis that is not linear, at most about `count`; null leaves it to d3. */
function powers(scale, count) {
  if (!scale.base && !scale.constant) return null;
  const [low, high] = scale.domain(), top = Math.floor(Math.log10(Math.max(Math.abs(low), high)) + 1e-9);
  const bottom = scale.constant ? 0 : Math.ceil(Math.log10(low) - 1e-9);
  const every = Math.max(1, Math.ceil((top - bottom + 1) / Math.max(2, count)));
  const tens = Array.from({ length: top - bottom + 1 }, (_, k) => k).filter((k) => k % every === 0).map((k) => 10 ** (bottom + k));
  const values = scale.constant ? [...tens.map((t) => -t), 0, ...tens] : tens;
  return values.filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9) || value === 0);
}

/**
 * Axes. Options: x, y: domains [low, high]; xLabel, yLabel; title; label: text alternative;
 * height: pixels or a function of the width; square: equal lengths of both axes;
 * xScale, yScale: "linear" | "log" | "symlog"; xTicks, yTicks: about how many (0: none);
 * xFormat, yFormat: words for a tick; interactive: true if something in it can be focused.
 */
export function plot(parent, options) {
  const { xScale = "linear", yScale = "linear", square = false, title = "" } = options;
  const margin = { top: 24, right: 14, bottom: options.xTicks === 0 ? 26 : 40, left: options.left ?? 46 };
  const x = SCALES[xScale]().domain(options.x), y = SCALES[yScale]().domain(options.y);
  const all = [], id = `nabla-clip-${++serial}`;
  const height = (width) => {
    if (square) return Math.min(width, 400) - margin.left - margin.right + margin.top + margin.bottom;
    return typeof options.height === "function" ? options.height(width) : options.height ?? Math.max(260, Math.min(360, width * 0.8));
  };

  const heading = select(parent).append("div").attr("class", "nabla-plot-title").text(title);
  const box = select(parent).append("div").attr("class", "nabla-plot");
  const canvas = box.append("canvas").attr("class", "nabla-heat").attr("hidden", "").attr("aria-hidden", "true");
  const frame = svg(box.node(), { ...options, height, draw: redraw });
  const { root } = frame;
  const clip = root.append("clipPath").attr("id", id).append("rect");
  const inner = root.append("g");
  const [xAxis, yAxis] = ["x", "y"].map(() => inner.append("g").attr("class", "nabla-axis"));
  const xLabel = inner.append("text").attr("class", "nabla-label").attr("text-anchor", "end");
  const yLabel = inner.append("text").attr("class", "nabla-label");

  function redraw({ width, height: total }) {
    const w = (square ? Math.min(width, 400) : width) - margin.left - margin.right;
    const h = total - margin.top - margin.bottom;
    Object.assign(self, { innerWidth: w, innerHeight: h });
    inner.attr("transform", `translate(${margin.left},${margin.top})`);
    clip.attr("width", w).attr("height", h);
    canvas.style("left", `${margin.left}px`).style("top", `${margin.top}px`).style("width", `${w}px`).style("height", `${h}px`);
    x.range([0, w]); y.range([h, 0]);
    const ticks = (axis, count, format) => axis.ticks(count).tickValues(powers(axis.scale(), count)).tickSizeOuter(0).tickFormat(format ?? ((v) => number(v)));
    xAxis.attr("transform", `translate(0,${h})`).call(ticks(axisBottom(x).tickSizeInner(-h), options.xTicks ?? Math.min(6, w / 70), options.xFormat));
    yAxis.call(ticks(axisLeft(y).tickSizeInner(-w), options.yTicks ?? 5, options.yFormat));
    xLabel.attr("x", w).attr("y", h + (options.xTicks === 0 ? 18 : 34)).text(options.xLabel ?? "");
    yLabel.attr("x", -margin.left).attr("y", -8).text(options.yLabel ?? "");
    all.forEach((layer) => layer.draw());
  }

  const self = {
    x, y, root, canvas, parent, clip: `url(#${id})`,
    describe: frame.describe, onAttach: frame.onAttach, draw: frame.draw, stop: frame.stop,
    setTitle: (text) => heading.text(text),
    /** New domains; draws again only if they differ. */
    domain(next) {
      const same = (a, b) => !b || (a[0] === b[0] && a[1] === b[1]);
      if (same(x.domain(), next.x) && same(y.domain(), next.y)) return;
      if (next.x) x.domain(next.x);
      if (next.y) y.domain(next.y);
      frame.draw();
    },
    /** A layer of your own: draw(g, data, plot) is called on set(data) and on every redraw. */
    layer(draw, { clipped = true } = {}) {
      const outer = inner.append("g");
      if (clipped) outer.attr("clip-path", self.clip);
      let data;
      const layer = {
        g: outer,
        draw: () => { if (data !== undefined && self.innerWidth) draw(outer, data, self); },
        set: (next) => { data = next; layer.draw(); },
      };
      all.push(layer);
      return layer;
    },
    draggable: (settings) => draggable(self, settings),
  };
  for (const [kind, make] of Object.entries(layers)) self[kind] = (settings = {}) => make(self, settings);
  frame.draw();
  return self;
}
