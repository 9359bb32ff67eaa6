// Lists, tuples, dicts, sets: the containers that hold most of what is weighed. They are read by
// layout, in chunks, instead of by tp_traverse, which reports all children at once.

#include "layout.h"
#include "python_api.h"
#include "walk_kinds.h"

// Reports `count` objects from `items` on, or the first chunk of them.
static inline void reach_items(struct heft_walk *walk, PyObject *container, PyObject **items,
                               size_t count, size_t start) {
  size_t end = count - start > HEFT_CHUNK ? start + HEFT_CHUNK : count;
  if (!heft_make_room(walk, HEFT_CHUNK + 2)) return;
  if (end < count) heft_continue_at(walk, container, end);
  for (size_t i = start; i < end; i++) heft_reach(walk, items[i]);
}

static size_t length_of(const PyObject *object) {
  Py_ssize_t size = ((const PyVarObject *)object)->ob_size;
  return size < 0 ? 0 : (size_t)size;
}

void heft_extra_list(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                     size_t start) {
  (void)type, (void)start;
  heft_account(walk, py_at(object, LIST_ITEMS));
}

void heft_expand_list(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                      size_t start) {
  if (start == 0) heft_extra_list(walk, object, type, 0);
  reach_items(walk, object, py_at(object, LIST_ITEMS), length_of(object), start);
}

// Whether objects of a type hold their items and nothing else: no attributes, no weak references, and
// no items beyond those that they count (struct sequences, Objects/structseq.c).
bool heft_is_plain_tuple(const PyTypeObject *type) {
  const PyTypeObject *tuple = py.PyTuple_Type;
  if (type == tuple) return true;
  return heft_is_python_class(type) && type->tp_base == tuple &&
         type->tp_basicsize == tuple->tp_basicsize && type->tp_dictoffset == 0 &&
         type->tp_weaklistoffset == 0;
}

void heft_expand_tuple(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                       size_t start) {
  (void)type;
  PyObject **items = (PyObject **)((char *)object + layout.tuple_items);
  reach_items(walk, object, items, length_of(object), start);
}

// The table of keys and the values beside it. A table that several dicts share is their type's.
static void account_dict(struct heft_walk *walk, PyObject *dict,
                         const struct heft_dict_keys *keys) {
  if (keys->owned) heft_account(walk, py_at(dict, DICT_KEYS));
  const char *values = py_at(dict, DICT_VALUES);
  if (values == NULL || !layout.split_dicts) return;
  if (layout.values_have_prefix)
    heft_account(walk, values - (uint8_t)values[-1]);
  else if (layout.values_embedded == 0 || values[layout.values_embedded] == 0)
    heft_account(walk, values);
}

void heft_expand_dict(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                      size_t start) {
  (void)type;
  char *values = py_at(object, DICT_VALUES);
  if (values != NULL && !layout.split_dicts) {
    struct heft_type generic = {.type = object->ob_type};
    heft_expand_generic(walk, object, &generic, start);
    return;
  }
  struct heft_dict_keys keys = heft_dict_keys_of(object);
  if (start == 0) account_dict(walk, object, &keys);
  size_t end = keys.count - start > HEFT_CHUNK / 2 ? start + HEFT_CHUNK / 2 : keys.count;
  if (!heft_make_room(walk, HEFT_CHUNK + 2)) return;
  if (end < keys.count) heft_continue_at(walk, object, end);
  // Values that lie in an instance are reported by the instance or by its dict.
  bool elsewhere = values != NULL && layout.values_embedded != 0 &&
                   values[layout.values_embedded] && layout.instance_reports_values;
  PyObject **split_values = (PyObject **)(values + layout.values_start);
  const char *entry = keys.entries + start * keys.entry + keys.key;
  for (size_t i = start; i < end; i++, entry += keys.entry) {
    PyObject *const *pair = (PyObject *const *)entry;
    if (keys.owned) heft_reach(walk, pair[0]);
    if (!elsewhere) heft_reach(walk, values == NULL ? pair[1] : split_values[i]);
  }
}

// tp_traverse of a dict leaves out the keys of a table that holds strings alone.
void heft_extra_dict(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                     size_t start) {
  (void)type, (void)start;
  struct heft_dict_keys keys = heft_dict_keys_of(object);
  account_dict(walk, object, &keys);
  if (!keys.hidden || !keys.owned) return;
  if (!heft_make_room(walk, keys.count)) return;
  const char *entry = keys.entries + keys.key;
  for (size_t i = 0; i < keys.count; i++, entry += keys.entry)
    heft_reach(walk, *(PyObject *const *)entry);
}

static void account_set(struct heft_walk *walk, PyObject *object) {
  char *entries = py_at(object, SET_TABLE);
  if (entries != (char *)object + SET_SMALL) heft_account(walk, entries);
}

void heft_extra_set(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                    size_t start) {
  (void)type, (void)start;
  account_set(walk, object);
}

void heft_expand_set(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                     size_t start) {
  (void)type;
  struct { PyObject *key; Py_ssize_t hash; } *entries = py_at(object, SET_TABLE);
  size_t count = (size_t)py_size_at(object, SET_MASK) + 1;
  if (start == 0) account_set(walk, object);
  size_t end = count - start > 2 * HEFT_CHUNK ? start + 2 * HEFT_CHUNK : count;
  if (!heft_make_room(walk, 2 * HEFT_CHUNK + 2)) return;
  if (end < count) heft_continue_at(walk, object, end);
  // A removed entry holds a placeholder with the hash -1, which no object has.
  for (size_t i = start; i < end; i++)
    if (entries[i].key != NULL && entries[i].hash != -1) heft_reach(walk, entries[i].key);
}
