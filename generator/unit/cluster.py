"""A Dask cluster as an engine: workers on this computer or others, which read and write in a folder that all of them see."""

from __future__ import annotations

import logging
from concurrent.futures import Executor
from typing import Any, Final

from generator import __version__
from generator.errors import PerkinError

_CONNECT: Final = 20
"""Seconds to wait for the scheduler."""


class Cluster:
    """The workers of a Dask scheduler. One that dies is replaced by the scheduler itself, and its units go to others."""

    def __init__(self, address: str) -> None:
        """Raises `PerkinError` when Dask is not installed, or nobody answers or works at the address."""
        try:
            from distributed import KilledWorker
        except ImportError:
            raise PerkinError(
                "--cluster memerlukan Dask, yang belum terpasang. Pasang dengan: pip install 'perkin[cluster]', "
                "atau jalankan tanpa --cluster."
            ) from None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it says of closing connections
        self.broken: tuple[type[BaseException], ...] = (KilledWorker,)
        try:
            self._client = _client(address)
            self.workers = len(self._client.scheduler_info(n_workers=-1)["workers"])
        except (OSError, ValueError, TimeoutError) as error:
            raise PerkinError(
                f"Klaster di {address} tidak dapat dihubungi ({type(error).__name__}). Periksa alamatnya dan apakah dask scheduler "
                "di sana sudah berjalan."
            ) from None
        if not self.workers:
            self._client.close()
            raise PerkinError(f"Klaster di {address} belum mempunyai pekerja. Jalankan dask worker {address} dahulu.")
        self._executor: Executor = self._client.get_executor(pure=False)

    def executor(self) -> Executor:
        """Dask's own executor."""
        return self._executor

    def replace(self) -> None:
        """Nothing: the scheduler does it."""

    def refusal(self, error: Exception) -> Exception:
        """Why a cluster gives nothing back: it has gone, or knows no perkin."""
        if isinstance(error, ImportError):
            return PerkinError(
                f"Pekerja klaster tidak dapat memuat perkin ({error}). Pasang perkin versi {__version__} di semua komputer klaster."
            )
        return PerkinError(
            f"Hubungan dengan klaster terputus ({type(error).__name__}). Periksa dask scheduler dan pekerjanya, lalu jalankan "
            "perintah yang sama; yang sudah dibuat tidak diulang."
        )

    def close(self, *, at_once: bool) -> None:
        """Leave the cluster; work that nobody waits for any more is taken back."""
        self._executor.shutdown(wait=not at_once)
        self._client.close()


def _client(address: str) -> Any:
    from distributed import Client

    return Client(address, timeout=_CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]
