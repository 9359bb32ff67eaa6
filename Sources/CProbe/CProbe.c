#include "CProbe.h"

static int placeholder __attribute__((unused));
