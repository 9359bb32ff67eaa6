// Whether the table of layouts fits the interpreter at hand, tried on live objects.
#pragma once

#include "python_types.h"

// Runs the tests the first time it is called.
void heft_selftest_once(void);

// A new list of (name, expected, got, ok); null with an exception set.
PyObject *heft_selftest_report(void);
