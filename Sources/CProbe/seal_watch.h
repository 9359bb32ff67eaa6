// Waiting for a sealed copy, and telling work from a hang.
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "seal.h"

struct heft_seal_watch {
  pid_t child;
  const struct heft_seal_page *page;
  double seconds;      // the longest it may take in all
  double began;        // the rest is what was seen last
  double looked;
  double used;
  double idle;         // seconds it slept since memory came back last
  double fruitless;    // seconds of the processor it took since then
  uint64_t least;      // the fewest bytes it held
};

void heft_seal_watch_start(struct heft_seal_watch *watch);

// Looks at the child, which shall be done some fifty times a second. Returns why it is to be ended,
// as the end of "letting go of it ...", or null.
const char *heft_seal_watch_look(struct heft_seal_watch *watch);
