-- How many cells each slice of the grid has, and in how many there is a number.
-- A cell counts once, however many rows further dimensions give it.
SELECT measure, period, region, industry, count(*) AS present, sum(known) AS known
FROM (
    SELECT measure, period, region, industry, max(CASE WHEN value IS NULL THEN 0 ELSE 1 END) AS known
    FROM observations
    GROUP BY measure, period, region, industry
) AS cells
GROUP BY GROUPING SETS ((measure), (measure, period), (measure, region), (measure, industry))
