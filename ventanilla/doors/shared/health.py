"""For machines that look at us: are you well, and may you be indexed?"""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def healthy(request: HttpRequest) -> HttpResponse:
    """200 when the database answers. Raises OperationalError (a 503 page) when it does not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Nothing but the login is public; a demonstration does not even offer that to search engines."""
    rules = "Disallow: /" if settings.ENV.demo else "Allow: /acceso/$\nDisallow: /"
    return HttpResponse(f"User-agent: *\n{rules}\n", content_type="text/plain")
