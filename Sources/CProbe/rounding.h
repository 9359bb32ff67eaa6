// How glibc rounds what it is asked for (malloc/malloc.c, since 2.3; MALLOC_ALIGNMENT is 16).
//
// A chunk is a multiple of sixteen bytes, at least 32, eight of which hold its size; a large one is
// mapped by itself in whole pages, with sixteen bytes in front. Whether a block would be mapped is
// read from the chunk that holds it: glibc's threshold moves, from 128 KiB up to 32 MiB.
#pragma once

#include "block.h"
#include "page.h"

// Below this nothing is mapped by itself, wherever the threshold is.
#define HEFT_MAYBE_MAPPED 100000

extern __attribute__((visibility("hidden"))) bool heft_rounds;

// What `malloc_usable_size` would say of a block if it had no header.
static inline size_t heft_rounded(const struct heft_block *block) {
  size_t size = heft_block_size(block);
  if (size >= HEFT_MAYBE_MAPPED && heft_block_origin(block) == HEFT_NATIVE) {
    size_t chunk = ((const size_t *)block)[-1];
    bool is_mapped = (chunk & 2) != 0;
    if (is_mapped) return heft_whole_pages(size + 16) - 16;
  }
  return size < 24 ? 24 : ((size + 8 + 15) & ~(size_t)15) - 8;
}

static inline void heft_count_rounded(size_t size) {
  heft_add(&heft_page->rounded_live, size, __libc_single_threaded);
}
