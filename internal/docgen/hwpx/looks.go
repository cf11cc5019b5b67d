package hwpx

// The looks of characters, paragraphs and borders. In a document of ours the
// index of a look is its id in header.xml (borders count from one); in a
// template they follow what the template has.

const (
	font     = "Pretendard GOV"
	fallback = "맑은 고딕"
)

// Colours: text, quiet text, chapters, lines and fills.
const (
	ink     = "#1E2124"
	grey    = "#58616A"
	navy    = "#083891"
	hair    = "#B1B8BE"
	headRow = "#E7EEF9"
	sumRow  = "#F4F5F6"
	pale    = "#EFF5FF"
)

type charLook struct {
	size   int // hundredths of a point
	bold   bool
	colour string
}

// Character looks.
const (
	charBody = iota
	charStrong
	charChapter
	charSection
	charSubsection
	charQuiet
	charCaption
	charSource
	charCell
	charCellStrong
	charSmall
	charSmallStrong
	charTiny
	charTinyStrong
	charTitle
	charSubtitle
	charImprint
	charNotice
	charValue
	charGap
)

var charLooks = []charLook{
	charBody: {1050, false, ink}, charStrong: {1050, true, ink},
	charChapter: {1800, true, navy}, charSection: {1400, true, ink}, charSubsection: {1200, true, ink},
	charQuiet: {950, false, grey}, charCaption: {1000, true, ink}, charSource: {850, false, grey},
	charCell: {900, false, ink}, charCellStrong: {900, true, ink},
	charSmall: {800, false, ink}, charSmallStrong: {800, true, ink},
	charTiny: {700, false, ink}, charTinyStrong: {700, true, ink},
	charTitle: {2800, true, navy}, charSubtitle: {1500, false, grey}, charImprint: {1200, false, ink},
	charNotice: {1000, false, ink}, charValue: {1800, true, navy}, charGap: {100, false, ink},
}

type paraLook struct {
	align               string
	left, first         int // first is the first line against the others
	before, after       int
	line                int // per cent of the size of the letters
	keepNext, keepLines bool
	outline             int // level of a heading, from one; 0 for text
	border              int // index of a border look
}

// Paragraph looks.
const (
	paraBody = iota
	paraChapter
	paraSection
	paraSubsection
	paraFinding
	paraQuiet
	paraList
	paraCaption
	paraUnit
	paraSource
	paraFigure
	paraCellLeft
	paraCellRight
	paraCellCentre
	paraHolder
	paraTitle
	paraSubtitle
	paraImprint
	paraNotice
	paraContents
	paraContents1
	paraContents2
	paraContents3
	paraHead
)

var paraLooks = []paraLook{
	paraBody: {align: "JUSTIFY", line: 160, after: 700},
	// A chapter has no line under it: some readers join the borders of a paragraph
	// and the next, and a finding often follows.
	paraChapter:    {align: "LEFT", line: 140, before: 2400, after: 1200, keepNext: true, keepLines: true, outline: 1},
	paraSection:    {align: "LEFT", line: 140, before: 1800, after: 700, keepNext: true, keepLines: true, outline: 2},
	paraSubsection: {align: "LEFT", line: 140, before: 1200, after: 500, keepNext: true, keepLines: true, outline: 3},
	paraFinding:    {align: "JUSTIFY", line: 160, before: 800, after: 1000, left: 1000, keepLines: true, border: borderFinding},
	paraQuiet:      {align: "JUSTIFY", line: 150, after: 700},
	paraList:       {align: "LEFT", line: 160, after: 400, left: 2000, first: -1500},
	paraCaption:    {align: "LEFT", line: 140, before: 1200, after: 300, keepNext: true, keepLines: true},
	paraUnit:       {align: "RIGHT", line: 120, after: 150, keepNext: true},
	paraSource:     {align: "LEFT", line: 130, before: 200, after: 150},
	paraFigure:     {align: "CENTER", line: 100, before: 1000, after: 300, keepNext: true},
	paraCellLeft:   {align: "LEFT", line: 130},
	paraCellRight:  {align: "RIGHT", line: 130},
	paraCellCentre: {align: "CENTER", line: 130},
	paraHolder:     {align: "LEFT", line: 100},
	paraTitle:      {align: "LEFT", line: 140, after: 800},
	paraSubtitle:   {align: "LEFT", line: 140, after: 1200},
	paraImprint:    {align: "LEFT", line: 150, after: 300},
	paraNotice:     {align: "LEFT", line: 150, left: 700, border: borderNotice},
	paraContents:   {align: "LEFT", line: 140, after: 1400, keepNext: true},
	paraContents1:  {align: "LEFT", line: 150, before: 600, after: 200},
	paraContents2:  {align: "LEFT", line: 150, after: 100, left: 1200},
	paraContents3:  {align: "LEFT", line: 150, after: 100, left: 2400},
	paraHead:       {align: "LEFT", line: 120, border: borderHead},
}

type borderLook struct {
	left, right, top, bottom stroke
	fill                     string
}

type stroke struct{ width, colour string }

// Border looks. The first two are what the format expects to find: no line and
// no fill, once without and once with a brush.
const (
	borderNone = iota
	borderBrush
	borderCell
	borderHeadCell
	borderSumCell
	borderFinding
	borderNotice
	borderHead
)

var (
	thin  = stroke{"0.12 mm", hair}
	thick = stroke{"0.4 mm", navy}
)

var borderLooks = []borderLook{
	borderNone: {}, borderBrush: {fill: "none"},
	borderCell:     {left: thin, right: thin, top: thin, bottom: thin},
	borderHeadCell: {left: thin, right: thin, top: thick, bottom: thin, fill: headRow},
	borderSumCell:  {left: thin, right: thin, top: thin, bottom: thin, fill: sumRow},
	borderFinding:  {left: stroke{"1.0 mm", navy}, fill: pale},
	borderNotice:   {left: thin, right: thin, top: thin, bottom: thin, fill: sumRow},
	borderHead:     {bottom: thin},
}

// styleLook is a named style of header.xml.
type styleLook struct {
	name, english string
	para, char    int
}

// styleLooks are the styles of a document of ours; the first is the base of all.
var styleLooks = []styleLook{
	{"바탕글", "Normal", paraBody, charBody},
	{"본문", "Body", paraBody, charBody},
	{"개요 1", "Outline 1", paraChapter, charChapter},
	{"개요 2", "Outline 2", paraSection, charSection},
	{"개요 3", "Outline 3", paraSubsection, charSubsection},
	{"머리말", "Header", paraHead, charSource},
	{"차례 제목", "TOC Heading", paraContents, charChapter},
	{"차례 1", "TOC 1", paraContents1, charStrong},
	{"차례 2", "TOC 2", paraContents2, charBody},
	{"차례 3", "TOC 3", paraContents3, charQuiet},
	{"캡션", "Caption", paraCaption, charCaption},
	{"제목", "Title", paraTitle, charTitle},
	{"부제목", "Subtitle", paraSubtitle, charSubtitle},
	{"발간 정보", "Imprint", paraImprint, charImprint},
	{"알림", "Notice", paraNotice, charNotice},
	{"발견", "Finding", paraFinding, charStrong},
	{"덧붙임", "Remark", paraQuiet, charQuiet},
	{"목록", "List", paraList, charBody},
	{"단위", "Unit", paraUnit, charSource},
	{"자료", "Source", paraSource, charSource},
	{"표 왼쪽", "Cell Left", paraCellLeft, charCell},
	{"표 오른쪽", "Cell Right", paraCellRight, charCell},
	{"표 가운데", "Cell Centre", paraCellCentre, charCell},
	{"그림", "Figure", paraFigure, charBody},
}

// styleOf gives the style of a paragraph look; the base where it has none.
func styleOf(para int) int {
	for i, s := range styleLooks[1:] {
		if s.para == para {
			return i + 1
		}
	}
	return 0
}
