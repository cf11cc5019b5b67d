package diagnosis

import "naru/internal/structure"

// unknownType is how an address asks for industries whose type the data do not
// tell.
const unknownType = "unknown"

// stageKeys are the stages as an address names them.
func stageKeys() []string {
	return []string{
		string(structure.StageIntroduction), string(structure.StageGrowth),
		string(structure.StageMaturity), string(structure.StageDecline), unknownType,
	}
}

// strategyKeys are the strategies as an address names them.
func strategyKeys() []string {
	return []string{
		string(structure.StrategyLead), string(structure.StrategyAttract), string(structure.StrategyTransform),
		string(structure.StrategyBase), string(structure.StrategyWatch), unknownType,
	}
}

func stageKey(s structure.Stage) string {
	if s == structure.StageUnknown {
		return unknownType
	}
	return string(s)
}

func strategyKey(s structure.Strategy) string {
	if s == structure.StrategyUnknown {
		return unknownType
	}
	return string(s)
}
