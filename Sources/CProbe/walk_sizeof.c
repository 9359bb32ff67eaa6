// Types written in C that the walk does not know: what lies beside the object's own block is what
// its __sizeof__ says, as long as that is written in C too.

#include "layout.h"
#include "python_api.h"
#include "walk_kinds.h"

enum { TYPE_MRO = 344 };  // PyTypeObject.tp_mro, Include/cpython/object.h of 3.9 to 3.13

// The __sizeof__ that the type has; null if it is object's or written in Python.
static PyObject *sizeof_of(const PyTypeObject *type) {
  PyObject *mro = py_at(type, TYPE_MRO);
  if (mro == NULL || !(mro->ob_type->tp_flags & PY_FLAG_TUPLE)) return NULL;
  for (Py_ssize_t i = 0; i < py.PyTuple_Size(mro); i++) {
    PyTypeObject *base = (PyTypeObject *)py.PyTuple_GetItem(mro, i);
    if (base == py.PyBaseObject_Type) return NULL;
    // A class in the resolution order need not have a dict: static types of 3.12 and later keep
    // theirs elsewhere, and those the walk knows.
    if (!(((PyObject *)base)->ob_type->tp_flags & PY_FLAG_TYPE) || base->tp_dict == NULL) continue;
    PyObject *method = py.PyDict_GetItemString(base->tp_dict, "__sizeof__");
    if (method == NULL) continue;
    return method->ob_type == py.PyMethodDescr_Type ? method : NULL;
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
