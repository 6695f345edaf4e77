"""What all demos share: one object, live in a notebook and on a page without a kernel.

A demo named `RegressionLine` is two files that nothing else has to mention:

    regression_line.py     class RegressionLine(Demo): the state as synced traits, and `describe`
    regression_line.mjs    pure functions, exported; `render({ model, el })`, the default export

Displayed, it offers two forms. A notebook takes the widget view. The static site takes
text/html, which carries the state and needs no kernel:

    <div class="nabla-demo" data-demo="regression_line">
      <script type="application/json">{"lr": 0.1, ...}</script>
      <noscript><p>what the picture shows, in words</p></noscript>
    </div>

The site serves the folder `_build/demos/site/` (made by `python -m nabla.widgets._bundle`) and
loads `mount.mjs` from it as a module on pages that contain `class="nabla-demo"`. The loader
finds everything else, its stylesheet too, beside itself; it marks each box with data-state
"loading", then "ready" or "failed".

To add a demo
1. `my_demo.py`: a subclass with `_demo = "my_demo"`, traits tagged `sync=True` (meaning and
   unit in the docstring), and `describe()`: the text alternative, its numbers computed.
2. `my_demo.mjs`: the model as exported pure functions of plain numbers and arrays, then

       import { demo, number } from "./kit/index.mjs";
       const TRAITS = ["lr", "start"];
       function render({ model, el }) {
         const ui = demo({ model, el }, { title: "…", hint: "Drag …", traits: TRAITS });
         const p = ui.plot({ x: [0, 1], y: [0, 2], xLabel: "weight", yLabel: "loss" });
         const curve = p.line({ colour: 1 });
         const start = p.draggable({ axis: "x", step: [0.01, 0], onMove: (i, { x }) => … });
         ui.slider("lr", { label: "learning rate", min: 0, max: 1, format: number });
         ui.resetButton();
         return ui.start((state) => { curve.set(…); start.set([…]); ui.say("…"); });
       }
       export default { render };

   The kit: `ui.plot`, `ui.svg`, `ui.view`; `ui.slider/select/number/text/checkbox(trait, {label})`
   bound to a trait, `ui.button`, `ui.player` (Run/Pause), `ui.resetButton`, `ui.set(patch)`,
   `ui.say`. Layers of a plot: `line, segments, dots, bars, rules, labels, legend, contours, heat,
   draggable` and `layer(draw)` for your own d3; each has `set(data)`. `kit/*.mjs` say the rest.
   A link to `#my_demo=…` scrolls to the demo, which may read a setting from it; Playground does.
3. A case in `tests/widgets/test_models_<lesson>.py` that compares the functions with `nabla`; the
   browser test mounts the new demo by itself.

One idea per demo; the first state already shows it; the sentence changes with the picture.
"""

import html
import json
import warnings

import anywidget

from nabla.widgets import _bundle

_MISSING = "export default {{ render({{ el }}) {{ el.textContent = {message}; }} }};"


class Demo(anywidget.AnyWidget):
    """A demo with its state in synced traits; see the module for what a subclass provides."""

    _demo = ""
    _css = _bundle.SOURCE / "kit" / "demos.css"

    @property
    def _esm(self) -> str:
        """The front end; if it is not built, a module that says so (a notebook goes on)."""
        try:
            return _bundle.find(self._demo).read_text(encoding="utf-8")
        except FileNotFoundError as error:
            warnings.warn(str(error), stacklevel=2)
            return _MISSING.format(message=json.dumps(str(error)))

    def describe(self) -> str:
        """Text alternative: what the picture shows in its first state."""
        raise NotImplementedError(f"{type(self).__name__} needs a text alternative: describe()")

    def state(self) -> dict:
        """Values of the demo's own traits: what the page needs to draw it."""
        inherited = anywidget.AnyWidget.class_traits()
        names = self.trait_names(sync=True)
        return {n: getattr(self, n) for n in names if n not in inherited and n[0] != "_"}

    def static_html(self) -> str:
        """The text/html form, mounted by mount.mjs without a kernel."""
        state = json.dumps(self.state(), allow_nan=False).replace("</", "<\\/")
        return (
            f'<div class="nabla-demo" data-demo="{html.escape(self._demo)}">'
            f'<script type="application/json">{state}</script>'
            f"<noscript><p>{html.escape(self.describe())}</p></noscript></div>"
        )

    def _repr_mimebundle_(self, **options) -> tuple[dict, dict]:
        data, metadata = super()._repr_mimebundle_(**options)
        return data | {"text/html": self.static_html()}, metadata
