// Two passes over the structure, and more over parts of it.
//
// The first goes by distance: all members of what lies at one distance are looked at before any
// further ones. What can be said of an object by itself (its distance, its spare room) is taken
// here. Objects that lead nowhere are not queued, so that a list of a million numbers needs no room.
//
// The second colours (where_members.c); it also sees each object for the first time once, and
// looks then for equal ones (where_equals.c).
//
// Marks lie in the headers of blocks, as those of the walk do.

#include "where.h"

#include "walk_kinds.h"

#define AHEAD 8  // so many words before its turn an object is fetched from memory

bool heft_where_is_flat(const struct heft_type *type) {
  return type->expand == NULL || type->expand == heft_extra_str ||
         type->expand == heft_extra_bytearray;
}

bool heft_where_may_go_on(struct heft_where *where) {
  struct heft_walk *walk = &where->walk;
  if (walk->out_of_memory) {
    heft_note(walk, HEFT_NOTE_OUT_OF_MEMORY);
    return false;
  }
  if ((++walk->ticks & 1023) == 0 && walk->deadline > 0 && heft_now() > walk->deadline) {
    heft_note(walk, HEFT_NOTE_DEADLINE);
    return false;
  }
  return true;
}

void heft_where_note_memory(struct heft_where *where, uint64_t more) {
  const struct heft_walk *walk = &where->walk;
  uint64_t bytes = heft_words_bytes(&walk->stack) + heft_words_bytes(&where->equal_values) +
                   walk->foreign.capacity * sizeof(uintptr_t) + walk->mapped_for_types +
                   where->equals_capacity * sizeof(uintptr_t) + more;
  if (bytes > where->mapped) where->mapped = bytes;
}

// Marks an object. False: it was met before.
static bool is_new(struct heft_walk *walk, PyObject *object, const struct heft_type *type,
                   uint64_t *size) {
  char *start = (char *)object - type->before;
  if (!heft_is_ours(start)) {
    bool is_new = false;
    if (heft_set_find(&walk->foreign, object, &is_new) == NULL) walk->out_of_memory = true;
    *size = heft_static_size(object);
    return is_new;
  }
  struct heft_block *block = heft_block_of(start);
  if (block->sized >> 48 == walk->epoch) return false;
  // What one reference leads to is met once, marked or not.
  if ((uint32_t)object->ob_refcnt != 1 || object == walk->root)
    block->sized = (block->sized & ((1ull << 48) - 1)) | (uint64_t)walk->epoch << 48;
  *size = heft_block_size(block);
  return true;
}

// Counts an object that lies at a distance, and queues it if it leads on.
static void meet(struct heft_where *where, PyObject *object, struct heft_share *share,
                 struct heft_words *queue) {
  struct heft_walk *walk = &where->walk;
  if (object->ob_type == NULL) return;  // a placeholder, not an object
  struct heft_type *type = heft_type_of(walk, object->ob_type);
  if (type == NULL) {
    walk->out_of_memory = true;
    return;
  }
  uint64_t size = 0;
  bool is_root = object == walk->root && walk->objects == 0;
  if ((heft_leaves_out(walk, type, object) && !is_root) || !is_new(walk, object, type, &size)) return;
  walk->objects++;
  share->objects++;
  share->bytes += size;
  if (heft_where_is_value(object)) where->candidates++;
  heft_where_room(where, object, type);
  if (type->expand == NULL || heft_leaves_out(walk, type, object)) return;
  if (heft_where_is_flat(type)) {
    walk->sink = &share->bytes;
    type->expand(walk, object, type, 0);
  } else if (heft_words_reserve(queue, 1)) {
    queue->words[queue->count++] = (uintptr_t)object;
  } else {
    walk->out_of_memory = true;
  }
}

// Meets all members of an object.
static bool meet_members(struct heft_where *where, PyObject *object, struct heft_share *own,
                         struct heft_share *members, struct heft_words *queue) {
  struct heft_walk *walk = &where->walk;
  struct heft_type *type = heft_type_of(walk, object->ob_type);
  walk->sink = &own->bytes;
  type->expand(walk, object, type, 0);
  while (walk->stack.count > 0) {
    uintptr_t word = walk->stack.words[--walk->stack.count];
    if (word & HEFT_RESUME) {
      size_t start = walk->stack.words[--walk->stack.count];
      walk->sink = &walk->ignored;
      type->expand(walk, object, type, start);
    } else {
      if (walk->stack.count >= AHEAD) {
        uintptr_t later = walk->stack.words[walk->stack.count - AHEAD] & ~(uintptr_t)HEFT_TAGS;
        __builtin_prefetch((void *)later);
        __builtin_prefetch((char *)later - 32);
      }
      meet(where, (PyObject *)word, members, queue);
    }
    if (walk->objects > walk->max_objects) {
      heft_note(walk, HEFT_NOTE_OBJECT_LIMIT);
      return false;
    }
    if (!heft_where_may_go_on(where)) return false;
  }
  return true;
}

static struct heft_share *share_at(struct heft_where *where, uint64_t distance) {
  return &where->depths[distance < HEFT_DEPTHS - 1 ? distance : HEFT_DEPTHS - 1];
}

static bool by_distance(struct heft_where *where) {
  struct heft_words level = {0}, next = {0};
  bool complete = true;
  meet(where, where->walk.root, share_at(where, 0), &next);
  for (uint64_t distance = 0; complete && next.count > 0; distance++) {
    struct heft_words done = level;
    level = next;
    next = done;
    next.count = 0;
    struct heft_share *members = share_at(where, distance + 1);
    uint64_t before = where->walk.objects;
    for (size_t i = 0; complete && i < level.count; i++) {
      if (i + AHEAD < level.count) __builtin_prefetch((void *)level.words[i + AHEAD]);
      complete = meet_members(where, (PyObject *)level.words[i], share_at(where, distance),
                              members, &next);
    }
    if (where->walk.objects > before) where->deepest = distance + 1;
  }
  heft_where_note_memory(where, heft_words_bytes(&level) + heft_words_bytes(&next));
  heft_words_release(&level);
  heft_words_release(&next);
  return complete && !where->walk.out_of_memory;
}

void heft_where_run(struct heft_where *where) {
  struct heft_walk *walk = &where->walk;
  double start = heft_now();
  if (walk->deadline > 0) walk->deadline += start;
  walk->epoch = heft_next_epoch();
  if (walk->epoch == 0) {
    heft_note(walk, HEFT_NOTE_WORN_OUT);
    return;
  }
  heft_program_begin(walk);
  where->depths_complete = by_distance(where);
  heft_set_release(&walk->foreign);
  walk->stack.count = 0;
  walk->epoch = where->depths_complete ? heft_next_epoch() : 0;
  if (walk->epoch != 0) heft_where_members(where);
  heft_where_note_memory(where, 0);
  walk->seconds = heft_now() - start;
}

void heft_where_release(struct heft_where *where) {
  heft_unmap(where->equals, where->equals_capacity * sizeof *where->equals);
  heft_words_release(&where->equal_values);
  heft_walk_release(&where->walk);
}
