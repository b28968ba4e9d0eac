"""One running page from its beginning to its end: the port, the lock of its folder, the server, and when it ends by itself."""

from __future__ import annotations

import logging
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from generator.errors import InputRefused, OutputRefused, sebab
from generator.halaman.folder import Folder
from generator.halaman.guard import BODY, Guard
from generator.halaman.instance import Instance
from generator.halaman.opening import open_with_its_program
from generator.halaman.room import Room
from generator.office.layout.office import find_libreoffice

HOST: Final = "127.0.0.1"
UNUSED: Final = 15 * 60.0
"""Seconds after which a page that nobody has open ends; browsers ask for those in the background once a minute."""
_THREADS: Final = 8
_LOOK: Final = 0.5
_ASLEEP: Final = 20.0
"""Seconds between two looks that tell that the computer slept in between."""


Ready = Callable[[str, bool], None]
"""What is done once a page can be opened: its address with a ticket, and whether it is one that was running already."""


def serve(root: Path, port: int, ready: Ready, unused: float = UNUSED) -> None:
    """Serve the folder until somebody closes the page or nobody uses it.

    Where the folder has a running page already, `ready` gets a new address of that one, and nothing else happens. Raises
    `InputRefused` when there is no such folder, `OutputRefused` when the port or the lock cannot be had.
    """
    if not root.is_dir():
        raise InputRefused(f"Folder {root} tidak ditemukan. Periksa namanya, atau buat foldernya dahulu.")
    folder = Folder(root)
    instance = Instance(folder.root)
    if not instance.take():
        ready(instance.running(), True)
        return
    try:
        _serve(folder, port, instance, ready, unused)
    finally:
        instance.give_back()


def _serve(folder: Folder, port: int, instance: Instance, ready: Ready, unused: float) -> None:
    bound = _bound(port)
    room = Room(folder, Guard(bound.getsockname()[1]), open_with_its_program, find_libreoffice)
    room.watcher.start()  # the masters are read while the server is made ready
    try:
        _start(room, bound)
        instance.tell(room.guard)
        ready(room.guard.ticket(), False)
        _wait(room, unused)
    finally:
        room.end()
        bound.close()


def _bound(port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)  # nobody else may listen on our port
    else:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a page that has just ended does not block it
    try:
        bound.bind((HOST, port))
    except OSError as error:
        bound.close()
        raise OutputRefused(
            f"Port {port} tidak dapat dipakai ({sebab(error)}); mungkin dipakai program lain. Jalankan lagi tanpa --port."
        ) from None
    bound.listen(64)
    return bound


def _start(room: Room, bound: socket.socket) -> None:
    from waitress.server import create_server

    from generator.halaman.app import create_app

    for name in ("waitress", "waitress.queue"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    server = create_server(
        create_app(room),
        sockets=[bound],
        threads=_THREADS,
        ident="",
        max_request_body_size=BODY,
        max_request_header_size=16 * 1024,
        channel_timeout=30,
        connection_limit=64,
        clear_untrusted_proxy_headers=True,
    )

    def run() -> None:
        try:
            server.run()
        except (OSError, ValueError):
            if not room.closed.is_set():
                raise  # in the end the port is taken away from under it

    threading.Thread(target=run, name="pelayan", daemon=True).start()


def _wait(room: Room, unused: float) -> None:
    """Until the page is closed, or nobody has it open and nothing is at work."""
    looked = time.monotonic()
    while not room.closed.wait(_LOOK):
        now = time.monotonic()
        if now - looked > _ASLEEP:
            room.seen_now()  # the computer was asleep, and so was the browser that has the page open
        looked = now
        if now - room.seen > unused and not room.runner.busy:
            return
    time.sleep(_LOOK)  # the button's own answer is still on its way
