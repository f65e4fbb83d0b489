"""The floor under a class: a bare aiohttp server that only echoes and broadcasts.

It speaks as much of the protocol as simulated students and their teacher need, keeps nothing,
grades nothing and writes nothing down. Prints its address when it listens.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from aiohttp import WSMsgType, web

_QUESTION = {
    "turn": 0,
    "vote": 1,
    "of": 10,
    "type": "choice",
    "stem": "Which small Renault lent its mechanical parts to the Alpine A106?",
    "trial": False,
    "tie": False,
    "paused": False,
    "struck": False,
    "options": ["4CV", "Dauphine", "Frégate", "Juvaquatre"],
    "lefts": [],
}
_YOU = json.dumps({"is": "you", "name": "Student", "language": "en", "team": None, "points": 0.0})


class Floor:
    """Students and a teacher, and what the one says to the others."""

    def __init__(self) -> None:
        self.students: set[web.WebSocketResponse] = set()
        self.teacher: web.WebSocketResponse | None = None
        self.turn = 0
        self.answered = 0

    async def line(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False, heartbeat=20.0)
        await socket.prepare(request)
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self.hear(socket, json.loads(message.data))
        self.students.discard(socket)
        return socket

    async def hear(self, socket: web.WebSocketResponse, told: dict[str, Any]) -> None:
        match told:
            case {"is": "hello", "role": "host"}:
                self.teacher = socket
                await self.tell_teacher("lobby")
            case {"is": "join"}:
                self.students.add(socket)
                await socket.send_str('{"is":"welcome","secret":"none"}')
                await socket.send_str(_YOU)
            case {"is": "command", "do": "ask"}:
                self.turn, self.answered = self.turn + 1, 0
                question = {**_QUESTION, "turn": self.turn}
                await self.broadcast({"is": "room", "phase": "open", "question": question})
                await self.tell_teacher("open")
            case {"is": "command", "do": "reveal"}:
                await self.broadcast({"is": "room", "phase": "revealed"})
                await self.tell_teacher("revealed")
            case {"is": "answer", "turn": turn, "vote": vote}:
                self.answered += 1
                await socket.send_str(json.dumps({"is": "taken", "turn": turn, "vote": vote}))
                if self.answered == len(self.students):
                    await self.tell_teacher("closed")

    async def broadcast(self, frame: dict[str, Any]) -> None:
        told = json.dumps(frame)
        for student in self.students:
            await student.send_str(told)

    async def tell_teacher(self, phase: str) -> None:
        if self.teacher is not None:
            desk = {"is": "desk", "room": {"phase": phase}, "answered": self.answered}
            await self.teacher.send_str(json.dumps(desk))


async def main() -> None:
    from alpine_quiz.classroom.server.limits import raise_open_files

    raise_open_files()
    application = web.Application()
    application.router.add_get("/line", Floor().line)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=4096).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
