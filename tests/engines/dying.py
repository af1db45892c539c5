"""Work that ends its process at some tasks; in a module of its own, so that other processes can import it."""

import os
import time


def double(number: int) -> int:
    return 2 * number


def die_at_13(number: int) -> int:
    if number == 13:
        os._exit(1)
    return 2 * number


def die_once(mark: str) -> str:
    """Dies where the file is not there yet."""
    try:
        with open(mark, "x"):
            os._exit(1)
    except FileExistsError:
        return mark


def fail_at_3(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def stay(folder: str) -> None:
    """Leaves its process's number, and takes long."""
    with open(os.path.join(folder, str(os.getpid())), "x"):
        time.sleep(600)
