#include "layout.h"

#include "python_api.h"

struct heft_layout layout;

static const struct heft_layout table[] = {
  [9] = {.known = true, .str_head = 48, .str_compact = 72, .str_utf8 = 56, .str_has_wstr = true,
         .tuple_items = 24, .function_globals = 24, .generator_frame = 16, .type_keys = 864,
         .frame_state = 116},
  [10] = {.known = true, .str_head = 48, .str_compact = 72, .str_utf8 = 56, .str_has_wstr = true,
          .tuple_items = 24, .function_globals = 16, .function_builtins = 24, .generator_frame = 16,
          .type_keys = 872,
          .frame_state = 108},
  // Include/internal/pycore_object.h of 3.11: values at [-4], dict at [-3], before the GC head.
  [11] = {.known = true, .str_head = 48, .str_compact = 72, .str_utf8 = 56, .str_has_wstr = true,
          .tuple_items = 24, .function_globals = 16, .function_builtins = 24, .type_keys = 872,
          .frame_data = 24, .frame_globals = 8,
          .managed_dict = -24, .managed_values = -32, .values_have_prefix = true},
  // PyDictOrValues of 3.12, Include/internal/pycore_object.h.
  [12] = {.known = true, .str_head = 40, .str_compact = 56, .str_utf8 = 48, .long_has_tag = true,
          .tuple_items = 24, .function_globals = 16, .function_builtins = 24, .type_keys = 880,
          .frame_data = 24, .frame_globals = 24,
          .managed_dict = -24, .tagged_values = true,
          .values_have_prefix = true},
  // PyDictValues of 3.13, Include/internal/pycore_dict.h.
  [13] = {.known = true, .str_head = 40, .str_compact = 56, .str_utf8 = 48, .long_has_tag = true,
          .tuple_items = 24, .function_globals = 16, .function_builtins = 24, .type_keys = 880,
          .frame_data = 24, .frame_globals = 24,
          .managed_dict = -24, .values_start = 8, .values_embedded = 2},
  // Include/cpython/tupleobject.h of 3.14: ob_hash lies before the items.
  [14] = {.known = true, .str_head = 40, .str_compact = 56, .str_utf8 = 48, .long_has_tag = true,
          .tuple_items = 32, .function_globals = 16, .function_builtins = 24, .type_keys = 880,
          .frame_data = 24, .frame_globals = 24,
          .managed_dict = -24, .values_start = 8, .values_embedded = 2},
  // Include/cpython/object.h of 3.15: PyHeapTypeObject has one pointer more before the keys.
  [15] = {.known = true, .str_head = 40, .str_compact = 56, .str_utf8 = 48, .long_has_tag = true,
          .tuple_items = 32, .bytearray_object = 56, .function_globals = 16,
          .function_builtins = 24, .type_keys = 888,
          .frame_data = 24, .frame_globals = 24,
          .managed_dict = -24, .values_start = 8, .values_embedded = 2},
};

void heft_layout_choose(int minor) {
  size_t versions = sizeof table / sizeof *table;
  layout = minor > 0 && (size_t)minor < versions ? table[minor] : (struct heft_layout){0};
}

static const void *general_lookup;

void heft_layout_learn_lookup(const PyObject *dict) {
  if (py.minor <= 10) general_lookup = py_at(py_at(dict, DICT_KEYS), 16);
}

static size_t index_width(uint64_t size) {
  return size <= 0xff ? 1 : size <= 0xffff ? 2 : size <= 0xffffffff ? 4 : 8;
}

struct heft_dict_keys heft_dict_keys_of(const PyObject *dict) {
  const char *keys = py_at(dict, DICT_KEYS);
  struct heft_dict_keys result = heft_keys_in(keys);
  result.owned = py_at(dict, DICT_VALUES) == NULL || py_size_at(keys, 0) == 1;
  return result;
}

struct heft_dict_keys heft_keys_in(const char *keys) {
  struct heft_dict_keys result = {.entry = 24, .key = 8};
  if (py.minor <= 10) {
    // dk_refcnt, dk_size, dk_lookup, dk_usable, dk_nentries, dk_indices
    uint64_t size = (uint64_t)py_size_at(keys, 8);
    result.count = (size_t)py_size_at(keys, 32);
    result.entries = (char *)keys + 40 + size * index_width(size);
    result.hidden = py_at(keys, 16) != general_lookup;
  } else {
    // dk_refcnt, dk_log2_size, dk_log2_index_bytes, dk_kind, dk_version, dk_usable, dk_nentries,
    // dk_indices
    uint8_t kind = (uint8_t)keys[10];
    result.count = (size_t)py_size_at(keys, 24);
    result.entries = (char *)keys + 32 + ((size_t)1 << keys[9]);
    if (kind != 0) {
      result.hidden = true;
      result.entry = 16;
      result.key = 0;
    }
  }
  return result;
}
