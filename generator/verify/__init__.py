"""Whether an output folder is still what was generated: its files, its master, and whether they can be made again."""

from generator.verify.main import Verification, verify

__all__ = ["Verification", "verify"]
