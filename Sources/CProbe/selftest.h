// Whether the table of layouts fits the interpreter at hand, tried on live objects.
#pragma once

#include <stdbool.h>

#include "python_types.h"

// Runs the tests the first time it is called. Needs the GIL.
void heft_selftest_once(void);

// Whether the layout of the type of that name may be trusted: its test passed, or it has none and
// the version is in the table.
bool heft_selftest_allows(const char *type_name);

// A new list of (name, expected, got, ok); null with an exception set.
PyObject *heft_selftest_report(void);
