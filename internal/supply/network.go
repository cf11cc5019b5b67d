package supply

// Network is a firm network laid out for cascades: every edge twice, once with
// its customer's purchases and once with its supplier's sales, a firm number
// (uint32) and a weight (float32) each, so that twenty million edges take 320 MB.
// Sums are float64 and made of the rounded weights, so shares still sum to one.
// It never changes after NewNetwork and may be shared between goroutines.
type Network struct {
	ids        []string
	industries []string // codes, ascending
	industry   []uint32 // by firm: which of them

	// Purchases, by customer, the largest first.
	bought         []uint32 // by firm and one more: where its purchases start
	boughtFrom     []uint32
	boughtWeight   []float32
	purchases      []float64 // by firm: their sum
	industryOutput []float64 // by industry: sum of its firms' sales

	// Sales, by supplier: sole inputs (essential, and the customer's only ones
	// from the supplier's industry), shared inputs (essential, among several),
	// non-essential, ignored; within each, but for the last, those customers first
	// whose loss of that sale costs the economy most (see reach). A sale of a
	// shared input names the input, the others name the customer.
	sold        []uint32 // by firm and one more: where its sales start
	soldShared  []uint32
	soldNon     []uint32
	soldIgnored []uint32
	soldTo      []uint32
	soldWeight  []float32
	sales       []float64 // by firm: their sum, the firm's output
	output      float64   // sum of all sales

	// Shared inputs: what a customer buys from several firms of one industry.
	inputCustomer []uint32
	inputSum      []float64

	reach   reach
	records []record // by firm: what a cascade asks of a firm that has lost inputs
	buyers  []buyer  // by firm: and of one that has lost sales
}

// record is one line of the processor's cache: a cascade comes to firms in no
// order, and waits for every line it has not seen.
type record struct {
	sales, purchases float64
	worth            horizons // see reach
	industry         uint32

	sold, soldShared, soldNon, soldIgnored uint32
}

func (n *Network) newRecords() []record {
	records := make([]record, n.Firms())
	for i := range records {
		records[i] = record{
			sales: n.sales[i], purchases: n.purchases[i],
			worth: n.reach.worth[i], industry: n.industry[i],
			sold: n.sold[i], soldShared: n.soldShared[i], soldNon: n.soldNon[i], soldIgnored: n.soldIgnored[i],
		}
	}
	return records
}

// buyer is what of its purchases decides whether they are looked through.
type buyer struct {
	from, end uint32 // where they start and end
	largest   float32
	purchases float64 // their sum
}

func (n *Network) newBuyers() []buyer {
	buyers := make([]buyer, n.Firms())
	for i := range buyers {
		b := &buyers[i]
		*b = buyer{from: n.bought[i], end: n.bought[i+1], purchases: n.purchases[i]}
		if b.end > b.from {
			b.largest = n.boughtWeight[b.from]
		}
	}
	return buyers
}

// Firms is the number of firms.
func (n *Network) Firms() int { return len(n.ids) }

// Edges is the number of edges that count.
func (n *Network) Edges() int { return len(n.boughtFrom) }

// ID names a firm.
func (n *Network) ID(firm int) string { return n.ids[firm] }

// Industry is the code of a firm's industry.
func (n *Network) Industry(firm int) string { return n.industries[n.industry[firm]] }

// Output is a firm's output, the sum of its sales, in the unit of the weights.
func (n *Network) Output(firm int) float64 { return n.sales[firm] }

// Purchases is the sum of what a firm buys, in the unit of the weights.
func (n *Network) Purchases(firm int) float64 { return n.purchases[firm] }
