"""Rows and words, and what each database looks them up with."""

from typing import Any

from django.db import migrations, models

import ventanilla.domain.search.models

POSTGRESQL = [
    # Not for parallel workers: starting them takes longer than every search that we make.
    """CREATE FUNCTION search_shelved(shelf text, doc tsvector) RETURNS tsvector
       LANGUAGE sql IMMUTABLE STRICT PARALLEL UNSAFE COST 1 AS $$
         SELECT array_to_tsvector(array(SELECT shelf || ':' || word FROM unnest(tsvector_to_array(doc)) AS word))
       $$""",
    """CREATE INDEX search_public ON search_row
       USING gin (search_shelved((id >> 48)::text || '.' || customer_number::text, public)) WITH (fastupdate = off)""",
    """CREATE INDEX search_all ON search_row
       USING gin (search_shelved((id >> 17)::text, public || internal)) WITH (fastupdate = off)""",
    # The planner is never asked how frequent a word is, so nobody needs to count them.
    "ALTER INDEX search_public ALTER COLUMN 1 SET STATISTICS 0",
    "ALTER INDEX search_all ALTER COLUMN 1 SET STATISTICS 0",
    "ALTER TABLE search_row ALTER COLUMN public SET STATISTICS 0, ALTER COLUMN internal SET STATISTICS 0",
]
_FORGET = "INSERT INTO search_index (search_index, rowid, public, internal) VALUES ('delete', old.id, old.public, old.internal);"
_LEARN = "INSERT INTO search_index (rowid, public, internal) VALUES (new.id, new.public, new.internal);"
SQLITE = [
    """CREATE VIRTUAL TABLE search_index USING fts5
       (public, internal, content='', detail=column, columnsize=0, tokenize="ascii tokenchars '_'")""",
    f"CREATE TRIGGER search_row_comes AFTER INSERT ON search_row BEGIN {_LEARN} END",
    f"CREATE TRIGGER search_row_goes AFTER DELETE ON search_row BEGIN {_FORGET} END",
    f"CREATE TRIGGER search_row_changes AFTER UPDATE ON search_row BEGIN {_FORGET} {_LEARN} END",
]


def make_lookups(apps: Any, schema_editor: Any) -> None:
    statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    with schema_editor.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Row",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("customer_number", models.BigIntegerField(null=True)),
                ("public", ventanilla.domain.search.models.WordsField()),
                ("internal", ventanilla.domain.search.models.WordsField()),
            ],
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shelf", models.BigIntegerField()),
                ("word", ventanilla.domain.search.models.PlainField(max_length=40)),
                ("stem", ventanilla.domain.search.models.PlainField(max_length=40)),
                ("uses", models.PositiveIntegerField(default=1)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("shelf", "word"), name="one_word_per_shelf")],
            },
        ),
        migrations.RunPython(make_lookups, migrations.RunPython.noop),
    ]
