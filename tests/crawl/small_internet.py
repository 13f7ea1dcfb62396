"""An internet for one crawl: names have the addresses that NEWSBOT_TEST_INTERNET says, in turns; a
connection to any of them leads to a port of this machine, and is written down.
"""

import asyncio
import json
import socket
from pathlib import Path

from newsbot.network.guard import AddressGuard

look_up = socket.getaddrinfo
connect = asyncio.SelectorEventLoop.sock_connect
TCP = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "")


class Internet:
    """An extension: there before the first request."""

    def __init__(self, described):
        self.names = described["names"]
        self.machines = described["machines"]
        self.connections = Path(described["connections"])

    @classmethod
    def from_crawler(cls, crawler):
        described = json.loads(crawler.settings["NEWSBOT_TEST_INTERNET"])
        internet = cls(described)
        socket.getaddrinfo = internet.answer
        asyncio.SelectorEventLoop.sock_connect = internet.connect
        if described["unguarded"]:
            AddressGuard.permit = lambda _self, _host, _port, resolved: resolved
            AddressGuard.permit_peer = lambda _self, _address, _port: None
        return internet

    def answer(self, host, port, *more, **options):
        if host not in self.names:
            return look_up(host, port, *more, **options | {"flags": socket.AI_NUMERICHOST})
        answers = self.names[host]
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(*TCP, (address, port)) for address in addresses]

    def connect(self, sock, address):
        with self.connections.open("a", encoding="utf-8") as file:
            file.write(f"{address[0]}\n")
        machine = ("127.0.0.1", self.machines.get(address[0], 9))
        return connect(asyncio.get_running_loop(), sock, machine)
