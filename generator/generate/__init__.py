"""From masters to the files of their output folders, each folder with its manifest.

Everything is rendered and finished before anything is written, and what is written is whole or absent.
"""

from generator.generate.main import Pilihan, generate, render_all
from generator.generate.manifest import Manifest, plain

__all__ = ["Manifest", "Pilihan", "generate", "plain", "render_all"]
