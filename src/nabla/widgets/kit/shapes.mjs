/** Outlines of marks, so that two series differ without their colours. */
import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle } from "d3-shape";

const SHAPES = { circle: symbolCircle, cross: symbolCross, diamond: symbolDiamond, square: symbolSquare, star: symbolStar, triangle: symbolTriangle };

/** The path of a named shape of that area. */
export const shapePath = (shape = "circle", size = 60) => symbol(SHAPES[shape], size)();
