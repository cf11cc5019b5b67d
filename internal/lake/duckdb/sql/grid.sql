-- In how many periods each region has a number in each industry.
SELECT region, industry, sum(known) AS known
FROM cells
WHERE measure = $2
GROUP BY region, industry
