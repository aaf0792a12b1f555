"""A server that says the same to everybody at once: what the clients are able to ask."""

import asyncio
from contextlib import contextmanager
from multiprocessing import get_context

_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class _Answering(asyncio.Protocol):
    def connection_made(self, transport):
        self._transport = transport

    def data_received(self, _):
        self._transport.write(_ANSWER)


def _serve(pipe):
    async def run():
        loop = asyncio.get_running_loop()
        server = await loop.create_server(_Answering, "127.0.0.1", 0)
        pipe.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


@contextmanager
def trivial_server():
    """Run it for a block, which gets its port."""
    context = get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        process.kill()
        process.join()
