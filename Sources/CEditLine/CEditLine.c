#include "CEditLine.h"

static int placeholder __attribute__((unused));
