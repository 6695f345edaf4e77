/**
 * BumpBuilder: two neurons make a bump, enough bumps follow any curve; and what descent makes of them.
 * Traits: target, num_bumps, bumps [[left, right, height], …], chosen, steepness, num_steps.
 */
import { demo, number, plural, whenChanged } from "./kit/index.mjs";
import { TARGETS, bump, descend, equalBumps, largestError, network } from "./bump_builder/model.mjs";

export * from "./bump_builder/model.mjs";

const TRAITS = ["target", "num_bumps", "bumps", "chosen", "steepness", "num_steps"];
const WIDTHS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32], STEPS = 10, LIMIT = 2000;
const across = Array.from({ length: 321 }, (_, i) => -0.3 + i / 200);
const inside = across.filter((x) => x >= 0 && x <= 1);
const near = (value) => Math.round(value * 1000) / 1000;

/** Who is nearer, in words. */
export function verdict({ neurons, mine, theirs, num_steps }) {
  const head = `Your ${neurons} neurons are wrong by at most ${number(mine.error)}, at x = ${number(mine.x)}.`;
  if (num_steps === 0) {
    const next = mine.error > 0.5 ? "Drag the tops of the bumps onto the curve." : "Move the bump that is worst, or take more bumps: the error falls.";
    return `${head} ${next}`;
  }
  const other = `Gradient descent with as many, from flat bumps, after ${plural(num_steps, "step")}: ${number(theirs.error)}.`;
  const gap = theirs.error / Math.max(mine.error, 1e-9);
  if (gap > 1.02) return `${head} ${other} You are ahead.`;
  return `${head} ${other} ${gap < 0.98 ? "It is ahead: it moves the sides too." : "A draw."}`;
}

/** Descent from flat bumps that goes on where it stopped when only the number of steps grew. */
function opponent() {
  let last = { key: "", num_steps: 0, bumps: [] };
  return ({ target, num_bumps, steepness, num_steps }) => {
    const key = `${target} ${num_bumps} ${steepness}`;
    if (key !== last.key || num_steps < last.num_steps)
      last = { key, num_steps: 0, bumps: equalBumps({ target, num_bumps, flat: true }) };
    const bumps = descend({ target, bumps: last.bumps, steepness, num_steps: num_steps - last.num_steps });
    last = { key, num_steps, bumps };
    return bumps;
  };
}

function curve(ui) {
  const p = ui.plot({
    title: "A curve, and the network that follows it", label: "Curve and network", interactive: true,
    x: [-0.1, 1.1], y: [-0.25, 1.45], xLabel: "x", yLabel: "output",
  });
  const change = (k, edit) => ui.set({ chosen: k, bumps: ui.state().bumps.map((b, j) => (j === k ? edit(b).map(near) : b)) });
  const middle = ([left, right]) => (left + right) / 2;
  const parts = p.layer((g, { bumps, steepness, chosen }) => g.selectAll("path").data(bumps).join("path")
    .attr("d", ([left, right, height]) => `M${across.map((x) => `${p.x(x).toFixed(1)},${p.y(bump({ x, left, right, height, steepness })).toFixed(1)}`).join("L")}`)
    .attr("fill", "var(--nabla-3)").attr("fill-opacity", (_, k) => (k === chosen ? 0.22 : 0.07))
    .attr("stroke", "var(--nabla-3)").attr("stroke-width", (_, k) => (k === chosen ? 2 : 0.8)));
  const wanted = p.line({ colour: "muted", width: 5 });
  const rival = p.line({ colour: 2, dash: "7 4", width: 2.5 });
  const mine = p.line({ colour: 1, width: 3 });
  const worst = p.segments({ colour: 6, width: 3 });
  const note = p.labels();
  const sides = p.draggable({
    axis: "x", colour: 3, shape: "square", size: 70, step: [0.01, 0],
    onMove: (i, { x }) => change(ui.state().chosen, (b) => b.map((old, n) => (n === i ? x : old))), words: (d) => `at x ${number(d.x)}`,
  });
  const tops = p.draggable({
    colour: 1, shape: "diamond", size: 90, step: [0.01, 0.02], words: (d) => `at x ${number(d.x)}, height ${number(d.y)}`,
    onMove: (k, { x, y }) => change(k, (b) => [b[0] + x - middle(b), b[1] + x - middle(b), y]),
  });
  return (state, theirs, { error, x }) => {
    const { bumps, steepness, chosen, target, num_steps } = state, f = TARGETS[target];
    const value = (list) => inside.map((at) => [at, network({ x: at, bumps: list, steepness })]);
    parts.set({ bumps, steepness, chosen });
    wanted.set(inside.map((at) => [at, f(at)]));
    mine.set(value(bumps));
    rival.set(num_steps ? value(theirs) : []);
    const y = network({ x, bumps, steepness });
    worst.set([{ x1: x, x2: x, y1: y, y2: f(x) }]);
    note.set([{ x: 0, y: 1.3, text: `worst: ${number(error)} at x = ${number(x)}`, colour: 6 }]);
    const [left, right, height] = bumps[chosen];
    sides.set([{ x: left, y: height / 2, label: `left side of bump ${chosen + 1}` }, { x: right, y: height / 2, label: `right side of bump ${chosen + 1}` }]);
    tops.set(bumps.map(([l, r, h], k) => ({ x: middle([l, r]), y: h, label: `top of bump ${k + 1}` })));
    p.describe(`The curve, ${plural(bumps.length, "bump")} and their sum; the largest distance between sum and curve is ${number(error)} at x ${number(x)}; bump ${chosen + 1} reaches from ${number(left)} to ${number(right)} and has height ${number(height)}`);
  };
}

function errors(ui) {
  const p = ui.plot({
    title: "Largest error, by the number of neurons", label: "Error over width",
    x: [1.7, 75], y: [0.002, 12], xScale: "log", yScale: "log", xLabel: "hidden neurons", yLabel: "largest error",
    xTicks: 2, yTicks: 4,
  });
  const line = p.line({ colour: "muted" }), marks = p.dots({ colour: "muted", size: 28 });
  const named = p.labels();
  const rival = p.dots({ colour: 2, shape: "square", size: 130 }), mine = p.dots({ colour: 1, shape: "diamond", size: 150 });
  p.legend().set([
    { text: "you", colour: 1, shape: "diamond" }, { text: "gradient descent", colour: 2, shape: "square" }, { text: "equal bumps", colour: "muted" },
  ]);
  const background = whenChanged((target, steepness) => {
    const points = WIDTHS.map((num_bumps) => [2 * num_bumps, largestError({ target, steepness, bumps: equalBumps({ target, num_bumps }) }).error]);
    line.set(points);
    marks.set(points);
    named.set([points[0], points[5], points.at(-1)].map(([x, y]) => ({ x, y, text: String(x), dy: 18, anchor: "middle" })));
  });
  return ({ target, steepness, num_bumps, num_steps }, you, it) => {
    const neurons = 2 * num_bumps;
    background(target, steepness);
    mine.set([[neurons, you.error]]);
    rival.set(num_steps ? [[neurons, it.error]] : []);
    p.describe(`Equal bumps: the error falls as neurons are added. You: ${number(you.error)} with ${neurons}${num_steps ? `; gradient descent: ${number(it.error)}` : ""}`);
  };
}

function render({ model, el }) {
  const ui = demo({ model, el }, {
    title: "Two neurons make a bump; enough bumps follow any curve.",
    hint: "Drag a bump by its top (diamond), then drag its sides (squares).",
    traits: TRAITS,
  });
  const drawCurve = curve(ui), drawErrors = errors(ui), descended = opponent();
  const again = (patch) => {
    const { target, num_bumps } = { ...ui.state(), ...patch };
    return { bumps: equalBumps({ target, num_bumps }), chosen: Math.floor(num_bumps / 2), num_steps: 0 };
  };
  const run = ui.player({
    label: "Gradient descent", interval: 60, limit: LIMIT / STEPS,
    step: () => { const steps = ui.state().num_steps + STEPS; ui.set({ num_steps: Math.min(steps, LIMIT) }); return steps < LIMIT; },
  });
  ui.button("Flat", () => { run.stop(); const { target, num_bumps } = ui.state(); ui.set({ ...again({}), bumps: equalBumps({ target, num_bumps, flat: true }) }); });
  ui.button("Follow the curve", () => { run.stop(); ui.set(again({})); });
  ui.resetButton(run.stop);
  ui.select("num_bumps", {
    label: "bumps", options: [1, 2, 3, 4, 5, 6, 8, 10, 12, 16].map((n) => [n, `${n} (${2 * n} neurons)`]),
    cast: Number, also: (n) => { run.stop(); return again({ num_bumps: Number(n) }); },
  });
  ui.slider("steepness", { label: "steepness", min: 20, max: 400, scale: "log", cast: Math.round, format: (s) => number(s), also: () => ({ num_steps: 0 }) });
  ui.select("target", { label: "curve", options: [["wave", "wave"], ["peak", "peak"], ["corner", "corner"]], also: (target) => { run.stop(); return again({ target }); } });
  return ui.start((state) => {
    const theirs = descended(state), { target, steepness } = state;
    const mine = largestError(state), it = largestError({ target, steepness, bumps: theirs });
    drawCurve(state, theirs, mine);
    drawErrors(state, mine, it);
    ui.say(verdict({ neurons: 2 * state.bumps.length, mine, theirs: it, num_steps: state.num_steps }));
  });
}

export default { render };
