"""Two edited copies of one master put together, by what each changed of the master that both began with."""

from generator.gabung.main import gabung_master

__all__ = ["gabung_master"]
