// Length against capacity: what containers have room for and do not use.

#include "where.h"

#include "layout.h"
#include "python_api.h"
#include "walk_kinds.h"

static uint64_t block_bytes(const void *memory) {
  if (memory == NULL || ((uintptr_t)memory & 7) != 0 || !heft_is_ours(memory)) return 0;
  return heft_block_size(heft_block_of(memory));
}

static uint64_t length_of(const PyObject *object) {
  Py_ssize_t size = ((const PyVarObject *)object)->ob_size;
  return size < 0 ? 0 : (uint64_t)size;
}

static bool room_of_list(PyObject *object, struct heft_room *room) {
  room->used = length_of(object);
  room->capacity = block_bytes(py_at(object, LIST_ITEMS)) / sizeof(PyObject *);
  if (room->capacity < room->used) return false;
  room->spare = (room->capacity - room->used) * sizeof(PyObject *);
  return true;
}

// Deleted entries count as room: they are used again once the table is built anew.
static bool room_of_dict(PyObject *object, struct heft_room *room) {
  enum { USABLE_UNTIL_3_10 = 24, USABLE_SINCE_3_11 = 16 };
  const char *table = py_at(object, DICT_KEYS);
  if (py_at(object, DICT_VALUES) != NULL || block_bytes(table) == 0) return false;
  struct heft_dict_keys keys = heft_dict_keys_of(object);
  Py_ssize_t usable = py_size_at(table, py.minor <= 10 ? USABLE_UNTIL_3_10 : USABLE_SINCE_3_11);
  room->used = (uint64_t)py_size_at(object, DICT_USED);
  room->capacity = keys.count + (uint64_t)(usable < 0 ? 0 : usable);
  room->spare = (room->capacity - room->used) * keys.entry;
  return true;
}

// set_add_entry, Objects/setobject.c: a table grows once it is three fifths full. The small one,
// which is a part of the set, is no room that could be spared.
static bool room_of_set(PyObject *object, struct heft_room *room) {
  enum { SET_USED = 24, ENTRY = 16 };
  if (block_bytes(py_at(object, SET_TABLE)) == 0) return false;
  uint64_t mask = (uint64_t)py_size_at(object, SET_MASK);
  room->used = (uint64_t)py_size_at(object, SET_USED);
  room->capacity = (mask * 3 - 1) / 5;
  if (room->capacity < room->used) room->capacity = room->used;
  room->spare = (room->capacity - room->used) * ENTRY;
  return true;
}

// A byte more than the capacity is always there, for a zero at the end.
static bool room_of_bytearray(PyObject *object, struct heft_room *room) {
  uint64_t bytes = block_bytes(heft_bytearray_block(object));
  uint64_t around = layout.bytearray_object != 0 ? BYTES_VALUE + 1 : 1;
  if (bytes < around) return false;
  room->used = length_of(object);
  room->capacity = bytes - around;
  room->spare = room->capacity - room->used;
  return true;
}

static bool room_of_deque(PyObject *object, struct heft_room *room) {
  room->used = length_of(object);
  const void *last = py_at(object, DEQUE_RIGHT);
  const char *block = py_at(object, DEQUE_LEFT);
  for (; block_bytes(block) > 0; block = py_at(block, BLOCK_NEXT)) {
    room->capacity += BLOCK_LENGTH;
    if (block == last) break;
  }
  if (room->capacity < room->used) return false;
  room->spare = (room->capacity - room->used) * sizeof(PyObject *);
  return true;
}

// arrayobject and arraydescr, Modules/arraymodule.c: ob_item, ob_descr, itemsize.
static bool room_of_array(PyObject *object, struct heft_room *room) {
  const char *descriptor = py_at(object, 40);
  uint64_t bytes = block_bytes(py_at(object, ARRAY_ITEMS));
  int32_t each = descriptor == NULL ? 0 : *(const int32_t *)(descriptor + 4);
  if (each < 1 || each > 8 || bytes / (uint64_t)each < length_of(object)) return false;
  room->used = length_of(object);
  room->capacity = bytes / (uint64_t)each;
  room->spare = bytes - room->used * (uint64_t)each;
  return true;
}

static bool room_of(PyObject *object, const struct heft_type *type, enum heft_room_kind *kind,
                    struct heft_room *room) {
  static const struct {
    heft_expand extra;
    bool (*measure)(PyObject *, struct heft_room *);
  } kinds[HEFT_ROOM_KINDS] = {
    [HEFT_ROOM_LIST] = {heft_extra_list, room_of_list},
    [HEFT_ROOM_DICT] = {heft_extra_dict, room_of_dict},
    [HEFT_ROOM_SET] = {heft_extra_set, room_of_set},
    [HEFT_ROOM_BYTEARRAY] = {heft_extra_bytearray, room_of_bytearray},
    [HEFT_ROOM_DEQUE] = {heft_extra_deque, room_of_deque},
    [HEFT_ROOM_ARRAY] = {heft_extra_array, room_of_array},
  };
  heft_expand extra = type->expand == heft_expand_ordered_dict ? heft_extra_dict : type->extra;
  for (int i = 0; i < HEFT_ROOM_KINDS; i++) {
    if (extra != kinds[i].extra) continue;
    *kind = (enum heft_room_kind)i;
    return kinds[i].measure(object, room);
  }
  return false;
}

void heft_where_room(struct heft_where *where, PyObject *object, const struct heft_type *type) {
  enum heft_room_kind kind;
  struct heft_room room = {.containers = 1};
  if (type->extra == NULL && type->expand != heft_expand_ordered_dict) return;
  if (!room_of(object, type, &kind, &room)) return;
  if (object == where->walk.root) where->root_room = room;
  struct heft_room *sum = &where->rooms[kind];
  sum->containers++;
  sum->used += room.used;
  sum->capacity += room.capacity;
  sum->spare += room.spare;
}
