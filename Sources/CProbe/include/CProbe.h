// The probe: a library that is preloaded into a worker and weighs what it allocates.
//
// It has no C interface of its own. A program meets it in three ways: its malloc, the page of
// counters (CCounters.h), and, in CPython, the built-in module `_heft` (docs/probe.md).
#pragma once

#include "CCounters.h"
