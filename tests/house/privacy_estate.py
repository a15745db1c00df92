"""What the routes of privacy lead to: a published text, a hold, and a copy of Pedro's data that is ready."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from tests.cast import Cast
from ventanilla.domain.files import vault
from ventanilla.domain.privacy.actions.holding_back import place_hold
from ventanilla.domain.privacy.models import Export
from ventanilla.domain.provider.information import publish_information
from ventanilla.domain.provider.models import Information


def privacy_examples(cast: Cast) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere."""
    kind = Information.Kind.INVITATION
    text = publish_information(kind, es="Para que entres.", asks_consent=False, by=cast.ivan)
    hold = place_hold(cast.teo.person, by=cast.ivan, reason="Pleito")
    kept = vault.keep([b"PK"])
    export = Export.objects.create(
        person=cast.pedro.person, ordered_at=now(), ready_at=now(), expires_at=now() + timedelta(days=1),
        place=kept.place, size=kept.size,
    )  # fmt: skip
    routes = ("person", "erasure", "export", "export_file")
    return {
        **{f"desk:settings_privacy_{route}.number": cast.pedro.person_id for route in routes},
        "desk:settings_privacy_export_file.key": export.pk,
        "desk:settings_privacy_hold_lift.number": hold.pk,
        "desk:settings_information.kind": kind.value,
        "gate:information.version": text.version,
    }
