"""A figure with its way: an expression of inputs, constants, operations and named steps.

A formula does not return a bare number but a `Node`. One node serves four readers: `value` is the exact
Decimal, `inputs` are the cells it came from, `text` is the arithmetic in Indonesian, and `excel` is the
same arithmetic as a live formula. Values are computed on demand; what cannot be computed raises
`Uncomputable` with the reason in Indonesian.
"""

from generator.working.arithmetic import AtMost, Clamp, Difference, Mean, Product, Ratio, Sum
from generator.working.nodes import (
    Constant,
    Input,
    Locate,
    Node,
    Role,
    Step,
    Uncomputable,
    equation,
    rounded,
    short,
    walk,
)

__all__ = [
    "AtMost",
    "Clamp",
    "Constant",
    "Difference",
    "Input",
    "Locate",
    "Mean",
    "Node",
    "Product",
    "Ratio",
    "Role",
    "Step",
    "Sum",
    "Uncomputable",
    "equation",
    "rounded",
    "short",
    "walk",
]
