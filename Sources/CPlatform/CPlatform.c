#include "CPlatform.h"

static int placeholder __attribute__((unused));
