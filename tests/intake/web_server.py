"""A web server on loopback for tests, which answers as it is told and notes what it was asked.

    with Server() as server:
        server.pages["/a"] = Page("<p>x</p>", etag='"1"')
        server.pages["/b"] = lambda request: request.answer(503, headers={"Retry-After": "1"})
        ... run something on server.url("/a") ...
        server.asked            # [("GET", "/robots.txt", headers, time), …]

A path that it does not know is a 404. Each Server is a host of its own: another port.
"""
import http.server
import threading
import time


class Page:
    """A page that may be had conditionally."""

    def __init__(self, body, status=200, etag=None, modified=None, type="text/html; charset=utf-8", headers=None):
        self.body = body if isinstance(body, bytes) else body.encode()
        self.status, self.etag, self.modified, self.type, self.headers = status, etag, modified, type, headers or {}

    def __call__(self, request):
        headers = {"Content-Type": self.type, **self.headers}
        if self.etag:
            headers["ETag"] = self.etag
        if self.modified:
            headers["Last-Modified"] = self.modified
        same = (self.etag and request.headers.get("If-None-Match") == self.etag) or (
            self.modified and request.headers.get("If-Modified-Since") == self.modified)
        if same:
            request.answer(304, headers=headers)
        else:
            request.answer(self.status, self.body, headers)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self):
        server = self.server.owner
        with server.lock:
            server.asked.append((self.path, dict(self.headers), time.monotonic()))
            server.active += 1
            server.most_active = max(server.most_active, server.active)
        try:
            page = server.pages.get(self.path) or server.pages.get("*")
            if page:
                page(self)
            else:
                self.answer(404, b"nothing here")
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            with server.lock:
                server.active -= 1

    def answer(self, status, body=b"", headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 304 and "Content-Length" not in (headers or {}):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 304:
            self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Quiet(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass


class Server:
    def __init__(self, robots=None, host="127.0.0.1"):
        self.pages, self.asked, self.lock, self.active, self.most_active = {}, [], threading.Lock(), 0, 0
        if robots is not None:
            self.pages["/robots.txt"] = Page(robots, type="text/plain")
        self.host = host
        self.http = Quiet((host, 0), Handler)
        self.http.owner = self
        self.port = self.http.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()

    def url(self, path):
        return f"http://{self.host}:{self.port}{path}"

    def paths(self):
        """What was asked for, in the order of the requests, without robots.txt."""
        return [path for path, _, _ in self.asked if path != "/robots.txt"]

    def headers_of(self, path):
        return [headers for asked, headers, _ in self.asked if asked == path]
