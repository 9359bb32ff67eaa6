// What was found of where the bytes are, as Python objects.

#include "python_api.h"
#include "walk_report.h"
#include "where.h"

static bool set(PyObject *dict, const char *key, PyObject *value) {
  if (value == NULL) return false;
  int failed = py.PyDict_SetItemString(dict, key, value);
  py.Py_DecRef(value);
  return failed == 0;
}

// Appends what was made, if it was.
static bool append(PyObject *list, PyObject *item) {
  if (item == NULL) return false;
  int failed = py.PyList_Append(list, item);
  py.Py_DecRef(item);
  return failed == 0;
}

static PyObject *finish(PyObject *list, bool complete) {
  if (complete || list == NULL) return list;
  py.Py_DecRef(list);
  return NULL;
}

static PyObject *number(uint64_t value) { return py.PyLong_FromUnsignedLongLong(value); }

static PyObject *by_depth(const struct heft_where *where) {
  if (!where->depths_complete) return py_none();
  PyObject *list = py.PyList_New(0);
  bool complete = list != NULL;
  for (uint64_t i = 0; complete && i < HEFT_DEPTHS && i <= where->deepest; i++)
    complete = append(list, py.Py_BuildValue("(KK)", (unsigned long long)where->depths[i].objects,
                                             (unsigned long long)where->depths[i].bytes));
  return finish(list, complete);
}

static PyObject *room_row(const char *kind, const struct heft_room *room) {
  return py.Py_BuildValue(
    "(zKKKK)", kind, (unsigned long long)room->containers, (unsigned long long)room->used,
    (unsigned long long)room->capacity, (unsigned long long)room->spare);
}

// The first row is that of the root, whatever it is.
static PyObject *capacity(const struct heft_where *where) {
  static const char *const names[HEFT_ROOM_KINDS] = {"list",      "dict",  "set",
                                                     "bytearray", "deque", "array.array"};
  if (!where->depths_complete) return py_none();
  PyObject *list = py.PyList_New(0);
  bool complete = list != NULL && append(list, room_row(NULL, &where->root_room));
  for (int i = 0; complete && i < HEFT_ROOM_KINDS; i++)
    if (where->rooms[i].containers > 0)
      complete = append(list, room_row(names[i], &where->rooms[i]));
  return finish(list, complete);
}

static PyObject *label_of(const struct heft_label *label) {
  if (label->key != NULL) {
    py.Py_IncRef(label->key);
    return label->key;
  }
  return label->name == NULL ? py_none() : py.PyUnicode_FromString(label->name);
}

static PyObject *member_row(const struct heft_member *member) {
  const struct heft_label *label = &member->label;
  return py.Py_BuildValue(
    "(iiKNNKNN)", member->holder, (int)label->kind, (unsigned long long)label->index,
    label_of(label), heft_type_name(member->object->ob_type), (unsigned long long)member->bytes,
    member->surveyed ? number(member->members) : py_none(),
    member->surveyed ? number(member->common) : py_none());
}

static PyObject *members(const struct heft_where *where) {
  if (!where->members_complete) return py_none();
  PyObject *list = py.PyList_New(0);
  bool complete = list != NULL;
  for (int i = 0; complete && i < where->members_count; i++)
    complete = append(list, member_row(&where->members[i]));
  return finish(list, complete);
}

static PyObject *copied_values(const struct heft_where *where) {
  PyObject *list = py.PyList_New(0);
  const struct heft_equal *rows = (const struct heft_equal *)where->equal_values.words;
  bool complete = list != NULL;
  for (uint64_t i = 0; complete && i < HEFT_EQUALS && i < where->copied_values; i++)
    complete = append(list, py.Py_BuildValue("(OKK)", rows[i].value,
                                             (unsigned long long)rows[i].objects,
                                             (unsigned long long)rows[i].saved));
  return finish(list, complete);
}

static PyObject *duplicates(const struct heft_where *where) {
  if (!where->equals_known) return py_none();
  return py.Py_BuildValue("(KKKN)", (unsigned long long)where->copies,
                          (unsigned long long)where->copied_values,
                          (unsigned long long)where->saved, copied_values(where));
}

static PyObject *stopped(const struct heft_where *where) {
  uint32_t notes = where->walk.notes;
  if (notes >> HEFT_NOTE_OBJECT_LIMIT & 1) return py.PyUnicode_FromString("objects");
  if (notes >> HEFT_NOTE_DEADLINE & 1) return py.PyUnicode_FromString("seconds");
  if (notes >> HEFT_NOTE_OUT_OF_MEMORY & 1) return py.PyUnicode_FromString("memory");
  return py_none();
}

PyObject *heft_where_report(struct heft_where *where) {
  PyObject *report = py.PyDict_New();
  if (report == NULL) return NULL;
  bool complete =
    set(report, "by_depth", by_depth(where)) &&
    set(report, "deepest", where->depths_complete ? number(where->deepest) : py_none()) &&
    set(report, "capacity", capacity(where)) && set(report, "members", members(where)) &&
    set(report, "duplicates", duplicates(where)) && set(report, "stopped", stopped(where)) &&
    set(report, "objects", number(where->walk.objects)) &&
    set(report, "seconds", py.PyFloat_FromDouble(where->walk.seconds)) &&
    set(report, "where_bytes", number(where->mapped));
  if (complete) return report;
  py.Py_DecRef(report);
  return NULL;
}
