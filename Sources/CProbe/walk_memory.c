#include "walk_memory.h"

#include "block.h"

#include <string.h>
#include <sys/mman.h>

// A walk of few objects would spend most of its time on mapping a few pages, touching and unmapping
// them: small pieces wait here for the next one. Callers hold the GIL.
enum { SMALL_PIECE = 16384, MOST_SPARES = 8 };
static struct { void *memory; size_t bytes; } spares[MOST_SPARES];

static void *take_spare(size_t bytes) {
  for (int i = 0; i < MOST_SPARES; i++) {
    if (spares[i].memory == NULL || spares[i].bytes != bytes) continue;
    void *memory = spares[i].memory;
    spares[i].memory = NULL;
    return memset(memory, 0, bytes);
  }
  return NULL;
}

static bool keep_spare(void *memory, size_t bytes) {
  for (int i = 0; i < MOST_SPARES; i++) {
    if (spares[i].memory != NULL) continue;
    spares[i].memory = memory;
    spares[i].bytes = bytes;
    return true;
  }
  return false;
}

void *heft_map(size_t bytes) {
  bytes = heft_whole_pages(bytes);
  void *memory = bytes <= SMALL_PIECE ? take_spare(bytes) : NULL;
  if (memory != NULL) return memory;
  memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? NULL : memory;
}

void heft_unmap(void *memory, size_t bytes) {
  if (memory == NULL) return;
  bytes = heft_whole_pages(bytes);
  if (bytes <= SMALL_PIECE && keep_spare(memory, bytes)) return;
  munmap(memory, bytes);
}

bool heft_words_reserve(struct heft_words *array, size_t extra) {
  if (array->capacity - array->count >= extra) return true;
  size_t old = array->capacity * sizeof(uintptr_t);
  size_t new = old == 0 ? 16384 : old * 2;
  while (new / sizeof(uintptr_t) - array->count < extra) new *= 2;
  void *memory = old == 0 ? heft_map(new) : mremap(array->words, old, new, MREMAP_MAYMOVE);
  if (memory == NULL || memory == MAP_FAILED) return false;
  array->words = memory;
  array->capacity = new / sizeof(uintptr_t);
  return true;
}

void heft_words_release(struct heft_words *array) {
  heft_unmap(array->words, heft_words_bytes(array));
  *array = (struct heft_words){0};
}

static size_t slot_of(const void *object, size_t capacity) {
  // Fibonacci hashing; addresses differ in their middle bits.
  return (size_t)(((uintptr_t)object >> 3) * 0x9e3779b97f4a7c15ull >> 20) & (capacity - 1);
}

static bool grow(struct heft_set *set) {
  size_t capacity = set->capacity == 0 ? 1024 : set->capacity * 2;
  uintptr_t *slots = heft_map(capacity * sizeof *slots);
  if (slots == NULL) return false;
  for (size_t i = 0; i < set->capacity; i++) {
    uintptr_t entry = set->slots[i];
    if (entry == 0) continue;
    size_t slot = slot_of((void *)(entry & ~(uintptr_t)7), capacity);
    while (slots[slot] != 0) slot = (slot + 1) & (capacity - 1);
    slots[slot] = entry;
  }
  heft_unmap(set->slots, set->capacity * sizeof *slots);
  set->slots = slots;
  set->capacity = capacity;
  return true;
}

uintptr_t *heft_set_find(struct heft_set *set, const void *object, bool *is_new) {
  if (set->count * 2 >= set->capacity && !grow(set)) return NULL;
  size_t slot = slot_of(object, set->capacity);
  while (set->slots[slot] != 0) {
    if ((set->slots[slot] & ~(uintptr_t)7) == (uintptr_t)object) {
      *is_new = false;
      return &set->slots[slot];
    }
    slot = (slot + 1) & (set->capacity - 1);
  }
  set->slots[slot] = (uintptr_t)object;
  set->count++;
  *is_new = true;
  return &set->slots[slot];
}

void heft_set_release(struct heft_set *set) {
  heft_unmap(set->slots, set->capacity * sizeof *set->slots);
  *set = (struct heft_set){0};
}
