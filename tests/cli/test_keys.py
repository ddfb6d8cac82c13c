"""`onrecord keys`, as an operator types it."""

from pathlib import Path

from service.model.key import FORM
from tests.test_cli import environment, run


async def test_a_key_is_shown_once_and_kept_as_a_hash(tmp_path: Path, database_url: str, db) -> None:
    """Alone on standard output; the list knows its name, scopes and state; a revoked one stays in it."""
    env = environment(tmp_path, 8000) | {"ONRECORD_DATABASE_URL": database_url}

    made = run("keys", "create", "News desk", "--scope", "write", "--scope", "read", "--days", "30", env=env)
    id = await db.fetchval("SELECT id FROM api_keys")
    rated = run("keys", "create", "Archive", "--rate", "120", env=env)
    too_many = run("keys", "create", "Archive", "--rate", "1000001", env=env)
    revoked = run("keys", "revoke", id, env=env)
    listed = run("keys", "list", env=env)
    unknown = run("keys", "revoke", "k_none", env=env)

    key = made.stdout.strip()
    assert FORM.fullmatch(key)
    assert key not in made.stderr + revoked.stdout + listed.stdout
    assert key not in str(await db.fetch("SELECT k::text FROM api_keys k"))
    assert f"{id}  News desk  write read  revoked, until 20" in listed.stdout
    assert rated.returncode == 0
    assert "Archive  read  good, 120 requests a minute, made" in listed.stdout
    assert (too_many.returncode, "more than 1000000" in too_many.stderr) == (2, True)
    assert "never used" in listed.stdout
    assert (unknown.returncode, unknown.stderr) == (2, "onrecord: no key has the id k_none\n")
