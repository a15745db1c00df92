"""The one place where what happens just before a commit can be added: Django only tells what comes after it."""

from __future__ import annotations

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def _commit(self) -> None:
        from ventanilla.domain.live.between import send_along

        send_along(self)
        super()._commit()  # type: ignore[misc]
