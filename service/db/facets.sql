-- name: matched_quotes
-- All the quotes that the walk would meet.
, matched AS MATERIALIZED (
  SELECT q.id, q.actor_key, q.article_key, q.kind, q.stance, {date} AS dated
    FROM {matching}
)

-- name: matched_said_months
-- They as they are counted by month.
, matched AS MATERIALIZED (
  SELECT q.actor_key, q.kind, nullif(q.stance, '') AS stance, {date} AS dated, q.n
    FROM {matching}
)

-- name: matched_said_days
-- They as they are counted by day.
, matched AS MATERIALIZED (
  SELECT q.actor_key, {date} AS dated, q.n
    FROM {matching}
)

-- name: facet_head
-- The values that most have, how many have others, and how many have none.
(SELECT json_build_object(
          'values', coalesce(json_agg(json_build_object('value', f.value, 'name', f.name, 'count', f.n)
                                      ORDER BY f.place) FILTER (WHERE f.value IS NOT NULL AND f.place <= {most}), '[]'),
          'others', coalesce(sum(f.n) FILTER (WHERE f.value IS NOT NULL AND {most} < f.place), 0),
          'none', coalesce(sum(f.n) FILTER (WHERE f.value IS NULL), 0))
   FROM (SELECT v.*, row_number() OVER (ORDER BY v.value IS NULL, v.n DESC, v.value COLLATE "C") AS place

-- name: facet_speaker
-- By speaker; each is looked up by itself, as joined the planner would read all actors for the one who is asked for.
{facet_head} FROM (SELECT a.id AS value, a.name, m.n
                     FROM (SELECT m.actor_key, {number_matched} AS n FROM matched m GROUP BY m.actor_key) m
                     LEFT JOIN LATERAL (SELECT a.id, a.name FROM actors a WHERE a.key = m.actor_key OFFSET 0) a ON true) v) f)

-- name: facet_about
-- By whom they name.
{facet_head} FROM (SELECT a.id AS value, a.name, count(*) AS n
                     FROM matched m
                     LEFT JOIN quote_abouts o ON o.quote_id = m.id
                     LEFT JOIN actors a ON a.key = o.actor_key
                    GROUP BY a.id, a.name) v) f)

-- name: facet_publisher
-- By publisher, in any spelling: as the parameter finds them.
{facet_head} FROM (SELECT min(a.publisher) AS value, NULL::text AS name, count(*) AS n
                     FROM matched m
                     JOIN articles a ON a.key = m.article_key
                     LEFT JOIN spellings s
                       ON s.parameter = 'publisher'
                      AND s.value = a.publisher
                    GROUP BY coalesce(s.folded, a.publisher)) v) f)

-- name: facet_agency
-- By agency, in any spelling: as the parameter finds them.
{facet_head} FROM (SELECT min(a.agency) AS value, NULL::text AS name, count(*) AS n
                     FROM matched m
                     JOIN articles a ON a.key = m.article_key
                     LEFT JOIN spellings s
                       ON s.parameter = 'agency'
                      AND s.value = a.agency
                    GROUP BY coalesce(s.folded, a.agency)) v) f)

-- name: facet_kind
-- By kind.
{facet_head} FROM (SELECT m.kind AS value, NULL::text AS name, {number_matched} AS n FROM matched m GROUP BY m.kind) v) f)

-- name: facet_stance
-- By stance.
{facet_head} FROM (SELECT m.stance AS value, NULL::text AS name, {number_matched} AS n FROM matched m GROUP BY m.stance) v) f)

-- name: facet_month
-- By month.
{facet_head} FROM (SELECT to_char(m.dated, 'YYYY-MM') AS value, NULL::text AS name, {number_matched} AS n
                     FROM matched m
                    GROUP BY to_char(m.dated, 'YYYY-MM')) v) f)
