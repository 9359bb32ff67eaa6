// The bytes of one object, part by part: `_heft.layout`.
//
// A map is a list of blocks, the object's own first. Parts are entered in the order of their
// offsets and tile their block: what lies between two parts is entered as padding, and a part that
// would overlap or leave the block makes the map a failure, since then the table of layouts lies.
#pragma once

#include <stdbool.h>

#include "python_types.h"

// What a part of a block is for.
enum heft_role {
  HEFT_COLLECTOR,  // before the object: links of the collector, pointers the interpreter manages
  HEFT_HEAD,       // what every object has: reference count, type, number of items
  HEFT_FIELD,      // what the type keeps in it, attributes in slots too
  HEFT_CONTENT,    // the items, digits, characters that it is there for
  HEFT_SPARE,      // room that holds nothing yet
  HEFT_PADDING,    // bytes that nothing uses
  HEFT_OPAQUE,     // a type's own, and not known here
};

struct heft_bytemap {
  PyObject *blocks, *parts, *notes;
  const char *start;   // of the block that is open
  const char *base;    // where its offsets count from
  uint64_t size, at;   // its bytes, and how many of them are mapped
  const char *title;
  PyObject *subject;   // the object whose block it is; null for a buffer
  bool failed;         // Python has an exception
  bool misfit;         // a part does not fit
};

// Opens a block: `memory` is its first byte, offsets count from `base`.
void heft_map_open(struct heft_bytemap *map, const char *title, const void *memory,
                   const void *base, PyObject *subject);
// Whether there is such a block, of ours; opens it.
bool heft_map_open_buffer(struct heft_bytemap *map, const char *title, const void *memory);
// Closes it; what is left becomes one part.
void heft_map_close(struct heft_bytemap *map, enum heft_role role, const char *name,
                    const char *meaning);

// Enters `count` neighbours of `each` bytes at an offset. `value` is taken over; null: none.
void heft_map_add(struct heft_bytemap *map, enum heft_role role, Py_ssize_t offset, uint64_t each,
                  uint64_t count, const char *name, const char *meaning, PyObject *value);
// The same with a name that is an object (a str, not taken over).
void heft_map_add_named(struct heft_bytemap *map, enum heft_role role, Py_ssize_t offset,
                        PyObject *name, const char *meaning, PyObject *value);
// Adds a sentence; none is said twice.
void heft_map_note(struct heft_bytemap *map, const char *sentence);

// Values of parts. A reference is shown as the type of what it leads to.
PyObject *heft_map_number(uint64_t value);
PyObject *heft_map_reference(const void *object);
PyObject *heft_map_pointer(const void *memory);

// Where the next part may begin, from `base`.
static inline Py_ssize_t heft_map_next(const struct heft_bytemap *map) {
  return (Py_ssize_t)map->at - (map->base - map->start);
}

static inline void heft_map_field(struct heft_bytemap *map, Py_ssize_t offset, uint64_t bytes,
                                  const char *name, const char *meaning, PyObject *value) {
  heft_map_add(map, HEFT_FIELD, offset, bytes, 1, name, meaning, value);
}

// How a built-in type lies: its part of the object first, then the blocks it owns (bytemap_*.c).
struct heft_shape {
  void (*itself)(struct heft_bytemap *map, PyObject *object);
  void (*buffers)(struct heft_bytemap *map, PyObject *object);  // null: none
};

// The shape of a type written in C; null where it is not known or did not pass its test.
const struct heft_shape *heft_shape_of(const PyTypeObject *type);

// Enters an object and the blocks that its built-in type owns.
void heft_map_object(struct heft_bytemap *map, PyObject *object, const char *title);

// Reference count and type, and the number of items where the type has them.
void heft_map_head(struct heft_bytemap *map, PyObject *object, bool has_size);

// bytemap_scalars.c
void heft_map_int(struct heft_bytemap *map, PyObject *object);
void heft_map_float(struct heft_bytemap *map, PyObject *object);
void heft_map_complex(struct heft_bytemap *map, PyObject *object);
void heft_map_none(struct heft_bytemap *map, PyObject *object);
void heft_map_bytes(struct heft_bytemap *map, PyObject *object);
void heft_map_str(struct heft_bytemap *map, PyObject *object);
void heft_map_str_buffers(struct heft_bytemap *map, PyObject *object);
void heft_map_bytearray(struct heft_bytemap *map, PyObject *object);
void heft_map_bytearray_buffers(struct heft_bytemap *map, PyObject *object);

// bytemap_containers.c
void heft_map_list(struct heft_bytemap *map, PyObject *object);
void heft_map_list_buffers(struct heft_bytemap *map, PyObject *object);
void heft_map_tuple(struct heft_bytemap *map, PyObject *object);
void heft_map_dict(struct heft_bytemap *map, PyObject *object);
void heft_map_dict_buffers(struct heft_bytemap *map, PyObject *object);
void heft_map_set(struct heft_bytemap *map, PyObject *object);
void heft_map_set_buffers(struct heft_bytemap *map, PyObject *object);

// bytemap_instances.c
void heft_map_before(struct heft_bytemap *map, PyObject *object);
void heft_map_fields(struct heft_bytemap *map, PyObject *object);
void heft_map_instance_buffers(struct heft_bytemap *map, PyObject *object);
// Attributes as 3.11 and 3.12 keep them, in a block; `values` is the first of them.
void heft_map_values_block(struct heft_bytemap *map, const char *values, const PyTypeObject *type);
// As 3.13 keeps them, from an offset of the open block on. `type`: whose keys name them, or null.
void heft_map_embedded_values(struct heft_bytemap *map, Py_ssize_t offset, const char *values,
                              const PyTypeObject *type);
void heft_map_value_places(struct heft_bytemap *map, Py_ssize_t offset, const char *values,
                           uint64_t count, const PyTypeObject *type);
// The first base that is not a class written in Python: what the object's data lies in.
PyTypeObject *heft_solid_base(PyTypeObject *type);

// What the allocator takes for a block without its header, and which allocator that is.
struct heft_block;
uint64_t heft_taken(const struct heft_block *block, const char **allocator);

// The map of an object: {"blocks": […], "notes": […]}. Null, with an exception: there is none.
PyObject *heft_bytemap_of(PyObject *object);
