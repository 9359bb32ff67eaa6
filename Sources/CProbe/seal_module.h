// What `_heft` offers of the sealed copy.
#pragma once

#include "python_api.h"

// fork(descriptor, process, threads) -> 0 in a sealed copy that keeps the descriptor, its number
// in the parent. The copy takes itself for `process`.
PyObject *heft_module_fork(PyObject *self, PyObject *const *arguments, Py_ssize_t count,
                           PyObject *names);

// aside(work, process, seconds, started=None) -> (bytes, trouble, denied): what `work(fenced)` returns in a sealed copy.
PyObject *heft_module_aside(PyObject *self, PyObject *const *arguments, Py_ssize_t count,
                            PyObject *names);

// begin(): from here on refused calls count.
PyObject *heft_module_begin(PyObject *self, PyObject *unused);
