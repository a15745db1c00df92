"""What the numbered ones until November 2026 arrive at, made in one step where there is nothing yet (decision 0054)."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

write = import_module("ventanilla.domain.tickets.migrations.0002_first_words").write


class Migration(migrations.Migration):
    replaces = [
        ("tickets", "0001_initial"),
        ("tickets", "0002_first_words"),
        ("tickets", "0003_desk_and_clock"),
        ("tickets", "0004_desk_lists"),
        ("tickets", "0005_portal_lists"),
        ("tickets", "0006_planning"),
        ("tickets", "0007_levels"),
        ("tickets", "0008_reports"),
        ("tickets", "0009_next_answers"),
        ("tickets", "0010_months_of_a_customer"),
        ("tickets", "0011_alter_ticket_origin"),
        ("tickets", "0012_callers_devices_and_chat"),
    ]

    initial = True

    dependencies = [
        ("customers", "0008_calls_looks_and_channels"),
        ("devices", "0001_initial"),
        ("files", "0001_initial"),
        ("levels", "0001_levels"),
        ("people", "0007_identities_and_channels"),
    ]

    operations = [
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="aplicación")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_active", models.BooleanField(default=True)),
                ("name_en", models.CharField(blank=True, max_length=80, verbose_name="en inglés")),
                (
                    "level",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="levels.servicelevel",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TicketType",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="tipo")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_active", models.BooleanField(default=True)),
                ("name_en", models.CharField(blank=True, max_length=60, verbose_name="en inglés")),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="types",
                        to="people.team",
                    ),
                ),
                (
                    "level",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="levels.servicelevel",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CannedReply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=80, unique=True)),
                ("body", models.TextField()),
                (
                    "sent_as",
                    models.CharField(
                        choices=[
                            ("reply", "Respuesta"),
                            ("note", "Nota interna"),
                            ("ask", "Pregunta al cliente"),
                            ("pending", "Motivo de dejarla pendiente"),
                            ("resolve", "Solución"),
                        ],
                        default="reply",
                        max_length=10,
                    ),
                ),
                (
                    "priority",
                    models.CharField(
                        blank=True,
                        choices=[("high", "Alta"), ("medium", "Media"), ("low", "Baja")],
                        max_length=6,
                    ),
                ),
                ("takes_it", models.BooleanField(default=False)),
                ("tags", models.CharField(blank=True, max_length=200)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_active", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("filters", models.JSONField(default=dict)),
                ("is_shared", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="views",
                        to="people.staffmember",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("owner", "name"), name="one_view_per_name")],
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "owner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="feed",
                        serialize=False,
                        to="people.staffmember",
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "urgency",
                    models.CharField(
                        choices=[("high", "Alta"), ("medium", "Media"), ("low", "Baja")], max_length=6
                    ),
                ),
                (
                    "priority",
                    models.CharField(
                        choices=[("high", "Alta"), ("medium", "Media"), ("low", "Baja")], max_length=6
                    ),
                ),
                ("subject", models.CharField(max_length=150)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("awaiting_support", "Esperando por ayuda"),
                            ("in_progress", "En curso"),
                            ("pending", "Pendiente"),
                            ("planned", "Planificado"),
                            ("awaiting_customer", "Esperando al cliente"),
                            ("resolved", "Resuelto"),
                            ("closed", "Cerrado"),
                            ("cancelled", "Cancelado"),
                        ],
                        default="awaiting_support",
                        max_length=20,
                    ),
                ),
                ("status_since", models.DateTimeField()),
                (
                    "is_unfinished",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.ExpressionWrapper(
                            models.Q(
                                (
                                    "status__in",
                                    [
                                        "awaiting_customer",
                                        "awaiting_support",
                                        "in_progress",
                                        "pending",
                                        "planned",
                                    ],
                                )
                            ),
                            models.BooleanField(),
                        ),
                        output_field=models.BooleanField(),
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                ("qualified_at", models.DateTimeField(null=True)),
                ("first_response_at", models.DateTimeField(null=True)),
                ("planned_at", models.DateTimeField(null=True)),
                ("started_at", models.DateTimeField(null=True)),
                ("resolved_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("awaits_staff", models.BooleanField(default=True)),
                ("privacy_version", models.CharField(blank=True, max_length=20)),
                ("form_key", models.CharField(max_length=40, null=True)),
                ("form_digest", models.CharField(blank=True, max_length=64)),
                (
                    "application",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="tickets.application"
                    ),
                ),
                (
                    "assignee",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="people.staffmember",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="customers.customer",
                    ),
                ),
                (
                    "requester",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="customers.membership",
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.tickettype"),
                ),
                ("customer_spoke_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField(null=True)),
                ("is_verified", models.BooleanField(default=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="tickets.ticket",
                    ),
                ),
                ("minutes_spent", models.PositiveIntegerField(default=0)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("portal", "por el portal"),
                            ("phone", "por teléfono"),
                            ("follow_up", "como continuación"),
                            ("split", "separada de otra"),
                            ("outside", "sin entrar"),
                            ("chat", "por chat"),
                        ],
                        default="portal",
                        max_length=10,
                    ),
                ),
                ("reminders", models.PositiveSmallIntegerField(default=0)),
                ("staff_spoke_at", models.DateTimeField(null=True)),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="people.team",
                    ),
                ),
                ("turn_since", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("wakes_at", models.DateTimeField(null=True)),
                ("wants_rating", models.BooleanField(default=False)),
                ("planned_minutes", models.PositiveSmallIntegerField(default=60)),
                ("answer_due_at", models.DateTimeField(null=True)),
                ("counts_since", models.DateTimeField(null=True)),
                (
                    "due_for",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("qualification", "Cualificación"),
                            ("first_response", "Primera respuesta"),
                            ("next_update", "Siguiente respuesta"),
                            ("resolution", "Resolución"),
                        ],
                        max_length=15,
                    ),
                ),
                ("is_their_date", models.BooleanField(default=False)),
                (
                    "level",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="levels.servicelevel",
                    ),
                ),
                ("promised_at", models.DateTimeField(null=True)),
                ("qualification_due_at", models.DateTimeField(null=True)),
                ("resolution_due_at", models.DateTimeField(null=True)),
                ("update_due_at", models.DateTimeField(null=True)),
                ("warned", models.JSONField(default=dict)),
                ("warns_at", models.DateTimeField(null=True)),
                ("updates_in_time", models.PositiveSmallIntegerField(db_default=0, default=0)),
                ("updates_late", models.PositiveSmallIntegerField(db_default=0, default=0)),
                (
                    "caller",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="customers.accessrequest",
                    ),
                ),
                ("is_withheld", models.BooleanField(db_default=False, default=False)),
                (
                    "device",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="devices.device",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["customer", "-updated_at", "-number"], name="ticket_of_customer"),
                    models.Index(fields=["requester", "-updated_at", "-number"], name="ticket_of_requester"),
                    models.Index(
                        condition=models.Q(("is_unfinished", True)),
                        fields=["customer", "-updated_at", "-number"],
                        name="ticket_open_of_customer",
                    ),
                    models.Index(
                        condition=models.Q(("is_unfinished", True)),
                        fields=["assignee", "-updated_at", "-number"],
                        name="ticket_open_of_assignee",
                    ),
                    models.Index(
                        condition=models.Q(("is_unfinished", True)),
                        fields=["-updated_at", "-number"],
                        name="ticket_open",
                    ),
                    models.Index(
                        condition=models.Q(("is_unfinished", False)),
                        fields=["-updated_at", "-number"],
                        name="ticket_completed",
                    ),
                    models.Index(
                        condition=models.Q(("is_unfinished", True)),
                        fields=["team", "-updated_at", "-number"],
                        name="ticket_open_of_team",
                    ),
                    models.Index(
                        condition=models.Q(("is_unfinished", True)),
                        fields=["status", "-updated_at", "-number"],
                        name="ticket_open_by_status",
                    ),
                    models.Index(
                        condition=models.Q(("is_unfinished", True), ("qualified_at__isnull", True)),
                        fields=["-updated_at", "-number"],
                        name="ticket_unqualified",
                    ),
                    models.Index(
                        condition=models.Q(("is_unfinished", True), ("is_verified", False)),
                        fields=["-updated_at", "-number"],
                        name="ticket_unverified",
                    ),
                    models.Index(
                        condition=models.Q(("due_at__isnull", False)),
                        fields=["due_at", "number"],
                        name="ticket_by_due",
                    ),
                    models.Index(
                        condition=models.Q(("wakes_at__isnull", False)),
                        fields=["wakes_at"],
                        name="ticket_by_wake",
                    ),
                    models.Index(fields=["assignee", "-updated_at", "-number"], name="ticket_of_assignee"),
                    models.Index(
                        condition=models.Q(("is_unfinished", True)),
                        fields=["status", "planned_at", "number"],
                        name="ticket_by_plan",
                    ),
                    models.Index(fields=["customer", "-number"], name="ticket_number_of_customer"),
                    models.Index(fields=["requester", "-number"], name="ticket_number_of_requester"),
                    models.Index(
                        condition=models.Q(("planned_at__isnull", False)),
                        fields=["assignee", "planned_at"],
                        name="ticket_visit_of_assignee",
                    ),
                    models.Index(
                        condition=models.Q(("is_unfinished", True), ("first_response_at__isnull", True)),
                        fields=["answer_due_at"],
                        name="ticket_by_answer_due",
                    ),
                    models.Index(
                        condition=models.Q(("is_unfinished", True)),
                        fields=["resolution_due_at"],
                        name="ticket_by_resolution_due",
                    ),
                    models.Index(
                        condition=models.Q(("is_unfinished", True), ("qualified_at__isnull", True)),
                        fields=["qualification_due_at"],
                        name="ticket_by_qualification_due",
                    ),
                    models.Index(
                        condition=models.Q(("update_due_at__isnull", False)),
                        fields=["update_due_at"],
                        name="ticket_by_update_due",
                    ),
                    models.Index(
                        condition=models.Q(("warns_at__isnull", False)),
                        fields=["warns_at"],
                        name="ticket_by_warning",
                    ),
                    models.Index(fields=["created_at", "number"], name="ticket_by_arrival"),
                    models.Index(
                        condition=models.Q(("is_unfinished", True)),
                        fields=["created_at", "number"],
                        name="ticket_open_by_arrival",
                    ),
                    models.Index(
                        condition=models.Q(("resolved_at__isnull", False)),
                        fields=["resolved_at", "number"],
                        name="ticket_by_solution",
                    ),
                    models.Index(fields=["customer", "created_at"], name="ticket_arrival_of_customer"),
                    models.Index(
                        condition=models.Q(("resolved_at__isnull", False)),
                        fields=["customer", "resolved_at"],
                        name="ticket_solution_of_customer",
                    ),
                    models.Index(
                        condition=models.Q(("caller__isnull", False)),
                        fields=["caller"],
                        name="ticket_of_caller",
                    ),
                    models.Index(
                        condition=models.Q(("is_unfinished", True)),
                        fields=["requester", "status", "customer", "is_withheld", "number"],
                        name="ticket_open_of_requester",
                    ),
                    models.Index(
                        condition=models.Q(("wants_rating", True)),
                        fields=["requester", "-resolved_at", "customer", "is_withheld", "number"],
                        name="ticket_unrated",
                    ),
                    models.Index(
                        condition=models.Q(("device__isnull", False)),
                        fields=["device", "-number"],
                        name="ticket_of_device",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("requester", "form_key"), name="one_ticket_per_form")
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_note", models.BooleanField(default=False)),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Mensaje"),
                            ("question", "Pregunta"),
                            ("solution", "Solución"),
                            ("reason", "Motivo"),
                        ],
                        max_length=10,
                    ),
                ),
                ("author_name", models.CharField(max_length=150)),
                ("body", models.TextField()),
                ("body_html", models.TextField()),
                ("created_at", models.DateTimeField()),
                ("form_key", models.CharField(max_length=40, null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="customers.membership"
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="people.staffmember"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["ticket", "id"], name="message_of_ticket")],
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "form_key"), name="one_message_per_form")
                ],
            },
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stars",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "mal"), (2, "regular"), (3, "normal"), (4, "muy bien"), (5, "excelente")]
                    ),
                ),
                ("comment", models.TextField(blank=True)),
                ("rated_at", models.DateTimeField()),
                (
                    "rated_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="customers.membership"),
                ),
                (
                    "ticket",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rating",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stars__gte", 1), ("stars__lte", 5)), name="one_to_five_stars"
                    )
                ],
                "indexes": [models.Index(fields=["rated_at"], name="rating_by_day")],
            },
        ),
        migrations.CreateModel(
            name="Copy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="customers.membership",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="customers.accessrequest",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="copies",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "member"), name="copied_once"),
                    models.UniqueConstraint(fields=("ticket", "request"), name="asked_for_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("member__isnull", False), ("request__isnull", False), _connector="XOR"
                        ),
                        name="copied_or_asked_for",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PastRating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField()),
                (
                    "stars",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "mal"), (2, "regular"), (3, "normal"), (4, "muy bien"), (5, "excelente")]
                    ),
                ),
                ("comment", models.TextField(blank=True)),
                ("rated_at", models.DateTimeField()),
                (
                    "rated_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="customers.membership"),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="past_ratings",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["ticket", "id"], name="past_rating_of_ticket")],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen_at", models.DateTimeField()),
                ("typing_at", models.DateTimeField(null=True)),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="people.staffmember",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["seen_at"], name="presence_by_age")],
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "staff"), name="one_presence_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("read_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "person"), name="one_reading_per_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="TicketLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("related", "relacionada"),
                            ("follow_up", "continúa en"),
                            ("split", "separada en"),
                            ("merged", "unida a"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_out",
                        to="tickets.ticket",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_in",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other", "kind"), name="linked_once"),
                    models.CheckConstraint(
                        condition=models.Q(("one", models.F("other")), _negated=True),
                        name="not_linked_to_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TicketTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tickets", to="tickets.tag"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tags", to="tickets.ticket"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["tag", "ticket"], name="ticket_by_tag")],
                "constraints": [models.UniqueConstraint(fields=("ticket", "tag"), name="tagged_once")],
            },
        ),
        migrations.CreateModel(
            name="TimeEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("minutes", models.PositiveIntegerField()),
                ("note", models.CharField(blank=True, max_length=200)),
                ("spent_on", models.DateField()),
                ("created_at", models.DateTimeField()),
                ("form_key", models.CharField(max_length=40, null=True)),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="time_entries",
                        to="people.staffmember",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="time_entries",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["ticket", "id"], name="time_of_ticket"),
                    models.Index(fields=["spent_on"], name="time_by_day"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "form_key"), name="one_time_entry_per_form"),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 1440)),
                        name="time_within_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Watch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="watches",
                        to="people.staffmember",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="watches",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("ticket", "staff"), name="watched_once")],
            },
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until", models.DateTimeField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("awaiting_support", "Esperando por ayuda"),
                            ("in_progress", "En curso"),
                            ("pending", "Pendiente"),
                            ("planned", "Planificado"),
                            ("awaiting_customer", "Esperando al cliente"),
                            ("resolved", "Resuelto"),
                            ("closed", "Cerrado"),
                            ("cancelled", "Cancelado"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "priority",
                    models.CharField(
                        choices=[("high", "Alta"), ("medium", "Media"), ("low", "Baja")], max_length=6
                    ),
                ),
                ("awaits_staff", models.BooleanField()),
                ("planned_at", models.DateTimeField(null=True)),
                ("is_their_date", models.BooleanField(default=False)),
                (
                    "level",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="levels.servicelevel",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stages",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["ticket", "id"], name="stage_of_ticket")],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="files.storedfile"),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="tickets.message",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentions",
                        to="tickets.message",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentions",
                        to="people.staffmember",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("message", "staff"), name="one_mention_per_note")
                ],
            },
        ),
        migrations.RunPython(write, migrations.RunPython.noop),
    ]
