-- The rows of one measure in one period that pass the filters; an empty filter
-- lets everything through.
SELECT *
FROM observations
WHERE measure = $7
    AND period = $8
    AND ($2 = '' OR region = $2)
    AND ($3 = '' OR industry = $3)
    AND ($4 = '' OR period = $4)
    AND ($5 = '' OR measure = $5)
    AND ($6 = '' OR coalesce(flag, 'value') = $6)
ORDER BY place
