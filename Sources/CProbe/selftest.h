// Whether the table of layouts fits the interpreter at hand, tried on live objects.
#pragma once

#include <stdbool.h>

#include "python_types.h"

// Runs the tests the first time it is called. Needs the GIL.
void heft_selftest_once(void);

// One test: a part of an object as the C API gives it, and as the table does. `type` is the
// tp_name of the type that depends on it, or a word for what several types do.
void heft_check(const char *type, const char *name, const void *expected, const void *got);
void heft_check_true(const char *type, const char *name, bool holds);
// Whether there is a block of ours at what may be no address, of so many bytes at least.
bool heft_check_block(const void *memory, uint64_t bytes);
// Where an object's block starts.
const void *heft_check_start(const PyObject *object);
// A word of what may be no address; null where it cannot be read.
void *heft_read_at(const void *object, ptrdiff_t offset);
// What an expression makes, by the interpreter's own `eval`; null: nothing.
PyObject *heft_made_by(const char *expression);
// Tests of instances, their classes and dicts; of functions and generators; of ranges.
void heft_check_instances(PyObject *value);
void heft_check_functions(void);
void heft_check_program(void);
void heft_check_ranges(void);

// Tries the types of modules that were imported since the last time (selftest_kinds.c).
void heft_selftest_modules(void);

// Whether the layout of the type of that name may be trusted: its test passed, or it has none and
// the version is in the table.
bool heft_selftest_allows(const char *type_name);

// A new list of (name, expected, got, ok); null with an exception set.
PyObject *heft_selftest_report(void);
