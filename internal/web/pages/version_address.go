package pages

// paramIndustry chooses the industry whose rows are shown.
const paramIndustry = "industry"
