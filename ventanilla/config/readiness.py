"""Is this database one that this installation may open its doors on?"""

from __future__ import annotations

from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from ventanilla.config.env import ConfigError, Env


def refuse_unfit(env: Env) -> None:
    """Raises ConfigError when the database is silent, of another version, or not for such an installation."""
    refuse_silent_database()
    refuse_newer_schema()
    if waiting := waiting_migrations():
        raise ConfigError(
            f"The database waits for {len(waiting)} migrations: run `ventanilla migrate` first."
        )
    refuse_wrong_people(env)


def refuse_unprepared() -> None:
    """Raises ConfigError when pages would have no style: their files are gathered once, by `prepare`."""
    if not settings.DEBUG and not (settings.STATIC_ROOT / "staticfiles.json").is_file():
        raise ConfigError("The static files are not gathered yet: run `ventanilla prepare` first.")


def refuse_silent_database() -> None:
    try:
        connection.ensure_connection()
    except OperationalError as error:
        reason = (str(error).strip().splitlines() or ["it gave no reason"])[0]
        raise ConfigError(f"The database does not answer: {reason}.") from error


def refuse_newer_schema() -> None:
    """Old code on a newer schema would write rows that the newer code cannot trust."""
    loader = MigrationLoader(connection)
    ours = loader.migrated_apps
    unknown = [
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in ours and not _knows(loader, app, name)
    ]
    if unknown:
        raise ConfigError(
            f"The database is of a newer version ({', '.join(sorted(unknown))}): install that one."
        )


def waiting_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def refuse_wrong_people(env: Env) -> None:
    """Demonstration accounts have a public password; real people must not be rebuilt every night."""
    from ventanilla.domain.people.models import Person

    if not env.demo and Person.objects.filter(is_demo=True).exists():
        raise ConfigError(
            "This database belongs to a demonstration, whose passwords everybody knows: use another "
            "VENTANILLA_DATA or DATABASE_URL."
        )
    if env.demo and Person.objects.filter(is_demo=False).exists():
        raise ConfigError(
            "This database holds real people: a demonstration needs its own VENTANILLA_DATA or DATABASE_URL."
        )


def _knows(loader: MigrationLoader, app: str, name: str) -> bool:
    return (app, name) in loader.disk_migrations or (app, name) in loader.replacements
