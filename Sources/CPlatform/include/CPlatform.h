// What heft asks of Linux that Swift cannot say safely: one header a concern.
#pragma once

#include "signals.h"
#include "terminal.h"
#include "heft_children.h"
#include "heft_files.h"
#include "heft_process.h"
#include "heft_reaper.h"
#include "heft_remove.h"
#include "heft_spawn.h"
#include "heft_warden.h"
