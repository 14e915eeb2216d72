"""The requests, against servers that answer as no service should."""

import contextlib
import os
import tempfile
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from sweepq import Client, SweepqError


@contextlib.contextmanager
def serve(answer):
    """Runs a server whose requests are answered by a function of the handler."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            answer(self)

        def log_message(self, *_args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def send_half(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "10")
    handler.end_headers()
    handler.wfile.write(b"12345")


class Requests(unittest.TestCase):
    def test_save_raises_an_error_for_an_answer_that_is_cut_and_leaves_no_file(self):
        with serve(send_half) as url, tempfile.TemporaryDirectory() as folder:
            with self.assertRaisesRegex(SweepqError, "ended after 5 of 10 bytes"):
                Client(url).save("swp_a-t0", "model.onnx", os.path.join(folder, "model.onnx"))
            self.assertEqual(os.listdir(folder), [])

    def test_a_redirect_to_another_host_gets_no_token(self):
        seen = []

        def answer_json(handler):
            seen.append(handler.headers.get("Authorization"))
            handler.send_response(200)
            handler.end_headers()
            handler.wfile.write(b"{}")

        with serve(answer_json) as other:

            def redirect(handler):
                seen.append(handler.headers.get("Authorization"))
                handler.send_response(302)
                handler.send_header("Location", other)
                handler.end_headers()

            with serve(redirect) as url:
                Client(url, token="secret").dataset("cats")
        self.assertEqual(seen, ["Bearer secret", None])


if __name__ == "__main__":
    unittest.main()
