"""Who may ask the page, and for what: this computer's own browser, once let in, and only from the page itself.

Whoever starts perkin gets an address with a ticket that counts once. It becomes a cookie that no script reads and no other
site's request carries. What changes anything must come from our own pages: the browser says so (`Origin`,
`Sec-Fetch-Site`), and each page carries a key that others cannot read. A name other than 127.0.0.1 is refused, so that no
foreign name can be turned to this computer afterwards.
"""

from __future__ import annotations

import secrets
import threading
from typing import Final

from flask import Flask, Request, Response, abort, g, request

BODY: Final = 64 * 1024
"""Bytes that a request may bring; the longest form has some hundred."""
TICKET, INTERNAL = "/masuk", "/tiket"
"""Where a ticket is shown, and where a second `perkin buka` asks for another one."""
KEY: Final = "kunci"
"""The form field that proves that a form is ours."""
KEY_HEADER: Final = "X-Perkin-Kunci"
SECRET_HEADER: Final = "X-Perkin-Rahasia"  # noqa: S105 - where it is sent, not the secret
_MOST: Final = 64
"""Tickets and sessions that are kept; the oldest go first."""
_POLICY: Final = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; img-src 'self'"
)
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """The tickets and sessions of one running page."""

    def __init__(self, port: int) -> None:
        self.host = f"127.0.0.1:{port}"
        self.origin = f"http://{self.host}"
        self.cookie = f"perkin_{port}"
        """Browsers do not tell ports apart: each running page has a cookie of its own."""
        self.secret = secrets.token_urlsafe(32)
        """Known to those who can read the file beside the lock: this user's own programs."""
        self._tickets: dict[str, None] = {}
        self._sessions: dict[str, str] = {}
        """Cookie → the key of its forms."""
        self._lock = threading.Lock()

    def ticket(self) -> str:
        """A new address that lets a browser in once."""
        ticket = secrets.token_urlsafe(32)
        with self._lock:
            self._tickets[ticket] = None
            _trim(self._tickets)
        return f"{self.origin}{TICKET}?token={ticket}"

    def admit(self, ticket: str) -> str | None:
        """The cookie for a ticket that counts, which no longer counts from now on; None for another."""
        with self._lock:
            known = next((own for own in self._tickets if _equal(own, ticket)), None)
            if known is None:
                return None
            del self._tickets[known]
            cookie = secrets.token_urlsafe(32)
            self._sessions[cookie] = secrets.token_urlsafe(32)
            _trim(self._sessions)
            return cookie

    def key(self, cookie: str) -> str | None:
        """The key of the forms that a cookie may send; None for a cookie that is not ours."""
        with self._lock:
            return next((key for own, key in self._sessions.items() if _equal(own, cookie)), None)

    def install(self, app: Flask) -> None:
        """Ask every request of an application who it is, and give every answer its headers."""
        app.before_request(self._check)
        app.after_request(self._seal)

    def _check(self) -> None:
        if request.headers.getlist("Host") != [self.host]:
            abort(400, "Alamat ini tidak dikenal. Buka halaman lewat alamat yang ditampilkan perkin.")
        if request.method not in ("GET", "HEAD", "POST"):
            abort(405)
        if request.path == INTERNAL:
            self._check_internal(request)
            return
        g.kunci = self.key(request.cookies.get(self.cookie, ""))
        if request.path == TICKET and request.method in ("GET", "HEAD"):
            return
        if g.kunci is None:
            abort(403, "Halaman ini memerlukan tautan baru. Jalankan perkin buka sekali lagi.")
        if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
            abort(403, "Permintaan dari halaman lain ditolak.")
        if request.method == "POST":
            self._check_post(request)

    def _check_internal(self, asked: Request) -> None:
        """From another perkin of this user: it knows the secret, and is no browser, which would say where it comes from."""
        known = _equal(asked.headers.get(SECRET_HEADER, ""), self.secret)
        if asked.method != "POST" or not known or "Origin" in asked.headers or "Sec-Fetch-Site" in asked.headers:
            abort(403, "Permintaan ini ditolak.")

    def _check_post(self, asked: Request) -> None:
        if asked.headers.getlist("Origin") != [self.origin]:
            abort(403, "Permintaan dari halaman lain ditolak.")
        if asked.mimetype != "application/x-www-form-urlencoded":
            abort(415, "Bentuk permintaan ini tidak dikenal.")
        given = asked.headers.get(KEY_HEADER) or asked.form.get(KEY, "")
        if not _equal(given, g.kunci):
            abort(403, "Halaman ini sudah lama terbuka. Muat ulang halamannya, lalu ulangi.")

    def _seal(self, response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.pop("Server", None)
        return response


def _equal(first: str, second: str) -> bool:
    return secrets.compare_digest(first.encode("utf-8", "replace"), second.encode("utf-8", "replace"))


def _trim(kept: dict[str, None] | dict[str, str]) -> None:
    while len(kept) > _MOST:
        del kept[next(iter(kept))]
