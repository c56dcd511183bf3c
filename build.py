#!/usr/bin/env python3
"""Build, check and serve this site: `python3 build.py --help`.

This file is all that a fresh machine needs beside Python. It checks the interpreter, lets `explainer.bootstrap` find or
make the environment that `requirements.lock` describes, and hands over to Explainer's command line.
"""

import os
import sys

OLDEST_PYTHON = (3, 11, 5)

if sys.version_info < OLDEST_PYTHON:  # before anything that an older Python could not read
    sys.stderr.write(
        "Explainer needs Python 3.11.5 or newer; this is Python {}.{}.{} ({}).\n"
        "Install a newer Python and run this with it, for example: python3.12 build.py\n".format(
            *sys.version_info[:3], sys.executable
        )
    )
    raise SystemExit(2)

from pathlib import Path

from explainer import bootstrap

HERE = Path(__file__).resolve().parent

if __name__ == "__main__":
    bootstrap.enter(HERE)
    from explainer import cli

    status = cli.main(default_site=HERE)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # giving a thousand texts back to the system one by one would only take time
