"""API keys: a file of SHA-256 digests. Only the client knows a key; whoever reads the file cannot use it."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from typing import Final

_LINE: Final = re.compile(r"([0-9a-f]{64})\s+([A-Za-z0-9._-]{1,64})")
PREFIX: Final = "onrecord_"


@dataclass(frozen=True, slots=True)
class Key:
    """A key that is accepted: the digest of the key, and the name it is counted under."""

    digest: str
    name: str


def read_keys(path: Path) -> tuple[Key, ...]:
    """The keys in a file: on each line a digest and a name; # begins a comment. Raises ValueError naming a bad line."""
    keys = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        content = line.partition("#")[0].strip()
        if not content:
            continue
        found = _LINE.fullmatch(content)
        if found is None:
            raise ValueError(f"line {number} is not a SHA-256 digest in lower case and a name")
        keys.append(Key(found.group(1), found.group(2)))
    return tuple(keys)


def find_key(keys: tuple[Key, ...], given: str) -> Key | None:
    """The key that was given, if it is among `keys`. Takes the same time wherever it stands, and if it does not."""
    digest = digest_of(given)
    found = None
    for key in keys:
        if compare_digest(key.digest, digest):
            found = key
    return found


def digest_of(key: str) -> str:
    """What the file holds of a key."""
    return sha256(key.encode("utf-8", errors="surrogatepass")).hexdigest()


def new_key() -> str:
    """A new key of 256 random bits, which nobody needs to stretch: its plain digest cannot be turned back."""
    return PREFIX + secrets.token_urlsafe(32)
