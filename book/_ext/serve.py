"""Serve the built site on this machine: python book/_ext/serve.py [PORT] [HOST].

Only this machine can ask, unless HOST says otherwise (0.0.0.0 in a container).
"""

import functools
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SITE = Path(__file__).resolve().parents[2] / "_build" / "html"


class Handler(SimpleHTTPRequestHandler):
    """Files of the site; JavaScript modules with the type that browsers ask for."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def log_message(self, format, *args):
        """Print nothing for each request."""


def main():
    """Command line."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    host = sys.argv[2] if len(sys.argv) > 2 else "127.0.0.1"
    try:
        handler = functools.partial(Handler, directory=SITE)
        server = ThreadingHTTPServer((host, port), handler)
    except OSError as error:
        sys.exit(f"port {port}: {error.strerror}; take another one: make serve PORT={port + 1}")
    print(f"http://localhost:{port} (stop with Ctrl-C)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
