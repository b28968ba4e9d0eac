"""perkin: the documents of a city's Perjanjian Kinerja, generated from one master workbook.

In a notebook, `import generator as perkin` gives its verbs (`generator.api`; docs/notebook.md shows them at work). They
are loaded when they are first asked for, so that importing this package, as every module of it does, costs nothing.

Eight verbs bear the names of the rooms that hold them: `generator.validate` is a module, and Python binds it here whenever
anything imports it. So that `perkin.validate(master)` works before and after, these modules can be called, and pass
the call on to the verb in `generator.api`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

__version__ = "0.3.0"

if TYPE_CHECKING:
    from generator.api import (
        compute,
        diff,
        explain,
        generate,
        impor,
        lanjut,
        perbarui,
        read_folder,
        read_master,
        to_frame,
        validate,
    )

__all__ = [
    "__version__",
    "compute",
    "diff",
    "explain",
    "generate",
    "impor",
    "lanjut",
    "perbarui",
    "read_folder",
    "read_master",
    "to_frame",
    "validate",
]

_ROOMS = frozenset({"compute", "diff", "explain", "generate", "impor", "lanjut", "perbarui", "validate"})
"""The verbs whose names are those of modules."""


class _Room(ModuleType):
    """A module that is called as the verb of its name."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        return self._verb(*arguments, **options)

    def __reduce__(self) -> tuple[Any, ...]:
        """By name, so that a pool of processes can be given the verb."""
        return import_module, (self.__name__,)

    @property
    def _verb(self) -> Any:
        return getattr(import_module("generator.api"), self.__name__.removeprefix("generator."))

    @property
    def __signature__(self) -> Any:
        """What editors and `inspect.signature` show of the call."""
        import inspect

        return inspect.signature(self._verb)


class _Package(ModuleType):
    """This package, to which Python binds each module of it that is imported, whoever imports it."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _ROOMS and type(value) is ModuleType:
            value.__class__ = _Room
        super().__setattr__(name, value)


if not TYPE_CHECKING:  # which would take every name for one of ours

    def __getattr__(name: str) -> Any:
        """A verb that nobody has asked for yet."""
        if name in _ROOMS:
            return import_module(f"generator.{name}")
        if name in __all__:
            return getattr(import_module("generator.api"), name)
        raise AttributeError(f"module 'generator' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


sys.modules[__name__].__class__ = _Package
