/** The arrays of a two-layer network and their shapes. Pure. */

const row = (name, formula, axes, why, operands) => ({ name, formula, axes, why, operands });

/** Given arrays. Axes are letters of { N, D, H, K }. */
export const GIVEN = { X: "ND", W1: "DH", b1: "H", W2: "HK", b2: "K" };

/** Every quantity to predict, in the order in which it is computed. */
export const FORWARD = [
  row("Z1", "= X W1 + b1", "NH", "a row per example, a column per hidden unit", ["ND", "DH"]),
  row("A1", "= relu(Z1)", "NH", "an activation changes no shape", ["NH"]),
  row("S", "= A1 W2 + b2", "NK", "a row per example, a column per output", ["NH", "HK"]),
  row("loss", "= mean over the batch", "", "the loss is one number, whatever the batch", ["NK"]),
];
export const BACKWARD = [
  row("dS", "= ∂loss/∂S", "NK", "a gradient has the shape of what it belongs to: dS like S", ["NK"]),
  row("dW2", "= A1ᵀ dS", "HK", "dW2 like W2; the batch is summed away inside the product", ["HN", "NK"]),
  row("db2", "= sum of the rows of dS", "K", "one bias serves all examples, so their gradients add up", ["NK"]),
  row("dA1", "= dS W2ᵀ", "NH", "dA1 like A1", ["NK", "KH"]),
  row("dZ1", "= dA1 where Z1 > 0, else 0", "NH", "element by element, so the shape stays", ["NH", "NH"]),
  row("dW1", "= Xᵀ dZ1", "DH", "dW1 like W1; the batch is summed away inside the product", ["DN", "NH"]),
  row("db1", "= sum of the rows of dZ1", "H", "one number per hidden unit", ["NH"]),
  row("dX", "= dZ1 W1ᵀ", "ND", "dX like X", ["NH", "HD"]),
];
export const ROWS = [...FORWARD, ...BACKWARD];

/** Sizes of axes given as letters: sizesOf("NH", {N: 64, H: 100}) is [64, 100]. */
export const sizesOf = (axes, sizes) => [...axes].map((letter) => sizes[letter]);

/** Shapes of all quantities by name. */
export const shapes = (sizes) =>
  Object.fromEntries([...Object.entries(GIVEN), ...ROWS.map(({ name, axes }) => [name, axes])].map(([name, axes]) => [name, sizesOf(axes, sizes)]));

/** A shape as Python writes it: (64, 100), (100,), (). */
export const written = (shape) => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`);

/** What was typed as a list of sizes; letters stand for sizes; null if it cannot be read. */
export function parseShape(text, sizes) {
  const plain = text.trim().replace(/^[([]|[)\]]$/g, "").trim();
  if (/^(\(\)|scalar|one number|number)?$/i.test(plain)) return text.trim() === "" ? null : [];
  const parts = plain.split(/\s*[x×*,;\s]\s*/i).filter((part) => part !== "");
  const shape = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : sizes[part.toUpperCase()]));
  return shape.every((size) => Number.isInteger(size)) ? shape : null;
}

const same = (a, b) => a.length === b.length && a.every((size, k) => size === b[k]);

/** { state: "empty" | "unread" | "right" | "wrong", words }. */
export function verdict({ name, typed, sizes }) {
  const { axes, why, operands } = ROWS.find((r) => r.name === name), wanted = sizesOf(axes, sizes);
  if (!typed?.trim()) return { state: "empty", words: "" };
  const shape = parseShape(typed, sizes);
  if (!shape) return { state: "unread", words: "write it as 64x100, (100,) or N x H" };
  if (same(shape, wanted)) return { state: "right", words: `right: ${why}` };
  const wrong = (words) => ({ state: "wrong", words });
  if (shape.length === 2 && same([...shape].reverse(), wanted)) return wrong("transposed: which of the two counts the rows?");
  if (name === "loss") return wrong("how many numbers is the loss of a whole batch?");
  if (wanted.length === 1) return wrong(`after the sum over the rows, which axis of ${written(sizesOf(operands[0], sizes))} is left?`);
  if (name[0] === "d") return wrong(`a gradient has the shape of what it belongs to: look at ${name.slice(1)}`);
  if (operands.length === 2) return wrong("the two inner sizes must be equal and vanish; the outer two remain");
  return wrong("this step works element by element");
}
