package ingest

// prune leaves out of a dictionary what no row uses, such as the year whose
// only row was rejected, and renumbers the rows.
func prune[L any, K uint16 | uint32](labels []L, keys []K) []L {
	used := make([]bool, len(labels))
	for _, k := range keys {
		used[k] = true
	}
	to := make([]K, len(labels))
	kept := labels[:0:0]
	for i, u := range used {
		if u {
			to[i] = K(len(kept))
			kept = append(kept, labels[i])
		}
	}
	if len(kept) == len(labels) {
		return labels
	}
	for i, k := range keys {
		keys[i] = to[k]
	}
	return kept
}
