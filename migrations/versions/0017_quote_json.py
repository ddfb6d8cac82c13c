"""Quotes as their answers have them, kept beside them: what making it for each answer cost was most of a page."""

from alembic import op

revision = "0017"
down_revision = "0016"

#: Quotes that are written at once; other writers wait meanwhile.
BATCH = 5_000
STATEMENTS = (
    """
    CREATE TABLE IF NOT EXISTS quote_json (
      quote_key  bigint  PRIMARY KEY,
      head       text    NOT NULL,
      middle     text    NOT NULL,
      rest       text    NOT NULL,
      names      boolean NOT NULL,
      family_key bigint
    )
    """,
    "COMMENT ON TABLE quote_json IS 'Quotes as answers give them, in JSON; one that is not here is made of its row.'",
    "COMMENT ON COLUMN quote_json.head IS 'Up to the actor that speaks, which may come to be called otherwise.'",
    "COMMENT ON COLUMN quote_json.middle IS 'From behind it up to the actors that it names.'",
    "COMMENT ON COLUMN quote_json.rest IS 'From behind them up to its family.'",
    "COMMENT ON COLUMN quote_json.names IS 'Whether it names any.'",
    "COMMENT ON COLUMN quote_json.family_key IS 'That of its rendering; kept by triggers on whatever changes it.'",
    """
    CREATE OR REPLACE FUNCTION forget_json_on_delete() RETURNS trigger
      LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM quote_json j USING gone q WHERE j.quote_key = q.key;
        RETURN NULL;
      END $$
    """,
    """
    CREATE OR REPLACE FUNCTION forget_json() RETURNS trigger
      LANGUAGE plpgsql AS $$ BEGIN DELETE FROM quote_json WHERE quote_key = OLD.key; RETURN NULL; END $$
    """,
    """
    CREATE OR REPLACE FUNCTION forget_json_of_article() RETURNS trigger
      LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM quote_json WHERE quote_key IN (SELECT q.key FROM quotes q WHERE q.article_key = OLD.key);
        RETURN NULL;
      END $$
    """,
    """
    CREATE OR REPLACE FUNCTION keep_family_of_rendering() RETURNS trigger
      LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE quote_json j SET family_key = NEW.family_key
          FROM quotes q WHERE q.rendering_key = NEW.key AND j.quote_key = q.key;
        RETURN NULL;
      END $$
    """,
    """
    CREATE OR REPLACE FUNCTION keep_family_of_quote() RETURNS trigger
      LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE quote_json SET family_key = (SELECT r.family_key FROM renderings r WHERE r.key = NEW.rendering_key)
         WHERE quote_key = NEW.key;
        RETURN NULL;
      END $$
    """,
    """
    CREATE OR REPLACE TRIGGER json_delete AFTER DELETE ON quotes
      REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_json_on_delete()
    """,
    """
    CREATE OR REPLACE TRIGGER json_update AFTER UPDATE OF
      id, article_key, text, kind, speaker, role, anonymous, cue, lemma, stance, addressee, occasion, said_from, said_to,
      said_instant, said_precision, said_evidence, said_inherited, within, paragraph, content_at, speaker_at, cue_at,
      said_at, prefix, suffix, confidence ON quotes
      FOR EACH ROW EXECUTE FUNCTION forget_json()
    """,
    """
    CREATE OR REPLACE TRIGGER json_update AFTER UPDATE OF
      id, title, url, publisher, agency, published_on, text_sha256 ON articles
      FOR EACH ROW EXECUTE FUNCTION forget_json_of_article()
    """,
    """
    CREATE OR REPLACE TRIGGER json_family AFTER UPDATE OF family_key ON renderings
      FOR EACH ROW WHEN (OLD.family_key IS DISTINCT FROM NEW.family_key) EXECUTE FUNCTION keep_family_of_rendering()
    """,
    """
    CREATE OR REPLACE TRIGGER json_family AFTER UPDATE OF rendering_key ON quotes
      FOR EACH ROW WHEN (OLD.rendering_key IS DISTINCT FROM NEW.rendering_key) EXECUTE FUNCTION keep_family_of_quote()
    """,
)
FUNCTIONS = (
    "keep_family_of_rendering",
    "keep_family_of_quote",
    "forget_json_on_delete",
    "forget_json",
    "forget_json_of_article",
)
#: Quotes behind a key, as the writer of this revision puts them there.
WRITE = """
    INSERT INTO quote_json (quote_key, head, middle, rest, names, family_key)
    SELECT q.key,
           concat('{"id":', to_json(q.id),
                  ',"text":', to_json(q.text),
                  ',"kind":', to_json(q.kind),
                  ',"speaker":{"text":', coalesce(to_json(q.speaker), 'null'),
                  ',"role":', coalesce(to_json(q.role), 'null'),
                  ',"anonymous":', to_json(q.anonymous),
                  ',"actor":'),
           concat('},"cue":', coalesce(c.cue, 'null'),
                  ',"addressee":', coalesce(to_json(q.addressee), 'null'),
                  ',"occasion":', coalesce(to_json(q.occasion), 'null'),
                  ',"said_on":{"from":', coalesce(to_json(q.said_from), 'null'),
                  ',"to":', coalesce(to_json(q.said_to), 'null'),
                  ',"at":', coalesce(rtrim(to_json(q.said_instant AT TIME ZONE 'UTC')::text, '"') || 'Z"', 'null'),
                  ',"precision":', to_json(q.said_precision),
                  ',"evidence":', coalesce(to_json(q.said_evidence), 'null'),
                  ',"inherited":', to_json(q.said_inherited),
                  '},"about":'),
           concat(',"within":', coalesce(to_json(q.within), 'null'),
                  ',"article":{"id":', to_json(a.id),
                  ',"title":', coalesce(to_json(a.title), 'null'),
                  ',"url":', coalesce(to_json(a.url), 'null'),
                  ',"publisher":', coalesce(to_json(a.publisher), 'null'),
                  ',"agency":', coalesce(to_json(a.agency), 'null'),
                  ',"published_on":', coalesce(to_json(a.published_on), 'null'),
                  '},"evidence":{"text_sha256":', to_json(a.text_sha256),
                  ',"paragraph":', q.paragraph,
                  ',"content":', to_json(q.content_at),
                  ',"speaker":', coalesce(to_json(q.speaker_at), 'null'),
                  ',"cue":', coalesce(to_json(q.cue_at), 'null'),
                  ',"said_on":', coalesce(to_json(q.said_at), 'null'),
                  '},"context":{"prefix":', to_json(q.prefix),
                  ',"suffix":', to_json(q.suffix),
                  '},"confidence":', q.confidence, CASE WHEN q.confidence IN (0, 1) THEN '.0' END,
                  ',"family":'),
           EXISTS (SELECT FROM quote_abouts o WHERE o.quote_id = q.id),
           (SELECT r.family_key FROM renderings r WHERE r.key = q.rendering_key)
      FROM quotes q
      JOIN articles a ON a.key = q.article_key
     CROSS JOIN LATERAL (
       SELECT CASE WHEN q.cue IS NOT NULL
                   THEN concat('{"text":', to_json(q.cue),
                               ',"lemma":', coalesce(to_json(q.lemma), 'null'),
                               ',"stance":', coalesce(to_json(q.stance), 'null'), '}') END AS cue) c
     WHERE q.key > {0} AND q.key <= {0} + {1}
        ON CONFLICT DO NOTHING
"""


def upgrade() -> None:
    """Make the table and fill it bit by bit, while readers make the rest themselves."""
    for statement in STATEMENTS:
        op.execute(statement)
    with op.get_context().autocommit_block():
        last = op.get_bind().exec_driver_sql("SELECT coalesce(max(key), 0) FROM quotes").scalar_one()
        for key in range(0, last, BATCH):
            write = WRITE.replace("{0}", str(key)).replace("{1}", str(BATCH))
            op.get_bind().exec_driver_sql(f"DO $$ BEGIN PERFORM FROM corpus FOR UPDATE; {write}; END $$")


def downgrade() -> None:
    """Drop it."""
    op.execute("DROP TRIGGER json_family ON renderings")
    op.execute("DROP TRIGGER json_family ON quotes")
    op.execute("DROP TRIGGER json_delete ON quotes")
    op.execute("DROP TRIGGER json_update ON quotes")
    op.execute("DROP TRIGGER json_update ON articles")
    for function in FUNCTIONS:
        op.execute(f"DROP FUNCTION {function}")
    op.execute("DROP TABLE quote_json")
