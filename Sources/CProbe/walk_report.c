#include "walk_report.h"

#include <stdlib.h>
#include <string.h>

#include "layout.h"
#include "python_api.h"

static const char *const sentences[HEFT_NOTE_COUNT] = {
  [HEFT_NOTE_OBJECT_LIMIT] =
    "the walk stopped at its limit of objects: there is more than it says",
  [HEFT_NOTE_DEADLINE] = "the walk stopped at its time limit: there is more than it says",
  [HEFT_NOTE_OUT_OF_MEMORY] =
    "the walk stopped because it ran out of memory: there is more than it says",
  [HEFT_NOTE_CLASS] =
    "a class goes with its last instance here, and its own memory is not counted",
  [HEFT_NOTE_HELD] = "something else, such as its class or a namespace, holds the object itself: none of it is own",
  [HEFT_NOTE_SIZEOF] =
    "sizes of some objects written in C are what their __sizeof__ says",
  [HEFT_NOTE_ROOT_EXCLUDED] =
    "modules, types, code and running frames belong to the program: nothing below was followed",
  [HEFT_NOTE_FRAMES] = "frames of running code were not followed",
  [HEFT_NOTE_UNKNOWN_VERSION] =
    "this version of CPython is not known to the walk: buffers are what __sizeof__ says",
  [HEFT_NOTE_WORN_OUT] =
    "this process has walked as often as it can: start a new one",
};

static bool set(PyObject *dict, const char *key, PyObject *value) {
  if (value == NULL) return false;
  int failed = py.PyDict_SetItemString(dict, key, value);
  py.Py_DecRef(value);
  return failed == 0;
}

static PyObject *number(uint64_t value) { return py.PyLong_FromUnsignedLongLong(value); }

static int by_bytes(const void *left, const void *right) {
  const struct heft_type *a = *(struct heft_type *const *)left;
  const struct heft_type *b = *(struct heft_type *const *)right;
  if (a->bytes != b->bytes) return a->bytes < b->bytes ? 1 : -1;
  return strcmp(a->type->tp_name, b->type->tp_name);
}

// The type's name with its module: a type written in C has both in tp_name; for one written in
// Python the module lies in its dict, which is read without asking any code of its own.
PyObject *heft_type_name(const PyTypeObject *type) {
  if (!(type->tp_flags & PY_FLAG_HEAP_TYPE) || strchr(type->tp_name, '.') != NULL)
    return py.PyUnicode_FromString(type->tp_name);
  PyObject *module = heft_class_item(type, "__module__");
  if (module == NULL || !(module->ob_type->tp_flags & PY_FLAG_UNICODE) ||
      py.PyUnicode_CompareWithASCIIString(module, "builtins") == 0)
    return py.PyUnicode_FromString(type->tp_name);
  return py.PyUnicode_FromFormat("%U.%s", module, type->tp_name);
}

static PyObject *row_of(const struct heft_type *type) {
  PyObject *row = py.PyTuple_New(3);
  if (row == NULL) return NULL;
  PyObject *cells[3] = {heft_type_name(type->type), number(type->objects), number(type->bytes)};
  bool complete = true;
  for (int i = 0; i < 3; i++) {
    complete = complete && cells[i] != NULL;
    py.PyTuple_SetItem(row, i, cells[i]);
  }
  if (complete) return row;
  py.Py_DecRef(row);
  return NULL;
}

static PyObject *by_type(const struct heft_walk *walk) {
  PyObject *list = py.PyList_New(0);
  size_t bytes = (walk->types_count + 1) * sizeof(struct heft_type *);
  const struct heft_type **types = heft_map(bytes);
  bool complete = list != NULL && types != NULL;
  size_t count = 0;
  for (struct heft_type *type = walk->first_type; complete && type != NULL; type = type->next)
    if (type->objects > 0) types[count++] = type;
  if (complete) qsort(types, count, sizeof *types, by_bytes);
  for (size_t i = 0; complete && i < count; i++) {
    PyObject *row = row_of(types[i]);
    complete = row != NULL && py.PyList_Append(list, row) == 0;
    if (row != NULL) py.Py_DecRef(row);
  }
  heft_unmap(types, bytes);
  if (complete) return list;
  if (list != NULL) py.Py_DecRef(list);
  if (types == NULL) py.PyErr_NoMemory();
  return NULL;
}

// References to a class that it holds itself: in its order of resolution, and in descriptors for
// `__dict__`, `__weakref__` and slots (PyDescrObject.d_type).
static uint64_t references_by_itself(const PyTypeObject *type) {
  uint64_t count = 1;
  Py_ssize_t place = 0;
  PyObject *name, *value;
  while (type->tp_dict != NULL && py.PyDict_Next(type->tp_dict, &place, &name, &value)) {
    bool describes = value->ob_type == py.PyGetSetDescr_Type ||
                     value->ob_type == py.PyMemberDescr_Type;
    if (describes && py_at(value, DESCR_TYPE) == type) count++;
  }
  return count;
}

// Whether nothing but what was walked holds the class: then it goes too.
static bool goes_with_instances(const struct heft_type *type) {
  if (type->objects == 0 || type->followed || !heft_is_python_class(type->type)) return false;
  uint64_t held = (uint32_t)type->type->ob_base.ob_base.ob_refcnt;
  return held <= type->objects + type->references + references_by_itself(type->type);
}

static uint32_t all_notes(const struct heft_walk *walk) {
  uint32_t notes = walk->notes;
  for (struct heft_type *type = walk->first_type; type != NULL; type = type->next)
  {
    if (type->met && type->type == py.PyFrame_Type) notes |= 1u << HEFT_NOTE_FRAMES;
    if (goes_with_instances(type)) notes |= 1u << HEFT_NOTE_CLASS;
    if (type->opaque && type->objects > 0) notes |= 1u << HEFT_NOTE_OPAQUE;
  }
  return notes;
}

// Names the first of the types that hide something.
static PyObject *opaque_note(const struct heft_walk *walk) {
  const struct heft_type *type = walk->first_type;
  while (type != NULL && !(type->opaque && type->objects > 0)) type = type->next;
  const char *name = type == NULL ? "an array" : type->type->tp_name;
  return py.PyUnicode_FromFormat(
    "objects written in C (%s) may hold memory that the walk cannot see", name);
}

static PyObject *notes_of(const struct heft_walk *walk) {
  uint32_t notes = all_notes(walk);
  PyObject *list = py.PyList_New(0);
  for (int i = 0; list != NULL && i < HEFT_NOTE_COUNT; i++) {
    if (!(notes >> i & 1)) continue;
    PyObject *note =
      i == HEFT_NOTE_OPAQUE ? opaque_note(walk) : py.PyUnicode_FromString(sentences[i]);
    if (note == NULL || py.PyList_Append(list, note) != 0) {
      py.Py_DecRef(list);
      list = NULL;
    }
    if (note != NULL) py.Py_DecRef(note);
  }
  return list;
}

PyObject *heft_walk_report(const struct heft_walk *walk) {
  PyObject *report = py.PyDict_New();
  if (report == NULL) return NULL;
  bool divided = walk->divided;
  bool complete =
    set(report, "deep", number(walk->deep)) &&
    set(report, "own", divided ? number(walk->deep - walk->shared) : py_none()) &&
    set(report, "shared", divided ? number(walk->shared) : py_none()) &&
    set(report, "objects", number(walk->objects)) &&
    set(report, "complete", py.PyBool_FromLong(walk->complete)) &&
    set(report, "by_type", by_type(walk)) && set(report, "notes", notes_of(walk)) &&
    set(report, "seconds", py.PyFloat_FromDouble(walk->seconds)) &&
    set(report, "walk_bytes", number(walk->walk_bytes));
  if (complete) return report;
  py.Py_DecRef(report);
  return NULL;
}
