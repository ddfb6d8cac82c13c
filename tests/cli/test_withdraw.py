"""`onrecord withdraw`, as an operator types it."""

from pathlib import Path

from service.cli import COULD_NOT_RUN
from tests.make import Make
from tests.test_cli import environment, run


async def test_asks_before_it_withdraws(tmp_path: Path, database_url: str, db) -> None:
    """A trial run shows what would go; where nobody can be asked nothing does; `--yes` is the answer."""
    make = Make(db)
    article = await make.article(id="a_gone", title="Harbour plan")
    await make.quote(article=article)
    await make.noted()
    env = environment(tmp_path, 8000) | {"ONRECORD_DATABASE_URL": database_url}
    command = ["withdraw", "a_gone", "--reason", "an order"]

    trial = run(*command, "--dry-run", env=env)
    unasked = run(*command, env=env)
    still_there = await db.fetchval("SELECT count(*) FROM articles")
    done = run(*command, "--yes", env=env)

    assert (trial.returncode, trial.stdout) == (0, "article a_gone would go: Harbour plan (1 quotes)\n")
    assert (unasked.returncode, unasked.stdout) == (COULD_NOT_RUN, trial.stdout)
    assert "--yes" in unasked.stderr
    assert still_there == 1
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "withdrawn for good: 1 articles, 1 quotes, 0 actors")
    assert await db.fetchval("SELECT count(*) FROM articles") == 0
