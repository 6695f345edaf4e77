/** The graph as a picture: values above the nodes, gradients below them. */
import { number } from "../kit/index.mjs";
import { edges, forward, GRAPHS } from "./model.mjs";

const KEY = [["nabla-graph-value", "above: value"], ["nabla-graph-slope", "below: gradient of f"]];
const RADIUS = 17, ROW = 66, TOP = 46;

/** Everything the picture needs: nodes with value and gradient, edges done, asked or open. */
export function scene({ example, answered, ...state }) {
  const inputs = state[example], graph = GRAPHS[example], values = forward({ example, inputs }), all = edges({ example, inputs });
  const slopes = Object.fromEntries(all.slice(0, answered).map(({ from, product }) => [from, product]));
  const leaf = ([id, [column, row]]) => ({ id, text: id, column, row, leaf: true });
  const nodes = [...Object.entries(graph.inputs).map(leaf), ...graph.nodes.map((n) => ({ ...n, text: n.op, leaf: false }))];
  const asked = all[answered]?.from;
  return {
    columns: graph.columns, rows: Object.keys(graph.inputs).length,
    nodes: nodes.map((n) => ({ ...n, value: values[n.id], slope: n.id === "f" ? 1 : slopes[n.id], asked: n.id === asked })),
    edges: all.map((e, i) => ({ ...e, state: i < answered ? "done" : i === answered ? "asked" : "open" })),
  };
}

/** Draw into a view of ui; returns the function that shows a state. */
export function drawGraph(ui) {
  let now;
  const picture = ui.svg({ parent: ui.view("nabla-wide"), height: () => TOP + (now ? now.rows : 3) * ROW - 16, draw });
  picture.root.append("g").attr("class", "nabla-edges");
  picture.root.append("g").attr("class", "nabla-nodes");
  picture.root.append("g").attr("class", "nabla-key");

  function draw({ root, width }) {
    if (!now) return;
    const reach = Math.min(width, 560), side = width < 400 ? 28 : 42;
    const gap = (reach - 2 * side) / (now.columns - 1), indent = (width - reach) / 2;
    const place = (n) => [indent + side + n.column * gap, TOP + 12 + n.row * ROW];
    const byId = Object.fromEntries(now.nodes.map((n) => [n.id, n]));
    drawEdges(root.select(".nabla-edges"), now.edges.map((e) => ({ ...e, a: place(byId[e.from]), b: place(byId[e.to]) })));
    drawNodes(root.select(".nabla-nodes"), now.nodes.map((n) => ({ ...n, at: place(n) })));
    root.select(".nabla-key").selectAll("text").data([KEY]).join("text").attr("y", 14)
      .selectAll("tspan").data((d) => d).join("tspan").attr("class", (d) => d[0]).attr("dx", (_, i) => 16 * i).text((d) => d[1]);
  }

  return (state) => {
    now = scene(state);
    picture.draw();
    const words = now.nodes.map((n) => `${n.id} = ${number(n.value)}${n.slope == null ? "" : `, gradient ${number(n.slope)}`}`);
    picture.describe(`Graph of ${GRAPHS[state.example].formula}: ${words.join("; ")}`);
  };
}

function drawEdges(g, data) {
  const shortened = ({ a, b }) => {
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]), part = (RADIUS + 3) / length;
    return [a, b].map(([x, y], k) => {
      const t = k ? 1 - part : part;
      return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), x, y];
    });
  };
  const line = g.selectAll("g").data(data).join((enter) => {
    const edge = enter.append("g");
    edge.append("line");
    edge.append("path");
    edge.append("text").attr("class", "nabla-graph-local").attr("text-anchor", "middle");
    return edge;
  }).attr("class", (d) => `nabla-edge nabla-${d.state}`);
  line.select("line").each(function (d) {
    const [[x1, y1], [x2, y2]] = shortened(d);
    for (const [name, value] of Object.entries({ x1, y1, x2, y2 })) this.setAttribute(name, value);
  });
  line.select("text").attr("x", (d) => (d.a[0] + d.b[0]) / 2).attr("y", (d) => (d.a[1] + d.b[1]) / 2 + 4)
    .text((d) => (Math.hypot(d.b[0] - d.a[0], d.b[1] - d.a[1]) < 85 ? "" : d.state === "done" ? `× ${number(d.local)}` : d.state === "asked" ? "× ?" : ""));
  line.select("path").attr("d", (d) => (d.state === "open" ? "" : "M8,-6L-3,0L8,6")).attr("transform", (d) => {
    const [[x1, y1], [x2, y2]] = shortened(d);
    return `translate(${x1},${y1}) rotate(${(Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI})`;
  });
}

function drawNodes(g, data) {
  const node = g.selectAll("g").data(data, (d) => d.id).join((enter) => {
    const group = enter.append("g");
    group.append("circle").attr("r", RADIUS);
    for (const name of ["name", "value", "slope"]) group.append("text").attr("class", `nabla-graph-${name}`).attr("text-anchor", "middle");
    return group;
  }).attr("class", (d) => `nabla-node${d.leaf ? " nabla-leaf" : ""}${d.asked ? " nabla-asked" : ""}`)
    .attr("transform", (d) => `translate(${d.at})`);
  node.select(".nabla-graph-name").attr("y", 5).text((d) => d.text);
  node.select(".nabla-graph-value").attr("y", -RADIUS - 5).text((d) => `${d.leaf ? "" : `${d.id} = `}${number(d.value)}`);
  node.select(".nabla-graph-slope").attr("y", RADIUS + 15).text((d) => (d.slope == null ? (d.asked ? "?" : "") : number(d.slope)));
}
