/** Light or dark: found from the page, whatever the page is made by. */
import { interpolateRgb } from "d3-interpolate";

const watched = ["class", "data-theme", "data-jp-theme-light", "theme", "data-vscode-theme-kind"];

/** True if the nearest opaque background behind the element is dark. */
function onDark(el) {
  for (let node = el; node; node = node.parentElement) {
    const parts = getComputedStyle(node).backgroundColor.match(/[\d.]+/g)?.map(Number);
    if (parts && (parts.length < 4 || parts[3] > 0.5))
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] < 110;
  }
  return getComputedStyle(document.documentElement).colorScheme === "dark";
}

/** Keep root's data-dark right, and call redraw when it changes; returns what ends the watch. */
export function onTheme(root, redraw) {
  const check = () => {
    if (!root.isConnected) return;
    const dark = String(onDark(root.parentElement));
    if (root.dataset.dark === dark) return;
    root.dataset.dark = dark;
    redraw();
  };
  const later = () => { check(); setTimeout(check, 400); }; // some pages fade to the new colours
  const observer = new MutationObserver(later);
  for (const node of [document.documentElement, document.body])
    observer.observe(node, { attributes: true, attributeFilter: watched });
  const media = matchMedia("(prefers-color-scheme: dark)");
  media.addEventListener("change", later);
  check();
  return { check, stop: () => { observer.disconnect(); media.removeEventListener("change", later); } };
}

/** The present value of a custom property, as colour("--nabla-1", el). */
export const colour = (property, el) => getComputedStyle(el).getPropertyValue(property).trim();

/** A function from −1 … 1 to a colour: first colour, ground, second colour. */
export function ramp(el, low = "--nabla-1", high = "--nabla-2", strength = 0.55) {
  const ground = colour("--nabla-ground", el);
  const [a, b] = [low, high].map((name) => interpolateRgb(ground, colour(name, el)));
  return (t) => (t < 0 ? a : b)(Math.min(1, Math.abs(t)) * strength);
}
