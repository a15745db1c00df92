"""Tables as they are today: a column that the corpus does not speak of gets what a new row of its model would get."""

from __future__ import annotations

import json
from typing import Any

from django.db import models

Row = tuple[Any, ...]


class Table:
    """Rows of one model, waiting to be written. `columns` are those that the corpus fills, in the order of `add`."""

    def __init__(self, model: type[models.Model], *columns: str) -> None:
        self.model = model
        known = {field.column: field for field in model._meta.concrete_fields if not field.generated}
        strangers = set(columns) - set(known)
        if strangers:
            raise LookupError(f"{model.__name__} has no column {', '.join(sorted(strangers))}.")
        others = [field for name, field in known.items() if name not in columns]
        self.columns = (*columns, *(field.column for field in others))
        self.rest = tuple(_of_a_new_row(field) for field in others)
        self.rows: list[Row] = []

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    def add(self, *values: Any) -> None:
        self.rows.append(values + self.rest)


def _of_a_new_row(field: models.Field[Any, Any]) -> Any:
    if field.has_default():
        default = field.get_default()
        return json.dumps(default) if isinstance(field, models.JSONField) else default
    if field.null:
        return None
    if field.empty_strings_allowed:
        return ""
    raise LookupError(f"The corpus must say something for {field.model.__name__}.{field.column}.")
