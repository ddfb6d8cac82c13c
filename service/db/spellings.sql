-- name: unmatched
-- Values asked for that no record has, with spellings that some have; the caller compares them.
(SELECT coalesce(json_agg(json_build_object(
                   'parameter', u.parameter,
                   'value', u.value,
                   'folded', spelt(u.value),
                   'change', h.change,
                   'replaced_by', h.replaced_by,
                   'near', {spelt_near})
                 ORDER BY u.parameter, u.n), '[]')::text
   FROM ({unmatched_values}) u
   LEFT JOIN changes h
     ON u.parameter = 'article'
    AND h.kind = 'article'
    AND h.id = u.value)

-- name: spelt_near
-- Of the first values of a parameter: what is spelt much like each, or has all its words, the most alike first.
(SELECT coalesce(json_agg(json_build_object('value', s.value, 'folded', s.folded)
                          ORDER BY s.shared DESC, s.n DESC, s.value), '[]')
   FROM (SELECT s.value, s.folded, s.n, t.shared
           FROM spellings s
          CROSS JOIN LATERAL (SELECT count(*) AS shared
                                FROM unnest(trigrams(s.folded)) AS t
                               WHERE t = ANY(trigrams(spelt(u.value)))) t
          WHERE u.n <= {near_names}
            AND s.parameter = u.parameter
            AND trigrams(s.folded) && trigrams(spelt(u.value))
            AND (abs(length(s.folded) - length(spelt(u.value))) <= {near_slack}
                 OR 0 < position(' ' || spelt(u.value) || ' ' IN ' ' || s.folded || ' '))
          ORDER BY t.shared DESC, s.n DESC, s.value
          LIMIT {near_most}) s)

-- name: unmatched_value
-- Those of one parameter.
SELECT '{parameter}' AS parameter, v.value, v.n
  FROM unnest(:{parameter}::text[]) WITH ORDINALITY AS v (value, n)
 WHERE NOT EXISTS (SELECT FROM spellings s WHERE s.parameter = '{parameter}' AND s.folded = spelt(v.value))

-- name: unmatched_article
-- Articles are known by their ids.
SELECT 'article' AS parameter, v.value, v.n
  FROM unnest(:article::text[]) WITH ORDINALITY AS v (value, n)
 WHERE NOT EXISTS (SELECT FROM articles k WHERE k.id = v.value)
