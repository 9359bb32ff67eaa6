// The few shapes of CPython that the probe reads, declared here because it is one library for all
// versions and can include none of their headers. What differs between versions is in layout.h.
//
// Sources: Include/object.h, Include/cpython/object.h, Include/cpython/pymem.h,
// Include/moduleobject.h, Include/methodobject.h of CPython 3.9 to 3.15 (builds with the GIL).
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef intptr_t Py_ssize_t;
typedef struct py_type PyTypeObject;

typedef struct py_object {
  intptr_t ob_refcnt;
  PyTypeObject *ob_type;
} PyObject;

typedef struct py_var_object {
  PyObject ob_base;
  Py_ssize_t ob_size;
} PyVarObject;

typedef int (*visitproc)(PyObject *, void *);
typedef int (*traverseproc)(PyObject *, visitproc, void *);
typedef int (*inquiry)(PyObject *);

// PyTypeObject as far as tp_is_gc; unchanged since 3.8.
struct py_type {
  PyVarObject ob_base;
  const char *tp_name;
  Py_ssize_t tp_basicsize;
  Py_ssize_t tp_itemsize;
  void *tp_dealloc;
  Py_ssize_t tp_vectorcall_offset;
  void *tp_getattr, *tp_setattr, *tp_as_async, *tp_repr;
  void *tp_as_number, *tp_as_sequence, *tp_as_mapping;
  void *tp_hash, *tp_call, *tp_str, *tp_getattro, *tp_setattro, *tp_as_buffer;
  unsigned long tp_flags;
  const char *tp_doc;
  traverseproc tp_traverse;
  inquiry tp_clear;
  void *tp_richcompare;
  Py_ssize_t tp_weaklistoffset;
  void *tp_iter, *tp_iternext, *tp_methods, *tp_members, *tp_getset;
  PyTypeObject *tp_base;
  PyObject *tp_dict;
  void *tp_descr_get, *tp_descr_set;
  Py_ssize_t tp_dictoffset;
  void *tp_init, *tp_alloc, *tp_new, *tp_free;
  inquiry tp_is_gc;
};

#define PY_FLAG_INLINE_VALUES (1ul << 2)    // 3.13
#define PY_FLAG_MANAGED_WEAKREF (1ul << 3)  // 3.12
#define PY_FLAG_MANAGED_DICT (1ul << 4)     // 3.11
#define PY_FLAG_HEAP_TYPE (1ul << 9)
#define PY_FLAG_HAVE_GC (1ul << 14)
#define PY_FLAG_LONG (1ul << 24)
#define PY_FLAG_LIST (1ul << 25)
#define PY_FLAG_TUPLE (1ul << 26)
#define PY_FLAG_BYTES (1ul << 27)
#define PY_FLAG_UNICODE (1ul << 28)
#define PY_FLAG_DICT (1ul << 29)
#define PY_FLAG_TYPE (1ul << 31)

// The pair of links before each object that the collector tracks (PyGC_Head).
#define PY_GC_HEAD 16

typedef struct {
  void *ctx;
  void *(*malloc)(void *ctx, size_t size);
  void *(*calloc)(void *ctx, size_t count, size_t each);
  void *(*realloc)(void *ctx, void *memory, size_t size);
  void (*free)(void *ctx, void *memory);
} PyMemAllocatorEx;

enum { PY_DOMAIN_RAW, PY_DOMAIN_MEM, PY_DOMAIN_OBJ };

typedef struct {
  const char *ml_name;
  void *ml_meth;
  int ml_flags;
  const char *ml_doc;
} PyMethodDef;

// Include/descrobject.h (structmember.h until 3.11).
typedef struct {
  const char *name;
  int type;
  Py_ssize_t offset;
  int flags;
  const char *doc;
} PyMemberDef;

enum { PY_T_OBJECT = 6, PY_T_OBJECT_EX = 16, PY_RELATIVE_OFFSET = 8 };

static inline bool py_is_reference(const PyMemberDef *member) {
  return member->type == PY_T_OBJECT || member->type == PY_T_OBJECT_EX;
}

#define PY_METH_NOARGS 0x0004
#define PY_METH_O 0x0008
#define PY_METH_FASTCALL_KEYWORDS (0x0080 | 0x0002)

static inline void *py_at(const void *object, ptrdiff_t offset) {
  return *(void *const *)((const char *)object + offset);
}

static inline Py_ssize_t py_size_at(const void *object, ptrdiff_t offset) {
  return *(const Py_ssize_t *)((const char *)object + offset);
}
