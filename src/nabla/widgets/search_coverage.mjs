/**
 * SearchCoverage: a grid of 3 × 3 tries three values of each parameter, nine random points nine.
 * Traits: width, height (of the window of good values), draw (the one shown; those up to it count).
 */
import { count, demo, number, power } from "./kit/index.mjs";
import { generator } from "./playground/random.mjs";

const TRAITS = ["width", "height", "draw"];
const SIDE = 3, TRIALS = SIDE * SIDE, MOST = 5000;
const RATE = [1e-4, 1], PENALTY = [1e-6, 1e-1];
const PLACES = Array.from({ length: SIDE }, (_, i) => (2 * i + 1) / (2 * SIDE));
const value = ([low, high], place) => low * (high / low) ** place;
const percent = (share) => `${number(100 * share)} %`;

/** The trials of the grid, places [x, y] between 0 and 1 on both log scales. */
export const gridTrials = () => PLACES.flatMap((y) => PLACES.map((x) => [x, y]));

/** Window [x0, x1, y0, y1] and random trials of a draw. */
export function scene({ width, height, draw }) {
  const rng = generator(draw, 7), x0 = (1 - width) * rng.random(), y0 = (1 - height) * rng.random();
  const trials = Array.from({ length: TRIALS }, () => [rng.random(), rng.random()]);
  return { window: [x0, x0 + width, y0, y0 + height], trials };
}

/** How many trials lie in the window. */
export const found = ([x0, x1, y0, y1], trials) => trials.filter(([x, y]) => x >= x0 && x <= x1 && y >= y0 && y <= y1).length;

/** Over all draws up to this one: { draws, grid, random }, in how many each search found the window. */
export function tally({ width, height, draw }) {
  let grid = 0, random = 0;
  for (let i = 0; i <= draw; i++) {
    const { window, trials } = scene({ width, height, draw: i });
    grid += found(window, gridTrials()) > 0;
    random += found(window, trials) > 0;
  }
  return { draws: draw + 1, grid, random };
}

/** Chance that one of the grid's places lies in an interval of this width, put down at random. */
function axisChance(width) {
  if (width >= 1) return 1;
  let covered = 0, end = 0;
  for (const place of PLACES) { // the interval may begin between place − width and place
    const from = Math.max(end, place - width), to = Math.min(place, 1 - width);
    covered += Math.max(0, to - from);
    end = Math.max(end, to);
  }
  return covered / (1 - width);
}

/** Chance that each search finds the window. */
export const chances = ({ width, height }) => ({ grid: axisChance(width) * axisChance(height), random: 1 - (1 - width * height) ** TRIALS });

/** What is seen, in words. */
export function sentence(state, { draws, grid, random }) {
  const { window, trials } = scene(state), now = { grid: found(window, gridTrials()), random: found(window, trials) };
  const one = (n) => (n === 0 ? "none" : String(n)), chance = chances(state);
  const here = `The grid has tried ${SIDE} learning rates, the random search ${TRIALS}. In the window: ${one(now.grid)} of the grid's trials, ${one(now.random)} of the random ones. `;
  const over = draws === 1 ? "" : `In ${count(draws)} draws the grid found it ${count(grid)} times (${percent(grid / draws)}), the random search ${count(random)} times (${percent(random / draws)}). `;
  const close = Math.abs(chance.random - chance.grid) < 0.02;
  const better = close ? "neither is better" : chance.random > chance.grid ? "random is better" : "the grid is better";
  return `${here}${over}By calculation ${percent(chance.grid)} and ${percent(chance.random)}: ${better} for this window.`;
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Nine trials, three learning rates or nine.",
    hint: "Draw again: the shaded window of good values moves, and the random trials with it.",
    traits: TRAITS,
  });
  const p = ui.plot({ square: true, xScale: "log", yScale: "log", x: RATE, y: PENALTY, xLabel: "learning rate", yLabel: "penalty λ", label: "Trials", xTicks: 3, yTicks: 3, xFormat: power, yFormat: power });
  const shade = (plot, bottom, top) => plot.layer((g, [x0, x1, y0, y1]) => g.selectAll("rect").data([0]).join("rect")
    .attr("fill", "var(--nabla-3)").attr("fill-opacity", 0.25).attr("stroke", "var(--nabla-3)")
    .attr("x", plot.x(value(RATE, x0))).attr("width", plot.x(value(RATE, x1)) - plot.x(value(RATE, x0)))
    .attr("y", plot.y(top(y1))).attr("height", plot.y(bottom(y0)) - plot.y(top(y1))));
  const onScale = (y) => value(PENALTY, y), area = shade(p, onScale, onScale);
  const grid = p.dots({ colour: 2, shape: "square", size: 70 }), random = p.dots({ colour: 1, size: 60 });
  const below = ui.plot({ title: "Learning rates that were tried", height: 150, xScale: "log", x: RATE, y: [0, 3], yTicks: 0, xTicks: 3, xFormat: power, xLabel: "learning rate", label: "Learning rates tried" });
  const band = shade(below, () => 0, () => 3), rows = below.segments({ colour: "muted", width: 1 });
  const gridBelow = below.dots({ colour: 2, shape: "square", size: 70 }), randomBelow = below.dots({ colour: 1, size: 60 });
  const names = below.labels({ colour: "text" });
  ui.button("Draw again", () => ui.set({ draw: Math.min(MOST, ui.state().draw + 1) }), { primary: true });
  ui.button("1000 draws more", () => ui.set({ draw: Math.min(MOST, ui.state().draw + 1000) }));
  ui.resetButton();
  ui.slider("width", { label: "width of the window", min: 0.02, max: 1, step: 0.02, format: percent });
  ui.slider("height", { label: "height of the window", min: 0.02, max: 1, step: 0.02, format: percent });

  return ui.start((state) => {
    const { window, trials } = scene(state), points = (list) => list.map(([x, y]) => [value(RATE, x), value(PENALTY, y)]);
    const row = (list, y) => list.map(([x]) => [value(RATE, x), y]);
    area.set(window);
    band.set(window);
    grid.set(points(gridTrials()));
    random.set(points(trials));
    rows.set([2, 0.75].map((y) => ({ x1: RATE[0], x2: RATE[1], y1: y, y2: y })));
    gridBelow.set(row(gridTrials(), 2));
    randomBelow.set(row(trials, 0.75));
    names.set([{ x: RATE[0], y: 2, dx: 4, dy: -9, text: "grid: 3" }, { x: RATE[0], y: 0.75, dx: 4, dy: -9, text: "random: 9" }]);
    const inside = `${found(window, gridTrials())} of the grid and ${found(window, trials)} of the random ones lie in the window`;
    p.describe(`Nine trials of a grid and nine at random places of two log scales; ${inside}`);
    below.describe(`The same trials seen from below: 3 learning rates of the grid, ${TRIALS} of the random search`);
    ui.say(sentence(state, tally(state)));
  });
}

export default { render };
