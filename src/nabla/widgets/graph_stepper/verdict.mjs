/** What a typed local gradient and product deserve to hear. Pure. */
import { number } from "../kit/format.mjs";

const near = (a, b) => Math.abs(a - b) <= 5e-4 + 5e-3 * Math.abs(b);

/** Why a local gradient is wrong, without the number that would be right. */
function localHint({ edge, typed }) {
  const { from, to, symbol, local, own, others, result } = edge;
  if (Number.isNaN(typed)) return `Type a number for the local gradient: how much ${to} changes with ${from}.`;
  if (near(typed, -local)) return "The size is right, the sign is not.";
  if (symbol === "+") return `${to} is a sum: if ${from} grows by 0.1, by how much does the sum grow?`;
  if (symbol === "×") {
    if (near(typed, own)) return `That is the value of ${from} itself. What stands beside ${from} in the product?`;
    if (near(typed, result)) return `That is the value of the product. By what is ${from} multiplied?`;
    return `${to} is ${from} times ${others[0]}: what is ${from} multiplied by?`;
  }
  if (near(typed, result)) return "That is σ(s) itself; its derivative is σ(s) (1 − σ(s)).";
  if (near(typed, own * (1 - own))) return "The form is right, with σ(s) in the place of s.";
  return "The derivative of σ at s is σ(s) (1 − σ(s)): take σ(s) from the node.";
}

function productHint({ edge, typed }) {
  const { local, upstream, product, from } = edge;
  if (Number.isNaN(typed)) return `The local gradient is right. Now multiply it by the gradient from above to get ∂f/∂${from}.`;
  if (near(typed, -product)) return "The local gradient is right. The product has the right size and the wrong sign.";
  if (near(typed, local + upstream)) return "The local gradient is right. The chain rule multiplies the two, it does not add them.";
  if (near(typed, local)) return "The local gradient is right. It still has to be multiplied by the gradient from above.";
  if (near(typed, upstream)) return "That is the gradient from above. Multiply it by the local gradient.";
  return "The local gradient is right. Multiply it by the gradient from above.";
}

/** { local, product: right or not, words }; three correct digits are enough. */
export function verdict({ edge, local, product }) {
  const typed = { local: local ?? NaN, product: product ?? NaN };
  if (!near(typed.local, edge.local)) return { local: false, product: false, words: localHint({ edge, typed: typed.local }) };
  if (!near(typed.product, edge.product)) return { local: true, product: false, words: productHint({ edge, typed: typed.product }) };
  return { local: true, product: true, words: `Right: ${done(edge)}` };
}

/** One finished edge: local gradient times the gradient from above. */
export const done = ({ from, local, upstream, product }) =>
  `∂f/∂${from} = ${number(local)} (local) × ${number(upstream)} (from above) = ${number(product)}.`;
