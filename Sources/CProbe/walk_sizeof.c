// Types written in C that the walk does not know: what lies beside the object's own block is what
// its __sizeof__ says, as long as that is written in C too.

#include "layout.h"
#include "python_api.h"
#include "selftest.h"
#include "walk_kinds.h"

// Whether a method is the one that a type written in C came with: PyDescrObject.d_type and d_name
// (Include/descrobject.h). A class may have any other method under the name, such as list.clear.
static bool is_own_sizeof(const PyObject *method, const PyTypeObject *type) {
  if (method->ob_type != py.PyMethodDescr_Type || py_at(method, DESCR_TYPE) != type) return false;
  PyObject *name = py_at(method, DESCR_NAME);
  return name->ob_type == py.PyUnicode_Type &&
         py.PyUnicode_CompareWithASCIIString(name, "__sizeof__") == 0;
}

// The __sizeof__ that the type has; null if it is object's or not written in C.
static PyObject *sizeof_of(const PyTypeObject *type) {
  if (!heft_selftest_allows("type") || !heft_selftest_allows("descriptor")) return NULL;
  PyObject *mro = py_at(type, TYPE_MRO);
  if (mro == NULL || !(mro->ob_type->tp_flags & PY_FLAG_TUPLE)) return NULL;
  for (Py_ssize_t i = 0; i < py.PyTuple_Size(mro); i++) {
    PyTypeObject *base = (PyTypeObject *)py.PyTuple_GetItem(mro, i);
    if (base == py.PyBaseObject_Type) return NULL;
    // A class in the resolution order need not have a dict: static types of 3.12 and later keep
    // theirs elsewhere, and those the walk knows.
    if (!(((PyObject *)base)->ob_type->tp_flags & PY_FLAG_TYPE) || base->tp_dict == NULL) continue;
    PyObject *method = heft_class_item(base, "__sizeof__");
    if (method == NULL) continue;
    return is_own_sizeof(method, base) ? method : NULL;
  }
  return NULL;
}

bool heft_has_own_sizeof(const PyTypeObject *type) { return sizeof_of(type) != NULL; }

void heft_extra_by_sizeof(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                          size_t start) {
  (void)start;
  PyObject *method = sizeof_of(type->type);
  if (method == NULL) return;
  PyObject *result = py.PyObject_CallFunctionObjArgs(method, object, NULL);
  long long bytes = result == NULL ? -1 : py.PyLong_AsLongLong(result);
  if (result != NULL) py.Py_DecRef(result);
  if (py.PyErr_Occurred() != NULL) {
    py.PyErr_Clear();
    heft_note(walk, HEFT_NOTE_OPAQUE);
    return;
  }
  uint64_t itself = heft_static_size(object);
  if (bytes > 0 && (uint64_t)bytes > itself) *walk->sink += (uint64_t)bytes - itself;
  heft_note(walk, HEFT_NOTE_SIZEOF);
}
