"""`dataclass` for values that are made by the ten thousand, in a program that is started for each text.

It is written like the standard one and is that for the type checker, which refuses to change
a frozen value. At run time `frozen` is not enforced, and comparison, hash and repr are made without
compiling code. Measured on a build of 13,000 characters with some ninety such classes: a class is
made in 0.1 ms instead of 0.4, a Token in 0.4 μs instead of 1.6, and the whole takes a tenth less.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses
    from operator import attrgetter

    def dataclass(*, frozen=False, slots=False, eq=True):
        """Make a class a data class; a frozen one has a hash."""

        def made(plain):
            plain.__doc__ = plain.__doc__ or plain.__name__  # else a signature is worked out for it
            cls = dataclasses.dataclass(slots=slots, eq=False, repr=False)(plain)
            fields = dataclasses.fields(cls)
            shown = [field.name for field in fields if field.repr]
            compared = attrgetter(*(field.name for field in fields if field.compare))

            def represented(self):
                return f"{cls.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

            def equal(self, other):
                return compared(self) == compared(other) if other.__class__ is cls else NotImplemented

            def hashed(self):
                return hash(compared(self))

            cls.__repr__ = represented
            if eq:
                cls.__eq__, cls.__hash__ = equal, hashed if frozen else None
            return cls

        return made
