"""Data of people: hand out a copy, erase again after a restore, let go of what has been kept long enough."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ventanilla.config.cli.start import load_django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(metavar="deed", required=True)
    export = deeds.add_parser("export", help="a ZIP with all that there is of one person")
    export.add_argument("email", help="their address")
    export.add_argument("--to", type=Path, required=True, help="the file to write; it must not exist")
    export.set_defaults(deed=lambda options: export_person(options.email, options.to))
    foresee = deeds.add_parser("foresee", help="how much of each kind an erasure of this person would touch")
    foresee.add_argument("email", help="their address")
    foresee.set_defaults(deed=lambda options: foresee_erasure(options.email))
    again = deeds.add_parser("reapply", help="erase once more whom a restored database has brought back")
    again.set_defaults(deed=lambda _options: erase_again())
    terms = deeds.add_parser("retention", help="let go of what has been kept long enough")
    terms.add_argument("--dry-run", action="store_true", help="only say how much it would be")
    terms.set_defaults(deed=lambda options: retain(dry_run=options.dry_run))


def run(options: argparse.Namespace) -> int:
    load_django()
    return int(options.deed(options))


def export_person(email: str, target: Path) -> int:
    """0 when the file is there, 1 when there is no such person, or something with that name."""
    from django.db import transaction
    from django.utils.timezone import now

    from ventanilla.domain.journal.actions import record
    from ventanilla.domain.journal.actors import SYSTEM
    from ventanilla.domain.people.models import Person
    from ventanilla.domain.privacy.actions.exporting import write_export

    person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None:
        print(f"Nobody here has the address {email}.", file=sys.stderr)
        return 1
    if target.exists():
        print(f"{target} exists already.", file=sys.stderr)
        return 1
    target.touch(mode=0o600)
    with target.open("wb") as out:
        write_export(person, out)
    with transaction.atomic():
        record(SYSTEM, "person.export_taken", person, at=now())
    print(f"{target}: {target.stat().st_size} bytes.")
    return 0


def foresee_erasure(email: str) -> int:
    """0, or 1 when there is no such person. Changes nothing."""
    from ventanilla.domain.people.models import Person
    from ventanilla.domain.privacy.actions.erasing import foresee_all

    person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None:
        print(f"Nobody here has the address {email}.", file=sys.stderr)
        return 1
    for name, count in foresee_all(person).items():
        print(f"{name}: {count}")
    return 0


def erase_again() -> int:
    from ventanilla.domain.privacy.actions.erasing import reapply
    from ventanilla.domain.privacy.ledger import noted

    print(f"{len(noted())} people have been erased here; {reapply()} were back and are erased again.")
    return 0


def retain(*, dry_run: bool) -> int:
    from ventanilla.domain.privacy.actions.retaining import foresee_retention, let_go
    from ventanilla.domain.privacy.terms import KINDS, days_of_all

    terms, foreseen = days_of_all(), foresee_retention()
    for kind in KINDS:
        days = terms[kind.name]
        count = foreseen[kind.name] if dry_run else let_go(kind, days)
        told = "for good" if days is None else f"{days} days"
        print(f"{kind.name}: kept {told}; {count} {'would go' if dry_run else 'gone'}.")
    return 0
