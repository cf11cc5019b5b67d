package version

// ParamIndustry chooses the industry whose rows are shown.
const ParamIndustry = "industry"
