// Lists, tuples, dicts and sets.
//
// Sources: Include/cpython/listobject.h, tupleobject.h, dictobject.h, Include/setobject.h,
// Objects/dict-common.h until 3.10 and Include/internal/pycore_dict.h since 3.11.

#include "block.h"
#include "bytemap.h"
#include "layout.h"
#include "python_api.h"

void heft_map_list(struct heft_bytemap *map, PyObject *object) {
  heft_map_head(map, object, true);
  heft_map_field(map, LIST_ITEMS, 8, "ob_item", "where its items are",
                 heft_map_pointer(py_at(object, LIST_ITEMS)));
  heft_map_field(map, LIST_ALLOCATED, 8, "allocated", "places for items",
                 heft_map_number((uint64_t)py_size_at(object, LIST_ALLOCATED)));
}

void heft_map_list_buffers(struct heft_bytemap *map, PyObject *object) {
  if (!heft_map_open_buffer(map, "its items", py_at(object, LIST_ITEMS))) return;
  uint64_t length = (uint64_t)py_size_at(object, 16);
  uint64_t places = (uint64_t)py_size_at(object, LIST_ALLOCATED);
  heft_map_add(map, HEFT_CONTENT, 0, 8, length, "items", "references to the items", NULL);
  heft_map_add(map, HEFT_SPARE, (Py_ssize_t)length * 8, 8, places - length, "spare",
               "places to append to", NULL);
  heft_map_close(map, HEFT_PADDING, "unused", "requested, and used by nothing");
}

void heft_map_tuple(struct heft_bytemap *map, PyObject *object) {
  heft_map_head(map, object, true);
  if (layout.tuple_items > 24)
    heft_map_field(map, 24, 8, "ob_hash", "its hash, once that was asked for; -1 before", NULL);
  heft_map_add(map, HEFT_CONTENT, layout.tuple_items, 8, (uint64_t)py_size_at(object, 16), "ob_item",
               "references to the items", NULL);
}

void heft_map_dict(struct heft_bytemap *map, PyObject *object) {
  heft_map_head(map, object, false);
  heft_map_add(map, HEFT_HEAD, DICT_USED, 8, 1, "ma_used", "number of items",
               heft_map_number((uint64_t)py_size_at(object, DICT_USED)));
  if (py.minor >= 14)
    heft_map_field(map, DICT_USED + 8, 8, "_ma_watcher_tag", "who is told when it changes", NULL);
  else
    heft_map_field(map, DICT_USED + 8, 8, "ma_version_tag", "changes with the dict, for caches",
                   NULL);
  heft_map_field(map, DICT_KEYS, 8, "ma_keys", "the table of its keys", NULL);
  heft_map_field(map, DICT_VALUES, 8, "ma_values",
                 "values apart from the keys, where instances share these",
                 heft_map_pointer(py_at(object, DICT_VALUES)));
}

// The number of entries there is room for: two thirds of the places (USABLE_FRACTION).
static uint64_t map_keys_head(struct heft_bytemap *map, const char *table, uint64_t *places) {
  Py_ssize_t nentries, indices;
  if (py.minor <= 10) {
    uint64_t size = (uint64_t)py_size_at(table, 8);
    heft_map_field(map, 0, 8, "dk_refcnt", "how many dicts share the table", NULL);
    heft_map_field(map, 8, 8, "dk_size", "places of the index", heft_map_number(size));
    heft_map_field(map, 16, 8, "dk_lookup", "the function that searches it", NULL);
    heft_map_field(map, 24, 8, "dk_usable", "entries it has room for still",
                   heft_map_number((uint64_t)py_size_at(table, 24)));
    nentries = 32;
    *places = size;
  } else {
    *places = 1ull << (uint8_t)table[8];
    heft_map_field(map, 0, 8, "dk_refcnt", "how many dicts share the table", NULL);
    heft_map_field(map, 8, 1, "dk_log2_size", "places of the index, as a power of two",
                   heft_map_number((uint8_t)table[8]));
    heft_map_field(map, 9, 1, "dk_log2_index_bytes", "its bytes, as a power of two",
                   heft_map_number((uint8_t)table[9]));
    heft_map_field(map, 10, 1, "dk_kind", "0: any keys; 1: texts alone; 2: shared by instances",
                   heft_map_number((uint8_t)table[10]));
    heft_map_field(map, 12, 4, "dk_version", "changes with the keys, for caches", NULL);
    heft_map_field(map, 16, 8, "dk_usable", "entries it has room for still",
                   heft_map_number((uint64_t)py_size_at(table, 16)));
    nentries = 24;
  }
  heft_map_field(map, nentries, 8, "dk_nentries", "entries that are used or were deleted",
                 heft_map_number((uint64_t)py_size_at(table, nentries)));
  indices = nentries + 8;
  return (uint64_t)indices;
}

static void map_keys(struct heft_bytemap *map, PyObject *dict) {
  const char *table = py_at(dict, DICT_KEYS);
  struct heft_dict_keys keys = heft_dict_keys_of(dict);
  uint64_t places, start = map_keys_head(map, table, &places);
  uint64_t index = (uint64_t)(keys.entries - table) - start;
  heft_map_add(map, HEFT_FIELD, (Py_ssize_t)start, places == 0 ? 1 : index / places,
               places == 0 ? index : places, "dk_indices", "which entry a hash leads to", NULL);
  const char *meaning = keys.entry == 24 ? "hash, key and value" : "key and value";
  heft_map_add(map, HEFT_CONTENT, keys.entries - table, keys.entry, keys.count, "entries", meaning,
               NULL);
  heft_map_close(map, HEFT_SPARE, "spare", "room for more entries");
}

// Values in the order of a table that instances share: 3.9 and 3.10 as a plain array, 3.11 and
// 3.12 with a prefix; those of 3.13 are mapped where they lie.
static void map_values(struct heft_bytemap *map, const char *values) {
  if (layout.values_embedded != 0) {
    if (values[layout.values_embedded] != 0 || !heft_map_open_buffer(map, "its values", values))
      return;
    heft_map_embedded_values(map, 0, values, NULL);
  } else if (layout.values_have_prefix) {
    heft_map_values_block(map, values, NULL);
    return;
  } else {
    if (!heft_map_open_buffer(map, "its values", values)) return;
    heft_map_add(map, HEFT_CONTENT, 0, 8, map->size / 8, "values",
                 "references, in the order of the shared keys", NULL);
  }
  heft_map_close(map, HEFT_PADDING, "unused", "requested, and used by nothing");
}

void heft_map_dict_buffers(struct heft_bytemap *map, PyObject *object) {
  struct heft_dict_keys keys = heft_dict_keys_of(object);
  const void *table = py_at(object, DICT_KEYS);
  if (!keys.owned)
    heft_map_note(map, "Its keys are in a table that belongs to the class: instances share it.");
  else if (!heft_map_open_buffer(map, "its table of keys", table))
    heft_map_note(map, "It shares the table of all empty dicts, which is no block of its own.");
  else
    map_keys(map, object);
  const char *values = py_at(object, DICT_VALUES);
  if (values != NULL) map_values(map, values);
}

void heft_map_set(struct heft_bytemap *map, PyObject *object) {
  heft_map_head(map, object, false);
  heft_map_field(map, SET_FILL, 8, "fill", "places that are used or were deleted",
                 heft_map_number((uint64_t)py_size_at(object, SET_FILL)));
  heft_map_add(map, HEFT_HEAD, SET_FILL + 8, 8, 1, "used", "number of items",
               heft_map_number((uint64_t)py_size_at(object, SET_FILL + 8)));
  heft_map_field(map, SET_MASK, 8, "mask", "places of its table, less one",
                 heft_map_number((uint64_t)py_size_at(object, SET_MASK)));
  bool is_small = py_at(object, SET_TABLE) == (char *)object + SET_SMALL;
  heft_map_field(map, SET_TABLE, 8, "table", is_small ? "its table: the small one below"
                                                      : "its table, a block apart", NULL);
  heft_map_field(map, SET_TABLE + 8, 8, "hash", "its hash, for frozen sets", NULL);
  heft_map_field(map, SET_TABLE + 16, 8, "finger", "where pop() looks next", NULL);
  heft_map_add(map, is_small ? HEFT_CONTENT : HEFT_SPARE, SET_SMALL, 16, 8, "smalltable",
               is_small ? "item and hash, eight places" : "eight places, left for a larger table",
               NULL);
  heft_map_field(map, SET_SMALL + 128, 8, "weakreflist", "weak references to it",
                 heft_map_pointer(py_at(object, SET_SMALL + 128)));
}

void heft_map_set_buffers(struct heft_bytemap *map, PyObject *object) {
  const void *table = py_at(object, SET_TABLE);
  if (table == (char *)object + SET_SMALL || !heft_map_open_buffer(map, "its table", table)) return;
  heft_map_add(map, HEFT_CONTENT, 0, 16, (uint64_t)py_size_at(object, SET_MASK) + 1, "places",
               "item and hash; many stay empty, so that searching is quick", NULL);
  heft_map_close(map, HEFT_PADDING, "unused", "requested, and used by nothing");
}
