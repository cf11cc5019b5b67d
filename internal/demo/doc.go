// Package demo makes the demo region: synthetic statistics of a whole country,
// so that Naru can be tried, shown and tested before any real file is at hand.
// Nothing in it is a statistic. Every dataset is marked as demo data, and its
// publisher's name says so too.
//
// # What there is
//
// Table: the nation, 17 시도 and the 31 시군 of 경기 × KSIC rev. 11 (sections,
// divisions, groups, and the classes that the industry definitions name) × the
// ten years to 2024 × establishments, employees and sales in million won.
// Production: a monthly index of manufacturing by 시도 and division, three years.
// Both are CSV files in the shape of an official download, with a mapping
// profile each, and come in by the same path as any file (Seed).
//
// # How it is shaped
//
// The totals of 2024 by 시도 and section follow KOSIS 전국사업체조사, rounded; the
// mix of industries, the profiles of the cities and the growth are our own rough
// figures of what these places are known for. 평택 follows the city's published
// figures: manufacturing makes 63.5% of its sales (경기 37.1%), in about 2,450
// establishments, about 300 of them in semiconductors. On these lie a new fab in
// 평택 from 2017, the dip of car parts from 2018 to 2020, hydrogen from small
// beginnings, the pandemic and the recovery, the cycles of memory chips, oil and
// ships, and a drift of every industry in every place, by which each growth stage
// occurs. Small figures of a city are withheld as an office would: where a 시군 has
// one or two establishments, employees and sales are "X", never zero.
//
// Figures are made for the leaves (a group in a city or province) and added
// upward, so every whole is the exact sum of its parts; groups are divided among
// their classes by largest remainder. All is whole-number arithmetic on draws
// that depend on names and the seed alone: the same seed gives the same bytes on
// every machine.
//
// Reading files, storing and showing them must not live here.
package demo
