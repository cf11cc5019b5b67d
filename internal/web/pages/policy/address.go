package policy

import (
	"net/url"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/ui"
)

// The addresses of the section.
const (
	listPath    = ui.SectionPolicies
	newPath     = listPath + "/new"
	importPath  = listPath + "/import"
	filePath    = importPath + "/files"
	examplePath = listPath + "/examples"
	matrixPath  = listPath + "/matrix"
	cellPath    = matrixPath + "/cell"
	synergyPath = listPath + "/synergy"
	pairPath    = synergyPath + "/pair"
)

func policyHref(id string) string { return listPath + "/" + url.PathEscape(id) }

func editHref(id string) string { return policyHref(id) + "/edit" }

// revisionHref leads to a policy as it stood at a revision.
func revisionHref(id string, number int) string {
	return policyHref(id) + "?" + paramRevision + "=" + strconv.Itoa(number)
}

const (
	paramRevision = "revision"
	paramDone     = "done" // what was just done, for the page to say
)

// industryOf reads an industry as an address names it, which is as the key of
// its target: a definition's key, or ksic11:26.
func industryOf(ref string) policy.Industry {
	if system, code, found := strings.Cut(ref, ":"); found && core.System(system).IsKSIC() {
		return policy.Industry{System: core.System(system), Code: code}
	}
	return policy.Industry{Definition: ref}
}

func industryRef(ind policy.Industry) string {
	if ind.Definition != "" {
		return ind.Definition
	}
	return string(ind.System) + ":" + ind.Code
}

// crumb leads back to the list.
func crumb() ui.Link { return ui.Link{Text: core.T("정책", "Policies"), Href: listPath} }
