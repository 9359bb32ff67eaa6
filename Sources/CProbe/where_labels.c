// How a member is written in Python, seen from what holds it: found by looking for its address
// where the holder keeps references, in the order of the holder's own.

#include "layout.h"
#include "python_api.h"
#include "selftest.h"
#include "walk_kinds.h"
#include "where.h"

#define UNKNOWN ((struct heft_label){.kind = HEFT_LABEL_NONE})

static size_t length_of(const PyObject *object) {
  Py_ssize_t size = ((const PyVarObject *)object)->ob_size;
  return size < 0 ? 0 : (size_t)size;
}

static struct heft_label by_index(PyObject **items, size_t count, const PyObject *member) {
  for (size_t i = 0; i < count; i++)
    if (items[i] == member) return (struct heft_label){.kind = HEFT_LABEL_INDEX, .index = i};
  return UNKNOWN;
}

// `_fields` of a named tuple, from the class that has it.
static struct heft_label in_tuple(PyObject *holder, const PyObject *member) {
  struct heft_label label =
    by_index((PyObject **)((char *)holder + layout.tuple_items), length_of(holder), member);
  if (label.kind == HEFT_LABEL_NONE || holder->ob_type == py.PyTuple_Type) return label;
  for (const PyTypeObject *type = holder->ob_type; type != NULL; type = type->tp_base) {
    PyObject *fields = heft_class_item(type, "_fields");
    if (fields == NULL) continue;
    if (fields->ob_type != py.PyTuple_Type || length_of(fields) <= label.index) break;
    label.kind = HEFT_LABEL_ATTRIBUTE;
    label.key = py.PyTuple_GetItem(fields, (Py_ssize_t)label.index);
    break;
  }
  return label;
}

// The i-th entry's key and value; null where the entry is empty.
static PyObject *entry_of(PyObject *dict, const struct heft_dict_keys *keys, size_t i,
                          PyObject **value) {
  PyObject *const *pair = (PyObject *const *)(keys->entries + i * keys->entry + keys->key);
  char *values = py_at(dict, DICT_VALUES);
  *value = values == NULL ? pair[1] : ((PyObject **)(values + layout.values_start))[i];
  return pair[0];
}

static struct heft_label in_dict(PyObject *dict, const PyObject *member, bool is_attributes) {
  if (py_at(dict, DICT_VALUES) != NULL && !layout.split_dicts) return UNKNOWN;
  struct heft_dict_keys keys = heft_dict_keys_of(dict);
  uint64_t order = 0;
  struct heft_label as_key = UNKNOWN;
  for (size_t i = 0; i < keys.count; i++) {
    PyObject *value, *key = entry_of(dict, &keys, i, &value);
    if (key == NULL || value == NULL) continue;
    if (value == member)
      return (struct heft_label){
        .kind = is_attributes ? HEFT_LABEL_ATTRIBUTE : HEFT_LABEL_VALUE, .index = order, .key = key};
    if (key == member && as_key.kind == HEFT_LABEL_NONE)
      as_key = (struct heft_label){.kind = HEFT_LABEL_ORDER, .index = order};
    order++;
  }
  return is_attributes ? UNKNOWN : as_key;
}

static struct heft_label in_set(PyObject *set, const PyObject *member) {
  struct { PyObject *key; Py_ssize_t hash; } *entries = py_at(set, SET_TABLE);
  size_t count = (size_t)py_size_at(set, SET_MASK) + 1;
  uint64_t order = 0;
  for (size_t i = 0; i < count; i++) {
    if (entries[i].key == NULL || entries[i].hash == -1) continue;
    if (entries[i].key == member)
      return (struct heft_label){.kind = HEFT_LABEL_ORDER, .index = order};
    order++;
  }
  return UNKNOWN;
}

static struct heft_label in_deque(PyObject *deque, const PyObject *member) {
  enum { LEFT = 24, LEFT_INDEX = 40, LENGTH = 64, ITEMS = 8, NEXT = 8 + 64 * 8 };
  const char *block = py_at(deque, LEFT);
  size_t at = (size_t)py_size_at(deque, LEFT_INDEX);
  for (size_t i = 0; i < length_of(deque) && heft_is_ours(block); i++) {
    if (py_at(block, ITEMS + 8 * (ptrdiff_t)at) == member)
      return (struct heft_label){.kind = HEFT_LABEL_INDEX, .index = i};
    if (++at == LENGTH) {
      at = 0;
      block = py_at(block, NEXT);
    }
  }
  return UNKNOWN;
}

static struct heft_label in_ndarray(PyObject *array, const PyObject *member) {
  PyObject **data = py_at(array, 16);
  if (!heft_is_ours(data)) return UNKNOWN;
  struct heft_label label =
    by_index(data, heft_block_size(heft_block_of(data)) / sizeof *data, member);
  if (label.kind == HEFT_LABEL_INDEX) label.kind = HEFT_LABEL_FLAT;
  return label;
}

// Slots, and attributes of types written in C: PyMemberDescr_Type in the class's dict, whose
// PyMemberDef (Include/descrobject.h) says where the reference lies.
static struct heft_label in_slots(PyObject *holder, const PyObject *member) {
  if (!heft_selftest_allows("descriptor")) return UNKNOWN;
  for (const PyTypeObject *type = holder->ob_type; type != NULL; type = type->tp_base) {
    Py_ssize_t place = 0;
    PyObject *name, *value;
    while (type->tp_dict != NULL && py.PyDict_Next(type->tp_dict, &place, &name, &value)) {
      if (value->ob_type != py.PyMemberDescr_Type) continue;
      const PyMemberDef *definition = py_at(value, DESCR_MEMBER);
      if (!py_is_reference(definition) || definition->flags & PY_RELATIVE_OFFSET) continue;
      if (py_at(holder, definition->offset) != member) continue;
      return (struct heft_label){.kind = HEFT_LABEL_ATTRIBUTE, .name = definition->name};
    }
  }
  return UNKNOWN;
}

// Inline values of 3.11 and later; their names are in the keys that the class's instances share.
static struct heft_label in_values(PyObject *holder, const PyObject *member) {
  const PyTypeObject *type = holder->ob_type;
  if (layout.managed_dict == 0 || !(type->tp_flags & PY_FLAG_MANAGED_DICT)) return UNKNOWN;
  if (!heft_selftest_allows("instance")) return UNKNOWN;
  char *values = NULL;
  if (layout.values_embedded != 0) {
    if (type->tp_flags & PY_FLAG_INLINE_VALUES)
      values = (char *)holder + type->tp_basicsize + layout.values_start;
  } else if (layout.tagged_values) {
    values = py_at(holder, layout.managed_dict);
    values = (uintptr_t)values & 1 ? values + 1 : NULL;
  } else {
    values = py_at(holder, layout.managed_values);
  }
  const char *keys = py_at(type, layout.type_keys);
  if (values == NULL || keys == NULL) return UNKNOWN;
  // dk_log2_index_bytes, dk_nentries, then entries of a key and a value (pycore_dict.h).
  size_t count = (size_t)py_size_at(keys, 24);
  const char *entries = keys + 32 + ((size_t)1 << keys[9]);
  for (size_t i = 0; i < count; i++)
    if (((PyObject **)values)[i] == member)
      return (struct heft_label){.kind = HEFT_LABEL_ATTRIBUTE, .key = py_at(entries, 16 * (ptrdiff_t)i)};
  return UNKNOWN;
}

PyObject *heft_where_dict_of(PyObject *object) {
  const PyTypeObject *type = object->ob_type;
  PyObject *dict = NULL;
  if (layout.managed_dict != 0 && type->tp_flags & PY_FLAG_MANAGED_DICT) {
    if (!heft_selftest_allows("instance")) return NULL;
    dict = py_at(object, layout.managed_dict);
    if (layout.tagged_values && (uintptr_t)dict & 1) dict = NULL;
  } else if (type->tp_dictoffset > 0) {
    dict = py_at(object, type->tp_dictoffset);
  }
  return dict != NULL && dict->ob_type == py.PyDict_Type ? dict : NULL;
}

static struct heft_label in_container(struct heft_where *where, PyObject *holder,
                                      const PyObject *member) {
  const struct heft_type *type = heft_type_of(&where->walk, holder->ob_type);
  unsigned long flags = holder->ob_type->tp_flags;
  // A version that the table of layouts does not fit is not read by it.
  const char *kind = flags & PY_FLAG_LIST ? "list" : flags & PY_FLAG_TUPLE ? "tuple" : "dict";
  bool is_basic = flags & (PY_FLAG_LIST | PY_FLAG_TUPLE | PY_FLAG_DICT);
  if (is_basic && !heft_selftest_allows(kind)) return UNKNOWN;
  if (flags & PY_FLAG_LIST) return by_index(py_at(holder, LIST_ITEMS), length_of(holder), member);
  if (flags & PY_FLAG_TUPLE) return in_tuple(holder, member);
  if (flags & PY_FLAG_DICT) return in_dict(holder, member, false);
  if (type == NULL) return UNKNOWN;
  if (type->extra == heft_extra_set) return in_set(holder, member);
  if (type->extra == heft_extra_deque) return in_deque(holder, member);
  if (type->extra == heft_extra_ndarray) return in_ndarray(holder, member);
  return UNKNOWN;
}

struct heft_label heft_where_label(struct heft_where *where, PyObject *holder, PyObject *member) {
  struct heft_label label = in_container(where, holder, member);
  if (label.kind != HEFT_LABEL_NONE) return label;
  PyObject *dict = heft_where_dict_of(holder);
  if (dict != NULL && heft_selftest_allows("dict")) label = in_dict(dict, member, true);
  if (label.kind == HEFT_LABEL_NONE) label = in_values(holder, member);
  if (label.kind == HEFT_LABEL_NONE) label = in_slots(holder, member);
  return label;
}
