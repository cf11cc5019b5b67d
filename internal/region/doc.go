// Package region knows the places: the nation, the 17 시도 (provinces), every
// 시군구 (cities) and the 일반구 (districts of large cities), with both code
// systems, their names in both languages and their lineage; and it reads the
// way files write them, from "경기" to "수원시장안구".
//
// The canonical code is the MOIS code of one edition of the administrative map
// (see Edition). Codes of other times follow to it where a place corresponds to
// exactly one place of the edition; where it does not, the answer is an error
// that names the candidates, never a guess.
//
// Boundaries live in the sub-package boundary. Statistics about places, and
// anything that reads a file or a store, must not live here.
package region
