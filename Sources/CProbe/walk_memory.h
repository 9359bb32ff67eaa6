// The walk's own memory: mapped, not allocated, so that looking counts for nothing.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// An array of words that grows. `bytes_mapped` is what the whole walk has mapped at most.
struct heft_words {
  uintptr_t *words;
  size_t count;
  size_t capacity;
};

// Makes room for `extra` more words. False: no memory.
bool heft_words_reserve(struct heft_words *array, size_t extra);
void heft_words_release(struct heft_words *array);

static inline size_t heft_words_bytes(const struct heft_words *array) {
  return array->capacity * sizeof(uintptr_t);
}

// A set of objects whose blocks are not ours (static ones, for the most part), with two flags
// in the low bits of each. Open addressing, at most half full.
struct heft_set {
  uintptr_t *slots;
  size_t count;
  size_t capacity;
};

// The slot of `object`, put in if it was not there (`*is_new`). Null: no memory.
uintptr_t *heft_set_find(struct heft_set *set, const void *object, bool *is_new);
void heft_set_release(struct heft_set *set);

// Zeroed memory by the page. Null: none left.
void *heft_map(size_t bytes);
void heft_unmap(void *memory, size_t bytes);
