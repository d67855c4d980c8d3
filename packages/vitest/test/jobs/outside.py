"""What a job under test can't do."""
import asyncio
import datetime
import http.client
import os
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def thread() -> None:
    threading.Thread(target=print).start()


def pool() -> list[str]:
    with ThreadPoolExecutor(2) as executor:
        return list(executor.map(str, [1, 2]))


def process() -> None:
    subprocess.run(["aws", "s3", "ls"], check=True)


def shell() -> int:
    return os.system("aws s3 ls")


def https() -> None:
    http.client.HTTPSConnection("example.com").request("GET", "/")


def file() -> str:
    with open("/etc/hosts") as opened:
        return opened.read()


def memory() -> None:
    raise MemoryError


def today() -> str:
    return datetime.date.today().isoformat()


def polled(deadline: float, interval: float) -> list[float]:
    begun, tries = time.monotonic(), 0
    while time.monotonic() - begun < deadline:
        tries += 1
        time.sleep(interval)
    return [tries, round(time.time() - 1767225600, 3)]


def gathered() -> list[float]:
    async def late(seconds: float) -> float:
        await asyncio.sleep(seconds)
        return time.time() - 1767225600

    async def all_of() -> list[float]:
        return [round(at) for at in await asyncio.gather(late(600), late(60))]

    return asyncio.run(all_of())


class Stopwatch:
    now = time.perf_counter
    ticks = time.monotonic_ns


def measured(seconds: float) -> list[float]:
    watch = Stopwatch()
    begun, ticks = watch.now(), watch.ticks()
    time.sleep(seconds)
    return [watch.now() - begun, (watch.ticks() - ticks) / 1e9]


def sleep_errors() -> list[str]:
    errors = []
    for seconds in (-1, "1", float("nan"), 1e19):
        try:
            time.sleep(seconds)  # type: ignore[arg-type]
        except Exception as error:
            errors.append(type(error).__name__)
    return errors


def slept(seconds: float) -> list[float]:
    before = time.time()
    time.sleep(seconds)
    return [before, round(time.time(), 3)]
