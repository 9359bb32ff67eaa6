// The sixteen bytes that precede every block the probe hands out.
//
// They hold what no allocator remembers, the size that was asked for, and they spare the walk a
// set of visited objects as large as the structure it walks: its marks live in here.
//
//   bits of `sized`    0-42  bytes requested
//                     43-47  where the block comes from (`heft_origin`)
//                     48-63  the walk that marked the block last (0: none)
//   bits of `tagged`   0-31  references which that walk has found
//                     32-39  flags of that walk
//                     40-63  magic
//
// The magic lies where glibc keeps the size of a chunk, whose upper bits are never set: a block
// of another allocator is not taken for one of ours.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct heft_block {
  uint64_t sized;
  uint64_t tagged;
};

#define HEFT_HEADER sizeof(struct heft_block)
#define HEFT_SIZE_BITS 43
// Eight tebibytes. Requests from here on are refused, as an allocator without the memory would.
#define HEFT_LARGEST ((1ull << HEFT_SIZE_BITS) - 4096)

#define HEFT_BLOCK_MAGIC (0xb10cedull << 40)
#define HEFT_BLOCK_MAGIC_MASK (0xffffffull << 40)

_Static_assert(sizeof(struct heft_block) == 16, "a header keeps the alignment that malloc promises");

// Where a block comes from, and so how it goes back.
enum heft_origin {
  HEFT_NATIVE = 0,          // malloc
  HEFT_LANGUAGE_SMALL = 1,  // CPython's own small-object allocator
  HEFT_LANGUAGE_LARGE = 2,  // CPython's object and mem domains, taken straight from libc
  // 5 to 31: malloc, aligned to 2^origin; the allocation starts that many bytes before the block.
  HEFT_ALIGNED_FIRST = 5,
};

// A page of memory: 4,096 bytes on x86, up to 65,536 on ARM. The constructor asks.
extern __attribute__((visibility("hidden"))) size_t heft_page_bytes;

static inline size_t heft_whole_pages(size_t bytes) {
  return (bytes + heft_page_bytes - 1) & ~(heft_page_bytes - 1);
}

static inline struct heft_block *heft_block_of(const void *memory) {
  return (struct heft_block *)memory - 1;
}

static inline bool heft_block_is_ours(const struct heft_block *block) {
  return (block->tagged & HEFT_BLOCK_MAGIC_MASK) == HEFT_BLOCK_MAGIC;
}

static inline uint64_t heft_block_size(const struct heft_block *block) {
  return block->sized & ((1ull << HEFT_SIZE_BITS) - 1);
}

static inline unsigned heft_block_origin(const struct heft_block *block) {
  return (block->sized >> HEFT_SIZE_BITS) & 31;
}

// Fills the header of a fresh block, unmarked.
static inline void heft_block_stamp(struct heft_block *block, size_t size, unsigned origin) {
  block->sized = (uint64_t)size | (uint64_t)origin << HEFT_SIZE_BITS;
  block->tagged = HEFT_BLOCK_MAGIC;
}

// Forgets the header of a block that goes back, so that no stale pointer passes for a live one.
static inline void heft_block_erase(struct heft_block *block) { block->tagged = 0; }
