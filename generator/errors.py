"""Operations that cannot be carried out. Bad data is a `Finding`; a bad operation is one of these."""


class PerkinError(Exception):
    """A refusal in one plain Indonesian sentence: what, where, what to do. The command exits with 2."""


class InputRefused(PerkinError):
    """A file that cannot or must not be read: missing, foreign, damaged, encrypted, too large."""


class OutputRefused(PerkinError):
    """A result that cannot be written: folder not writable, file open in another program."""


class TemplateRefused(PerkinError):
    """A Word template that cannot be filled: damaged, unknown names, forbidden constructs."""
