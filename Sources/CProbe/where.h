// Where the bytes are: how far from the root, below which members, in values stored more than
// once, in room that nothing uses.
//
// A second look at a structure, over the machinery of the walk: like it, it changes nothing that
// the program sees, runs no code written in Python and takes its memory from the system. How it
// works is told in where.c.
#pragma once

#include "walk.h"

#define HEFT_DEPTHS 9    // 0 to 7, and all beyond
#define HEFT_MEMBERS 64  // rows told of at most
#define HEFT_EQUALS 5    // values stored more than once, told of at most

// Objects and bytes at one distance from the root.
struct heft_share {
  uint64_t objects, bytes;
};

// Containers of one kind: places in use, places that there are, bytes of those without use.
struct heft_room {
  uint64_t containers, used, capacity, spare;
};

enum heft_room_kind {
  HEFT_ROOM_LIST,
  HEFT_ROOM_DICT,
  HEFT_ROOM_SET,
  HEFT_ROOM_BYTEARRAY,
  HEFT_ROOM_DEQUE,
  HEFT_ROOM_ARRAY,
  HEFT_ROOM_KINDS,
};

// How a member is written in Python, seen from what holds it.
enum heft_label_kind {
  HEFT_LABEL_NONE,       // not at all
  HEFT_LABEL_INDEX,      // x[index]
  HEFT_LABEL_FLAT,       // x.flat[index]
  HEFT_LABEL_VALUE,      // x[key], or list(x.values())[index]
  HEFT_LABEL_ORDER,      // list(x)[index]
  HEFT_LABEL_ATTRIBUTE,  // x.key, or x.name
};

struct heft_label {
  enum heft_label_kind kind;
  uint64_t index;
  PyObject *key;     // borrowed
  const char *name;  // where there is no key
};

// An object, and the bytes that only it leads to.
struct heft_member {
  int holder;          // row of what it is a member of; -1: the root
  PyObject *object;
  uint32_t colour;
  uint64_t bytes;
  struct heft_label label;
  bool surveyed;       // the rest is known
  uint64_t members;    // how many it has
  uint64_t common;     // bytes that several of them lead to
};

// A value that is stored `objects` times; `saved` are the bytes of all but one.
struct heft_equal {
  PyObject *value;
  uint64_t objects, saved;
};

#define HEFT_PENDING 16

// A value that is on its way into the hash table.
struct heft_pending {
  PyObject *object;
  uint64_t hash, size;
};

struct heft_where {
  struct heft_walk walk;  // root, limits, stack, types
  bool depths_complete, members_complete;
  uint64_t mapped;        // bytes of our own at most

  struct heft_share depths[HEFT_DEPTHS];
  uint64_t deepest;

  struct heft_room rooms[HEFT_ROOM_KINDS];
  struct heft_room root_room;

  struct heft_member members[HEFT_MEMBERS];
  int members_count;
  uint32_t last_colour;

  uint64_t candidates;    // objects that could be stored twice
  uint64_t values;        // that were hashed
  struct heft_pending pending[HEFT_PENDING];
  uintptr_t *equals;      // hash table
  size_t equals_capacity;
  struct heft_words equal_values;  // `struct heft_equal`, one after another
  bool equals_known;
  uint64_t copies, copied_values, saved;
};

// Runs all passes. `where->walk` holds root and limits, all else is zero.
void heft_where_run(struct heft_where *where);
void heft_where_release(struct heft_where *where);

// A new dict; null with an exception set.
PyObject *heft_where_report(struct heft_where *where);

// Whether a pass may go on: neither out of memory nor out of time.
bool heft_where_may_go_on(struct heft_where *where);

// Notes how much memory is mapped now, `more` of it by the caller.
void heft_where_note_memory(struct heft_where *where, uint64_t more);

// Whether objects of a type lead nowhere, whatever blocks they own.
bool heft_where_is_flat(const struct heft_type *type);

// Follows members that hold the most (where_members.c).
void heft_where_members(struct heft_where *where);
// How `member` is written, seen from `holder` (where_labels.c).
struct heft_label heft_where_label(struct heft_where *where, PyObject *holder, PyObject *member);
// The dict that holds an instance's attributes; null if there is none.
PyObject *heft_where_dict_of(PyObject *object);

// Adds what a container has room for (where_room.c).
void heft_where_room(struct heft_where *where, PyObject *object, const struct heft_type *type);

// Values that are stored more than once (where_equals.c).
bool heft_where_is_value(const PyObject *object);
bool heft_where_equals_begin(struct heft_where *where);
void heft_where_equals_add(struct heft_where *where, PyObject *object, uint64_t size);
void heft_where_equals_end(struct heft_where *where);
