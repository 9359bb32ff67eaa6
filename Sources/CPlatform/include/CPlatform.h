// What heft asks of Linux that Swift cannot say safely: one header a concern.
#pragma once

#include "heft_process.h"
#include "heft_spawn.h"
