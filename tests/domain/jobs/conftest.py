import pytest


@pytest.fixture
def trace(tmp_path):
    """A file that chores write to; call it to read its lines."""

    file = tmp_path / "trace"

    class Trace:
        path = str(file)

        def __call__(self):
            return file.read_text().splitlines() if file.exists() else []

    return Trace()
