// The sealed copy: a forked child from which nothing reaches outside. docs/probe.md describes it.
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "CCounters.h"

// Why a child could not be sealed; it ends then, and runs nothing.
enum heft_seal_failure {
  HEFT_SEALED = 0,
  HEFT_SEAL_MAPPINGS,     // its shared memory could not be listed or made unwritable
  HEFT_SEAL_DESCRIPTORS,  // its descriptors could not be listed or replaced
};

// A page that a sealed child shares with its parent, and all that it can write to outside itself
// but for the descriptors it keeps.
struct heft_seal_page {
  struct heft_counters counters;  // the child counts here, so that the parent sees it go on
  int32_t failure;                // heft_seal_failure
  uint32_t fenced;                // whether the kernel refuses its system calls
  uint32_t begun;                 // whether heft_seal_begin was called, and the processor time until then
  uint32_t denied;                // how many calls were refused since
  int32_t first;                  // the number of the first of them
  uint64_t early;                 // nanoseconds
};

// Null but in a sealed child.
extern __attribute__((visibility("hidden"))) struct heft_seal_page *heft_seal_page;

// The page for a child that is to be sealed; null where there is no memory for it.
struct heft_seal_page *heft_seal_page_new(void);

// Seals this process, which must be a fresh child with one thread. All descriptors but `kept` are
// replaced by a sink, shared memory becomes unwritable, and system calls that reach outside fail
// with EPERM and are counted. Asked for its number, the process says `claimed`.
enum heft_seal_failure heft_seal(struct heft_seal_page *page, const int *kept, int count,
                                 pid_t claimed);

// From here on refused calls count, and the parent expects that memory comes back.
void heft_seal_begin(void);

// What a refused system call would have done, as the end of "it would ...".
const char *heft_seal_words(int32_t number);

// Installs the filter of system calls. False: the kernel has none.
bool heft_seal_filter(const int *kept, int count, pid_t claimed);
