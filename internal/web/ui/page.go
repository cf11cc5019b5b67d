package ui

import "naru/internal/core"

// Page is what the shell needs to know about a page.
type Page struct {
	Title   core.Text // in the browser's title, without the product's name
	Section string    // the rail's entry it belongs to: one of the Section constants
	Demo    bool      // some number on the page is synthetic: shows the banner
	Scope   *Scope    // what is being looked at; nil where it does not matter
	Help    core.Text // what the page is for and how to read it
	Notices []Notice
	Refresh int // seconds after which a reader without scripts gets the page anew; 0 never
}

// The rail's entries, by their address.
const (
	SectionControl       = "/"
	SectionIndustries    = "/industries"
	SectionCompare       = "/compare"
	SectionOpportunities = "/opportunities"
	SectionLinkage       = "/linkage"
	SectionStudies       = "/studies"
	SectionPolicies      = "/policies"
	SectionRoadmaps      = "/roadmaps"
	SectionReports       = "/reports"
	SectionDefinitions   = "/definitions"
	SectionSnapshots     = "/snapshots"
	SectionDatasets      = "/datasets"
)

// Scope is the form in the top bar that chooses what is being looked at. It is
// sent by GET to the page's own address; parameters that it does not hold are
// kept, except those in Reset.
type Scope struct {
	Choices []Choice
	Reset   []string // parameters that lose their sense when the scope changes: page, sort
	Was     string   // sent along as "was": what was looked at, so that the page can tell what changed
}

// Choice is one drop-down of the scope. Name is one of the Param constants.
type Choice struct {
	Name    string
	Label   core.Text
	Options []Option
	Value   string
}

// Option is one thing to choose. Options of the same Group that follow each
// other stand together under its name.
type Option struct {
	Value string
	Label core.Text
	Group core.Text
}

// chosen gives the label of the chosen option, the first where none is.
func (c Choice) chosen() core.Text {
	for _, o := range c.Options {
		if o.Value == c.Value {
			return o.Label
		}
	}
	if len(c.Options) > 0 {
		return c.Options[0].Label
	}
	return core.Text{}
}

// optionGroup is a run of options under one heading.
type optionGroup struct {
	title   core.Text
	options []Option
}

func groupOptions(options []Option) []optionGroup {
	var groups []optionGroup
	for _, o := range options {
		if n := len(groups); n > 0 && groups[n-1].title == o.Group {
			groups[n-1].options = append(groups[n-1].options, o)
			continue
		}
		groups = append(groups, optionGroup{title: o.Group, options: []Option{o}})
	}
	return groups
}

type railGroup struct {
	title core.Text
	items []railItem
}

type railItem struct {
	section string
	text    core.Text
	icon    string
}

// railGroups lists the pages that exist, in the order of the loop.
func railGroups() []railGroup {
	return []railGroup{
		{items: []railItem{
			{SectionControl, core.T("관제", "Overview"), "gauge"},
		}},
		{title: core.T("산업", "Industry"), items: []railItem{
			{SectionIndustries, core.T("산업 진단", "Diagnosis"), "bubbles"},
			{SectionCompare, core.T("지역 비교", "Compare regions"), "columns"},
			{SectionOpportunities, core.T("융합·신산업", "Related industries"), "network"},
			{SectionLinkage, core.T("산업연관", "Input–output"), "exchange"},
			{SectionDefinitions, core.T("산업 정의", "Definitions"), "basket"},
			{SectionSnapshots, core.T("저장한 진단", "Saved diagnoses"), "file"},
		}},
		{title: core.T("전략", "Strategy"), items: []railItem{
			{SectionStudies, core.T("전략산업 연구", "Industry studies"), "scales"},
			{SectionPolicies, core.T("정책", "Policies"), "flag"},
			{SectionRoadmaps, core.T("로드맵", "Roadmaps"), "route"},
			{SectionReports, core.T("보고서", "Reports"), "report"},
		}},
		{title: core.T("데이터", "Data"), items: []railItem{
			{SectionDatasets, core.T("자료", "Datasets"), "stack"},
		}},
	}
}
