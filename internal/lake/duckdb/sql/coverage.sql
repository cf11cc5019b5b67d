-- How many cells each slice of the grid has, and in how many there is a number.
SELECT measure, period, region, industry, count(*) AS present, sum(known) AS known
FROM cells
GROUP BY GROUPING SETS ((measure), (measure, period), (measure, region), (measure, industry))
