"""Properties that are worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

_Value = TypeVar("_Value")


class kept_property(Generic[_Value]):  # noqa: N801 - it decorates as `property` does
    """A property that is worked out when it is first asked for, and kept in the object.

    That of functools has a lock before Python 3.12: a process that is forked while another thread holds it
    waits for ever. Here two threads may both work the value out; it is the same.
    """

    def __init__(self, work_out: Callable[[Any], _Value]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, owner: None, cls: type[Any]) -> kept_property[_Value]: ...
    @overload
    def __get__(self, owner: object, cls: type[Any]) -> _Value: ...
    def __get__(self, owner: object | None, cls: type[Any]) -> kept_property[_Value] | _Value:
        if owner is None:
            return self
        # What the object itself holds under the name is found before this is asked again.
        value = owner.__dict__[self._name] = self._work_out(owner)
        return value
