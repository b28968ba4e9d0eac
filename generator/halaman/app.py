"""The application: its guard, its assets, its error pages, and the pages and actions put together."""

from __future__ import annotations

import mimetypes
import os
from functools import partial
from pathlib import Path
from typing import Any, Final

from flask import Flask, Response, abort, current_app, g, jsonify, redirect, render_template, request, url_for
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from generator import __version__, present
from generator.errors import PerkinError
from generator.halaman.guard import BODY, INTERNAL, TICKET
from generator.halaman.reasons import in_page_words
from generator.halaman.room import Room
from generator.present.findings import visible
from generator.values import print_number

_HERE: Final = Path(__file__).parent
_LOOKS: Final = Path(present.__file__).parent
ASSETS: Final = {
    "temuan.css": _LOOKS,
    "temuan.js": _LOOKS,
    "halaman.css": _HERE / "tampilan",
    "halaman.js": _HERE / "tampilan",
    "ikon.svg": _HERE / "tampilan",
}
"""What pages load besides themselves."""
_SENTENCES: Final = {
    400: "Permintaan ini tidak dapat dibaca.",
    404: "Yang dicari tidak ada di folder ini. Mungkin berkasnya sudah dipindahkan; mulai lagi dari halaman Temuan.",
    405: "Cara meminta ini tidak dikenal.",
    413: "Permintaan ini terlalu besar.",
}
_BROKEN: Final = (
    "Ada yang tidak terduga di perkin sendiri, bukan kesalahan Anda. Muat ulang halamannya; bila terjadi lagi, laporkan kepada "
    "pengelola."
)


class _Application(Flask):
    """Flask with the house's strictness: text is only ever text, an unknown name is a fault, no method is answered unasked."""

    jinja_options = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}  # noqa: RUF012
    provide_automatic_options = False


def create_app(room: Room) -> Flask:
    """The application of one running page."""
    import generator.halaman.making
    import generator.halaman.pages  # noqa: F401 - both put their pages into the frame's
    from generator.halaman.actions import actions
    from generator.halaman.frame import pages

    app = _Application(__name__, static_folder=None, template_folder="tampilan")
    app.config.update(
        MAX_CONTENT_LENGTH=BODY, MAX_FORM_MEMORY_SIZE=BODY, MAX_FORM_PARTS=400, PROVIDE_AUTOMATIC_OPTIONS=False
    )
    app.extensions["perkin"] = room
    app.jinja_env.finalize = _seen
    app.jinja_env.filters["angka"] = lambda number: print_number(number, 2)
    app.jinja_env.filters["bilangan"] = lambda number: "–" if number is None else print_number(number)
    room.guard.install(app)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(PerkinError, _refusal)
    app.register_error_handler(LookupError, _unknown)
    app.register_error_handler(Exception, _fault)
    app.add_url_rule(TICKET, "masuk", _enter)
    app.add_url_rule(INTERNAL, "tiket", _new_ticket, methods=["POST"])
    app.add_url_rule("/aset/<name>", "aset", _asset)
    app.add_url_rule("/favicon.ico", "ikon", partial(_asset, "ikon.svg"))  # browsers ask for it by themselves
    app.register_blueprint(pages)
    app.register_blueprint(actions)
    return app


def _seen(value: Any) -> Any:
    """Text as people are to read it, whatever stands in a master."""
    return visible(value) if type(value) is str else value


def _room() -> Room:
    room: Room = current_app.extensions["perkin"]
    return room


def _enter() -> AnyResponse:
    guard = _room().guard
    if request.method == "HEAD":
        abort(405)  # whoever only looks whether the page is there does not use the ticket up
    cookie = guard.admit(request.args.get("token", ""))
    if cookie is None and g.kunci is None:
        abort(403, "Tautan ini sudah dipakai atau tidak berlaku. Jalankan perkin buka sekali lagi.")
    response = redirect(url_for("pages.awal"), 303)
    if cookie is not None:
        response.set_cookie(guard.cookie, cookie, httponly=True, samesite="Strict", path="/")
    return response


def _new_ticket() -> Response:
    return jsonify(alamat=_room().guard.ticket())


def _asset(name: str) -> Response:
    if name not in ASSETS:
        abort(404)
    kind = mimetypes.types_map[Path(name).suffix]
    return Response((ASSETS[name] / name).read_bytes(), mimetype=kind, headers={"Cache-Control": "no-cache"})


def _http_error(error: HTTPException) -> AnyResponse | tuple[str, int]:
    if error.response is not None or error.code is None:
        return error.get_response()
    own = error.description if error.description != type(error).description else None
    return _told(own or _SENTENCES.get(error.code, _BROKEN), error.code)


def _refusal(error: PerkinError) -> tuple[str, int]:
    return _told(in_page_words(str(error)), 409)


def _unknown(error: LookupError) -> AnyResponse | tuple[str, int]:
    if isinstance(error, KeyError | IndexError):
        return _fault(error)
    return _told(_SENTENCES[404], 404)


def _fault(error: Exception) -> tuple[str, int]:
    debugging = bool(os.environ.get("PERKIN_DEBUG"))
    current_app.logger.error("%s: %s", type(error).__name__, error, exc_info=error if debugging else None)
    return _told(_BROKEN, 500)


def _told(sentence: str, code: int) -> tuple[str, int]:
    """A page with one sentence; plain for whoever was not let in."""
    inside = g.get("kunci") is not None
    before = request.referrer or ""
    back = before if before.startswith(f"{_room().guard.origin}/") else url_for("pages.awal")
    return render_template("pesan.html.j2", kalimat=sentence, di_dalam=inside, kembali=back, versi=__version__), code
