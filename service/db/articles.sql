-- name: item
-- One article as a list has it; `a` is its row.
SELECT a.id,
       a.title,
       a.standfirst,
       a.highlights,
       a.byline,
       a.agency,
       a.publisher,
       a.url,
       a.dateline_place,
       a.dateline_date,
       a.photo_credit,
       a.published_at AT TIME ZONE 'UTC' || 'Z' AS published_at,
       a.updated_at AT TIME ZONE 'UTC' || 'Z' AS updated_at,
       a.published_on,
       a.date_from,
       a.zone,
       a.language,
       a.text_sha256,
       a.length,
       a.quotes,
       NULL::json AS matches
       {more}

-- name: of_anybody
-- A page of articles, whoever speaks in them.
WITH page AS (
  SELECT a.*
    FROM articles a
   WHERE true
     {filters}
     {telling}
     {after}
   ORDER BY {order}
   LIMIT :rows::int
){matched}
{answer}

-- name: by_actor
-- Articles in which the chosen actors speak: for each a short walk along its quotes, and an article once.
WITH {bearers},
{chosen},
{topics}
page AS (
  SELECT DISTINCT ON ({key}) a.*
    FROM chosen
   CROSS JOIN LATERAL (
     SELECT DISTINCT ON ({key_along}) a.*
       FROM quotes q
       JOIN articles a ON a.key = q.article_key
      WHERE q.actor_key = chosen.key
        {filters_along}
        {statement}
        {about}
        {after_along}
      ORDER BY {order_along}
      LIMIT :rows::int) a
   ORDER BY {order}
   LIMIT :rows::int
){matched}
{answer}

-- name: of_topic
-- Articles in which somebody names the chosen actors.
WITH {bearers},
{topics}
page AS (
  SELECT DISTINCT ON ({key}) a.*
    FROM topic
   CROSS JOIN LATERAL (
     SELECT DISTINCT ON ({key_along}) a.*
       FROM quote_abouts o
       JOIN quotes q ON q.id = o.quote_id
       JOIN articles a ON a.key = q.article_key
      WHERE o.actor_key = topic.key
        {filters_along}
        {statement}
        {after_along}
      ORDER BY {order_along}
      LIMIT :rows::int) a
   ORDER BY {order}
   LIMIT :rows::int
){matched}
{answer}

-- name: answer
-- The page, the names and the state of the corpus, all of one snapshot.
SELECT c.id AS corpus,
       c.version,
       {names} AS bearers,
       {near} AS near,
       (SELECT coalesce(json_agg(json_build_object('key', json_build_array({key}), 'item', i)
                                 ORDER BY {order}), '[]')::text
          FROM {shown} a
         CROSS JOIN LATERAL ({item}) i) AS rows,
       (SELECT count(*) FROM page) AS met,
       {count} AS count,
       {facets} AS facets,
       {marked} AS marked,
       {searchable} AS searchable,
       {unmatched} AS unmatched
  FROM corpus c

-- name: telling
-- What is asked of statements holds of one that stands in the article.
AND EXISTS (SELECT FROM quotes q WHERE q.article_key = a.key {statement})

-- name: matching_of_anybody
-- All the articles that the walk would meet.
articles a WHERE true {filters} {telling}

-- name: matching_by_actor
-- The same: each article once.
articles a WHERE a.key IN (SELECT q.article_key
                             FROM chosen
                             JOIN quotes q ON q.actor_key = chosen.key
                            WHERE true {statement} {about}) {filters}

-- name: matching_of_topic
-- The same.
articles a WHERE a.key IN (SELECT q.article_key
                             FROM topic
                             JOIN quote_abouts o ON o.actor_key = topic.key
                             JOIN quotes q ON q.id = o.quote_id
                            WHERE true {statement}) {filters}

-- name: matched
-- All the articles that the walk would meet.
, matched AS MATERIALIZED (
  SELECT a.key AS article_key, {date} AS dated
    FROM {matching}
)

-- name: facet_speaker
-- By who says in them what is asked for; an article in which several do is counted under each.
{facet_head} FROM (SELECT s.id AS value, s.name, count(DISTINCT m.article_key) AS n
                     FROM matched m
                     LEFT JOIN quotes q
                       ON q.article_key = m.article_key
                      AND q.actor_key IS NOT NULL
                      {statement}
                      {among}
                      {told_about}
                     LEFT JOIN actors s ON s.key = q.actor_key
                    GROUP BY s.id, s.name) v) f)

-- name: marked
-- The headlines and the texts of the page, each word that the search found between two characters that no text has.
(SELECT coalesce(json_object_agg(a.id, json_build_array(
          ts_headline('english', coalesce(a.title, ''), websearch_to_tsquery('english', :q::text), {mark}),
          ts_headline('english', a.text, websearch_to_tsquery('english', :q::text), {mark}))), '{}')::text
   FROM {shown} a)

-- name: with_text
-- The text beside the rest of an article.
, a.text

-- name: within_bytes
-- The page up to the article with which the texts exceed what one answer holds; the first is always there.
(SELECT a.*
   FROM (SELECT a.*, sum(octet_length(a.text)) OVER (ORDER BY {order}) - octet_length(a.text) AS ahead FROM page a) a
  WHERE a.ahead < {most_bytes})

-- name: count
-- How many they are.
(SELECT count(*) FROM {matching})

-- name: searchable
-- Whether the search has a word that counts; *the* has none.
(SELECT 0 < numnode(websearch_to_tsquery('english', :q::text)))

-- name: get
-- One article beside the state of the corpus, its text apart.
SELECT c.id AS corpus,
       c.version,
       row_to_json(i)::text AS item,
       a.text
  FROM corpus c
  LEFT JOIN articles a ON a.id = :id
  LEFT JOIN LATERAL ({item}) i ON a.id IS NOT NULL
