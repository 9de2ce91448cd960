"""A small HTTP server on loopback: the page at `/`, its events at `/events`.

Nothing but this machine can reach it. Requests under another host name are refused, so that no
web site can read the articles through its visitor's browser, and the page may load nothing from
anywhere.
"""

from __future__ import annotations

import base64
import hashlib
import http.server
import queue
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from importlib.resources import files

from worker.errors import CopydeskError
from worker.live.hub import Hub

__all__ = ["serve_live"]

HOST = "127.0.0.1"
#: A comment this often keeps connections from looking dead, and finds pages that were closed.
KEEP_ALIVE_SECONDS = 15.0


@contextmanager
def serve_live(hub: Hub, port: int = 0) -> Iterator[str]:
    """Serves the page in the background and yields its address; port 0 takes any free one.

    Raises:
        CopydeskError: the port is taken.
    """
    try:
        server = _Server(hub, port)
    except (OSError, OverflowError) as error:
        raise CopydeskError(f"cannot open port {port} on {HOST}: {error}") from error
    thread = threading.Thread(target=server.serve_forever, name="live-page", daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        hub.close()
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, hub: Hub, port: int) -> None:
        super().__init__((HOST, port), _Handler)
        self.hub = hub
        self.page = (files(__package__) / "page.html").read_bytes()

    def handle_error(self, request: object, client_address: object) -> None:
        """Lets a browser that hung up go in silence; anything else is told as usual."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "copydesk"
    sys_version = ""
    server: _Server

    def do_GET(self) -> None:
        """Answers at two addresses."""
        if not self._is_for_us():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif self.path == "/":
            self._send_page()
        elif self.path == "/events":
            self._send_events()
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _is_for_us(self) -> bool:
        name = self.headers.get("Host", "").rpartition(":")[0]
        return name in {HOST, "localhost"}

    def _send_page(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.server.page)))
        self.send_header("Content-Security-Policy", _policy(self.server.page))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(self.server.page)

    def _send_events(self) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        try:
            self._stream()
        except OSError:
            return  # the page was closed

    def _stream(self) -> None:
        with self.server.hub.subscribed() as waiting:
            self._write(b"event: hello\ndata: {}\n\n")
            while True:
                try:
                    event = waiting.get(timeout=KEEP_ALIVE_SECONDS)
                except queue.Empty:
                    self._write(b": still here\n\n")
                    continue
                if event is None:
                    return
                self._write(b"event: %b\ndata: %b\n\n" % (event.name.encode(), event.data))

    def _write(self, chunk: bytes) -> None:
        self.wfile.write(chunk)
        self.wfile.flush()

    def log_message(self, *_arguments: object) -> None:
        """Keeps quiet: requests for one page on this machine are no news."""


def _policy(page: bytes) -> str:
    """Allows the page exactly the script and the style that stand in it."""
    script, style = (_digest(page, tag) for tag in (b"script", b"style"))
    return (
        f"default-src 'none'; script-src '{script}'; style-src '{style}'; connect-src 'self'; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _digest(page: bytes, tag: bytes) -> str:
    found = re.search(rb"<%b>(.*?)</%b>" % (tag, tag), page, re.DOTALL)
    content = found[1] if found else b""
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode("ascii")
