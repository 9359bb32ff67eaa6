// How each known type is followed. `expand_` follows an object of exactly that type, `extra_` adds
// what tp_traverse leaves out, for its subclasses too.
#pragma once

#include "walk.h"

// Places in structures without a public header, the same from 3.9 to 3.15.
enum {
  // dequeobject and BLOCK, Modules/_collectionsmodule.c
  DEQUE_LEFT = 24,
  DEQUE_RIGHT = 32,
  DEQUE_LEFT_INDEX = 40,
  DEQUE_SPARE_COUNT = 72,  // where the deque keeps its own spare blocks
  DEQUE_SPARE = 80,
  DEQUE_SPARE_MOST = 16,
  BLOCK_LENGTH = 64,
  BLOCK_ITEMS = 8,
  BLOCK_NEXT = 8 + 64 * 8,
  // PyODictObject and _ODictNode, Objects/odictobject.c
  ODICT_FIRST = 48,
  ODICT_FAST_NODES = 64,
  ODICT_WEAKREFS = 104,
  NODE_KEY = 0,
  NODE_NEXT = 16,
  ARRAY_ITEMS = 24,       // arrayobject.ob_item, Modules/arraymodule.c
  BYTES_IO_BUFFER = 16,   // bytesio.buf, Modules/_io/bytesio.c
  STRING_IO_BUFFER = 16,  // stringio.buf, Modules/_io/stringio.c
  DECIMAL_DATA = 64,      // PyDecObject.dec.data (mpd_t), Modules/_decimal/_decimal.c
  DECIMAL_INLINE = 72,    // PyDecObject.data
  CDATA_POINTER = 16,     // CDataObject.b_ptr, b_needsfree, Modules/_ctypes/ctypes.h
  CDATA_IS_OWNER = 24,
  PATTERN_GROUPS = 32,    // PatternObject.groupindex, indexgroup, pattern (Modules/_sre/sre.h)
};

// Where a StringIO of the running version keeps the rest.
struct heft_string_io {
  int writer, decoder;
  bool writer_is_block;
};
struct heft_string_io heft_string_io(void);

#define HEFT_KIND(name) \
  void name(struct heft_walk *walk, PyObject *object, struct heft_type *type, size_t start)

// walk_containers.c
HEFT_KIND(heft_expand_list);
HEFT_KIND(heft_expand_tuple);
bool heft_is_plain_tuple(const PyTypeObject *type);
HEFT_KIND(heft_expand_dict);
HEFT_KIND(heft_expand_set);
HEFT_KIND(heft_extra_list);
HEFT_KIND(heft_extra_dict);
HEFT_KIND(heft_extra_set);

// walk_scalars.c
HEFT_KIND(heft_extra_str);
HEFT_KIND(heft_extra_bytearray);
HEFT_KIND(heft_extra_range);

// walk_stdlib.c
HEFT_KIND(heft_extra_long_range_iterator);
HEFT_KIND(heft_expand_deque);
HEFT_KIND(heft_extra_deque);
HEFT_KIND(heft_expand_ordered_dict);
HEFT_KIND(heft_extra_array);
HEFT_KIND(heft_expand_bytes_io);
HEFT_KIND(heft_expand_string_io);
HEFT_KIND(heft_extra_decimal);
HEFT_KIND(heft_extra_datetime);
HEFT_KIND(heft_extra_time);
HEFT_KIND(heft_extra_timezone);
HEFT_KIND(heft_extra_ctypes);
HEFT_KIND(heft_expand_pattern);

// walk_numpy.c
HEFT_KIND(heft_expand_ndarray);
HEFT_KIND(heft_extra_ndarray);
HEFT_KIND(heft_extra_dtype);

// walk_sizeof.c: what is not known otherwise.
HEFT_KIND(heft_extra_by_sizeof);
bool heft_has_own_sizeof(const PyTypeObject *type);

// walk_program.c: frames, code, classes, modules.
HEFT_KIND(heft_expand_frame);
HEFT_KIND(heft_expand_code);
HEFT_KIND(heft_expand_class);
bool heft_frame_is_finished(const PyObject *frame);
// Where a code object keeps a reference that it names; 0: nowhere.
Py_ssize_t heft_code_member(const char *name);

// walk_instances.c
HEFT_KIND(heft_expand_instance);
HEFT_KIND(heft_expand_function);
HEFT_KIND(heft_expand_generator);
