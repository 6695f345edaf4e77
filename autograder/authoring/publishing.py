"""Where the course is published: addresses of the site, the package and a lesson's notebook.

`_config.yml` holds one setting, `repository: {url: https://github.com/<owner>/<name>}`; the
variable NABLA_REPOSITORY overrides it, so that a fork publishes itself under its own address. From
it follow the site on GitHub Pages (another address: `html: {baseurl: …}`) and the services that
open a notebook from the branch that holds the site. Without it a lesson offers the download alone.
"""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import yaml

from autograder.authoring.exercise import ROOT

SITE_BRANCH = "gh-pages"  # .ci/publish puts the built site there


@dataclass(frozen=True)
class Addresses:
    """Addresses of one course; each is "" where nothing is known of it."""

    repository: str  # https://github.com/<owner>/<name>
    site: str  # ends with a slash
    wheel: str  # file name of the package

    def package(self):
        """What `pip install` gets: the wheel on the site, else the file beside the notebook."""
        return f"{self.site}notebooks/{self.wheel}" if self.site else self.wheel

    def colab(self, lesson):
        """Where Google Colab opens a lesson's notebook."""
        if not self._on_github():
            return ""
        place = f"{self._path()}/blob/{SITE_BRANCH}/notebooks/{lesson}.ipynb"
        return f"https://colab.research.google.com/github/{place}"

    def binder(self, lesson):
        """Where Binder opens a lesson's notebook, with what `binder/` on the site asks for."""
        if not self._on_github():
            return ""
        place = quote(f"lab/tree/notebooks/{lesson}.ipynb", safe="")
        return f"https://mybinder.org/v2/gh/{self._path()}/{SITE_BRANCH}?urlpath={place}"

    def _path(self):
        return urlsplit(self.repository).path.strip("/")

    def _on_github(self):
        return urlsplit(self.repository).netloc == "github.com"


def addresses(root=ROOT):
    """Read the addresses of the course in a folder."""
    file = Path(root, "_config.yml")
    config = (yaml.safe_load(file.read_text("utf-8")) or {}) if file.is_file() else {}
    repository = os.environ.get("NABLA_REPOSITORY") or (config.get("repository") or {}).get("url")
    repository = (repository or "").rstrip("/").removesuffix(".git")
    site = (config.get("html") or {}).get("baseurl") or pages_address(repository)
    return Addresses(repository, site and site.rstrip("/") + "/", wheel_name(root))


def pages_address(repository):
    """Return the address that GitHub Pages gives to a repository, or ""."""
    parts = urlsplit(repository)
    owner, _, name = parts.path.strip("/").partition("/")
    if parts.netloc != "github.com" or not name:
        return ""
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def wheel_name(root=ROOT):
    """Return the file name of the package's wheel."""
    file = Path(root, "pyproject.toml")
    project = tomllib.loads((file if file.is_file() else ROOT / file.name).read_text("utf-8"))
    name = project["project"]["name"].replace("-", "_")
    return f"{name}-{project['project']['version']}-py3-none-any.whl"
