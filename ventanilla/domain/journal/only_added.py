"""Rows that are history: added, and never changed. Their tables refuse it as well (`guard.py`, `contracts.unchanging`)."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

from django.db import models

REFUSAL = "What is written here is only added to."
Row = TypeVar("Row", bound=models.Model, covariant=True)


class OnlyAddedQuerySet(models.QuerySet[Row]):
    def update(self, **changes: Any) -> NoReturn:
        raise TypeError(REFUSAL)

    def delete(self) -> NoReturn:
        raise TypeError(REFUSAL)


class OnlyAdded(models.Model):
    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(REFUSAL)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(REFUSAL)
