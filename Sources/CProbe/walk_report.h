// What a walk found, as Python objects.
#pragma once

#include "walk.h"

// A new dict; null with an exception set.
PyObject *heft_walk_report(const struct heft_walk *walk);
