-- One page of the rows that pass the filters; an empty filter lets everything
-- through. The order of the file decides between equals.
SELECT *
FROM observations
WHERE ($2 = '' OR region = $2)
    AND ($3 = '' OR industry = $3)
    AND ($4 = '' OR period = $4)
    AND ($5 = '' OR measure = $5)
    AND ($6 = '' OR coalesce(flag, 'value') = $6)
ORDER BY
    CASE $7 WHEN 'region' THEN region WHEN 'industry' THEN industry WHEN 'period' THEN period WHEN 'flag' THEN flag END ASC NULLS LAST,
    CASE $7 WHEN '-region' THEN region WHEN '-industry' THEN industry WHEN '-period' THEN period WHEN '-flag' THEN flag END DESC NULLS LAST,
    CASE $7 WHEN 'value' THEN value END ASC NULLS LAST,
    CASE $7 WHEN '-value' THEN value END DESC NULLS LAST,
    CASE $7 WHEN '-measure' THEN measure END DESC NULLS LAST,
    place
OFFSET $8 LIMIT $9
