package demo

// The two regions that the tables treat apart.
const (
	gyeonggi   = "41"
	pyeongtaek = "41220"
)

// city is how a 시군 of 경기 differs from its peers. Percentages tell how much
// of the kind of business a city of its size has beside the average.
type city struct {
	code     string
	size     int64 // establishments outside manufacturing, thousands
	makers   int64 // manufacturing establishments, hundreds
	farm     int64 // %: farming, forestry, quarrying, rural power
	freight  int64 // %: transport and storage
	leisure  int64 // %: lodging, food, recreation
	digital  int64 // %: information and communication
	business int64 // %: finance, property, professional and business services
}

// cities gives the 31 시군 but 평택, whose figures stand by themselves. Orders of
// magnitude by general knowledge of the province, our own estimate.
func cities() []city {
	return []city{
		{"41110", 118, 27, 20, 90, 105, 120, 115},   // 수원
		{"41130", 100, 28, 15, 80, 95, 330, 170},    // 성남
		{"41150", 44, 9, 15, 95, 110, 55, 85},       // 의정부
		{"41170", 62, 26, 10, 95, 95, 190, 130},     // 안양
		{"41190", 82, 60, 15, 100, 100, 85, 85},     // 부천
		{"41210", 31, 8, 15, 95, 95, 120, 90},       // 광명
		{"41250", 8, 4, 60, 100, 120, 25, 60},       // 동두천
		{"41270", 72, 80, 40, 110, 105, 60, 80},     // 안산
		{"41280", 112, 25, 40, 100, 95, 130, 110},   // 고양
		{"41290", 7, 1, 20, 40, 110, 260, 220},      // 과천
		{"41310", 21, 4, 25, 110, 105, 60, 90},      // 구리
		{"41360", 67, 22, 90, 100, 105, 60, 85},     // 남양주
		{"41370", 22, 8, 30, 120, 105, 50, 90},      // 오산
		{"41390", 64, 85, 40, 125, 95, 50, 75},      // 시흥
		{"41410", 28, 18, 10, 210, 85, 120, 90},     // 군포
		{"41430", 15, 4, 20, 190, 95, 90, 95},       // 의왕
		{"41450", 37, 7, 30, 95, 95, 130, 130},      // 하남
		{"41460", 103, 28, 110, 105, 100, 120, 120}, // 용인
		{"41480", 54, 40, 180, 115, 100, 130, 75},   // 파주
		{"41500", 24, 11, 260, 190, 105, 35, 70},    // 이천
		{"41550", 24, 20, 300, 170, 100, 30, 65},    // 안성
		{"41570", 61, 60, 130, 150, 85, 60, 75},     // 김포
		{"41590", 118, 112, 210, 105, 90, 80, 95},   // 화성
		{"41610", 48, 45, 100, 160, 90, 40, 75},     // 광주
		{"41630", 28, 28, 130, 110, 90, 30, 65},     // 양주
		{"41650", 23, 33, 420, 105, 140, 20, 55},    // 포천
		{"41670", 14, 6, 620, 130, 120, 20, 60},     // 여주
		{"41800", 6, 2, 780, 80, 130, 15, 45},       // 연천
		{"41820", 9, 2, 520, 60, 330, 20, 60},       // 가평
		{"41830", 15, 3, 640, 70, 230, 35, 70},      // 양평
	}
}

// cityBlock gives the city by itself, 2024. Manufacturing is 63.5% of all
// sales and has 2,450 establishments (the city's published figures; the share
// is that of its gross product, applied to sales).
func cityBlock() block {
	return block{
		code:           pyeongtaek,
		establishments: []int64{95, 6, 2450, 420, 190, 4700, 15500, 6900, 8100, 620, 420, 2900, 1700, 2300, 90, 2300, 1700, 1500, 5200},
		employees:      []int64{5, 1, 1060, 15, 19, 220, 355, 175, 235, 29, 36, 68, 98, 145, 65, 145, 225, 41, 98},
		sales:          []int64{160, 30, 95250, 4200, 560, 5600, 17200, 5100, 2350, 620, 3300, 2400, 3700, 1500, 2500, 1900, 1950, 620, 1060},
	}
}

// weight is the city's part in a section of the province.
func (c city) weight(section byte) int64 {
	w := c.size * mille
	share := int64(cent)
	switch section {
	case 'A':
		share = c.farm
	case 'B':
		share = max(c.farm-cent, 0) // quarries lie in the country
	case 'C':
		return c.makers * mille
	case 'D':
		share = cent/2 + c.farm/2
	case 'H':
		share = c.freight
	case 'I', 'R':
		share = c.leisure
	case 'J':
		share = c.digital
	case 'K', 'L', 'M', 'N':
		share = c.business
	}
	return w * share / cent
}
