-- One page of all rows in the order of the file.
SELECT *
FROM observations
WHERE place >= $2
    AND place < $3
ORDER BY place
