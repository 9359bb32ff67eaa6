#include "CCounters.h"

_Static_assert(sizeof(struct heft_counters) <= HEFT_COUNTERS_BYTES, "the counters fit in a page");
