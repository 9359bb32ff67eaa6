#include "bytemap.h"

#include <stdio.h>
#include <string.h>

#include "block.h"
#include "layout.h"
#include "python_api.h"
#include "selftest.h"
#include "walk.h"

static const char *const roles[] = {
  [HEFT_COLLECTOR] = "collector", [HEFT_HEAD] = "head",       [HEFT_FIELD] = "field",
  [HEFT_CONTENT] = "content",     [HEFT_SPARE] = "spare",     [HEFT_PADDING] = "padding",
  [HEFT_OPAQUE] = "opaque",
};

// MARK: Values

PyObject *heft_map_number(uint64_t value) { return py.PyLong_FromUnsignedLongLong(value); }

PyObject *heft_map_reference(const void *object) {
  if (object == NULL) return py.PyUnicode_FromString("null");
  const PyTypeObject *type = ((const PyObject *)object)->ob_type;
  char text[120];
  snprintf(text, sizeof text, "\xe2\x86\x92 %.100s", type == NULL ? "?" : type->tp_name);
  return py.PyUnicode_FromString(text);
}

PyObject *heft_map_pointer(const void *memory) {
  return memory == NULL ? py.PyUnicode_FromString("null") : NULL;
}

void heft_map_note(struct heft_bytemap *map, const char *sentence) {
  PyObject *text = py.PyUnicode_FromString(sentence);
  if (text == NULL || py.PyList_Append(map->notes, text) != 0) map->failed = true;
  if (text != NULL) py.Py_DecRef(text);
}

// MARK: Parts

// Appends a tuple; the name and the value are taken over.
static void append(struct heft_bytemap *map, enum heft_role role, Py_ssize_t offset, uint64_t each,
                   uint64_t count, PyObject *name, const char *meaning, PyObject *value) {
  if (value == NULL) value = py_none();
  PyObject *part = py.Py_BuildValue("(sLKKNsN)", roles[role], (long long)offset,
                                    (unsigned long long)each, (unsigned long long)count, name,
                                    meaning, value);
  if (part == NULL || py.PyList_Append(map->parts, part) != 0) map->failed = true;
  if (part != NULL) py.Py_DecRef(part);
}

static void enter(struct heft_bytemap *map, enum heft_role role, Py_ssize_t offset, uint64_t each,
                  uint64_t count, PyObject *name, const char *meaning, PyObject *value) {
  int64_t place = (map->base - map->start) + offset;
  uint64_t bytes = each * count;
  bool fits = map->parts != NULL && place >= (int64_t)map->at &&
              bytes <= map->size && (uint64_t)place <= map->size - bytes;
  if (!fits || name == NULL || map->failed || map->misfit) {
    map->misfit = map->misfit || !fits;
    map->failed = map->failed || name == NULL;
    if (name != NULL) py.Py_DecRef(name);
    if (value != NULL) py.Py_DecRef(value);
    return;
  }
  if ((uint64_t)place > map->at)
    append(map, HEFT_PADDING, heft_map_next(map), (uint64_t)place - map->at, 1,
           py.PyUnicode_FromString("padding"), "so that what follows is aligned", NULL);
  if (bytes > 0) {
    append(map, role, offset, each, count, name, meaning, value);
  } else {
    py.Py_DecRef(name);
    if (value != NULL) py.Py_DecRef(value);
  }
  map->at = (uint64_t)place + bytes;
}

void heft_map_add(struct heft_bytemap *map, enum heft_role role, Py_ssize_t offset, uint64_t each,
                  uint64_t count, const char *name, const char *meaning, PyObject *value) {
  enter(map, role, offset, each, count, py.PyUnicode_FromString(name), meaning, value);
}

void heft_map_add_named(struct heft_bytemap *map, enum heft_role role, Py_ssize_t offset,
                        PyObject *name, const char *meaning, PyObject *value) {
  py.Py_IncRef(name);
  enter(map, role, offset, sizeof(void *), 1, name, meaning, value);
}

// MARK: Blocks

void heft_map_open(struct heft_bytemap *map, const char *title, const void *memory,
                   const void *base, PyObject *subject) {
  map->title = title;
  map->start = memory;
  map->base = base;
  map->subject = subject;
  map->at = 0;
  if (heft_is_ours(memory))
    map->size = heft_block_size(heft_block_of(memory));
  else
    map->size = subject == NULL ? 0 : heft_static_size(subject) + (uint64_t)(map->base - map->start);
  map->parts = py.PyList_New(0);
  if (map->parts == NULL) map->failed = true;
}

bool heft_map_open_buffer(struct heft_bytemap *map, const char *title, const void *memory) {
  if (memory == NULL || ((uintptr_t)memory & 7) != 0 || !heft_is_ours(memory)) return false;
  heft_map_open(map, title, memory, memory, NULL);
  return true;
}

// What the allocator takes for a request, as it would without the probe's header.
//
// pymalloc (Objects/obmalloc.c) serves up to 512 bytes in steps of sixteen. glibc (malloc/malloc.c)
// adds eight bytes and rounds to sixteen, at least 32; a large block has pages of its own, which
// glibc marks in the second bit of the size before the block, and that is read here, since the
// threshold moves.
uint64_t heft_taken(const struct heft_block *block, const char **allocator) {
  uint64_t size = heft_block_size(block);
  unsigned origin = heft_block_origin(block);
  if (origin == HEFT_LANGUAGE_SMALL || (origin == HEFT_LANGUAGE_LARGE && size <= 512)) {
    *allocator = "pymalloc";
    return size == 0 ? 16 : (size + 15) & ~15ull;
  }
  *allocator = "malloc";
  bool has_pages = origin <= HEFT_LANGUAGE_LARGE && ((const size_t *)block)[-1] & 2;
  if (has_pages) return heft_whole_pages(size + 16);
  uint64_t chunk = (size + 8 + 15) & ~15ull;
  return chunk < 32 ? 32 : chunk;
}

void heft_map_close(struct heft_bytemap *map, enum heft_role role, const char *name,
                    const char *meaning) {
  if (map->at < map->size)
    heft_map_add(map, role, heft_map_next(map), map->size - map->at, 1, name, meaning, NULL);
  const char *allocator = "static";
  uint64_t rounded = map->size;
  if (heft_is_ours(map->start))
    rounded = heft_taken(heft_block_of(map->start), &allocator);
  PyObject *parts = map->parts;
  map->parts = NULL;
  if (parts == NULL) return;
  PyObject *block = py.Py_BuildValue(
    "(sLKsKN)", map->title, (long long)(map->base - map->start), (unsigned long long)map->size,
    allocator, (unsigned long long)rounded, parts);
  if (block == NULL || py.PyList_Append(map->blocks, block) != 0) map->failed = true;
  if (block != NULL) py.Py_DecRef(block);
}

// MARK: Shapes

void heft_map_head(struct heft_bytemap *map, PyObject *object, bool has_size) {
  bool is_immortal = py.minor >= 12 && (int32_t)object->ob_refcnt < 0;
  heft_map_add(map, HEFT_HEAD, 0, 8, 1, "ob_refcnt", "how many references hold it",
               is_immortal ? py.PyUnicode_FromString("immortal") : NULL);
  heft_map_add(map, HEFT_HEAD, 8, 8, 1, "ob_type", "its type",
               py.PyUnicode_FromString(object->ob_type->tp_name));
  if (has_size)
    heft_map_add(map, HEFT_HEAD, 16, 8, 1, "ob_size", "number of items",
                 heft_map_number((uint64_t)py_size_at(object, 16)));
}

static const struct {
  const char *name;  // tp_name
  struct heft_shape shape;
} shapes[] = {
  {"int", {heft_map_int, NULL}},
  {"bool", {heft_map_int, NULL}},
  {"float", {heft_map_float, NULL}},
  {"complex", {heft_map_complex, NULL}},
  {"NoneType", {heft_map_none, NULL}},
  {"bytes", {heft_map_bytes, NULL}},
  {"str", {heft_map_str, heft_map_str_buffers}},
  {"bytearray", {heft_map_bytearray, heft_map_bytearray_buffers}},
  {"list", {heft_map_list, heft_map_list_buffers}},
  {"tuple", {heft_map_tuple, NULL}},
  {"dict", {heft_map_dict, heft_map_dict_buffers}},
  {"set", {heft_map_set, heft_map_set_buffers}},
  {"frozenset", {heft_map_set, heft_map_set_buffers}},
};

const struct heft_shape *heft_shape_of(const PyTypeObject *type) {
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
    if (strcmp(type->tp_name, shapes[i].name) == 0)
      return heft_selftest_allows(shapes[i].name) ? &shapes[i].shape : NULL;
  return NULL;
}

void heft_map_object(struct heft_bytemap *map, PyObject *object, const char *title) {
  PyTypeObject *type = object->ob_type;
  const struct heft_shape *shape = heft_shape_of(heft_solid_base(type));
  heft_map_open(map, title, (const char *)object - heft_bytes_before(type), object, object);
  if (!heft_is_ours(map->start)) {
    // In static memory nothing lies before an object but what the program put there.
    map->start = (const char *)object;
    map->size = heft_static_size(object);
    heft_map_note(map,
                  "This object is a part of the interpreter itself: nothing was requested for it.");
  } else {
    heft_map_before(map, object);
  }
  if (shape != NULL) shape->itself(map, object);
  heft_map_fields(map, object);
  heft_map_close(map, HEFT_PADDING, "unused", "requested, and used by nothing");
  if (shape != NULL && shape->buffers != NULL) shape->buffers(map, object);
}

PyObject *heft_bytemap_of(PyObject *object) {
  if (!layout.known) {
    py.PyErr_SetString(*py.PyExc_RuntimeError,
                       "the layouts of this version of CPython are not known here");
    return NULL;
  }
  if (!heft_selftest_allows("instance")) {
    py.PyErr_SetString(*py.PyExc_RuntimeError,
                       "this build of CPython does not lay objects out as its version does");
    return NULL;
  }
  struct heft_bytemap map = {.blocks = py.PyList_New(0), .notes = py.PyList_New(0)};
  if (map.blocks == NULL || map.notes == NULL) map.failed = true;
  if (!map.failed) heft_map_object(&map, object, "the object");
  if (!map.failed) heft_map_instance_buffers(&map, object);
  if (map.misfit && !map.failed) {
    py.PyErr_SetString(*py.PyExc_RuntimeError,
                       "the table of layouts does not fit this object, so nothing is said of it");
    map.failed = true;
  }
  if (!map.failed) return py.Py_BuildValue("{sNsN}", "blocks", map.blocks, "notes", map.notes);
  if (map.blocks != NULL) py.Py_DecRef(map.blocks);
  if (map.notes != NULL) py.Py_DecRef(map.notes);
  if (py.PyErr_Occurred() == NULL) return py.PyErr_NoMemory();
  return NULL;
}
