// The types that a walk meets: one entry for each, found by a hash table.

#include "walk.h"

#include "layout.h"
#include "python_api.h"

#define SLAB_BYTES 16384
#define SLAB_TYPES ((SLAB_BYTES - 2 * sizeof(void *)) / sizeof(struct heft_type))

// Entries stay where they are while the table grows.
struct heft_slab {
  struct heft_slab *next;
  size_t used;
  struct heft_type types[SLAB_TYPES];
};

// Links for the collector, and in 3.11 and later two pointers more (_PyType_PreHeaderSize,
// Include/internal/pycore_object.h).
uint32_t heft_bytes_before(const PyTypeObject *type) {
  uint32_t bytes = type->tp_flags & PY_FLAG_HAVE_GC ? PY_GC_HEAD : 0;
  unsigned long managed = py.minor >= 12   ? PY_FLAG_MANAGED_DICT | PY_FLAG_MANAGED_WEAKREF
                          : py.minor == 11 ? PY_FLAG_MANAGED_DICT
                                           : 0;
  if (type->tp_flags & managed) bytes += 2 * sizeof(void *);
  return bytes;
}

PyObject *heft_class_item(const PyTypeObject *type, const char *name) {
  Py_ssize_t place = 0;
  PyObject *key, *value;
  while (type->tp_dict != NULL && py.PyDict_Next(type->tp_dict, &place, &key, &value))
    if (key->ob_type == py.PyUnicode_Type && py.PyUnicode_CompareWithASCIIString(key, name) == 0)
      return value;
  return NULL;
}

static struct heft_type *new_entry(struct heft_walk *walk, PyTypeObject *type) {
  if (walk->slab == NULL || walk->slab->used == SLAB_TYPES) {
    struct heft_slab *slab = heft_map(sizeof *slab);
    if (slab == NULL) return NULL;
    slab->next = walk->slab;
    walk->slab = slab;
    walk->mapped_for_types += sizeof *slab;
  }
  struct heft_type *entry = &walk->slab->types[walk->slab->used++];
  entry->type = type;
  entry->before = heft_bytes_before(type);
  heft_type_classify(entry);
  entry->next = walk->first_type;
  walk->first_type = entry;
  return entry;
}

static size_t slot_of(const PyTypeObject *type, size_t capacity) {
  return (size_t)(((uintptr_t)type >> 4) * 0x9e3779b97f4a7c15ull >> 20) & (capacity - 1);
}

static bool grow(struct heft_walk *walk) {
  size_t capacity = walk->types_capacity == 0 ? 512 : walk->types_capacity * 2;
  struct heft_type **types = heft_map(capacity * sizeof *types);
  if (types == NULL) return false;
  heft_unmap(walk->types, walk->types_capacity * sizeof *types);
  walk->mapped_for_types += (capacity - walk->types_capacity) * sizeof *types;
  for (struct heft_type *entry = walk->first_type; entry != NULL; entry = entry->next) {
    size_t slot = slot_of(entry->type, capacity);
    while (types[slot] != NULL) slot = (slot + 1) & (capacity - 1);
    types[slot] = entry;
  }
  walk->types = types;
  walk->types_capacity = capacity;
  return true;
}

struct heft_type *heft_type_slow(struct heft_walk *walk, PyTypeObject *type) {
  if (walk->types_count * 2 >= walk->types_capacity && !grow(walk)) return NULL;
  size_t slot = slot_of(type, walk->types_capacity);
  while (walk->types[slot] != NULL) {
    if (walk->types[slot]->type == type) return walk->types[slot];
    slot = (slot + 1) & (walk->types_capacity - 1);
  }
  struct heft_type *entry = new_entry(walk, type);
  if (entry == NULL) return NULL;
  walk->types[slot] = entry;
  walk->types_count++;
  return entry;
}

void heft_types_release(struct heft_walk *walk) {
  heft_unmap(walk->types, walk->types_capacity * sizeof *walk->types);
  while (walk->slab != NULL) {
    struct heft_slab *next = walk->slab->next;
    heft_unmap(walk->slab, sizeof *walk->slab);
    walk->slab = next;
  }
}
