"""What ``alpine-quiz host`` does: serve a room, lead it, or end it."""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from alpine_quiz.classroom.clients.line import ClientLine, LineError
from alpine_quiz.classroom.drawing import MOST_QUESTIONS, QUESTIONS, draw_sheet, sheet_of_ids
from alpine_quiz.classroom.journal import RESUMED, Journal, JournalError
from alpine_quiz.classroom.led import find_led, forget_led, leading, led_path, note_led
from alpine_quiz.classroom.opening import grader_of, open_room
from alpine_quiz.classroom.rules import Counted, Feedback, Naming, Pace, Rules, Scoring
from alpine_quiz.classroom.sets import ids_in, named_set
from alpine_quiz.classroom.starting import is_open
from alpine_quiz.cli.sitting_down import language_wished, nearest_language, open_wished
from alpine_quiz.game.choosing import of_topic
from alpine_quiz.language.catalogue import tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.library.names import names_in
from alpine_quiz.library.packs import PackError, open_pack
from alpine_quiz.plain.causes import cause_text
from alpine_quiz.plain.classroom.roster import roster_named
from alpine_quiz.plain.refusal import RefusalError, unknown_topic
from alpine_quiz.plain.wording import listed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Pack, Question
    from alpine_quiz.classroom.led import Led
    from alpine_quiz.classroom.server.certificate import Certificate
    from alpine_quiz.classroom.server.running import Place
    from alpine_quiz.classroom.sheet import Sheet
    from alpine_quiz.game.grading import Grader
    from alpine_quiz.settings.model import Settings


def serve(args: argparse.Namespace) -> int:
    """Serve a room without a screen until it is stopped; raises ``RefusalError``."""
    try:
        with leading() as alone:
            earlier = find_led()
            if not alone or (earlier is not None and is_open(earlier)):
                raise RefusalError(_open_text(earlier))
            return _lead(args, earlier)
    except JournalError as error:
        raise RefusalError(_journal_text(error)) from None
    except OSError as error:
        raise RefusalError(
            tr(
                "{path} cannot be written: {reason}.",
                path=str(error.filename or led_path()),
                reason=cause_text(error.strerror or str(error)),
            )
        ) from None


def _lead(args: argparse.Namespace, earlier: Led | None) -> int:
    from alpine_quiz.classroom.server.running import AddressError, PortTakenError

    place = _place(args, earlier if args.resume else None)
    journal, led, grader = _again(earlier) if args.resume else _new(args)
    try:
        return asyncio.run(_serve(journal, led, grader, place))
    except (AddressError, PortTakenError) as error:
        journal.close()
        if not args.resume:
            # Nobody has ever been in it.
            journal.delete()
        if isinstance(error, AddressError):
            told = tr("{address} is no address of this machine.", address=cleaned(error.address))
        else:
            told = tr(
                "Nothing can listen on {address}: {reason}. Another port can be named with "
                "“--port”.",
                address=f"{place.bind or '*'}:{error.port}",
                reason=error.reason,
            )
        raise RefusalError(told) from None


def _open_text(earlier: Led | None) -> str:
    if earlier is None:
        return tr("A room is being opened already. “alpine-quiz host” finds it.")
    return tr(
        "A room is open already, at {address}. “alpine-quiz host” finds it, "
        "“alpine-quiz host --stop” ends it.",
        address=earlier.url,
    )


def end_room() -> int:
    """End the room that is open; raises ``RefusalError`` where none is."""
    led = find_led()
    if led is None or not is_open(led):
        raise RefusalError(tr("No room is open."))
    asyncio.run(_stop(led))
    print(tr("The room is closed. “alpine-quiz host --resume” opens it again."))
    print(tr("What the class knew, and what it missed: alpine-quiz class report"))
    return 0


async def _stop(led: Led) -> None:
    try:
        async with asyncio.timeout(10), ClientLine(led.url) as line:
            await line.hello("host", led.host)
            await line.say("command", do="stop")
            while True:
                await line.first("bye")
    except (LineError, TimeoutError):
        return


def _new(args: argparse.Namespace) -> tuple[Journal, Led, Grader]:
    settings: Settings = args.loaded.settings
    pack, _ = open_wished(args.pack or settings.pack)
    language = nearest_language(pack, settings.questions_language)
    if args.lang is not None:
        language = language_wished(pack, args.lang)
    sheet, plan = _sheet(args, pack, language)
    pace, until = _pace(args)
    journal, led = open_room(sheet, plan, _rules(args), pace, until)
    return journal, led, grader_of(sheet, pack, names_in(pack))


def _sheet(args: argparse.Namespace, pack: Pack, language: str) -> tuple[Sheet, tuple[int, ...]]:
    items = pack.items(language)
    if args.topic is not None:
        items = of_topic(items, args.topic)
        if not items:
            raise unknown_topic(args.topic, pack.topics(language))
    seed = args.seed or os.urandom(8).hex()
    count = args.questions or QUESTIONS
    if args.set is not None:
        return sheet_of_ids(pack, items, _set(args.set, items), language=language, seed=seed)
    return draw_sheet(pack, items, language=language, count=count, seed=seed)


def _set(name: str, items: Sequence[Question]) -> list[str]:
    """Return the ids of a set, by its file or by the name it was saved under."""
    path = named_set(name) or Path(name)
    ids = _ids(path)
    known = {item.id for item in items}.intersection(ids)
    if not known:
        raise RefusalError(
            tr("{path} has the id of no question of this pack and topic.", path=str(path))
        )
    if len(known) > MOST_QUESTIONS:
        raise RefusalError(
            tr(
                "{path} names more than {most} questions: a session has no more.",
                path=str(path),
                most=str(MOST_QUESTIONS),
            )
        )
    return ids


def _ids(path: Path) -> list[str]:
    try:
        return ids_in(path)
    except UnicodeDecodeError:
        raise RefusalError(tr("{path} is no file of text in UTF-8.", path=str(path))) from None
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> RefusalError:
    return RefusalError(
        tr(
            "{path} cannot be read: {reason}.",
            path=str(path),
            reason=cause_text(error.strerror or str(error)),
        )
    )


def _rules(args: argparse.Namespace) -> Rules:
    names: tuple[str, ...] = ()
    if args.roster is not None:
        names = roster_named(args.roster)
    naming = args.names or ("list" if names else "free")
    if naming == "list" and not names:
        raise RefusalError(tr("“--names list” needs “--roster” with the file that has them."))
    teams = tuple(str(number) for number in range(1, (args.teams or 0) + 1))
    return Rules(
        scoring=Scoring(args.scoring or "accuracy"),
        seconds=args.time or 0,
        reading=args.reading,
        naming=Naming(naming),
        names=names,
        teams=teams,
    )


def _pace(args: argparse.Namespace) -> tuple[Pace | None, datetime | None]:
    if args.mode != "self-paced":
        alone = {
            "--until": args.until,
            "--attempts": args.attempts,
            "--feedback": args.feedback,
            "--counts": args.counts,
        }
        if given := [option for option, value in alone.items() if value is not None]:
            raise RefusalError(
                tr(
                    "{options} is for a room at one’s own pace: “--mode self-paced”.",
                    options=listed(given),
                )
            )
        return None, None
    if args.scoring == "speed":
        raise RefusalError(
            tr(
                "At one’s own pace nobody is faster than others: “--scoring accuracy” or "
                "“--scoring confidence”."
            )
        )
    pace = Pace(
        feedback=Feedback(args.feedback or "at-once"),
        attempts=1 if args.attempts is None else args.attempts,
        counted=Counted(args.counts or "best"),
    )
    return pace, None if args.until is None else time_given(args.until)


def time_given(text: str) -> datetime:
    """Return when a room is to close: an hour of today (of tomorrow, if past), or with a date."""
    now = datetime.now().astimezone()
    with suppress(ValueError, OverflowError):
        told = datetime.fromisoformat(text)
        return told.astimezone() if told > now.replace(tzinfo=told.tzinfo) else _past(text)
    with suppress(ValueError):
        hour = datetime.strptime(text.strip(), "%H:%M")  # noqa: DTZ007
        told = now.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
        return told if told > now else told + timedelta(days=1)
    raise RefusalError(
        tr("“{text}” is no time: write 18:30, or 2026-12-24 18:30.", text=cleaned(text[:40]))
    )


def _past(text: str) -> datetime:
    raise RefusalError(tr("{time} is past already.", time=cleaned(text[:40])))


def _again(earlier: Led | None) -> tuple[Journal, Led, Grader]:
    if earlier is None:
        raise RefusalError(tr("There is no room to go on with."))
    journal = Journal.open(Path(earlier.journal))
    journal.tell(RESUMED, datetime.now(UTC).isoformat(timespec="seconds"))
    sheet = journal.read().sheet
    pack = None
    try:
        pack, _ = open_pack(sheet.pack)
    except PackError:
        # The journal has the questions; only names and rivals of the pack are missing.
        return journal, earlier, grader_of(sheet, None)
    return journal, earlier, grader_of(sheet, pack, names_in(pack))


def _place(args: argparse.Namespace, earlier: Led | None) -> Place:
    from alpine_quiz.classroom.server.running import Place

    cert, key = args.tls_cert or "", args.tls_key or ""
    if earlier is not None and not cert and not key:
        cert, key = earlier.tls_cert, earlier.tls_key
    return Place(
        bind=args.bind or (earlier.bind if earlier else ""),
        port=args.port or (earlier.port if earlier else 0),
        public=_public(args.public_url or (earlier.public if earlier else "")),
        tls=_tls(cert, key),
    )


def _public(url: str) -> str:
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        whole = False
    if url and (not whole or "@" in url or "#" in url or "?" in url or not url.isprintable()):
        raise RefusalError(
            tr("“{url}” is no address: write https://class.example.", url=cleaned(url[:80]))
        )
    return url


def _tls(path: str, key: str) -> Certificate | None:
    if not path and not key:
        return None
    if not path:
        raise RefusalError(tr("“--tls-key” needs “--tls-cert” too."))
    from alpine_quiz.classroom.server.certificate import UnfitError, read_certificate

    try:
        return read_certificate(path, key)
    except OSError as error:
        raise _unreadable(Path(error.filename or path), error) from None
    except UnfitError:
        if not key:
            raise RefusalError(
                tr(
                    "{path} is no certificate with its key (PEM). A key in a file of its own is "
                    "named by “--tls-key”.",
                    path=path,
                )
            ) from None
        raise RefusalError(
            tr(
                "{path} and {key} are no certificate and its key (PEM, a key without a password).",
                path=path,
                key=key,
            )
        ) from None


async def _serve(journal: Journal, led: Led, grader: Grader, place: Place) -> int:
    from alpine_quiz.classroom.server.running import Server

    server = Server(journal, grader, place)

    def started() -> None:
        local = server.local_url
        tls = place.tls
        noted = replace(
            led,
            url=local,
            port=server.port,
            process=os.getpid(),
            bind=place.bind,
            public=place.public,
            tls_cert=tls.path if tls else "",
            tls_key=tls.key if tls else "",
            certificate=tls.sha256 if tls else "",
        )
        note_led(noted)
        told = {
            "url": server.addresses[0],
            "local": local,
            "pin": led.pin,
            "host": led.host,
            "projector": led.projector,
        }
        print(json.dumps(told), flush=True)

    await server.run(started)
    if server.session.ended:
        forget_led()
    return 0


def _journal_text(error: JournalError) -> str:
    return tr(
        "The room’s journal cannot be used: {reason} ({path}).",
        reason=error.reason,
        path=str(error.path),
    )
