// Classes written in Python, types that name their members, and what the interpreter keeps before
// an object or beside it.

#include <stdlib.h>
#include <string.h>

#include "bytemap.h"
#include "layout.h"
#include "python_api.h"
#include "selftest.h"
#include "walk.h"

PyTypeObject *heft_solid_base(PyTypeObject *type) {
  while (heft_is_python_class(type) && type->tp_base != NULL)
    type = type->tp_base;
  return type;
}

// _PyType_PreHeaderSize, Include/internal/pycore_object.h.
void heft_map_before(struct heft_bytemap *map, PyObject *object) {
  const PyTypeObject *type = object->ob_type;
  Py_ssize_t before = (Py_ssize_t)heft_bytes_before(type);
  bool is_collected = type->tp_flags & PY_FLAG_HAVE_GC;
  if (before - (is_collected ? PY_GC_HEAD : 0) > 0) {
    const char *dict = py_at(object, layout.managed_dict);
    if (layout.managed_values != 0)
      heft_map_add(map, HEFT_COLLECTOR, layout.managed_values, 8, 1, "values",
                   "attributes, until its __dict__ is asked for",
                   heft_map_pointer(py_at(object, layout.managed_values)));
    else
      heft_map_add(map, HEFT_COLLECTOR, layout.managed_dict - 8, 8, 1, "weakrefs",
                   "weak references to it",
                   type->tp_flags & PY_FLAG_MANAGED_WEAKREF
                     ? heft_map_pointer(py_at(object, layout.managed_dict - 8))
                     : NULL);
    bool holds_values = layout.tagged_values && (uintptr_t)dict & 1;
    heft_map_add(map, HEFT_COLLECTOR, layout.managed_dict, 8, 1,
                 layout.tagged_values ? "dict or values" : "dict",
                 holds_values            ? "attributes, until its __dict__ is asked for"
                 : layout.tagged_values ? "its __dict__"
                                        : "its __dict__, once that was asked for",
                 heft_map_pointer(dict));
  }
  if (!is_collected) return;
  heft_map_add(map, HEFT_COLLECTOR, -16, 8, 1, "_gc_next", "the collector's list: the next object",
               NULL);
  heft_map_add(map, HEFT_COLLECTOR, -8, 8, 1, "_gc_prev", "the one before, and marks", NULL);
}

// MARK: Fields

// Bytes of a member by its type's number: T_SHORT to T_PYSSIZET.
static uint8_t bytes_of(const PyMemberDef *member) {
  static const uint8_t bytes[20] = {2, 4, 8, 4, 8, 8, 8, 1, 1, 1, 2, 4, 8, 0, 1, 0, 8, 8, 8, 8};
  if (member->type < 0 || member->type >= 20 || member->flags & PY_RELATIVE_OFFSET) return 0;
  return bytes[member->type];
}

struct field {
  Py_ssize_t offset;
  uint8_t bytes;
  const char *name, *meaning;
  bool is_reference;
};

enum { MOST_FIELDS = 512 };
struct fields {
  struct field all[MOST_FIELDS];
  size_t count;
};

static void add_field(struct fields *fields, struct field field) {
  if (fields->count < MOST_FIELDS) fields->all[fields->count++] = field;
}

static int by_offset(const void *left, const void *right) {
  Py_ssize_t a = ((const struct field *)left)->offset, b = ((const struct field *)right)->offset;
  return a < b ? -1 : a > b;
}

static void add_members(struct fields *fields, const PyTypeObject *type, bool in_python) {
  const PyMemberDef *member = type->tp_members;
  for (; member != NULL && member->name != NULL; member++) {
    uint8_t bytes = bytes_of(member);
    if (bytes == 0 || member->offset < 16) continue;
    // A type written in C may give one place two names, or a name to a place in another block.
    if (!in_python && member->offset + bytes > type->tp_basicsize) continue;
    add_field(fields, (struct field){member->offset, bytes, member->name,
                                     in_python ? "an attribute, by __slots__" : "a member",
                                     py_is_reference(member)});
  }
}

// The place of the pointer to an instance's dict; 0: it has none in the object.
static Py_ssize_t place_of_dict(const PyObject *object) {
  const PyTypeObject *type = object->ob_type;
  Py_ssize_t offset = type->tp_dictoffset;
  bool is_managed = py.minor >= 11 && type->tp_flags & PY_FLAG_MANAGED_DICT;
  if (offset >= 0 || is_managed) return is_managed ? 0 : offset;
  // From the end of an object with items (_PyObject_GetDictPtr, Objects/object.c).
  Py_ssize_t items = ((const PyVarObject *)object)->ob_size;
  if (items < 0) items = -items;
  return ((type->tp_basicsize + items * type->tp_itemsize + 7) & ~7) + offset;
}

static void emit(struct heft_bytemap *map, const PyObject *object, const struct field *field) {
  PyObject *value =
    field->is_reference ? heft_map_reference(py_at(object, field->offset)) : NULL;
  heft_map_field(map, field->offset, field->bytes, field->name, field->meaning, value);
}

// Whether the head of a type's objects ends with ob_size, the number of their items. Since 3.11 generators
// and frames hold items and do not count them there: their structures begin with PyObject_HEAD
// (Include/cpython/genobject.h, Include/internal/pycore_frame.h).
static bool has_count(const PyTypeObject *solid) {
  const PyTypeObject *uncounted[] = {py.PyGen_Type, py.PyCoro_Type, py.PyAsyncGen_Type, py.PyFrame_Type};
  if (solid->tp_itemsize <= 0) return false;
  for (size_t i = 0; py.minor >= 11 && i < sizeof uncounted / sizeof *uncounted; i++)
    if (solid == uncounted[i]) return false;
  return true;
}

// What a type written in C has beyond the head, as far as it names its members.
static void map_solid(struct heft_bytemap *map, PyObject *object, const PyTypeObject *solid) {
  struct fields fields = {.count = 0};
  heft_map_head(map, object, has_count(solid));
  for (const PyTypeObject *base = solid; base != NULL; base = base->tp_base)
    add_members(&fields, base, false);
  qsort(fields.all, fields.count, sizeof *fields.all, by_offset);
  for (size_t i = 0; i < fields.count; i++) {
    Py_ssize_t next = heft_map_next(map);
    if (fields.all[i].offset < next) continue;
    heft_map_add(map, HEFT_OPAQUE, next, (uint64_t)(fields.all[i].offset - next), 1, "own",
                 "the type's own, not known here", NULL);
    emit(map, object, &fields.all[i]);
  }
  // Items follow the fixed part: all of the block is the type's then.
  Py_ssize_t whole = (Py_ssize_t)map->size - (map->base - map->start);
  bool has_items = solid->tp_itemsize > 0 && object->ob_type == solid;
  // Some leave out the last field of objects that do not need it, such as a time's zone.
  Py_ssize_t end = has_items || solid->tp_basicsize > whole ? whole : solid->tp_basicsize;
  Py_ssize_t next = heft_map_next(map);
  if (end > next)
    heft_map_add(map, HEFT_OPAQUE, next, (uint64_t)(end - next), 1, "own",
                 "the type's own, not known here", NULL);
}

// 3.13: the head, the values, the order in which they were set (PyDictValues, pycore_dict.h).
void heft_map_embedded_values(struct heft_bytemap *map, Py_ssize_t offset, const char *values,
                              const PyTypeObject *type) {
  uint64_t capacity = (uint8_t)values[0];
  heft_map_field(map, offset, 1, "capacity", "places for attributes", heft_map_number(capacity));
  heft_map_field(map, offset + 1, 1, "size", "attributes set", heft_map_number((uint8_t)values[1]));
  heft_map_field(map, offset + 2, 1, "embedded", "whether they lie in the instance", NULL);
  heft_map_field(map, offset + 3, 1, "valid", "whether they are in use still", NULL);
  heft_map_value_places(map, offset + layout.values_start, values + layout.values_start, capacity,
                        type);
  heft_map_field(map, heft_map_next(map), capacity, "order", "the order in which they were set",
                 NULL);
  uint64_t odd = capacity & 7;
  if (odd != 0)
    heft_map_add(map, HEFT_PADDING, heft_map_next(map), 8 - odd, 1, "padding",
                 "up to a multiple of eight", NULL);
}

// The name of the attribute with a number, by the keys that the instances of a class share.
static PyObject *shared_key(const PyTypeObject *type, uint64_t number) {
  if (type == NULL) return NULL;
  const char *table = py_at(type, layout.type_keys);
  if (table == NULL) return NULL;
  struct heft_dict_keys keys = heft_keys_in(table);
  if (number >= keys.count) return NULL;
  PyObject *key = py_at(keys.entries + number * keys.entry + keys.key, 0);
  return key != NULL && key->ob_type == py.PyUnicode_Type ? key : NULL;
}

void heft_map_value_places(struct heft_bytemap *map, Py_ssize_t offset, const char *values,
                           uint64_t count, const PyTypeObject *type) {
  uint64_t empty = 0;
  for (uint64_t i = 0; i <= count; i++) {
    PyObject *value = i == count ? NULL : py_at(values, (ptrdiff_t)i * 8);
    PyObject *key = i == count ? NULL : shared_key(type, i);
    if (i < count && value == NULL) {
      empty++;
      continue;
    }
    if (empty > 0)
      heft_map_add(map, HEFT_SPARE, offset + (Py_ssize_t)(i - empty) * 8, 8, empty, "spare",
                   "places for attributes that it does not have", NULL);
    empty = 0;
    if (i == count) break;
    if (key != NULL)
      heft_map_add_named(map, HEFT_FIELD, offset + (Py_ssize_t)i * 8, key, "an attribute",
                         heft_map_reference(value));
    else
      heft_map_field(map, offset + (Py_ssize_t)i * 8, 8, "value", "an attribute",
                     heft_map_reference(value));
  }
}

void heft_map_fields(struct heft_bytemap *map, PyObject *object) {
  PyTypeObject *type = object->ob_type, *solid = heft_solid_base(type);
  if (heft_shape_of(solid) == NULL) map_solid(map, object, solid);
  struct fields fields = {.count = 0};
  for (const PyTypeObject *base = type; base != NULL && base != solid; base = base->tp_base)
    add_members(&fields, base, true);
  Py_ssize_t dict = place_of_dict(object);
  if (dict >= heft_map_next(map))
    add_field(&fields, (struct field){dict, 8, "__dict__", "the dict of its attributes", true});
  if (type->tp_weaklistoffset >= heft_map_next(map))
    add_field(&fields, (struct field){type->tp_weaklistoffset, 8, "__weakref__",
                                      "weak references to it", true});
  qsort(fields.all, fields.count, sizeof *fields.all, by_offset);
  for (size_t i = 0; i < fields.count; i++) emit(map, object, &fields.all[i]);
  if (fields.count == MOST_FIELDS)
    heft_map_add(map, HEFT_OPAQUE, heft_map_next(map),
                 (uint64_t)(type->tp_basicsize - heft_map_next(map)), 1, "more",
                 "attributes beyond the first 512", NULL);
  if (layout.values_embedded != 0 && type->tp_flags & PY_FLAG_INLINE_VALUES)
    heft_map_embedded_values(map, type->tp_basicsize, (char *)object + type->tp_basicsize, type);
}

// MARK: Beside an instance

// 3.11 and 3.12: the order of the attributes, how many are set, the bytes before the values; then
// the values (Objects/dictobject.c, new_values). `values` is where these begin.
void heft_map_values_block(struct heft_bytemap *map, const char *values,
                           const PyTypeObject *type) {
  uint64_t prefix = (uint8_t)values[-1];
  if (!heft_map_open_buffer(map, "its attributes", values - prefix)) return;
  uint64_t count = (map->size - prefix) / 8;
  heft_map_add(map, HEFT_PADDING, 0, prefix - 2 - count, 1, "padding",
               "so that the values are aligned", NULL);
  heft_map_field(map, heft_map_next(map), count, "order", "the order in which they were set", NULL);
  heft_map_field(map, (Py_ssize_t)prefix - 2, 1, "size", "attributes set",
                 heft_map_number((uint8_t)values[-2]));
  heft_map_field(map, (Py_ssize_t)prefix - 1, 1, "prefix", "bytes before the values",
                 heft_map_number(prefix));
  heft_map_value_places(map, (Py_ssize_t)prefix, values, count, type);
  heft_map_close(map, HEFT_PADDING, "unused", "requested, and used by nothing");
}

void heft_map_instance_buffers(struct heft_bytemap *map, PyObject *object) {
  PyTypeObject *type = object->ob_type;
  PyObject *dict = NULL;
  if (layout.managed_dict != 0 && type->tp_flags & PY_FLAG_MANAGED_DICT) {
    const char *values =
      layout.managed_values != 0 ? py_at(object, layout.managed_values) : NULL;
    dict = py_at(object, layout.managed_dict);
    if (layout.tagged_values && (uintptr_t)dict & 1) {
      values = (const char *)dict + 1;
      dict = NULL;
    }
    if (values != NULL) heft_map_values_block(map, values, type);
  } else {
    Py_ssize_t place = place_of_dict(object);
    if (place > 0) dict = py_at(object, place);
  }
  if (dict != NULL && dict->ob_type == py.PyDict_Type && heft_selftest_allows("dict"))
    heft_map_object(map, dict, "its __dict__");
}
