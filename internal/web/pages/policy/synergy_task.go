package policy

const paramTask = "task"

func taskOfPolicy(id string) string { return "policy:" + id }
