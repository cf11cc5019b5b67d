-- The rows that pass the filters; an empty filter lets everything through. What
-- follows is one of the orders of order.go, with OFFSET and LIMIT.
SELECT *
FROM observations
WHERE ($2 = '' OR region = $2)
    AND ($3 = '' OR industry = $3)
    AND ($4 = '' OR period = $4)
    AND ($5 = '' OR measure = $5)
    AND ($6 = '' OR coalesce(flag, 'value') = $6)
