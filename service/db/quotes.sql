-- name: item
-- One quote as the contract has it; `q` is its row.
SELECT q.id,
       q.text,
       q.kind,
       json_build_object(
         'text', q.speaker,
         'role', q.role,
         'anonymous', q.anonymous,
         'actor', CASE WHEN s.key IS NOT NULL
                       THEN json_build_object('id', s.id, 'name', s.name, 'kind', s.kind) END
         {of_speaker}) AS speaker,
       CASE WHEN q.cue IS NOT NULL
            THEN json_build_object('text', q.cue, 'lemma', q.lemma, 'stance', q.stance) END AS cue,
       q.addressee,
       q.occasion,
       json_build_object(
         'from', q.said_from,
         'to', q.said_to,
         'at', q.said_instant,
         'precision', q.said_precision,
         'evidence', q.said_evidence,
         'inherited', q.said_inherited) AS said_on,
       (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'kind', t.kind, 'at', o.at)
                                 ORDER BY o.at), '[]')
          FROM quote_abouts o
          JOIN actors t ON t.key = o.actor_key
         WHERE o.quote_id = q.id) AS about,
       q.within,
       json_build_object(
         'id', a.id,
         'title', a.title,
         'url', a.url,
         'publisher', a.publisher,
         'agency', a.agency,
         'published_on', a.published_on
         {of_article_more}) AS article,
       json_build_object(
         'text_sha256', a.text_sha256,
         'paragraph', q.paragraph,
         'content', q.content_at,
         'speaker', q.speaker_at,
         'cue', q.cue_at,
         'said_on', q.said_at) AS evidence,
       json_build_object('prefix', q.prefix, 'suffix', q.suffix) AS context,
       q.confidence,
       (SELECT json_build_object('id', f.id, 'size', f.size)
          FROM renderings r
          JOIN families f ON f.key = r.family_key
         WHERE r.key = q.rendering_key) AS family,
       NULL::json AS matches
  FROM articles a
  LEFT JOIN actors s ON s.key = q.actor_key
 WHERE a.key = q.article_key

-- name: astral
-- Where the text of each article of the page has characters that UTF-16 counts twice.
(SELECT coalesce(json_object_agg(t.id, t.places), '{}')::text
   FROM (SELECT a.id, json_agg(c.n - 1 ORDER BY c.n) AS places
           FROM articles a
          CROSS JOIN LATERAL unnest(string_to_array(a.text, NULL)) WITH ORDINALITY AS c (char, n)
          WHERE a.key IN (SELECT article_key FROM page)
            AND a.text ~ '[\U00010000-\U0010FFFF]'
            AND 65535 < ascii(c.char)
          GROUP BY a.id) t)

-- name: get
-- One quote beside the state of the corpus.
WITH page AS (
  SELECT q.*
    FROM quotes q
   WHERE q.id = :id
)
SELECT c.id AS corpus,
       c.version,
       (SELECT row_to_json(i)::text FROM page q CROSS JOIN LATERAL ({item}) i) AS item,
       {places} AS places
  FROM corpus c

-- name: by_actor
-- The chosen actors' quotes: for each a short walk along its own index, so that the newest cost what they are.
WITH {bearers},
{chosen},
{topics}
page AS (
  SELECT q.*
    FROM (SELECT q.*
            FROM chosen
           CROSS JOIN LATERAL (
             SELECT {row}
               FROM quotes q
              WHERE q.actor_key = chosen.key
                {filters}
                {ended}
                {about}
                {after}
              ORDER BY {order}
              LIMIT :rows::int) q
          {going_on}) q
   ORDER BY {order}
   LIMIT :rows::int
){matched}
{answer}

-- name: going_on_by_actor
-- What was said in intervals that go on behind the window: for each day on which they may begin, a walk of its own.
UNION ALL
SELECT q.*
  FROM chosen
 CROSS JOIN beginnings(:said_to::text::date) AS first (day)
 CROSS JOIN LATERAL (
   SELECT {row}
     FROM quotes q
    WHERE q.actor_key = chosen.key
      AND {going_on_from}
      {filters}
      {about}
      {after}
    ORDER BY {order}
    LIMIT :rows::int) q

-- name: going_on_from
-- Intervals of several days that begin on one, and end behind the window.
q.said_from = first.day AND q.said_from < q.said_to AND q.said_sort > :said_to::text::date

-- name: of_topic
-- Quotes that name the chosen actors: for each a short walk, and a quote that names several of them once.
WITH {bearers},
{topics}
page AS (
  SELECT DISTINCT ON ({key}) q.*
    FROM (SELECT q.*
            FROM topic
           CROSS JOIN LATERAL (
             SELECT {row}
               FROM quote_abouts o
               JOIN quotes q ON q.id = o.quote_id
              WHERE o.actor_key = topic.key
                {topic_filters}
                {topic_ended}
                {topic_after}
              ORDER BY {topic_order}
              LIMIT :rows::int) q
          {going_on}) q
   ORDER BY {order}
   LIMIT :rows::int
){matched}
{answer}

-- name: going_on_of_topic
-- The same of what names the chosen actors.
UNION ALL
SELECT q.*
  FROM topic
 CROSS JOIN beginnings(:said_to::text::date) AS first (day)
 CROSS JOIN LATERAL (
   SELECT {row}
     FROM quote_abouts o
     JOIN quotes q ON q.id = o.quote_id
    WHERE o.actor_key = topic.key
      AND {topic_going_on_from}
      {topic_filters}
      {topic_after}
    ORDER BY {topic_order}
    LIMIT :rows::int) q

-- name: of_anybody
-- Quotes whoever their speaker is.
WITH page AS (
  SELECT q.*
    FROM ((SELECT {row}
             FROM quotes q
            WHERE true
              {filters}
              {ended}
              {after}
            ORDER BY {order}
            LIMIT :rows::int)
          {going_on}) q
   ORDER BY {order}
   LIMIT :rows::int
){matched}
{answer}

-- name: going_on_of_anybody
-- The same, whoever their speaker is.
UNION ALL
SELECT q.*
  FROM beginnings(:said_to::text::date) AS first (day)
 CROSS JOIN LATERAL (
   SELECT {row}
     FROM quotes q
    WHERE {going_on_from}
      {filters}
      {after}
    ORDER BY {order}
    LIMIT :rows::int) q

-- name: answer
-- The page, the names and the state of the corpus, all of one snapshot; the items as bytes, as they are sent: the driver
-- would make texts of them.
SELECT c.id AS corpus,
       c.version,
       {names} AS bearers,
       {near} AS near,
       i.items,
       i.keys,
       (SELECT count(*) FROM page) AS met,
       {count} AS count,
       {facets} AS facets,
       {places} AS places,
       {marked} AS marked,
       {searchable} AS searchable,
       {unmatched} AS unmatched
  FROM corpus c
 CROSS JOIN (
   SELECT array_agg(convert_to({given}, 'UTF8') ORDER BY {order}) AS items,
          json_agg(json_build_array({key}) ORDER BY {order})::text AS keys
     FROM {shown} q
     {with}) i

-- name: kept
-- A quote as it was kept when it was stored, with what may have changed since then; null where it was not.
-- Each part is looked up by its key: joined, the planner would read all actors and families for a page of twenty.
(SELECT concat(j.head,
               coalesce((SELECT concat('{"id":', to_json(s.id), ',"name":', to_json(s.name),
                                       ',"kind":', to_json(s.kind), '}')
                           FROM actors s
                          WHERE s.key = q.actor_key), 'null'),
               j.middle,
               CASE WHEN j.names
                    THEN concat('[', array_to_string(ARRAY(
                           SELECT concat('{"id":', (SELECT concat(to_json(t.id), ',"name":', to_json(t.name),
                                                                  ',"kind":', to_json(t.kind))
                                                      FROM actors t
                                                     WHERE t.key = o.actor_key),
                                         ',"at":', to_json(o.at), '}')
                             FROM quote_abouts o
                            WHERE o.quote_id = q.id
                            ORDER BY o.at), ','), ']')
                    ELSE '[]' END,
               j.rest,
               coalesce((SELECT concat('{"id":', to_json(f.id), ',"size":', f.size, '}')
                           FROM families f
                          WHERE f.key = j.family_key), 'null'),
               ',"matches":null}')
   FROM quote_json j
  WHERE j.quote_key = q.key)

-- name: with_made
-- A quote made of its row.
CROSS JOIN LATERAL ({item}) i

-- name: article_text
-- The text of the report beside the rest of it.
, 'text', a.text

-- name: speaker_aliases
-- The other names of the speaker, if the speaker is known.
, 'aliases', (SELECT {aliases} FROM actors a WHERE a.key = s.key)

-- name: speaker_roles
-- The roles that reports give the speaker, if the speaker is known.
, 'roles', (SELECT {stated} FROM actors a WHERE a.key = s.key)

-- name: within_bytes
-- The page up to the item with which the texts of its reports exceed what one answer holds; the first is always there.
(SELECT q.*
   FROM (SELECT q.*, sum(octet_length(t.text)) OVER (ORDER BY {order}) - octet_length(t.text) AS ahead
           FROM page q
           JOIN articles t ON t.key = q.article_key) q
  WHERE q.ahead < {most_bytes})

-- name: matching_by_actor
-- All the quotes that the walk would meet.
chosen JOIN {counted_in} q ON q.actor_key = chosen.key WHERE true {all_filters} {about}

-- name: matching_of_topic
-- The same: each quote once.
quotes q WHERE q.id IN (SELECT o.quote_id FROM topic JOIN quote_abouts o ON o.actor_key = topic.key) {all_filters}

-- name: matching_of_anybody
-- The same, whoever their speaker is.
{counted_in} q WHERE {anybody} {all_filters}

-- name: count
-- How many they are.
(SELECT {number} FROM {matching})

-- name: marked
-- The texts of the page, each word that the search found between two characters that no text has.
(SELECT coalesce(json_object_agg(q.id, ts_headline('english', q.text, websearch_to_tsquery('english', :q::text),
                                                   {mark})), '{}')::text
   FROM page q)

-- name: searchable
-- Whether the search has a word that counts; *the* has none.
(SELECT 0 < numnode(websearch_to_tsquery('english', :q::text)))

-- name: of_article
-- The quotes of one article in the order of its text; no row where there is no such article.
WITH article AS (
  SELECT key
    FROM articles
   WHERE id = :article
),
page AS (
  SELECT {row}
    FROM quotes q
   WHERE q.article_key = (SELECT key FROM article)
     {filters}
     {after}
   ORDER BY {order}
   LIMIT :rows::int
){matched}
{answer}
 WHERE EXISTS (SELECT FROM article)

-- name: matching_of_article
-- All the quotes of the article.
quotes q WHERE q.article_key = (SELECT key FROM article)
