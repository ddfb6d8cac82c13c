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
       a.quotes
       {more}

-- name: find
-- A page of articles, newest first.
WITH page AS (
  SELECT a.*
    FROM articles a
   WHERE true
     {filters}
     {after}
   ORDER BY {order}
   LIMIT :rows::int
)
SELECT c.id AS corpus,
       c.version,
       (SELECT coalesce(json_agg(json_build_object('key', json_build_array({key}), 'item', i)
                                 ORDER BY {order}), '[]')::text
          FROM {shown} a
         CROSS JOIN LATERAL ({item}) i) AS rows,
       (SELECT count(*) FROM page) AS met,
       {count} AS count,
       {searchable} AS searchable
  FROM corpus c

-- name: with_text
-- The text beside the rest of an article.
, a.text

-- name: within_bytes
-- The page up to the article with which the texts exceed what one answer holds; the first is always there.
(SELECT a.*
   FROM (SELECT a.*, sum(octet_length(a.text)) OVER (ORDER BY {order}) - octet_length(a.text) AS ahead FROM page a) a
  WHERE a.ahead < {most_bytes})

-- name: count
-- How many articles match.
(SELECT count(*) FROM articles a WHERE true {filters})

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
