// Package industry knows the classifications and what an agency means by an
// industry: KSIC tables by revision, concordances between revisions, and
// industry definitions (산업 정의), the versioned, weighted baskets of codes that
// stand for 반도체 or 수소, which no single code does.
//
// Naru's own tables hold sections, divisions and groups of revisions 10 and 11,
// and the finer classes that its presets name. The full tables come in by
// import; until then a finer code is unverifiable rather than unknown.
//
// Statistics about industries, and anything that reads a file or a store, must
// not live here.
package industry
