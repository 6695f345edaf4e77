/**
 * TeX to HTML with MathJax, once, when the site is built.
 * stdin: { mathjax, fonts, formulas: [{ tex, display }] }   stdout: { css, html: [string, …] }
 * Each formula also carries its MathML, which is what a screen reader reads.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { mathjax, fonts, formulas } = JSON.parse(readFileSync(0, "utf8"));
const MathJax = await createRequire(import.meta.url)(mathjax).init({
  loader: { load: ["input/tex-full", "output/chtml"] },
  tex: { packages: { "[-]": ["noundefined", "noerrors"] } },  // a fault is reported, not shown
  chtml: { fontURL: fonts, adaptiveCSS: false },
});
const { adaptor } = MathJax.startup;
const METRICS = { em: 16, ex: 8, containerWidth: 80 * 16 };

function convert({ tex, display }) {
  const box = MathJax.tex2chtml(tex, { display, ...METRICS });
  const spoken = MathJax.tex2mml(tex, { display }).replaceAll(/>\s+</g, "><");
  adaptor.setAttribute(adaptor.firstChild(box), "aria-hidden", "true");
  const way = display ? "block" : "inline";
  const heard = `<mjx-assistive-mml unselectable="on" display="${way}">${spoken}</mjx-assistive-mml>`;
  return adaptor.outerHTML(box).replace(/<\/mjx-container>$/, `${heard}</mjx-container>`);
}

const html = formulas.map(convert);
const css = adaptor.textContent(MathJax.chtmlStylesheet());
process.stdout.write(JSON.stringify({ css, html }));
