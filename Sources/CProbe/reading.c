// What a program that is no Python asks of the probe; it finds these functions by their names.

#include "bytemap.h"
#include "page.h"
#include "walk.h"

#define EXPORTED __attribute__((visibility("default")))

// The counters as they are before the call: bytes live, bytes in all, blocks in all, the peak,
// bytes live with the rounding of blocks, processes started. Both domains are added up.
EXPORTED void heft_probe_read(int64_t counters[6]) {
  const struct heft_counters *page = heft_page;
  counters[0] = (int64_t)(heft_counter_load(&page->language_live) + heft_counter_load(&page->native_live));
  counters[1] = (int64_t)(heft_counter_load(&page->language_total) + heft_counter_load(&page->native_total));
  counters[2] = (int64_t)(heft_counter_load(&page->language_blocks) + heft_counter_load(&page->native_blocks));
  counters[3] = (int64_t)heft_counter_load(&page->peak);
  counters[4] = (int64_t)heft_counter_load(&page->rounded_live);
  counters[5] = (int64_t)heft_counter_load(&page->children);
}

EXPORTED void heft_probe_reset_peak(void) { heft_page_reset_peak(); }

// What was requested for the block at an address, and what the allocator takes for it. False: there
// is no block of ours.
EXPORTED bool heft_probe_block(const void *memory, int64_t facts[2]) {
  if (memory == NULL || ((uintptr_t)memory & 7) != 0 || !heft_is_ours(memory)) return false;
  const struct heft_block *block = heft_block_of(memory);
  const char *allocator;
  facts[0] = (int64_t)heft_block_size(block);
  facts[1] = (int64_t)heft_taken(block, &allocator);
  return true;
}
