/** Computational graphs: values forward, gradients backward. Pure. */

const node = (id, op, args, column, row) => ({ id, op, args, column, row });

/** Each graph: its formula, its inputs with their places, its operations in forward order. */
export const GRAPHS = {
  product: {
    formula: "(x + y) z",
    columns: 3,
    inputs: { x: [0, 0], y: [0, 1], z: [0, 2] },
    nodes: [node("q", "+", ["x", "y"], 1, 0.5), node("f", "×", ["q", "z"], 2, 1.25)],
  },
  sigmoid: {
    formula: "σ(w0 x0 + w1 x1 + w2)",
    columns: 5,
    inputs: { w0: [0, 0], x0: [0, 1], w1: [0, 2], x1: [0, 3], w2: [0, 4] },
    nodes: [
      node("a", "×", ["w0", "x0"], 1, 0.5), node("b", "×", ["w1", "x1"], 1, 2.5), node("c", "+", ["a", "b"], 2, 1.5),
      node("s", "+", ["c", "w2"], 3, 2.9), node("f", "σ", ["s"], 4, 1.5),
    ],
  },
};

const OPS = {
  "+": { words: (a, b) => `(${a} + ${b})`, value: (a, b) => a + b, slopes: () => [1, 1] },
  "×": { words: (a, b) => `(${a} · ${b})`, value: (a, b) => a * b, slopes: (a, b) => [b, a] },
  σ: {
    words: (s) => `σ(${s})`,
    value: (s) => 1 / (1 + Math.exp(-s)),
    slopes: (s) => { const f = 1 / (1 + Math.exp(-s)); return [f * (1 - f)]; },
  },
};

/** Values of all inputs and nodes by name; f is the result. */
export function forward({ example, inputs }) {
  const values = { ...inputs };
  for (const { id, op, args } of GRAPHS[example].nodes) values[id] = OPS[op].value(...args.map((name) => values[name]));
  return values;
}

/**
 * The edges in backward order, each { from, to, symbol, words, local, upstream, product, own,
 * result, others }: `words` is what the node computes, `own` the value of `from`, `result` that of
 * the node, `others` the names of its other arguments.
 */
export function edges({ example, inputs }) {
  const values = forward({ example, inputs }), slope = { f: 1 }, list = [];
  for (const { id, op, args } of [...GRAPHS[example].nodes].reverse()) {
    const seen = args.map((name) => values[name]), locals = OPS[op].slopes(...seen);
    args.forEach((from, k) => {
      const product = locals[k] * slope[id];
      slope[from] = (slope[from] ?? 0) + product;
      list.push({ from, to: id, symbol: op, words: OPS[op].words(...args), local: locals[k], upstream: slope[id], product, own: seen[k], result: values[id], others: args.filter((_, j) => j !== k) });
    });
  }
  return list;
}

/** ∂f/∂ every name. */
export function gradients({ example, inputs }) {
  const slopes = { f: 1 };
  for (const { from, product } of edges({ example, inputs })) slopes[from] = (slopes[from] ?? 0) + product;
  return slopes;
}
