-- The parts into which an export is cut: one measure in one period.
SELECT measure, period
FROM observations
GROUP BY measure, period
ORDER BY measure, period
