/**
 * The kit all demos are drawn with. A demo imports from this file only.
 *
 *   demo       the frame: title, views, sentence, controls bound to traits, reset, player
 *   plot       a pair of axes and its layers: line, segments, dots, draggable, bars, rules,
 *              labels, contours, heat, or any drawing of your own through layer()
 *   words      number(), count(), plural(), power(), parseNumber()
 *   values     grid(), histogram(); whenChanged() for what is dear to draw
 */
export { demo } from "./demo.mjs";
export { element, button, checkbox, numberInput, select, slider, textInput } from "./controls.mjs";
export { plot, svg } from "./plot.mjs";
export { count, number, parseNumber, plural, power } from "./format.mjs";
export { shapePath } from "./shapes.mjs";
export { grid, histogram, whenChanged } from "./grid.mjs";
export { onTheme, colour, ramp } from "./theme.mjs";
