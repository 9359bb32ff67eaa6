// Types of the standard library that are written in C and keep blocks or references where
// tp_traverse does not look. Their structures have no public header: the source is named at each.

#include "layout.h"
#include "python_api.h"
#include "walk_kinds.h"

static void reach_at(struct heft_walk *walk, PyObject *object, ptrdiff_t offset) {
  if (heft_make_room(walk, 1)) heft_reach(walk, py_at(object, offset));
}

// Follows tp_traverse, but takes the references at `offsets` from there alone: some versions
// report them, some do not.
static void expand_with(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                        const int *offsets, int count) {
  for (int i = 0; i < count; i++) walk->skip[i] = py_at(object, offsets[i]);
  heft_expand_generic(walk, object, type, 0);
  for (int i = 0; i < count; i++) {
    walk->skip[i] = NULL;
    reach_at(walk, object, offsets[i]);
  }
}

// longrangeiterobject, Objects/rangeobject.c: nothing but references after the head.
void heft_extra_long_range_iterator(struct heft_walk *walk, PyObject *object,
                                    struct heft_type *type, size_t start) {
  (void)start;
  for (Py_ssize_t offset = 16; offset + 8 <= type->type->tp_basicsize; offset += 8)
    reach_at(walk, object, offset);
}

static size_t deque_length(const PyObject *object) {
  return (size_t)((const PyVarObject *)object)->ob_size;
}

// Until 3.11 all deques share their spare blocks; later each has its own, and they go with it.
static void account_spare_blocks(struct heft_walk *walk, PyObject *object) {
  const PyTypeObject *type = object->ob_type;
  while (type->tp_base != NULL && type->tp_base != py.PyBaseObject_Type) type = type->tp_base;
  if (type->tp_basicsize < DEQUE_SPARE + 8 * DEQUE_SPARE_MOST) return;
  Py_ssize_t count = py_size_at(object, DEQUE_SPARE_COUNT);
  for (Py_ssize_t i = 0; i < count && i < DEQUE_SPARE_MOST; i++)
    heft_account(walk, py_at(object, DEQUE_SPARE + 8 * i));
}

void heft_extra_deque(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                      size_t start) {
  (void)type, (void)start;
  const void *last = py_at(object, DEQUE_RIGHT);
  for (const char *block = py_at(object, DEQUE_LEFT); heft_account(walk, block);
       block = py_at(block, BLOCK_NEXT))
    if (block == last) break;
  account_spare_blocks(walk, object);
}

// Goes on from block to block: the place is the address of the next one, which is never 0.
void heft_expand_deque(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                       size_t start) {
  size_t length = deque_length(object);
  const char *block = (const char *)start, *last = py_at(object, DEQUE_RIGHT);
  size_t from = 0;
  if (start == 0) {
    heft_extra_deque(walk, object, type, 0);
    block = py_at(object, DEQUE_LEFT);
    from = (size_t)py_size_at(object, DEQUE_LEFT_INDEX);
  }
  size_t to = BLOCK_LENGTH;
  if (block == last) to = (size_t)py_size_at(object, DEQUE_LEFT_INDEX + 8) + 1;
  if (length == 0 || !heft_is_ours(block) || to > BLOCK_LENGTH) return;
  if (!heft_make_room(walk, BLOCK_LENGTH + 2)) return;
  if (block != last) heft_continue_at(walk, object, (size_t)py_at(block, BLOCK_NEXT));
  for (size_t i = from; i < to; i++) heft_reach(walk, py_at(block, BLOCK_ITEMS + 8 * (int)i));
}

// A linked list beside the dict, whose nodes hold each key a second time.

void heft_expand_ordered_dict(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                              size_t start) {
  if (start != 0) return;
  // Some versions report the list of weak references to the object, which it does not own.
  walk->skip[0] = py_at(object, ODICT_WEAKREFS);
  heft_expand_generic(walk, object, type, 0);
  walk->skip[0] = NULL;
  heft_extra_dict(walk, object, type, 0);
  heft_account(walk, py_at(object, ODICT_FAST_NODES));
  const char *node = py_at(object, ODICT_FIRST);
  for (; node != NULL && heft_account(walk, node); node = py_at(node, NODE_NEXT)) {
    if (!heft_make_room(walk, 1)) return;
    heft_reach(walk, py_at(node, NODE_KEY));
  }
}

void heft_extra_array(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                      size_t start) {
  (void)type, (void)start;
  heft_account(walk, py_at(object, ARRAY_ITEMS));
}

// The bytes object may be somebody else's too.
void heft_expand_bytes_io(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                          size_t start) {
  if (start == 0) expand_with(walk, object, type, (const int[]){BYTES_IO_BUFFER}, 1);
}

// stringio, Modules/_io/stringio.c: buf; then, while it is only written to, the pieces: two lists
// until 3.11 (_PyAccu), a _PyUnicodeWriter in 3.12 and 3.13, a block with one since 3.14, whose first
// word is what was written; then decoder, readnl, writenl.
struct heft_string_io heft_string_io(void) {
  if (py.minor <= 11) return (struct heft_string_io){.writer = 56, .decoder = 80};
  if (py.minor <= 13) return (struct heft_string_io){.writer = 56, .decoder = 120};
  return (struct heft_string_io){.writer = 56, .decoder = 72, .writer_is_block = true};
}

void heft_expand_string_io(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                           size_t start) {
  if (start != 0) return;
  heft_account(walk, py_at(object, STRING_IO_BUFFER));
  struct heft_string_io places = heft_string_io();
  const int held[] = {places.decoder, places.decoder + 8, places.decoder + 16, places.writer};
  if (places.writer_is_block) {
    PyObject *writer = py_at(object, places.writer);
    expand_with(walk, object, type, held, 3);
    if (writer != NULL && heft_account(walk, writer)) reach_at(walk, writer, 0);
  } else if (py.minor <= 11) {
    expand_with(walk, object, type, held, 3);
    reach_at(walk, object, places.writer);
    reach_at(walk, object, places.writer + 8);
  } else {
    expand_with(walk, object, type, held, 4);
  }
}

// The digits lie in the object itself while they are few.
void heft_extra_decimal(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                        size_t start) {
  (void)type, (void)start;
  const char *data = py_at(object, DECIMAL_DATA);
  if (data != (const char *)object + DECIMAL_INLINE) heft_account(walk, data);
}

// The slot for a time zone is there only in objects that have one.
static bool has_zone(const PyObject *object) { return ((const char *)object)[TIME_HAS_ZONE] != 0; }

void heft_extra_datetime(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                         size_t start) {
  (void)type, (void)start;
  if (has_zone(object)) reach_at(walk, object, DATETIME_ZONE);
}

void heft_extra_time(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                     size_t start) {
  (void)type, (void)start;
  if (has_zone(object)) reach_at(walk, object, TIME_ZONE);
}

void heft_extra_timezone(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                         size_t start) {
  (void)type, (void)start;
  reach_at(walk, object, TIMEZONE_OFFSET);
  reach_at(walk, object, TIMEZONE_OFFSET + 8);
}

// Up to 16 bytes lie in the object.
void heft_extra_ctypes(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                       size_t start) {
  (void)type, (void)start;
  if (*(const int *)((const char *)object + CDATA_IS_OWNER) != 0)
    heft_account(walk, py_at(object, CDATA_POINTER));
}

void heft_expand_pattern(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                         size_t start) {
  const int held[] = {PATTERN_GROUPS, PATTERN_GROUPS + 8, PATTERN_GROUPS + 16};
  if (start == 0) expand_with(walk, object, type, held, 3);
}
