package agenda

import (
	"context"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/policy"
	"naru/internal/roadmap"
	"naru/internal/study"
)

// city is the place whose agency this is: 평택시.
const city = "41220"

// mark begins every title that is shown apart from its object's own pages.
const mark = "시연: "

// Definitions lists the industry definitions. industry.Definitions does.
type Definitions interface {
	List(ctx context.Context, actor core.Actor) ([]industry.Definition, error)
}

// Services are what the agenda is kept by.
type Services struct {
	Definitions Definitions
	Studies     *study.Service
	Policies    *policy.Service
	Roadmaps    *roadmap.Service
}

// The people of the demo agency. Nobody has checked their names.
func researcher() core.Actor { return person("한연구", core.RoleResearcher) }
func officer() core.Actor    { return person("오담당", core.RoleOfficer) }
func director() core.Actor   { return person("나원장", core.RoleDirector) }

func person(name string, role core.Role) core.Actor {
	return core.Actor{Agency: core.DefaultAgency, Name: name, Role: role}
}

// Seed makes the agenda where there is none. Say tells what is being made.
func Seed(ctx context.Context, s Services, say func(core.Text)) error {
	signed, err := seedStudy(ctx, s, say)
	if err != nil {
		return err
	}
	policies, err := seedPolicies(ctx, s, say)
	if err != nil {
		return err
	}
	return seedRoadmap(ctx, s, say, signed, policies)
}

// isOurs reports whether a title is one of the agenda's.
func isOurs(title string) bool { return strings.HasPrefix(title, mark) }
