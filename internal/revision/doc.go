// Package revision is what objects need that several people edit over years:
// a record of who changed what, a comparison field by field, and a merge of two
// edits of the same text.
//
// It works on the JSON form of any object. Fields are told apart by their JSON
// names; elements of a list of objects by their "id", so that moving one is not
// the same as changing every one. It holds no rule about who may change what,
// and no storage.
package revision
