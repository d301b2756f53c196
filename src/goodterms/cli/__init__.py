"""The command `goodterms`: one module a subcommand, loaded when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from goodterms.cli.say import whisper
from goodterms.cli.streams import give_up, prepare
from goodterms.errors import BadInput

COMMANDS = {
    "serve": "Open the pages in the browser of this machine.",
    "plan": "Give a plan, with its reasons, for where things stand.",
    "questions": "Ask where things stand, and write a situation file.",
    "review": "Look at a message before it is sent.",
    "hear": "Point out what may be a limit in what they said.",
    "terms": "Say what holds of what you two said.",
    "chats": "List the conversations that an export holds.",
    "messages": "Read an export into a message table.",
    "read": "Say what your messages show, and what they cannot.",
    "compare": "Hold two stretches of a chat against each other.",
    "host": "Look after a server for others.",
    "look": "Take a first look around with an invented story.",
}


class LazyGroup(click.Group):
    """Load a subcommand's module only when it is called, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the subcommands, in the order in which a newcomer meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one subcommand."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"goodterms.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="goodterms", prog_name="goodterms")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Good Terms: when your ex says "let's be friends" and you hope for more."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(importlib.import_module("goodterms.cli.serve").command, open_browser=True)


def main() -> None:
    """Run the command: exit 0 with a result, 2 with one sentence on standard error."""
    prepare()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command with these arguments and return its exit code."""
    try:
        result = program.main(arguments, prog_name="goodterms", standalone_mode=False)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        return complain("Stopped.", code=130)
    except click.ClickException as problem:
        return complain(problem.format_message())
    except BadInput as problem:
        return complain(str(problem))
    except (BrokenPipeError, SystemExit):
        # The reader of a pipe, such as `| head`, has seen enough; click and rich make that a SystemExit. No mistake.
        give_up(sys.stdout)
        return 0
    except OSError as problem:
        return unwritten(problem)
    return result if isinstance(result, int) else 0


def unwritten(problem: OSError) -> int:
    """Say that standard output takes no more; a problem with a named file is another matter, and ours to mend."""
    if problem.filename is not None:
        raise problem
    give_up(sys.stdout)
    return complain(f"The result could not be written ({problem.strerror or problem}).")


def complain(sentence: str, code: int = 2) -> int:
    """Put one sentence on standard error and return the exit code."""
    whisper(sentence)
    return code
