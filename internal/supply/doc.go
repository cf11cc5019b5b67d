// Package supply holds the network of firms that buy from one another, plain
// measures of its risks, and ESRI: how much of all output is lost when a firm,
// or a set of firms, fails and the shock travels to customers and suppliers.
//
// A network is checked and laid out once and never changes; cascades run over
// it with buffers of their own. Firms are numbers here, in the order that the
// caller gives them; results come in that order.
//
// Nothing here reads files, knows a dataset or formats for a screen; the
// package imports core alone. NaN is the in-memory NA, "not defined"; a measure
// that may be NA carries its reason. Results are the same bits whatever the
// thread count and the order of the edges: threads share out whole firms, never
// one sum.
package supply
