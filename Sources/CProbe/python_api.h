// CPython's functions and types, found in the process at run time: the probe links against libc
// alone, and is preloaded into programs that are no Python too.
#pragma once

#include <stdbool.h>

#include "python_types.h"

// name, result, parameters. All are part of the C API of 3.9 to 3.15.
#define HEFT_PYTHON_FUNCTIONS(X)                                                       \
  X(PyModule_Create2, PyObject *, (void *, int))                                       \
  X(PyModule_AddObject, int, (PyObject *, const char *, PyObject *))                   \
  X(PyTuple_New, PyObject *, (Py_ssize_t))                                             \
  X(PyTuple_SetItem, int, (PyObject *, Py_ssize_t, PyObject *))                        \
  X(PyTuple_GetItem, PyObject *, (PyObject *, Py_ssize_t))                             \
  X(PyTuple_Size, Py_ssize_t, (PyObject *))                                            \
  X(PyList_New, PyObject *, (Py_ssize_t))                                              \
  X(PyList_Append, int, (PyObject *, PyObject *))                                      \
  X(Py_BuildValue, PyObject *, (const char *, ...))                                    \
  X(PyObject_SetAttrString, int, (PyObject *, const char *, PyObject *))               \
  X(PyDict_Next, int, (PyObject *, Py_ssize_t *, PyObject **, PyObject **))            \
  X(PyDict_New, PyObject *, (void))                                                    \
  X(PyDict_SetItem, int, (PyObject *, PyObject *, PyObject *))                         \
  X(PyDict_SetItemString, int, (PyObject *, const char *, PyObject *))                 \
  X(PyDict_GetItemString, PyObject *, (PyObject *, const char *))                      \
  X(PySet_New, PyObject *, (PyObject *))                                               \
  X(PySet_Add, int, (PyObject *, PyObject *))                                          \
  X(PyLong_FromUnsignedLongLong, PyObject *, (unsigned long long))                     \
  X(PyLong_FromLongLong, PyObject *, (long long))                                      \
  X(PyLong_AsLongLong, long long, (PyObject *))                                        \
  X(PyFloat_FromDouble, PyObject *, (double))                                          \
  X(PyFloat_AsDouble, double, (PyObject *))                                            \
  X(PyBool_FromLong, PyObject *, (long))                                               \
  X(PyUnicode_FromString, PyObject *, (const char *))                                  \
  X(PyUnicode_FromFormat, PyObject *, (const char *, ...))                             \
  X(PyUnicode_AsUTF8AndSize, const char *, (PyObject *, Py_ssize_t *))                 \
  X(PyUnicode_CompareWithASCIIString, int, (PyObject *, const char *))                 \
  X(PyBytes_FromStringAndSize, PyObject *, (const char *, Py_ssize_t))                 \
  X(PyByteArray_FromStringAndSize, PyObject *, (const char *, Py_ssize_t))             \
  X(PyByteArray_Resize, int, (PyObject *, Py_ssize_t))                                 \
  X(PyObject_GetAttrString, PyObject *, (PyObject *, const char *))                    \
  X(PyModule_GetDict, PyObject *, (PyObject *))                                        \
  X(PyObject_CallFunctionObjArgs, PyObject *, (PyObject *, ...))                       \
  X(PyObject_CallFunction, PyObject *, (PyObject *, const char *, ...))                \
  X(PyObject_CallMethod, PyObject *, (PyObject *, const char *, const char *, ...))    \
  X(PyObject_SetItem, int, (PyObject *, PyObject *, PyObject *))                       \
  X(PyErr_SetString, void, (PyObject *, const char *))                                 \
  X(PyErr_Occurred, PyObject *, (void))                                                \
  X(PyErr_Clear, void, (void))                                                         \
  X(PyErr_CheckSignals, int, (void))                                                   \
  X(PyEval_SaveThread, void *, (void))                                                 \
  X(PyEval_RestoreThread, void, (void *))                                              \
  X(PyOS_BeforeFork, void, (void))                                                     \
  X(PyOS_AfterFork_Parent, void, (void))                                               \
  X(PyOS_AfterFork_Child, void, (void))                                                \
  X(PyBytes_AsStringAndSize, int, (PyObject *, char **, Py_ssize_t *))                 \
  X(PyErr_NoMemory, PyObject *, (void))                                                \
  X(PyImport_GetModuleDict, PyObject *, (void))                                        \
  X(Py_DecRef, void, (PyObject *))                                                     \
  X(Py_IncRef, void, (PyObject *))                                                     \
  X(Py_GetVersion, const char *, (void))

// Objects that are variables of the library: types, and pointers to exceptions.
#define HEFT_PYTHON_TYPES(X)                                                            \
  X(PyLong_Type) X(PyFloat_Type) X(PyComplex_Type) X(PyBool_Type) X(PyBytes_Type)      \
  X(PyUnicode_Type) X(PyByteArray_Type) X(PyTuple_Type) X(PyList_Type) X(PyDict_Type)  \
  X(PySet_Type) X(PyFrozenSet_Type) X(PyType_Type) X(PyModule_Type) X(PyCode_Type)     \
  X(PyFrame_Type) X(PyFunction_Type) X(PyGen_Type) X(PyCoro_Type) X(PyAsyncGen_Type)   \
  X(PyRange_Type) X(PyODict_Type) X(PyMethodDescr_Type) X(PyBaseObject_Type)           \
  X(PyGetSetDescr_Type) X(PyMemberDescr_Type)                                          \
  X(PyRangeIter_Type) X(PyLongRangeIter_Type)

struct heft_python {
  int minor;                // 11 in CPython 3.11
  const char *hooks;        // "exact" or "none"
  const char *reason;       // why not exact; empty otherwise
#define X(name, result, parameters) result(*name) parameters;
  HEFT_PYTHON_FUNCTIONS(X)
#undef X
#define X(name) PyTypeObject *name;
  HEFT_PYTHON_TYPES(X)
#undef X
  PyObject **PyExc_TypeError;
  PyObject **PyExc_ValueError;
  PyObject **PyExc_RuntimeError;
  PyObject **PyExc_OSError;
  PyObject *_Py_NoneStruct;
};

extern struct heft_python py;

// Whether this process holds a CPython, and whether that is built without the GIL.
bool heft_python_is_present(void);
bool heft_python_is_free_threaded(void);

// Resolves all of the above. False: something is missing, `py.reason` says what.
bool heft_python_resolve(void);

static inline PyObject *py_none(void) {
  py.Py_IncRef(py._Py_NoneStruct);
  return py._Py_NoneStruct;
}
