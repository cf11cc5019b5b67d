-- The cells of the grid, and whether there is a number: without further
-- dimensions each row is one.
SELECT measure, period, region, industry, CASE WHEN value IS NULL THEN 0 ELSE 1 END AS known
FROM observations
