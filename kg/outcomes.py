"""How a command ends: its exit code, and one clear line instead of a traceback."""

from __future__ import annotations

import io
import sys
import traceback
from typing import Any

import click

from kg.errors import KgError, in_one_line
from kg.terminal import inert

DONE = "kg.exit_code"
"""Where a command leaves its exit code before it prints what it did."""


class Commands(click.Group):
    """One clear line instead of a traceback, and an exit code: 2 not built, usage; 3 our mistake; 130 interrupted."""

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")  # a file's name may be no text
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:  # the reader (head, less) has seen enough
            if sys.stderr:
                sys.stderr.close()
            ctx.exit(ctx.meta.get(DONE, 0))
        except (Exception, KeyboardInterrupt) as error:
            if ctx.params.get("debug"):
                traceback.print_exc()
            ctx.exit(_told(error))

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def _told(error: BaseException) -> int:
    """Say in one line what stopped the program; the exit code for it."""
    if isinstance(error, KeyboardInterrupt):
        click.echo("kg: interrupted 已中断", err=True)
        return 130
    if isinstance(error, KgError):
        click.echo(f"kg: {inert(str(error), lines=True)}", err=True)
        return 2
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"kg: {where}{error.strerror} 读写失败: check the disk, the output and their permissions", err=True)
        return 2
    click.echo(
        f"kg: {in_one_line(error)}: our mistake, not yours; please report this line, the command and its input "
        "程序错误,请反馈; kg --debug shows where",
        err=True,
    )
    return 3
