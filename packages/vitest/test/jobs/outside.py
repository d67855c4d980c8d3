"""What a job under test can't do."""
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


def slept(seconds: float) -> list[float]:
    before = time.time()
    time.sleep(seconds)
    return [before, round(time.time(), 3)]
