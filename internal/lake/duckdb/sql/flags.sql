-- How many rows of each measure carry each flag.
SELECT measure, flag, count(*) AS n
FROM observations
WHERE flag IS NOT NULL
GROUP BY measure, flag
