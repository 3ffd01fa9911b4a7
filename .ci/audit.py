"""Looks up known vulnerabilities of what a lock file pins, and says how many packages were really looked up.

    python .ci/audit.py requirements.lock requirements-dev.lock

Ends with 1 where a vulnerability is known, with 0 otherwise: without a way to the advisories nothing is known, which is
said, but nothing is wrong with the change at hand either.
"""

from __future__ import annotations

import json
import subprocess
import sys


def main() -> int:
    """Audit every lock file named on the command line."""
    return max(audit(lock) for lock in sys.argv[1:])


def audit(lock: str) -> int:
    """Audit one lock file; 1 where a vulnerability is known."""
    command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "-f", "json", "-r", lock]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        say(f"{lock}: NOT AUDITED. The advisory service gave no answer ({reason}).")
        return 0
    looked_up = [each for each in packages if "skip_reason" not in each]
    found = [each for each in looked_up if each["vulns"]]
    for each in found:
        for known in each["vulns"]:
            mended = ", ".join(known["fix_versions"]) or "none"
            say(f"{lock}: {each['name']} {each['version']}: {known['id']}, mended in: {mended}")
    if not looked_up:
        say(f"{lock}: NOT AUDITED. The advisory service knows none of its {len(packages)} packages: is it reachable?")
    else:
        count = f"{len(looked_up)} of {len(packages)}"
        say(f"{lock}: {count} packages looked up, {len(found)} with known vulnerabilities.")
    return 1 if found else 0


def say(line: str) -> None:
    """One line for whoever ran this."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
