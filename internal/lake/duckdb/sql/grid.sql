-- In how many periods each region has a number in each industry.
SELECT region, industry, sum(known) AS known
FROM (
    SELECT region, industry, period, max(CASE WHEN value IS NULL THEN 0 ELSE 1 END) AS known
    FROM observations
    WHERE measure = $2
    GROUP BY region, industry, period
) AS cells
GROUP BY region, industry
