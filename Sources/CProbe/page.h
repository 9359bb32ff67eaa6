// The page of counters of this process, and how a block is entered in it.
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/single_threaded.h>

#include "CCounters.h"

// Never null: before the constructor has run it points at a page of the library's own.
// Hidden, so that each count reaches it without a detour through the table of symbols.
extern __attribute__((visibility("hidden"))) struct heft_counters *heft_page;

// Maps the page that HEFT_COUNTERS_FD names, takes it and the probe's own entry in LD_PRELOAD out
// of the environment, and sees to it that a forked child counts for itself.
void heft_page_open(void);

// Continues on a page that nobody else sees, with the counts so far. False: no memory for it.
bool heft_page_make_private(void);

// Continues on `page`, with the counts so far.
void heft_page_continue_on(struct heft_counters *page);

// Continues on the page behind `descriptor`, with the counts so far. False: it is not a page.
bool heft_page_share(int descriptor);

void heft_page_reset_peak(void);

// A process with one thread needs no locked instructions, which cost as much as pymalloc itself.
// glibc clears the flag before a second thread starts (sys/single_threaded.h).
//
// Returns the new value, which spares the caller to read back what is on its way to memory.
static inline uint64_t heft_add(uint64_t *counter, uint64_t amount, bool alone) {
  if (alone) return *counter += amount;
  return __atomic_add_fetch(counter, amount, __ATOMIC_SEQ_CST);
}

// Raises the peak to the sum of both live counters: one as it is after its own count, the other
// as it is read now.
//
// With threads each side first adds with a locked instruction and then reads the other's counter,
// so of two concurrent allocations at least one sees both: the peak is never under-reported.
static inline void heft_raise_peak(struct heft_counters *page, uint64_t own, uint64_t *other,
                                   bool alone) {
  uint64_t live = own + __atomic_load_n(other, __ATOMIC_RELAXED);
  uint64_t peak = __atomic_load_n(&page->peak, __ATOMIC_RELAXED);
  if (__builtin_expect(live <= peak, 1)) return;
  if (alone) {
    page->peak = live;
    return;
  }
  while (live > peak &&
         !__atomic_compare_exchange_n(&page->peak, &peak, live, true, __ATOMIC_RELAXED,
                                      __ATOMIC_RELAXED)) {
  }
}

static inline void heft_count_native(size_t size) {
  struct heft_counters *page = heft_page;
  bool alone = __libc_single_threaded;
  uint64_t live = heft_add(&page->native_live, size, alone);
  heft_add(&page->native_total, size, alone);
  heft_add(&page->native_blocks, 1, alone);
  heft_raise_peak(page, live, &page->language_live, alone);
}

static inline void heft_uncount_native(size_t size) {
  heft_add(&heft_page->native_live, -(uint64_t)size, __libc_single_threaded);
}

// The totals are written under the GIL and need no lock. (Interpreters that have a GIL of their own,
// an option since 3.12, may lose a block in the totals; what is live stays exact.)
static inline void heft_count_language(size_t size) {
  struct heft_counters *page = heft_page;
  bool alone = __libc_single_threaded;
  uint64_t live = heft_add(&page->language_live, size, alone);
  heft_add(&page->language_total, size, true);
  heft_add(&page->language_blocks, 1, true);
  heft_raise_peak(page, live, &page->native_live, alone);
}

static inline void heft_uncount_language(size_t size) {
  heft_add(&heft_page->language_live, -(uint64_t)size, __libc_single_threaded);
}
