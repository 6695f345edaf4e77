/** Numbers as people read them. */

const MINUS = "\u2212";
const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A number with so many significant digits: 0.0123, 221,900, 6.435e-7; a true minus sign. */
export function number(value, digits = 3) {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "infinity" : `${MINUS}infinity`;
  const size = Math.abs(value);
  let text;
  if (size === 0) text = "0";
  else if (size >= 1e7 || size < 1e-3) text = size.toExponential(digits - 1).replace("e+", "e");
  else if (size >= 10 ** digits) text = grouped.format(size);
  else text = String(Number(size.toPrecision(digits)));
  return value < 0 ? MINUS + text : text;
}

/** A whole number with thousands separated. */
export const count = (value) => grouped.format(value).replace("-", MINUS);

/** "1 step", "2 steps". */
export const plural = (n, word) => `${count(n)} ${word}${n === 1 ? "" : "s"}`;

/** The number that was typed, NaN if none was: a comma and a true minus sign are understood. */
export function parseNumber(text) {
  const plain = text.trim().replace(",", ".").replace(/[\u2212\u2013]/g, "-").replace(/\s/g, "");
  return plain === "" ? NaN : Number(plain);
}

/** A power of ten under a log axis: 100, 0.01, 1e−4. */
export const power = (value) => (value >= 0.01 ? number(value) : `1e${MINUS}${Math.round(-Math.log10(value))}`);
