// How each known type is followed. `expand_` follows an object of exactly that type, `extra_` adds
// what tp_traverse leaves out, for its subclasses too.
#pragma once

#include "walk.h"

#define HEFT_KIND(name) \
  void name(struct heft_walk *walk, PyObject *object, struct heft_type *type, size_t start)

// walk_containers.c
HEFT_KIND(heft_expand_list);
HEFT_KIND(heft_expand_tuple);
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

// walk_instances.c
HEFT_KIND(heft_expand_instance);
HEFT_KIND(heft_expand_function);
HEFT_KIND(heft_expand_generator);
