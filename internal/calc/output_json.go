package calc

import (
	"encoding/json"
	"math"
	"slices"
)

// jsonForm is an array of objects, one to a line, keys in column order.
func jsonForm(texts, numbers []string) textForm {
	var keys [][]byte // "name":
	for _, name := range slices.Concat(texts, numbers) {
		keys = append(keys, append(appendJSON(nil, name), ':'))
	}
	return textForm{head: "[", between: ",", tail: "\n]\n", appendRow: func(line []byte, texts []string, numbers []float64) []byte {
		line = append(line, '\n')
		for k, key := range keys {
			line = append(line, "{,"[min(k, 1)])
			line = append(line, key...)
			switch {
			case k < len(texts):
				line = appendJSON(line, texts[k])
			case math.IsNaN(numbers[k-len(texts)]):
				line = append(line, "null"...)
			default:
				line = appendNumber(line, numbers[k-len(texts)])
			}
		}
		return append(line, '}')
	}}
}

func appendJSON(line []byte, s string) []byte {
	b, err := json.Marshal(s)
	if err != nil { // a string always can be
		return append(line, `""`...)
	}
	return append(line, b...)
}
