-- The cells of the grid, and whether there is a number: a cell counts once,
-- however many rows further dimensions give it.
SELECT measure, period, region, industry, max(CASE WHEN value IS NULL THEN 0 ELSE 1 END) AS known
FROM observations
GROUP BY measure, period, region, industry
