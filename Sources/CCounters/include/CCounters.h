// The layout of the page of counters that a worker's probe writes and the shell reads.
//
// The shell creates the page (memfd), hands it to the worker as a descriptor, and maps it itself.
// All sizes are bytes as requested by the program, without headers and without rounding.
#pragma once

#include <stdint.h>

#define HEFT_COUNTERS_MAGIC 0x68656674u // "heft"
#define HEFT_COUNTERS_VERSION 1u
#define HEFT_COUNTERS_BYTES 4096u
// The environment variable that tells the probe which descriptor holds the page.
#define HEFT_COUNTERS_VARIABLE "HEFT_COUNTERS_FD"

struct heft_counters {
  uint32_t magic;
  uint32_t version;
  uint64_t language_live;   // bytes out through the language's allocator (CPython: mem and object domains)
  uint64_t native_live;     // bytes out through malloc, blocks of the language's allocator left out
  uint64_t peak;            // the highest language_live + native_live since the last reset
  uint64_t language_total;  // bytes ever handed out
  uint64_t native_total;
  uint64_t language_blocks; // blocks ever handed out
  uint64_t native_blocks;
  uint64_t children;        // processes forked or started by the worker
  uint64_t rounded_live;    // native_live with each block rounded up as malloc_usable_size says; not in CPython
};

static inline uint64_t heft_counter_load(const uint64_t *counter) {
  return __atomic_load_n(counter, __ATOMIC_RELAXED);
}
