// NumPy's arrays and types, which the collector does not know and which have no tp_traverse.
//
// Sources: numpy/core/include/numpy/ndarraytypes.h of 1.20 to 1.26 and
// numpy/_core/include/numpy/ndarraytypes.h of 2.0 to 2.4: tagPyArrayObject_fields, _PyArray_Descr
// (1.x), _PyArray_LegacyDescr (2.x).

#include "layout.h"
#include "python_api.h"
#include "walk_kinds.h"

enum {
  ARRAY_DATA = 16,
  ARRAY_DIMENSIONS = 32,
  ARRAY_BASE = 48,
  ARRAY_DESCR = 56,
  ARRAY_FLAGS = 64,
  FLAG_OWNS_DATA = 0x4,  // NPY_ARRAY_OWNDATA
  DESCR_TYPE_NUMBER = 28,
  TYPE_NUMBER_OBJECT = 17,  // NPY_OBJECT
};

static int32_t int_at(const void *object, ptrdiff_t offset) {
  return *(const int32_t *)((const char *)object + offset);
}

static bool owns_data(const PyObject *array) {
  return int_at(array, ARRAY_FLAGS) & FLAG_OWNS_DATA;
}

static bool holds_objects(const PyObject *array) {
  const void *descr = py_at(array, ARRAY_DESCR);
  return descr != NULL && int_at(descr, DESCR_TYPE_NUMBER) == TYPE_NUMBER_OBJECT;
}

// The block of data of an array that owns it, what it is a view of otherwise, and its type.
static void account(struct heft_walk *walk, PyObject *array) {
  heft_account(walk, py_at(array, ARRAY_DIMENSIONS));
  if (owns_data(array) && !heft_account(walk, py_at(array, ARRAY_DATA)))
    heft_note(walk, HEFT_NOTE_OPAQUE);
  if (!heft_make_room(walk, 2)) return;
  heft_reach(walk, py_at(array, ARRAY_BASE));
  heft_reach(walk, py_at(array, ARRAY_DESCR));
}

void heft_expand_ndarray(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                         size_t start) {
  (void)type;
  if (start == 0) account(walk, object);
  const char *data = py_at(object, ARRAY_DATA);
  if (!owns_data(object) || !holds_objects(object) || !heft_is_ours(data)) return;
  // An array that owns its data owns all elements, in whatever order its strides show them.
  size_t count = heft_block_size(heft_block_of(data)) / sizeof(PyObject *);
  size_t end = count - start > HEFT_CHUNK ? start + HEFT_CHUNK : count;
  if (!heft_make_room(walk, HEFT_CHUNK + 2)) return;
  if (end < count) heft_continue_at(walk, object, end);
  for (size_t i = start; i < end; i++) heft_reach(walk, py_at(data, 8 * (ptrdiff_t)i));
}

// A subclass comes here: all elements at once.
void heft_extra_ndarray(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                        size_t start) {
  (void)type, (void)start;
  account(walk, object);
  const char *data = py_at(object, ARRAY_DATA);
  if (!owns_data(object) || !holds_objects(object) || !heft_is_ours(data)) return;
  size_t count = heft_block_size(heft_block_of(data)) / sizeof(PyObject *);
  if (!heft_make_room(walk, count)) return;
  for (size_t i = 0; i < count; i++) heft_reach(walk, py_at(data, 8 * (ptrdiff_t)i));
}

// 1 or 2; 0 if NumPy is not there.
static int numpy_major(void) {
  PyObject *modules = py.PyImport_GetModuleDict();
  PyObject *numpy = modules == NULL ? NULL : py.PyDict_GetItemString(modules, "numpy");
  // Whatever the program put in its place is no module, and is not asked.
  bool is_module = numpy != NULL && numpy->ob_type == py.PyModule_Type;
  PyObject *names = is_module ? py.PyModule_GetDict(numpy) : NULL;
  PyObject *version = names == NULL ? NULL : py.PyDict_GetItemString(names, "__version__");
  if (version == NULL || !(version->ob_type->tp_flags & PY_FLAG_UNICODE)) return 0;
  const char *text = py.PyUnicode_AsUTF8AndSize(version, NULL);
  if (text == NULL) {
    py.PyErr_Clear();
    return 0;
  }
  return text[0] - '0';
}

// A type with fields or a shape of its own holds a dict of them and a tuple of their names. Plain
// ones are NumPy's for good.
void heft_extra_dtype(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                      size_t start) {
  (void)type, (void)start;
  static const int first[2] = {40, 88};     // subarray, fields, names
  static const int metadata[2] = {72, 56};
  int major = numpy_major();
  if (major != 1 && major != 2) {
    heft_note(walk, HEFT_NOTE_OPAQUE);
    return;
  }
  // NumPy 2 has a shorter structure for types of others; its number is -1, or 2056 for StringDType.
  int32_t number = int_at(object, DESCR_TYPE_NUMBER);
  if (number < 0 || number == 2056 || !heft_make_room(walk, 5)) return;
  int at = first[major - 1];
  const void *subarray = py_at(object, at);  // PyArray_ArrayDescr: base, shape
  if (heft_account(walk, subarray) && subarray != NULL) {
    heft_reach(walk, py_at(subarray, 0));
    heft_reach(walk, py_at(subarray, 8));
  }
  heft_reach(walk, py_at(object, at + 8));
  heft_reach(walk, py_at(object, at + 16));
  heft_reach(walk, py_at(object, metadata[major - 1]));
}
