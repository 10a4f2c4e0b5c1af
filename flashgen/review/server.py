"""The review server: an address of our own on this computer, until Ctrl-C."""

import secrets
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

from flashgen.errors import FlashgenError
from flashgen.review.guard import HOST

if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp


class PortError(FlashgenError):
    """The port that a person asked for cannot be had."""


def listen(port: int = 0) -> socket.socket:
    """Listen on this computer alone, on a port or on any free one (0). Raises PortError."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # Else a port stays taken for a minute after it was closed.
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((HOST, port))
        found.listen()
    except OSError as error:
        found.close()
        raise PortError(
            f"port {port} cannot be used: {error.strerror}", "Choose another, or leave --port out."
        ) from None
    return found


def new_token() -> str:
    """Make the part of the address that nobody can guess."""
    return secrets.token_urlsafe(24)


def address(listening: socket.socket, token: str) -> str:
    """Give the address of the page."""
    return f"http://{HOST}:{port(listening)}/{token}/"


def port(listening: socket.socket) -> int:
    """Give the port that is listened on."""
    return int(listening.getsockname()[1])


def serve(app: "ASGIApp", listening: socket.socket) -> None:
    """Serve an application until Ctrl-C, or until the process is asked to end."""
    # The server ends on its own at a signal, and then raises it again.
    with suppress(KeyboardInterrupt):
        server(app).run(sockets=[listening])


def server(app: "ASGIApp") -> "uvicorn.Server":
    """Make the server of an application; `run(sockets=[…])` serves until `should_exit`."""
    import uvicorn

    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=1,
        )
    )
