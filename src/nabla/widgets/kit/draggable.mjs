/** Points that are moved with the mouse, a finger, or the arrow keys. */
import { drag } from "d3-drag";
import { select } from "d3-selection";
import { shapePath } from "./shapes.mjs";
import { number } from "./format.mjs";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };
const clamp = (value, [a, b]) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), value));

/**
 * A layer of draggable points; set([{x, y, label, colour, shape}, …]).
 *
 *   onMove(i, {x, y})  told of every move, already inside `bounds` (default: the axes)
 *   step [dx, dy]      one press of an arrow key; with Shift ten of them
 *   axis               "xy", "x" or "y": along which axes the point moves
 *   words(d, i)        the point's value for a screen reader
 */
export function draggable(p, { onMove, step, axis = "xy", bounds = {}, colour = 1, shape = "circle", size = 130, words } = {}) {
  const say = words ?? ((d) => `${number(d.x)}, ${number(d.y)}`);
  const move = (i, d, x, y) => onMove(i, {
    x: axis.includes("x") ? clamp(x, bounds.x ?? p.x.domain()) : d.x,
    y: axis.includes("y") ? clamp(y, bounds.y ?? p.y.domain()) : d.y,
  });

  function keydown(event, d) {
    const arrow = ARROWS[event.key];
    if (!arrow || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const times = event.shiftKey ? 10 : 1, along = arrow[0] + arrow[1];
    const [right, up] = axis === "xy" ? arrow : [along, along]; // on one axis all four arrows count
    move(d.i, d, d.x + right * step[0] * times, d.y + up * step[1] * times);
  }

  const behaviour = drag()
    .container(function () { return this.parentNode; })
    .subject((_, d) => ({ x: p.x(d.x), y: p.y(d.y) }))
    .on("start", function () { this.focus({ preventScroll: true }); })
    .on("drag", (event, d) => move(d.i, d, p.x.invert(event.x), p.y.invert(event.y)));

  const enter = (selection) => {
    const g = selection.append("g").attr("class", "nabla-handle").attr("tabindex", 0)
      .attr("role", "slider").attr("aria-roledescription", "movable point");
    g.append("circle").attr("class", "nabla-hit").attr("r", 20);
    g.append("circle").attr("class", "nabla-ring").attr("r", 12);
    g.append("path").attr("class", "nabla-point");
    return g.call(behaviour).on("keydown", keydown);
  };

  p.root.attr("role", "group");
  return p.layer((layer, data) => {
    const g = layer.selectAll("g.nabla-handle").data(data.map((d, i) => ({ ...d, i }))).join(enter)
      .attr("transform", (d) => `translate(${p.x(d.x)},${p.y(d.y)})`)
      .attr("data-axis", axis)
      .attr("aria-label", (d) => d.label ?? `point ${d.i + 1}`)
      .attr("aria-valuenow", (d) => (axis === "x" ? d.x : d.y))
      .attr("aria-valuetext", (d) => say(d, d.i));
    g.each(function (d) {
      select(this).select(".nabla-point").attr("d", shapePath(d.shape ?? shape, size)).attr("fill", `var(--nabla-${d.colour ?? colour})`);
    });
  }, { clipped: false });
}
