import pytest
from django.db import connection

from ventanilla.domain.jobs.leases import due
from ventanilla.domain.jobs.models import Job
from ventanilla.domain.mail.models import Letter


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "index"), [(Job, "job_due"), (Letter, "letter_due")])
def test_a_look_for_work_reads_only_what_is_unfinished(model, index):
    if connection.vendor == "postgresql":  # it would rather scan a table as small as that of a test
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")

    plan = due(model).order_by(*model.CLAIM_ORDER).explain()

    assert index in plan
