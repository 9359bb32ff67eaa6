// The engine of the walk.
//
// First pass (HEFT_REACH). A stack holds references that were found and not yet looked at. An
// object with a reference count of one is reached exactly once, so it needs no mark; of the others
// the first visit marks the header of their block, and each visit counts one reference there. What
// remains unexplained (reference count less references found) is kept as one sum: where that is
// zero nothing outside holds any part, and the structure owns all of itself.
//
// Second pass (HEFT_DIVIDE), where it is not zero: an object with more references than were found
// is held from outside; it and all below it are shared. The objects that can be so are those with
// several references: they were noted down in the first pass while they were few, and are found
// again by another walk where they were many.
//
// Between stack and visit lies a short queue whose entries are being fetched from memory, so that
// a dozen cache misses overlap; half-way through it, what an entry points to is fetched as well.
// Large containers are not put on the stack whole but in chunks.

#include "walk.h"

#include <string.h>
#include <time.h>

#include "layout.h"
#include "python_api.h"

#define QUEUE 16

enum {
  FLAG_SHARED = 1,     // counted as shared
  FLAG_COLLECTED = 2,  // visited by the second pass
};

uint16_t heft_next_epoch(void) {
  static uint16_t last;
  return last == UINT16_MAX ? 0 : ++last;
}

static inline bool is_immortal(const PyObject *object) {
  // Include/object.h of 3.12: the lower half of the reference count is negative.
  return py.minor >= 12 && (int32_t)object->ob_refcnt < 0;
}

// No count exceeds the lower half in practice, and from 3.14 on the upper half is something else.
static inline uint32_t references_to(const PyObject *object) {
  return (uint32_t)object->ob_refcnt;
}

// One more reference to a marked block was found. False: it was visited before.
static inline bool mark(struct heft_walk *walk, struct heft_block *block, PyObject *object) {
  uint32_t references = is_immortal(object) ? UINT32_MAX : references_to(object);
  if (block->sized >> 48 == walk->epoch) {
    uint32_t edges = (uint32_t)block->tagged;
    if (edges < UINT32_MAX) block->tagged++;
    if (edges < references) walk->unexplained--;
    return false;
  }
  block->sized = (block->sized & ((1ull << 48) - 1)) | (uint64_t)walk->epoch << 48;
  block->tagged = HEFT_BLOCK_MAGIC | 1;
  walk->unexplained += (int64_t)references - 1;
  if (!walk->candidates_complete) return true;
  // Worth a hundredth of the structure, no more.
  if (walk->candidates.count * 8 > 65536 && walk->candidates.count * 8 > walk->objects / 2) {
    walk->candidates_complete = false;
    heft_words_release(&walk->candidates);
  } else if (!heft_words_reserve(&walk->candidates, 1)) {
    walk->candidates_complete = false;
  } else {
    walk->candidates.words[walk->candidates.count++] = (uintptr_t)object;
  }
  return true;
}

static inline uint32_t flags_of(const struct heft_block *block) {
  return (uint32_t)(block->tagged >> 32) & 0xff;
}

// Instances hold their class, which is not reported of them.
static uint64_t held_by_instances(struct heft_walk *walk, PyObject *object) {
  if (!(object->ob_type->tp_flags & PY_FLAG_TYPE)) return 0;
  const struct heft_type *class = heft_type_of(walk, (PyTypeObject *)object);
  return class == NULL ? 0 : class->objects;
}

static inline bool is_held(struct heft_walk *walk, const struct heft_block *block,
                           PyObject *object) {
  if (is_immortal(object)) return true;
  uint64_t found = (uint32_t)block->tagged;
  return references_to(object) > found &&
         references_to(object) > found + held_by_instances(walk, object);
}

static inline void add_up(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                          uint64_t size) {
  if (walk->pass == HEFT_REACH) {
    walk->objects++;
    type->objects++;
    type->bytes += size;
    walk->sink = &type->bytes;
  } else if (walk->mode == HEFT_SHARED) {
    walk->shared += size;
    walk->sink = &walk->shared;
  } else {
    walk->sink = &walk->ignored;
  }
  if (type->expand != NULL) type->expand(walk, object, type, 0);
}

// An object in no block of ours: it lies in static memory, or comes from an allocator of its own.
// Something outside holds it in either case.
static void visit_foreign(struct heft_walk *walk, PyObject *object, struct heft_type *type) {
  bool is_new;
  uintptr_t *slot = heft_set_find(&walk->foreign, object, &is_new);
  if (slot == NULL) {
    walk->out_of_memory = true;
    return;
  }
  if (walk->pass == HEFT_REACH) {
    if (!is_new) return;
  } else {
    if (*slot & FLAG_SHARED) return;
    *slot |= FLAG_SHARED;
    walk->mode = HEFT_SHARED;
  }
  add_up(walk, object, type, heft_static_size(object));
}

// The second pass visits an object with several references: once while it seems to be owned, and
// once more when something shared leads to it.
static bool divide(struct heft_walk *walk, struct heft_block *block, PyObject *object) {
  if (block->sized >> 48 != walk->epoch) return false;  // beyond the point where the first stopped
  uint32_t flags = flags_of(block);
  if (flags & FLAG_SHARED) return false;
  bool is_root = object == walk->root;
  if (walk->mode == HEFT_SHARED || (!is_root && is_held(walk, block, object))) {
    walk->mode = HEFT_SHARED;
    block->tagged |= (uint64_t)FLAG_SHARED << 32;
    return true;
  }
  if (flags & FLAG_COLLECTED) return false;
  block->tagged |= (uint64_t)FLAG_COLLECTED << 32;
  return true;
}

static inline void visit(struct heft_walk *walk, uintptr_t word) {
  PyObject *object = (PyObject *)(word & ~(uintptr_t)HEFT_TAGS);
  if (__builtin_expect(object->ob_type == NULL, 0)) return;  // a placeholder, not an object
  struct heft_type *type = heft_type_of(walk, object->ob_type);
  if (__builtin_expect(type == NULL, 0)) {
    walk->out_of_memory = true;
    return;
  }
  if (__builtin_expect(type->excluded, 0) && !heft_is_data(walk, object)) {
    type->met = true;
    if (type->type->tp_flags & PY_FLAG_TYPE && walk->pass == HEFT_REACH) {
      struct heft_type *itself = heft_type_of(walk, (PyTypeObject *)object);
      if (itself != NULL) itself->references++;
    }
    return;
  }
  walk->mode = word & HEFT_SHARED;

  char *start = (char *)object - type->before;
  if (__builtin_expect(!heft_is_ours(start), 0)) {
    visit_foreign(walk, object, type);
    return;
  }
  struct heft_block *block = heft_block_of(start);
  if (references_to(object) != 1) {
    if (walk->pass == HEFT_DIVIDE) {
      if (!divide(walk, block, object)) return;
    } else if (__builtin_expect(object == walk->root, 0)) {
      walk->root_edges++;
      return;
    } else if (!mark(walk, block, object)) {
      return;
    }
  }
  add_up(walk, object, type, heft_block_size(block));
}

double heft_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static bool may_go_on(struct heft_walk *walk) {
  if (walk->out_of_memory) {
    heft_note(walk, HEFT_NOTE_OUT_OF_MEMORY);
    return false;
  }
  if (walk->pass == HEFT_REACH && walk->objects >= walk->max_objects) {
    heft_note(walk, HEFT_NOTE_OBJECT_LIMIT);
    return false;
  }
  if ((++walk->ticks & 1023) == 0 && walk->deadline > 0 && heft_now() > walk->deadline) {
    heft_note(walk, HEFT_NOTE_DEADLINE);
    return false;
  }
  return true;
}

static void resume(struct heft_walk *walk, uintptr_t word) {
  PyObject *object = (PyObject *)(word & ~(uintptr_t)HEFT_TAGS);
  size_t start = walk->stack.words[--walk->stack.count];
  struct heft_type *type = heft_type_of(walk, object->ob_type);
  if (type == NULL) return;
  walk->mode = word & HEFT_SHARED;
  walk->sink = &walk->ignored;
  type->expand(walk, object, type, start);
}

static inline void fetch_block(const char *memory) {
  if (memory != NULL) __builtin_prefetch(memory - HEFT_HEADER);
}

// Fetches what the visit of a list or a dict will read beside the object itself, which has come.
static inline void fetch_buffers(uintptr_t word) {
  const PyObject *object = (const PyObject *)(word & ~(uintptr_t)HEFT_TAGS);
  if (!layout.known || object->ob_type == NULL) return;
  unsigned long flags = object->ob_type->tp_flags;
  if (flags & PY_FLAG_LIST) fetch_block(py_at(object, LIST_ITEMS));
  if (flags & PY_FLAG_DICT) {
    fetch_block(py_at(object, DICT_KEYS));
    fetch_block(py_at(object, DICT_VALUES));
  }
}

// Empties the stack. False: stopped before the end.
static bool drain(struct heft_walk *walk) {
  uintptr_t queue[QUEUE];
  size_t head = 0, waiting = 0;
  for (;;) {
    while (waiting < QUEUE && walk->stack.count > 0) {
      uintptr_t word = walk->stack.words[--walk->stack.count];
      if (word & HEFT_RESUME) {
        resume(walk, word);
        continue;
      }
      __builtin_prefetch((void *)(word & ~(uintptr_t)HEFT_TAGS));
      __builtin_prefetch((char *)word - 32);
      queue[(head + waiting++) % QUEUE] = word;
    }
    if (waiting == 0) return true;
    if (waiting > QUEUE / 2) fetch_buffers(queue[(head + QUEUE / 2) % QUEUE]);
    uintptr_t word = queue[head];
    head = (head + 1) % QUEUE;
    waiting--;
    visit(walk, word);
    if (__builtin_expect(!may_go_on(walk), 0)) return waiting == 0 && walk->stack.count == 0;
  }
}

// The root is visited first and by hand: it is part of the structure however many hold it.
static bool reach_all(struct heft_walk *walk) {
  struct heft_type *type = heft_type_of(walk, walk->root->ob_type);
  if (type == NULL || !heft_make_room(walk, 4)) return false;
  char *start = (char *)walk->root - type->before;
  if (!heft_is_ours(start)) {
    if (heft_leaves_out(walk, type, walk->root)) {
      heft_note(walk, HEFT_NOTE_ROOT_EXCLUDED);
      walk->objects = type->objects = 1;
      type->bytes = heft_static_size(walk->root);
      return true;
    }
    heft_reach(walk, walk->root);
    return drain(walk);
  }
  struct heft_block *block = heft_block_of(start);
  block->sized = (block->sized & ((1ull << 48) - 1)) | (uint64_t)walk->epoch << 48;
  block->tagged = HEFT_BLOCK_MAGIC;
  if (heft_leaves_out(walk, type, walk->root)) {
    heft_note(walk, HEFT_NOTE_ROOT_EXCLUDED);
    walk->objects = type->objects = 1;
    type->bytes = heft_block_size(block);
    return true;
  }
  add_up(walk, walk->root, type, heft_block_size(block));
  return drain(walk);
}

static bool root_is_held(struct heft_walk *walk) {
  struct heft_type *type = heft_type_of(walk, walk->root->ob_type);
  if (!heft_is_ours((char *)walk->root - type->before) || is_immortal(walk->root)) return true;
  if (heft_leaves_out(walk, type, walk->root)) return true;
  return walk->caller_references >= 0 &&
         (int64_t)references_to(walk->root) > walk->caller_references + (int64_t)walk->root_edges +
                                                 (int64_t)held_by_instances(walk, walk->root);
}

static bool push_held_foreigners(struct heft_walk *walk) {
  if (!heft_make_room(walk, walk->foreign.count + 1)) return false;
  for (size_t i = 0; i < walk->foreign.capacity; i++)
    if (walk->foreign.slots[i] != 0)
      heft_reach(walk, (PyObject *)(walk->foreign.slots[i] & ~(uintptr_t)HEFT_TAGS));
  return true;
}

// Divides the bytes into own and shared.
static bool divide_all(struct heft_walk *walk) {
  walk->pass = HEFT_DIVIDE;
  walk->mode = HEFT_SHARED;
  if (!push_held_foreigners(walk)) return false;
  if (walk->unexplained == 0) return drain(walk);
  if (!walk->candidates_complete) {
    if (!drain(walk)) return false;
    walk->mode = 0;
    if (!heft_make_room(walk, 4)) return false;
    heft_reach(walk, walk->root);
    return drain(walk);
  }
  for (size_t i = 0; i < walk->candidates.count; i++) {
    PyObject *object = (PyObject *)walk->candidates.words[i];
    struct heft_type *type = heft_type_of(walk, object->ob_type);
    if (type == NULL) return false;
    if (!is_held(walk, heft_block_of((char *)object - type->before), object)) continue;
    walk->mode = HEFT_SHARED;
    if (!heft_make_room(walk, 4)) return false;
    heft_reach(walk, object);
    if (!drain(walk)) return false;
  }
  return true;
}

void heft_walk_run(struct heft_walk *walk) {
  double start = heft_now();
  if (walk->deadline > 0) walk->deadline += start;
  walk->epoch = heft_next_epoch();
  if (walk->epoch == 0) {
    heft_note(walk, HEFT_NOTE_WORN_OUT);
    return;
  }
  if (!layout.known) heft_note(walk, HEFT_NOTE_UNKNOWN_VERSION);
  walk->candidates_complete = true;
  heft_program_begin(walk);
  walk->pass = HEFT_REACH;
  walk->complete = reach_all(walk);
  // A limit that was met by the very last object has cut nothing off.
  if (walk->complete) walk->notes &= ~(1u << HEFT_NOTE_OBJECT_LIMIT | 1u << HEFT_NOTE_DEADLINE);
  for (struct heft_type *type = walk->first_type; type != NULL; type = type->next) {
    walk->deep += type->bytes;
    if (type->followed) walk->unexplained -= (int64_t)type->objects;
  }
  if (walk->complete) {
    if (root_is_held(walk)) {
      walk->shared = walk->deep;
      walk->divided = true;
      heft_note(walk, HEFT_NOTE_HELD);
    } else {
      walk->divided = divide_all(walk);
      walk->shared += walk->retained;
    }
  }
  walk->walk_bytes = sizeof *walk + heft_words_bytes(&walk->stack) +
                     heft_words_bytes(&walk->candidates) +
                     walk->foreign.capacity * sizeof(uintptr_t) + walk->mapped_for_types;
  walk->seconds = heft_now() - start;
}

void heft_walk_release(struct heft_walk *walk) {
  heft_words_release(&walk->stack);
  heft_words_release(&walk->candidates);
  heft_set_release(&walk->foreign);
  heft_types_release(walk);
}
