"""The first schema: corpus, loads, documents, articles, actors, figures, quotes."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE corpus (
      one     boolean PRIMARY KEY DEFAULT true CHECK (one),
      id      uuid    NOT NULL DEFAULT gen_random_uuid(),
      version bigint  NOT NULL DEFAULT 0
    )
    """,
    "COMMENT ON TABLE corpus IS 'One row. Whoever changes a readable answer raises version first and holds the row.'",
    "INSERT INTO corpus DEFAULT VALUES",
    """
    CREATE TABLE loads (
      key         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      id          text        COLLATE "C" NOT NULL UNIQUE,
      state       text        NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed')),
      started_at  timestamptz NOT NULL DEFAULT now(),
      finished_at timestamptz,
      engine      text        NOT NULL,
      paths       text[]      NOT NULL,
      read        bigint      NOT NULL DEFAULT 0,
      stored      bigint      NOT NULL DEFAULT 0,
      unchanged   bigint      NOT NULL DEFAULT 0,
      replaced    bigint      NOT NULL DEFAULT 0,
      refused     bigint      NOT NULL DEFAULT 0,
      reason      text
    )
    """,
    "COMMENT ON COLUMN loads.reason IS 'Why a failed load ended.'",
    """
    CREATE TABLE load_refusals (
      load_key bigint  NOT NULL REFERENCES loads ON DELETE CASCADE,
      n        integer NOT NULL,
      document text    NOT NULL,
      place    text,
      reason   text    NOT NULL,
      PRIMARY KEY (load_key, n)
    )
    """,
    """
    CREATE TABLE articles (
      key            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      id             text        COLLATE "C" NOT NULL UNIQUE,
      url            text,
      title          text,
      standfirst     text,
      highlights     text[]      NOT NULL DEFAULT '{}',
      byline         text,
      agency         text,
      publisher      text,
      dateline_place text,
      dateline_date  date,
      photo_credit   text,
      published_at   timestamptz,
      updated_at     timestamptz,
      published_on   date,
      date_from      text        CHECK (date_from IN ('published', 'updated', 'dateline')),
      zone           text,
      text           text        NOT NULL,
      text_sha256    text        NOT NULL,
      length         integer     NOT NULL,
      quotes         integer     NOT NULL DEFAULT 0,
      engine         text        NOT NULL,
      sha256         bytea       NOT NULL,
      fingerprint    bytea       NOT NULL,
      loaded_at      timestamptz NOT NULL DEFAULT now(),
      published_sort date        NOT NULL GENERATED ALWAYS AS (coalesce(published_on, '-infinity')) STORED,
      words          tsvector    NOT NULL GENERATED ALWAYS AS (
                       to_tsvector('english', coalesce(title, '') || ' ' || text)) STORED,
      CHECK ((published_on IS NULL) = (date_from IS NULL))
    )
    """,
    "COMMENT ON COLUMN articles.fingerprint IS 'Hash of the raw bytes and the side file that the record was made from.'",
    "CREATE INDEX articles_newest ON articles (published_sort DESC, id DESC)",
    "CREATE INDEX articles_words ON articles USING gin (words)",
    """
    CREATE TABLE bodies (
      sha256 bytea PRIMARY KEY,
      body   bytea NOT NULL
    )
    """,
    "COMMENT ON TABLE bodies IS 'Raw documents, byte for byte.'",
    """
    CREATE TABLE documents (
      location    text        COLLATE "C" PRIMARY KEY,
      article_key bigint      NOT NULL REFERENCES articles ON DELETE CASCADE,
      sha256      bytea       NOT NULL REFERENCES bodies,
      media       text        NOT NULL CHECK (media IN ('text', 'json')),
      side        jsonb       NOT NULL,
      fingerprint bytea       NOT NULL,
      load_key    bigint      REFERENCES loads ON DELETE SET NULL,
      loaded_at   timestamptz NOT NULL DEFAULT now()
    )
    """,
    "COMMENT ON TABLE documents IS 'Which bytes lay where when last loaded, and the article made of them.'",
    "CREATE INDEX documents_article ON documents (article_key)",
    "CREATE INDEX documents_sha256 ON documents (sha256)",
    """
    CREATE TABLE actors (
      key        bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      id         text    COLLATE "C" NOT NULL UNIQUE,
      name       text    NOT NULL,
      kind       text    NOT NULL CHECK (kind IN ('person', 'organisation', 'armed_group', 'government', 'country')),
      wikidata   text,
      registered boolean NOT NULL DEFAULT false,
      quotes     bigint  NOT NULL DEFAULT 0
    )
    """,
    "COMMENT ON COLUMN actors.registered IS 'Comes from the tables of the package, not from a report.'",
    "CREATE INDEX actors_most_quoted ON actors (quotes DESC, id)",
    """
    CREATE TABLE actor_names (
      actor_key  bigint  NOT NULL REFERENCES actors ON DELETE CASCADE,
      folded     text    COLLATE "C" NOT NULL,
      name       text    NOT NULL,
      registered boolean NOT NULL DEFAULT false,
      articles   bigint  NOT NULL DEFAULT 0,
      PRIMARY KEY (actor_key, folded)
    )
    """,
    "COMMENT ON COLUMN actor_names.articles IS 'Reports that use the name for this actor.'",
    "CREATE INDEX actor_names_folded ON actor_names (folded)",
    """
    CREATE TABLE figures (
      article_key bigint  NOT NULL REFERENCES articles ON DELETE CASCADE,
      n           integer NOT NULL,
      actor_key   bigint  REFERENCES actors,
      name        text    NOT NULL,
      kind        text    NOT NULL,
      forms       text[]  NOT NULL,
      candidates  text[]  NOT NULL DEFAULT '{}',
      quotes      integer NOT NULL DEFAULT 0,
      PRIMARY KEY (article_key, n)
    )
    """,
    "COMMENT ON TABLE figures IS 'Who a report speaks of; without an actor where the report does not single one out.'",
    "CREATE INDEX figures_actor ON figures (actor_key)",
    """
    CREATE TABLE article_names (
      article_key bigint NOT NULL REFERENCES articles ON DELETE CASCADE,
      actor_key   bigint NOT NULL REFERENCES actors,
      folded      text   COLLATE "C" NOT NULL,
      name        text   NOT NULL,
      PRIMARY KEY (article_key, actor_key, folded)
    )
    """,
    "COMMENT ON TABLE article_names IS 'The evidence for actor_names: which report uses which name for whom.'",
    "CREATE INDEX article_names_actor ON article_names (actor_key)",
    """
    CREATE TABLE stated_roles (
      article_key bigint    NOT NULL REFERENCES articles ON DELETE CASCADE,
      n           integer   NOT NULL,
      actor_key   bigint    NOT NULL REFERENCES actors,
      text        text      NOT NULL,
      at          integer[] NOT NULL,
      former      boolean   NOT NULL,
      stated_on   date,
      PRIMARY KEY (article_key, n)
    )
    """,
    "COMMENT ON COLUMN stated_roles.stated_on IS 'The best date of the report that states it.'",
    "CREATE INDEX stated_roles_actor ON stated_roles (actor_key, text, stated_on)",
    """
    CREATE TABLE quotes (
      key            bigint           GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      id             text             COLLATE "C" NOT NULL UNIQUE,
      article_key    bigint           NOT NULL REFERENCES articles ON DELETE CASCADE,
      n              integer          NOT NULL,
      text           text             NOT NULL,
      kind           text             NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
      actor_key      bigint           REFERENCES actors,
      speaker        text,
      role           text,
      anonymous      boolean          NOT NULL,
      cue            text,
      lemma          text,
      stance         text,
      addressee      text,
      occasion       text,
      said_from      date,
      said_to        date,
      said_precision text             NOT NULL,
      said_evidence  text,
      within         text             COLLATE "C",
      paragraph      integer          NOT NULL,
      content_at     integer[]        NOT NULL,
      speaker_at     integer[],
      cue_at         integer[],
      prefix         text             NOT NULL,
      suffix         text             NOT NULL,
      confidence     double precision NOT NULL,
      published_on   date,
      loaded_at      timestamptz      NOT NULL DEFAULT now(),
      said_sort      date             NOT NULL GENERATED ALWAYS AS (coalesce(said_to, '-infinity')) STORED,
      published_sort date             NOT NULL GENERATED ALWAYS AS (coalesce(published_on, '-infinity')) STORED,
      words          tsvector         NOT NULL GENERATED ALWAYS AS (to_tsvector('english', text)) STORED,
      UNIQUE (article_key, n)
    )
    """,
    "COMMENT ON COLUMN quotes.content_at IS 'The pieces as [[start, end], …], in code points of the text of the article.'",
    "COMMENT ON COLUMN quotes.published_on IS 'The best date of its article, kept here for the order of lists.'",
    "CREATE INDEX quotes_newest ON quotes (said_sort DESC, published_sort DESC, id DESC)",
    "CREATE INDEX quotes_by_actor ON quotes (actor_key, said_sort DESC, published_sort DESC, id DESC)",
    "CREATE INDEX quotes_words ON quotes USING gin (words)",
)

TABLES = (
    "quotes",
    "stated_roles",
    "article_names",
    "figures",
    "actor_names",
    "actors",
    "documents",
    "bodies",
    "articles",
    "load_refusals",
    "loads",
    "corpus",
)


def upgrade() -> None:
    """Make every table of the first version."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Drop them all."""
    for table in TABLES:
        op.execute(f"DROP TABLE {table}")
