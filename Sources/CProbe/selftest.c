#include "selftest.h"

#include "layout.h"
#include "python_api.h"

void heft_selftest_once(void) {
  static bool done;
  if (done) return;
  done = true;
  PyObject *dict = py.PyDict_New();
  py.PyDict_SetItem(dict, py._Py_NoneStruct, py._Py_NoneStruct);
  heft_layout_learn_lookup(dict);
  py.Py_DecRef(dict);

  PyObject *class = py.PyObject_CallFunction((PyObject *)py.PyType_Type, "s(){}", "Sample");
  layout.python_class_dealloc = ((PyTypeObject *)class)->tp_dealloc;
  py.Py_DecRef(class);
}

PyObject *heft_selftest_report(void) {
  heft_selftest_once();
  return py.PyList_New(0);
}
