// What a walk found, as Python objects.
#pragma once

#include "walk.h"

// A new dict; null with an exception set.
PyObject *heft_walk_report(const struct heft_walk *walk);

// The type's name, its module before it unless it is built in. No code of the type runs.
PyObject *heft_type_name(const PyTypeObject *type);
