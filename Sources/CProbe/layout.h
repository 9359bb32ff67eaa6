// Where CPython keeps what the walk reads, version by version.
//
// Offsets are bytes on 64-bit systems. They were taken by offsetof() from the headers of 3.9.18,
// 3.10.13, 3.11.7, 3.12.1, 3.13.0, 3.13.5, 3.13.18, 3.14.10 and 3.15.2, or from the sources named, where the type has no header. What
// is the same in all of these is a constant here; the rest is in `struct heft_layout`. Whether the
// table fits the interpreter at hand is tested on live objects (selftest.c).
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "python_types.h"

enum {
  LONG_SIZE = 16,      // PyLongObject.ob_size; lv_tag since 3.12
  LONG_DIGITS = 24,    // PyLongObject.ob_digit
  FLOAT_VALUE = 16,    // PyFloatObject.ob_fval, PyComplexObject.cval
  BYTES_HASH = 24,     // PyBytesObject.ob_shash
  BYTES_VALUE = 32,    // PyBytesObject.ob_sval
  LIST_ITEMS = 24,     // PyListObject.ob_item
  LIST_ALLOCATED = 32,  // PyListObject.allocated
  DICT_USED = 16,      // PyDictObject.ma_used
  DICT_KEYS = 32,      // PyDictObject.ma_keys
  DICT_VALUES = 40,    // PyDictObject.ma_values
  DICT_BYTES = 48,     // sizeof(PyDictObject)
  SET_FILL = 16,       // PySetObject.fill
  SET_MASK = 32,       // PySetObject.mask
  SET_TABLE = 40,      // PySetObject.table
  SET_SMALL = 64,      // PySetObject.smalltable
  STR_LENGTH = 16,     // PyASCIIObject.length
  STR_STATE = 32,      // PyASCIIObject.state
  STR_KIND_SHIFT = 2,  // state is interned:2, kind:3, compact:1, ascii:1
  STR_IS_COMPACT = 1 << 5,
  STR_IS_ASCII = 1 << 6,
  STR_WSTR = 40,       // PyASCIIObject.wstr, until 3.11
  BYTEARRAY_BYTES = 32,  // PyByteArrayObject.ob_bytes
  TIME_HAS_ZONE = 24,  // _PyDateTime_HEAD.hastzinfo
  DATETIME_ZONE = 40,  // PyDateTime_DateTime.tzinfo
  TIME_ZONE = 32,      // PyDateTime_Time.tzinfo
  TIMEZONE_OFFSET = 16,  // PyDateTime_TimeZone: offset, name (Modules/_datetimemodule.c)
  TYPE_MRO = 344,      // PyTypeObject.tp_mro (Include/cpython/object.h)
  DESCR_TYPE = 16,     // PyDescrObject.d_type, d_name (Include/descrobject.h)
  DESCR_NAME = 24,
  DESCR_MEMBER = 40,   // PyMemberDescrObject.d_member, a PyMemberDef
  TYPE_BASES = 336,    // PyTypeObject.tp_bases
  TYPE_WEAKREFS = 368,  // PyTypeObject.tp_weaklist
  WEAKREF_CALLBACK = 24,  // PyWeakReference.wr_callback, wr_next (Include/cpython/weakrefobject.h)
  FRAME_BACK = 24,     // PyFrameObject of 3.9 and 3.10, Include/cpython/frameobject.h
  FRAME_BUILTINS = 40,
  FRAME_GLOBALS = 48,
  RANGE_START = 16,    // rangeobject: start, stop, step, length (Objects/rangeobject.c)
};

struct heft_layout {
  bool known;              // false: a version that is not in the table
  uint8_t str_head;        // sizeof(PyASCIIObject)
  uint8_t str_compact;     // sizeof(PyCompactUnicodeObject)
  uint8_t str_utf8;        // PyCompactUnicodeObject.utf8
  bool str_has_wstr;
  bool long_has_tag;       // 3.12: the number of digits lies in the upper bits of lv_tag
  uint8_t tuple_items;        // PyTupleObject.ob_item
  uint8_t bytearray_object;   // 3.15: PyByteArrayObject.ob_bytes_object, which holds the bytes; or 0
  uint8_t function_globals;   // PyFunctionObject.func_globals
  uint8_t function_builtins;  // and func_builtins; 0: none
  uint8_t generator_frame;    // PyGenObject.gi_frame, where that is an object of its own; or 0
  uint16_t type_keys;         // PyHeapTypeObject.ht_cached_keys
  // Until 3.10 the byte of a frame that says whether it runs (f_executing; f_state, 0 while it runs).
  uint8_t frame_state;
  // Later the pointer to the frame's data (PyFrameObject.f_frame, Include/internal/pycore_frame.h),
  // which lies in the object itself once the call has ended, and the globals in these
  // (_PyInterpreterFrame.f_globals, f_builtins; pycore_interpframe_structs.h since 3.14).
  uint8_t frame_data, frame_globals;
  // Where a managed dict's pointer and the pointer to inline values lie before the object; or 0.
  int8_t managed_dict, managed_values;
  bool tagged_values;         // 3.12: the dict's pointer is for both, odd when it is values
  // 3.11 and 3.12: a values block starts before the values, by the number in the byte before them.
  bool values_have_prefix;
  uint8_t values_start;       // bytes from the values block to the first value
  uint8_t values_embedded;    // 3.13: place of the byte that says they lie in the instance; or 0
  // The rest is learnt from live objects (selftest.c).
  // tp_dealloc of every class written in Python (subtype_dealloc, Objects/typeobject.c).
  const void *python_class_dealloc;
  // What an int that holds an address takes, which is not the same in all versions.
  uint8_t address_bytes;
  // Dicts whose values lie apart from their keys are read by layout; else by tp_traverse.
  bool split_dicts;
  // tp_traverse of an instance reports its values also once there is a dict that leads to them:
  // until 3.13.0 it does, in later ones the dict's own does.
  bool instance_reports_values;
};

// The layout of the running interpreter.
extern struct heft_layout layout;

// The block that a bytearray keeps its bytes in. Since 3.15 that is a bytes object
// (PyByteArrayObject.ob_bytes_object, Include/cpython/bytearrayobject.h).
static inline void *heft_bytearray_block(const PyObject *object) {
  return py_at(object, layout.bytearray_object != 0 ? layout.bytearray_object : BYTEARRAY_BYTES);
}

void heft_layout_choose(int minor);

// Until 3.10 a table of keys names the function that searches it: tp_traverse reports the keys of
// those that are searched as `dict`, which holds a key that is no string.
void heft_layout_learn_lookup(const PyObject *dict);

// The keys of a dict, whatever the version (PyDictKeysObject, Objects/dict-common.h until 3.10,
// Include/internal/pycore_dict.h since 3.11).
struct heft_dict_keys {
  char *entries;
  size_t count;       // entries in use or deleted
  uint8_t entry;      // bytes of an entry
  uint8_t key;        // place of the key in it; the value follows
  bool hidden;        // tp_traverse leaves the keys out
  bool owned;         // no other dict or type shares the table
};

struct heft_dict_keys heft_dict_keys_of(const PyObject *dict);
// The same of a table by itself; whose it is, is not known of it.
struct heft_dict_keys heft_keys_in(const char *keys);
