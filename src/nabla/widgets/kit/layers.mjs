/**
 * The kinds of layer of a plot. `colour` is 1 … 6 (a series of the theme) or "text", "muted".
 * Colour is never the only sign: give series a `dash` or a `shape` as well.
 */
import { contours as d3contours } from "d3-contour";
import { line as d3line } from "d3-shape";
import { shapePath } from "./shapes.mjs";
import { ramp } from "./theme.mjs";

const paint = (colour) => `var(--nabla-${colour})`;

/** A line through points [[x, y], …]; a gap where a value is not finite. */
export function line(p, { colour = 1, width = 2, dash = "", curve } = {}) {
  const path = d3line((d) => p.x(d[0]), (d) => p.y(d[1])).defined((d) => Number.isFinite(p.x(d[0])) && Number.isFinite(p.y(d[1])));
  if (curve) path.curve(curve);
  return p.layer((g, data) => g.selectAll("path").data([data]).join("path")
    .attr("fill", "none").attr("stroke", paint(colour)).attr("stroke-width", width)
    .attr("stroke-dasharray", dash).attr("stroke-linejoin", "round").attr("d", path));
}

/** Separate straight pieces [{x1, y1, x2, y2}, …]. */
export function segments(p, { colour = 2, width = 1.5, dash = "" } = {}) {
  return p.layer((g, data) => g.selectAll("line").data(data).join("line")
    .attr("stroke", paint(colour)).attr("stroke-width", width).attr("stroke-dasharray", dash)
    .attr("x1", (d) => p.x(d.x1)).attr("y1", (d) => p.y(d.y1))
    .attr("x2", (d) => p.x(d.x2)).attr("y2", (d) => p.y(d.y2)));
}

/** Marks [[x, y], …] or [{x, y, shape, colour, size}, …] that cannot be moved. */
export function dots(p, { colour = 1, shape = "circle", size = 30, hollow = false, clipped = true } = {}) {
  const at = (d) => (Array.isArray(d) ? { x: d[0], y: d[1] } : d);
  return p.layer((g, data) => g.selectAll("path").data(data.map(at)).join("path")
    .attr("d", (d) => shapePath(d.shape ?? shape, d.size ?? size))
    .attr("fill", (d) => (hollow ? "var(--nabla-ground)" : paint(d.colour ?? colour)))
    .attr("stroke", (d) => (hollow ? paint(d.colour ?? colour) : "var(--nabla-ground)")).attr("stroke-width", hollow ? 2 : 1)
    .attr("transform", (d) => `translate(${p.x(d.x)},${p.y(d.y)})`), { clipped });
}

/** Bars from the lower edge: [{x0, x1, y, colour}, …]. */
export function bars(p, { colour = 1 } = {}) {
  return p.layer((g, data) => g.selectAll("rect").data(data).join("rect")
    .attr("fill", (d) => paint(d.colour ?? colour)).attr("stroke", "var(--nabla-ground)").attr("stroke-width", 0.5)
    .attr("x", (d) => p.x(d.x0)).attr("width", (d) => Math.max(0, p.x(d.x1) - p.x(d.x0)))
    .attr("y", (d) => Math.min(p.y(d.y), p.y(d.from ?? p.y.domain()[0])))
    .attr("height", (d) => Math.abs(p.y(d.from ?? p.y.domain()[0]) - p.y(d.y))));
}

/** Lines across the plot: [{x} or {y}, label, anchor, below}, …]: an optional label at their end. */
export function rules(p, { colour = "muted", dash = "5 4", width = 1.5 } = {}) {
  return p.layer((g, data) => {
    const [w, h] = [p.innerWidth, p.innerHeight];
    g.selectAll("line").data(data).join("line").attr("stroke", paint(colour)).attr("stroke-dasharray", dash).attr("stroke-width", width)
      .attr("x1", (d) => (d.x == null ? 0 : p.x(d.x))).attr("x2", (d) => (d.x == null ? w : p.x(d.x)))
      .attr("y1", (d) => (d.y == null ? 0 : p.y(d.y))).attr("y2", (d) => (d.y == null ? h : p.y(d.y)));
    g.selectAll("text").data(data).join("text").attr("class", "nabla-note").text((d) => d.label ?? "")
      .attr("text-anchor", (d) => d.anchor ?? (d.x == null ? "end" : "start"))
      .attr("x", (d) => (d.x == null ? w - 4 : p.x(d.x) + (d.anchor === "end" ? -4 : 4))).attr("y", (d) => (d.y == null ? 12 : p.y(d.y) + (d.below ? 15 : -5)));
  });
}

/** Words in the plot: [{x, y, text, anchor, dx, dy, colour}, …]. */
export function labels(p, { clipped = false } = {}) {
  return p.layer((g, data) => g.selectAll("text").data(data).join("text").attr("class", "nabla-note")
    .style("fill", (d) => (d.colour ? paint(d.colour) : null)).attr("text-anchor", (d) => d.anchor ?? "start")
    .attr("x", (d) => p.x(d.x) + (d.dx ?? 0)).attr("y", (d) => p.y(d.y) + (d.dy ?? 0)).text((d) => d.text), { clipped });
}

/** Lines of equal height. set({ grid: grid(f, x, y, n), levels: […] }). */
export function contours(p, { colour = "muted", filled = true, width = 0.8, opacity = 0.6 } = {}) {
  return p.layer((g, { grid, levels }) => {
    const { values, n, m } = grid;
    const place = ([i, j]) => [
      p.x(grid.x[0] + ((i - 0.5) / (n - 1)) * (grid.x[1] - grid.x[0])),
      p.y(grid.y[0] + ((j - 0.5) / (m - 1)) * (grid.y[1] - grid.y[0])),
    ].map((v) => v.toFixed(1)).join();
    const outline = (shape) => shape.coordinates.flat().map((ring) => `M${ring.map(place).join("L")}Z`).join("");
    g.selectAll("path").data(d3contours().size([n, m]).thresholds(levels)(values)).join("path")
      .attr("d", outline).attr("stroke", paint(colour)).attr("stroke-width", width)
      .attr("fill", filled ? paint(colour) : "none").attr("fill-opacity", 0.04).attr("stroke-opacity", opacity);
  });
}

/**
 * A heat map on a canvas behind the axes, from `low` through the ground to `high`.
 * set({ grid, range: [value that is wholly low, value that is wholly high] }).
 */
export function heat(p, { low = "--nabla-1", high = "--nabla-2", strength = 0.55 } = {}) {
  return p.layer((_, { grid: { values, n, m }, range: [a, b] }) => {
    const canvas = p.canvas.attr("hidden", null).node();
    if (canvas.width !== n) canvas.width = n;
    if (canvas.height !== m) canvas.height = m;
    const tone = ramp(canvas, low, high, strength);
    const table = Array.from({ length: 256 }, (_, k) => tone((k - 127.5) / 127.5).match(/[\d.]+/g).map(Number));
    const brush = canvas.getContext("2d"), image = brush.createImageData(n, m);
    values.forEach((value, k) => {
      const shade = table[Math.max(0, Math.min(255, Math.round((255 * (value - a)) / (b - a))))] ?? table[127];
      const row = m - 1 - Math.floor(k / n), at = 4 * (row * n + (k % n));
      image.data.set([shade[0], shade[1], shade[2], 255], at);
    });
    brush.putImageData(image, 0, 0);
  });
}

/** A legend in the upper right corner: [{text, colour, dash, shape}, …]. */
export function legend(p, { corner = "right" } = {}) {
  return p.layer((g, data) => {
    const right = corner === "right";
    const row = g.selectAll("g").data(data).join((enter) => {
      const item = enter.append("g");
      item.append("path"); item.append("text").attr("class", "nabla-note");
      return item;
    }).attr("transform", (_, i) => `translate(${right ? p.innerWidth - 8 : 8},${14 + 17 * i})`);
    row.select("path").attr("d", (d) => (d.shape ? shapePath(d.shape, 50) : "M-9,0H9")).attr("stroke", (d) => paint(d.colour))
      .attr("fill", (d) => (d.shape ? paint(d.colour) : "none")).attr("stroke-width", 2).attr("stroke-dasharray", (d) => d.dash ?? "")
      .attr("transform", `translate(${right ? -9 : 9},-4)`);
    row.select("text").attr("text-anchor", right ? "end" : "start").attr("x", right ? -24 : 24).text((d) => d.text);
  });
}
