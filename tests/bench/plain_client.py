"""How fast the site can be: asks for page after page, sixteen at once, and looks at none."""

import asyncio
import sys
from urllib.parse import urlsplit

from tests.bench.addresses import read_addresses

CONNECTIONS = 16
END_OF_HEAD = b"\r\n\r\n"


async def fetch(host: str, port: int, addresses: list[str]) -> None:
    reader, writer = await asyncio.open_connection(host, port, limit=2**20)
    while addresses:
        path = urlsplit(addresses.pop()).path
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        head = await reader.readuntil(END_OF_HEAD)
        length = head.lower().partition(b"content-length:")[2].partition(b"\r")[0]
        await reader.readexactly(int(length))
    writer.close()


async def main() -> None:
    addresses = read_addresses(sys.argv[1])
    parts = urlsplit(addresses[0])
    assert parts.hostname
    assert parts.port
    host, port = parts.hostname, parts.port
    await asyncio.gather(*(fetch(host, port, addresses) for _ in range(CONNECTIONS)))


if __name__ == "__main__":
    asyncio.run(main())
