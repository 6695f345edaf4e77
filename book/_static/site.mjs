/**
 * What is wider than the page scrolls sideways in its own box; such a box can be reached and
 * scrolled with the keyboard.
 */
const BOXES = "pre, mjx-container[display='true'], .pst-scrollable-table-container, .cell_output > .output";

function mark(box) {
  const scrolls = box.scrollWidth > box.clientWidth + 1;
  if (scrolls) box.tabIndex = 0;
  else if (box.tabIndex === 0) box.removeAttribute("tabindex");
}

const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => mark(target)));

for (const box of document.querySelectorAll(BOXES)) {
  observer.observe(box);
  mark(box);
}

/** Paper is white: a page is printed in its light colours. */
const root = document.documentElement;
matchMedia("print").addEventListener("change", ({ matches }) => {
  if (matches) root.dataset.screenTheme = root.dataset.theme;
  root.dataset.theme = matches ? "light" : root.dataset.screenTheme;
});
