/**
 * What is wider than the page scrolls sideways in its own box; such a box can be reached and
 * scrolled with the keyboard.
 */
const BOXES = "pre, mjx-container[display='true'], .pst-scrollable-table-container, .course-map, .cell_output > .output";

/** All boxes are measured before any is changed: the page is laid out once. */
function mark(boxes) {
  const scrolls = boxes.map((box) => box.scrollWidth > box.clientWidth + 1);
  boxes.forEach((box, i) => {
    if (scrolls[i]) box.tabIndex = 0;
    else if (box.tabIndex === 0) box.removeAttribute("tabindex");
  });
}

const observer = new ResizeObserver((entries) => mark(entries.map(({ target }) => target)));
for (const box of document.querySelectorAll(BOXES)) observer.observe(box);

/** Once all is there, all is laid out: an address leads to its place (see nabla.css). */
const root = document.documentElement;
const finish = () => { root.dataset.loaded = ""; };
if (document.readyState === "complete") finish();
else addEventListener("load", finish);

/** Paper is white: a page is printed in its light colours. */
matchMedia("print").addEventListener("change", ({ matches }) => {
  if (matches) root.dataset.screenTheme = root.dataset.theme;
  root.dataset.theme = matches ? "light" : root.dataset.screenTheme;
});
