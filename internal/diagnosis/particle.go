package diagnosis

import "naru/internal/core"

// Topic gives a name with the Korean particle of the topic (경기는, 전국은); its
// English stays as it is. Names come from data, so that no sentence can know
// beforehand which of the two forms it needs.
func Topic(t core.Text) core.Text { return core.T(topic.after(t.Ko), t.In(core.English)) }

// Subject gives a name with the Korean particle of the subject: 종사자수가.
func Subject(t core.Text) core.Text { return core.T(subject.after(t.Ko), t.In(core.English)) }

// Object gives a name with the Korean particle of the object: 진단을.
func Object(t core.Text) core.Text { return core.T(object.after(t.Ko), t.In(core.English)) }

// Toward gives a name with the Korean particle of direction: 서울로, 경기로.
func Toward(t core.Text) core.Text { return core.T(toward.after(t.Ko), t.In(core.English)) }
