"""The bundler: complete, and idle when nothing has changed."""

from nabla.widgets import _bundle


def test_every_demo_has_a_notebook_bundle_and_a_page_bundle(bundles):
    for name in _bundle.demo_names():
        assert (bundles / f"{name}.mjs").stat().st_size > 1000
        assert (bundles / "site" / f"{name}.mjs").exists()


def test_the_loader_is_small_and_the_kit_is_shared(bundles):
    site = bundles / "site"
    assert (site / "mount.mjs").stat().st_size < 3000
    assert (site / "demos.css").exists()
    assert list(site.glob("kit-*.mjs"))
    kit = max(site.glob("kit-*.mjs"), key=lambda p: p.stat().st_size).stat().st_size
    assert all((site / f"{name}.mjs").stat().st_size < kit for name in _bundle.demo_names())


def test_a_bundle_names_no_other_host(bundles):
    for path in bundles.rglob("*.mjs"):
        text = path.read_text().replace("http://www.w3.org/", "")  # names of XML, never fetched
        assert "http://" not in text
        assert "https://" not in text


def test_nothing_is_made_when_nothing_has_changed(bundles, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("esbuild was started")

    monkeypatch.setattr(_bundle, "esbuild", refuse)
    assert _bundle.bundle() == bundles


def test_a_changed_input_makes_the_bundles_again(tmp_path, bundles):
    out = tmp_path / "demos"
    _bundle.bundle(out)
    (out / "stamp").write_text("of other inputs")
    (out / "site" / "kit-OLD.mjs").write_text("left over")
    (out / "learning_rate.mjs").unlink()
    _bundle.bundle(out)
    assert (out / "learning_rate.mjs").read_bytes() == (bundles / "learning_rate.mjs").read_bytes()
    assert not (out / "site" / "kit-OLD.mjs").exists()
