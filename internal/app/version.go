package app

import "runtime/debug"

// release is the version of this source tree.
const release = "0.1.0"

// Version names the program, with the commit when the build knows it.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	for _, s := range info.Settings {
		const short = 12
		if s.Key == "vcs.revision" && len(s.Value) >= short {
			return release + "+" + s.Value[:short]
		}
	}
	return release
}
