// The walk: all that is reached from one object, each object once.
//
// It never changes what it looks at, calls no code written in Python, and takes its own memory
// from the system. How it works is told in walk.c.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "block.h"
#include "python_types.h"
#include "walk_memory.h"

struct heft_walk;
struct heft_type;

// Reports the children of `object` from number `start` on, and, when `start` is 0, accounts for
// the blocks that the object owns beside its own.
typedef void (*heft_expand)(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                            size_t start);

// What the walk knows of a type, and what it found of it.
struct heft_type {
  PyTypeObject *type;
  heft_expand expand;   // null for what has neither children nor further blocks
  heft_expand extra;    // beside tp_traverse: what that leaves out
  uint32_t before;      // bytes from the start of the block to the object
  bool excluded;        // not followed, not counted, but for some of its objects (walk_program.c)
  bool met;             // excluded, and there was one
  bool opaque;          // written in C, and not known to the walk
  bool is_judged, followed;  // the type itself is followed, as data
  uint64_t references;  // found to the type itself, those of its instances left out
  uint64_t objects;
  uint64_t bytes;
  struct heft_type *next;
};

#define HEFT_TYPE_CACHE 512

enum heft_pass {
  HEFT_REACH,   // visit all, add up bytes, count references found
  HEFT_DIVIDE,  // find what is held from outside, and all below it
};

struct heft_walk {
  enum heft_pass pass;
  uint16_t epoch;
  uintptr_t mode;         // tag of the children of the object at hand: HEFT_SHARED or 0
  PyTypeObject *instance_of;  // type of the object at hand, which is not followed
  uint64_t *sink;         // where bytes of the object at hand are added
  const void *skip[4];    // children that tp_traverse of the object at hand is not to report
  bool skips_code;        // and its code, which belongs to the program

  PyObject *root;
  PyObject *root_name;    // of a module that is the root: its classes are followed; or null
  bool follows_code;      // of functions too: the root is a class or a module
  int64_t caller_references;
  uint64_t root_edges;

  struct heft_words stack;
  struct heft_words candidates;  // objects with several references, as long as they are few
  bool candidates_complete;
  struct heft_set foreign;
  int64_t unexplained;    // references to visited objects that the walk did not find

  struct heft_type *cache[HEFT_TYPE_CACHE];
  struct heft_type **types;  // hash table
  size_t types_capacity, types_count;
  struct heft_type *first_type;
  struct heft_slab *slab;
  size_t mapped_for_types;

  uint64_t objects;
  uint64_t deep, shared, ignored;
  uint64_t retained;      // bytes of owned objects that the interpreter keeps for later use
  uint64_t max_objects;
  uint64_t ticks;
  double deadline, seconds;
  bool complete;
  bool out_of_memory;
  bool divided;           // own and shared are known
  uint64_t walk_bytes;
  uint32_t notes;         // bits of `heft_note`
};

// What a walk has to say about its result; the sentences are in walk_report.c.
enum heft_note {
  HEFT_NOTE_OBJECT_LIMIT,
  HEFT_NOTE_DEADLINE,
  HEFT_NOTE_OUT_OF_MEMORY,
  HEFT_NOTE_OPAQUE,
  HEFT_NOTE_CLASS,
  HEFT_NOTE_HELD,
  HEFT_NOTE_SIZEOF,
  HEFT_NOTE_ROOT_EXCLUDED,
  HEFT_NOTE_FRAMES,
  HEFT_NOTE_UNKNOWN_VERSION,
  HEFT_NOTE_WORN_OUT,
  HEFT_NOTE_COUNT,
};

static inline void heft_note(struct heft_walk *walk, enum heft_note note) {
  walk->notes |= 1u << note;
}

// Tags in the low bits of a word on the stack.
#define HEFT_SHARED 1u  // reached from something that is held from outside
#define HEFT_RESUME 2u  // a container to go on with; the word below is the place
#define HEFT_TAGS 7u

// At most so many children of one container lie on the stack.
#define HEFT_CHUNK 128

// Runs the walk that `walk` describes (root, limits); everything else in it is zero.
void heft_walk_run(struct heft_walk *walk);
void heft_walk_release(struct heft_walk *walk);

// A number that no block is marked with. 0: there is none left.
uint16_t heft_next_epoch(void);

// Seconds on a clock that only goes forward.
double heft_now(void);

// The bytes before an object of `type` that belong to its block.
uint32_t heft_bytes_before(const PyTypeObject *type);

void heft_types_release(struct heft_walk *walk);

// The entry of `type`. Null: no memory.
struct heft_type *heft_type_slow(struct heft_walk *walk, PyTypeObject *type);

static inline struct heft_type *heft_type_of(struct heft_walk *walk, PyTypeObject *type) {
  uintptr_t key = (uintptr_t)type;
  struct heft_type **slot = &walk->cache[(key >> 4 ^ key >> 13) & (HEFT_TYPE_CACHE - 1)];
  if (__builtin_expect(*slot != NULL && (*slot)->type == type, 1)) return *slot;
  return *slot = heft_type_slow(walk, type);
}

// Room for the children of one step. Must be asked for before `heft_reach`.
static inline bool heft_make_room(struct heft_walk *walk, size_t children) {
  if (__builtin_expect(heft_words_reserve(&walk->stack, children), 1)) return true;
  walk->out_of_memory = true;
  return false;
}

// Enters a child: one reference to it was found.
static inline void heft_reach(struct heft_walk *walk, PyObject *child) {
  if (child != NULL) walk->stack.words[walk->stack.count++] = (uintptr_t)child | walk->mode;
}

// Says that `object` has more children, from number `start` on.
static inline void heft_continue_at(struct heft_walk *walk, PyObject *object, size_t start) {
  walk->stack.words[walk->stack.count++] = start;
  walk->stack.words[walk->stack.count++] = (uintptr_t)object | walk->mode | HEFT_RESUME;
}

// Whether `memory` was handed out by the probe. Any address that the program holds may be asked.
bool heft_is_ours_slow(const void *memory);
static inline bool heft_is_ours(const void *memory) {
  // The header of an address at the start of a page lies in the page before, which may not exist. No
  // page is smaller than this.
  if (__builtin_expect(((uintptr_t)memory & 4095) < HEFT_HEADER, 0))
    return heft_is_ours_slow(memory);
  return heft_block_is_ours(heft_block_of(memory));
}

// Whether eight bytes can be read at an address that may be none.
bool heft_is_readable(const void *memory);

// Adds the size of the block at `memory` to the object at hand, if it is ours.
static inline bool heft_account(struct heft_walk *walk, const void *memory) {
  if (memory == NULL) return true;
  if (((uintptr_t)memory & 7) != 0 || !heft_is_ours(memory)) return false;
  *walk->sink += heft_block_size(heft_block_of(memory));
  return true;
}

// Adds a block that the interpreter keeps when its owner goes: part of deep, never of own.
void heft_account_retained(struct heft_walk *walk, const void *memory);

// The bytes of an object that lies in no block of ours, by its type's basic and item size.
uint64_t heft_static_size(const PyObject *object);

// What a class's own dict has under a name, borrowed; null where it has none, or no dict: static
// types of 3.12 and later keep theirs elsewhere. Keys that are no str are passed over, since their
// comparison could be code of the user's.
PyObject *heft_class_item(const PyTypeObject *type, const char *name);

// Whether an object of an excluded type is followed all the same, since it is data: a finished frame,
// code in a list, a class that was made at run time, the root (walk_program.c).
bool heft_is_data(struct heft_walk *walk, PyObject *object);
static inline bool heft_leaves_out(struct heft_walk *walk, const struct heft_type *type,
                                   PyObject *object) {
  return type->excluded && !heft_is_data(walk, object);
}
// What of the program the root makes data.
void heft_program_begin(struct heft_walk *walk);

// Chooses expand and extra for a type (walk_kinds.c).
void heft_type_classify(struct heft_type *type);

// Whether a class was made by Python code, whatever it calls itself.
bool heft_is_python_class(const PyTypeObject *type);

// Follows tp_traverse, then `extra`.
void heft_expand_generic(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                         size_t start);
