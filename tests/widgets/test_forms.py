"""A demo in its two forms: live in a notebook, and as text/html for the static page."""

import json
import subprocess
import sys

import pytest

import nabla.widgets
from nabla.widgets import _base, _bundle

WIDGET = "application/vnd.jupyter.widget-view+json"
NAMES = nabla.widgets.__all__


@pytest.fixture
def demo(bundles, request):
    """The demo named by the parameter, in its first state."""
    return getattr(nabla.widgets, request.param)()


every_demo = pytest.mark.parametrize("demo", NAMES, indirect=True)


def page(demo) -> str:
    """Its text/html form."""
    return demo._repr_mimebundle_()[0]["text/html"]


@every_demo
def test_a_demo_offers_both_forms(demo):
    data, metadata = demo._repr_mimebundle_()
    assert data[WIDGET]["model_id"] == demo.model_id
    assert 'class="nabla-demo"' in data["text/html"]
    assert isinstance(metadata, dict)


@every_demo
def test_the_page_form_carries_the_state_and_nothing_of_the_notebook(demo):
    text = page(demo).split('type="application/json">')[1].split("</script>")[0]
    state = json.loads(text)
    assert state == demo.state()
    assert state
    assert not {"layout", "tabbable", "tooltip", "_esm", "_css"} & set(state)


@every_demo
def test_the_text_alternative_is_there_without_scripts(demo):
    words = page(demo).split("<noscript><p>")[1].split("</p>")[0]
    assert len(words) > 100
    assert any(character.isdigit() for character in words)


@every_demo
def test_the_notebook_form_is_one_module_without_imports(demo):
    assert "render" in demo._esm
    assert "import{" not in demo._esm.replace(" ", "")
    assert ".nabla-ui" in demo._css


def test_the_page_form_shows_a_changed_state(bundles):
    from nabla.widgets import LearningRate

    assert '"ratio": 1.1' in page(LearningRate(ratio=1.1))


def test_a_state_cannot_end_the_script_it_travels_in(bundles):
    from nabla.widgets import ShapeTable

    html = page(ShapeTable(answers={"Z1": "</script><b>"}))
    assert html.count("</script>") == 1


def test_the_alternative_text_has_the_numbers_of_the_houses_given(bundles):
    from nabla.widgets import FeatureScaling, LearningRate, RegressionLine

    assert "2.3e+11" in FeatureScaling().describe()
    assert "5.49" in FeatureScaling().describe()
    assert "6.435e-07" in LearningRate().describe()
    assert "2.408 area" in RegressionLine().describe()
    assert "3.000 area" in RegressionLine(areas=[0.0, 1.0, 2.0], prices=[1.0, 4.0, 7.0]).describe()


def test_importing_the_package_imports_no_widget_library():
    code = (
        "import sys, nabla.widgets; print({'anywidget', 'ipywidgets', 'IPython'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_an_unknown_demo_names_the_known_ones():
    with pytest.raises(AttributeError, match="no demo 'Nothing'; there are .*RegressionLine"):
        _ = nabla.widgets.Nothing


def test_a_demo_without_text_alternative_is_refused(bundles):
    class Bare(_base.Demo):
        _demo = "regression_line"

    with pytest.raises(NotImplementedError, match="Bare needs a text alternative"):
        Bare().static_html()


def test_a_missing_bundle_is_one_line_that_names_the_command():
    with pytest.raises(FileNotFoundError, match="run `python -m nabla.widgets._bundle`") as caught:
        _bundle.find("no_such_demo")
    assert "\n" not in str(caught.value)


def test_a_notebook_goes_on_without_the_bundle(bundles):
    class Unbuilt(_base.Demo):
        _demo = "no_such_demo"

    with pytest.warns(UserWarning, match="no_such_demo.mjs is not built"):
        demo = Unbuilt()
    assert "is not built" in demo._esm
