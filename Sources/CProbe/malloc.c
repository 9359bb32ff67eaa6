// malloc and its relatives, interposed: each block is preceded by a header and counted.
//
// They stand on glibc's own entry points (__libc_malloc and so on), which are there from the first
// instruction on. Looking the next malloc up by dlsym would call malloc.

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <dlfcn.h>

#include "block.h"
#include "page.h"
#include "release.h"
#include "rounding.h"

#define EXPORTED __attribute__((visibility("default")))

// Whether sizes are also kept as glibc rounds them, and `malloc_usable_size` gives the rounded ones.
bool heft_rounds = false;
size_t heft_page_bytes = 4096;

// What glibc is asked for. Where the program may use what its block was rounded up to, the header
// must not take it away: glibc's smallest block has 24 bytes, its largest are whole pages.
static inline size_t asked(size_t size) {
  if (__builtin_expect(!heft_rounds, 1)) return size + HEFT_HEADER;
  if (size < 24) return 24 + HEFT_HEADER;
  return size + HEFT_HEADER + (size >= HEFT_MAYBE_MAPPED ? heft_page_bytes : 0);
}

static void *refuse(void) {
  errno = ENOMEM;
  return NULL;
}

// Enters a fresh block and returns what the program sees of it.
static inline void *hand_out(void *start, size_t size) {
  if (__builtin_expect(start == NULL, 0)) return NULL;
  struct heft_block *block = start;
  heft_block_stamp(block, size, HEFT_NATIVE);
  heft_count_native(size);
  if (__builtin_expect(heft_rounds, 0)) heft_count_rounded(heft_rounded(block));
  return block + 1;
}

EXPORTED void *malloc(size_t size) {
  if (__builtin_expect(size > HEFT_LARGEST, 0)) return refuse();
  return hand_out(__libc_malloc(asked(size)), size);
}

EXPORTED void *calloc(size_t count, size_t each) {
  size_t size;
  if (__builtin_mul_overflow(count, each, &size) || size > HEFT_LARGEST) return refuse();
  return hand_out(__libc_calloc(1, asked(size)), size);
}

EXPORTED void free(void *memory) {
  if (memory == NULL) return;
  struct heft_block *block = heft_block_of(memory);
  if (__builtin_expect(!heft_block_is_ours(block), 0)) {
    __libc_free(memory);
    return;
  }
  if (__builtin_expect(heft_block_origin(block) != HEFT_NATIVE, 0)) {
    heft_release_other(block);
    return;
  }
  heft_uncount_native(heft_block_size(block));
  if (__builtin_expect(heft_rounds, 0)) heft_count_rounded(-heft_rounded(block));
  heft_block_erase(block);
  __libc_free(block);
}

// Moves a block that realloc cannot resize in place: an aligned one, or one of the language's.
static void *move(void *memory, size_t size) {
  size_t old = heft_block_size(heft_block_of(memory));
  void *moved = malloc(size);
  if (moved == NULL) return NULL;
  memcpy(moved, memory, old < size ? old : size);
  free(memory);
  return moved;
}

EXPORTED void *realloc(void *memory, size_t size) {
  if (memory == NULL) return malloc(size);
  struct heft_block *block = heft_block_of(memory);
  if (!heft_block_is_ours(block)) return __libc_realloc(memory, size);
  // glibc's way with nothing: the block is freed, and there is no new one.
  if (size == 0) {
    free(memory);
    return NULL;
  }
  if (size > HEFT_LARGEST) return refuse();
  if (heft_block_origin(block) != HEFT_NATIVE) return move(memory, size);

  size_t old = heft_block_size(block);
  size_t old_rounded = heft_rounded(block);
  block = __libc_realloc(block, asked(size));
  if (block == NULL) return NULL;
  heft_uncount_native(old);
  if (heft_rounds) heft_count_rounded(-old_rounded);
  return hand_out(block, size);
}

EXPORTED void *reallocarray(void *memory, size_t count, size_t each) {
  size_t size;
  if (__builtin_mul_overflow(count, each, &size)) return refuse();
  return realloc(memory, size);
}

// The block begins `alignment` bytes into an allocation that is aligned itself, which leaves room
// for the header in between; the header's origin says how far back the allocation starts.
static void *hand_out_aligned(size_t alignment, size_t size) {
  if (alignment <= HEFT_HEADER) return malloc(size);
  unsigned shift = (unsigned)__builtin_ctzl(alignment);
  if (shift > 31 || size > HEFT_LARGEST) return refuse();
  char *start = __libc_memalign(alignment, size + alignment);
  if (start == NULL) return NULL;
  struct heft_block *block = heft_block_of(start + alignment);
  heft_block_stamp(block, size, shift);
  heft_count_native(size);
  if (heft_rounds) heft_count_rounded(heft_rounded(block));
  return block + 1;
}

static bool is_power_of_two(size_t value) { return value != 0 && (value & (value - 1)) == 0; }

EXPORTED void *memalign(size_t alignment, size_t size) {
  // glibc rounds up what is no power of two.
  size_t power = HEFT_HEADER;
  while (power < alignment && power <= HEFT_LARGEST) power <<= 1;
  return hand_out_aligned(power, size);
}

EXPORTED void *aligned_alloc(size_t alignment, size_t size) {
  if (!is_power_of_two(alignment)) {
    errno = EINVAL;
    return NULL;
  }
  return hand_out_aligned(alignment, size);
}

EXPORTED int posix_memalign(void **memory, size_t alignment, size_t size) {
  if (!is_power_of_two(alignment) || alignment % sizeof(void *) != 0) return EINVAL;
  int saved = errno;
  void *handed_out = hand_out_aligned(alignment, size);
  errno = saved;
  if (handed_out == NULL) return ENOMEM;
  *memory = handed_out;
  return 0;
}

EXPORTED void *valloc(size_t size) { return hand_out_aligned((size_t)sysconf(_SC_PAGESIZE), size); }

EXPORTED void *pvalloc(size_t size) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  if (size > HEFT_LARGEST) return refuse();
  return hand_out_aligned(page, (size + page - 1) & ~(page - 1));
}

EXPORTED size_t malloc_usable_size(void *memory) {
  if (memory == NULL) return 0;
  struct heft_block *block = heft_block_of(memory);
  // Python programs are told what was asked for: one that used the rest would use bytes that nobody
  // counted. Swift's arrays make their capacity of what they are told, and would grow otherwise.
  if (heft_block_is_ours(block))
    return heft_rounds ? heft_rounded(block) : heft_block_size(block);
  size_t (*next)(void *) = (size_t(*)(void *))dlsym(RTLD_NEXT, "malloc_usable_size");
  return next == NULL ? 0 : next(memory);
}

void heft_release_aligned(struct heft_block *block) {
  heft_uncount_native(heft_block_size(block));
  if (heft_rounds) heft_count_rounded(-heft_rounded(block));
  size_t alignment = (size_t)1 << heft_block_origin(block);
  heft_block_erase(block);
  __libc_free((char *)(block + 1) - alignment);
}

void heft_release_other(struct heft_block *block) {
  if (heft_block_origin(block) >= HEFT_ALIGNED_FIRST)
    heft_release_aligned(block);
  else
    heft_release_language(block);
}
