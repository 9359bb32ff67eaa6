// Which type is followed how.

#include "walk_kinds.h"

#include <string.h>

#include "layout.h"
#include "python_api.h"
#include "selftest.h"

static int push(PyObject *child, void *context) {
  struct heft_walk *walk = context;
  for (int i = 0; i < 4; i++)
    if (child == walk->skip[i]) return 0;
  if (child == (PyObject *)walk->instance_of || !heft_make_room(walk, 1)) return 0;
  if (walk->skips_code && child->ob_type == py.PyCode_Type) return 0;
  heft_reach(walk, child);
  return 0;
}

void heft_expand_generic(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                         size_t start) {
  // Only what a kind of its own follows in steps comes here with a start.
  if (start != 0) return;
  walk->instance_of = type->type;
  if (type->type->tp_flags & PY_FLAG_HAVE_GC && type->type->tp_traverse != NULL)
    type->type->tp_traverse(object, push, walk);
  if (type->extra != NULL) type->extra(walk, object, type, 0);
}

struct kind {
  const char *name;     // tp_name of the type
  heft_expand expand;   // objects of exactly this type; null: as generic
  heft_expand extra;
};

static const struct kind kinds[] = {
  {"list", heft_expand_list, heft_extra_list},
  {"tuple", heft_expand_tuple, NULL},
  {"dict", heft_expand_dict, heft_extra_dict},
  {"set", heft_expand_set, heft_extra_set},
  {"frozenset", heft_expand_set, heft_extra_set},
  {"str", heft_extra_str, heft_extra_str},
  {"bytearray", heft_extra_bytearray, heft_extra_bytearray},
  {"range", heft_extra_range, heft_extra_range},
  {"frame", heft_expand_frame, NULL},
  {"code", heft_expand_code, NULL},
  {"function", heft_expand_function, NULL},
  {"generator", heft_expand_generator, NULL},
  {"coroutine", heft_expand_generator, NULL},
  {"async_generator", heft_expand_generator, NULL},
  {"longrange_iterator", NULL, heft_extra_long_range_iterator},
  {"collections.deque", heft_expand_deque, heft_extra_deque},
  {"collections.OrderedDict", heft_expand_ordered_dict, NULL},
  {"array.array", NULL, heft_extra_array},
  {"_io.BytesIO", heft_expand_bytes_io, NULL},
  {"_io.StringIO", heft_expand_string_io, NULL},
  {"decimal.Decimal", NULL, heft_extra_decimal},
  {"datetime.datetime", heft_extra_datetime, heft_extra_datetime},
  {"datetime.time", heft_extra_time, heft_extra_time},
  {"datetime.timezone", NULL, heft_extra_timezone},
  {"_ctypes._CData", NULL, heft_extra_ctypes},
  {"re.Pattern", heft_expand_pattern, NULL},
  {"numpy.ndarray", heft_expand_ndarray, heft_extra_ndarray},
  {"numpy.dtype", heft_extra_dtype, heft_extra_dtype},
};

// Types written in C by the name in tp_name. A class written in Python is known by its dealloc,
// whatever it calls itself.
static const struct kind *kind_named(const PyTypeObject *type) {
  if (heft_is_python_class(type)) return NULL;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (strcmp(type->tp_name, kinds[i].name) == 0)
      return heft_selftest_allows(kinds[i].name) ? &kinds[i] : NULL;
  return NULL;
}

bool heft_is_python_class(const PyTypeObject *type) {
  return type->tp_dealloc == layout.python_class_dealloc;
}

// Modules, types, code and frames are the program, not its data, but for those that `heft_is_data` knows.
static bool is_excluded(const PyTypeObject *type) {
  if (type->tp_flags & PY_FLAG_TYPE) return true;
  for (const PyTypeObject *base = type; base != NULL; base = base->tp_base)
    if (base == py.PyModule_Type || base == py.PyCode_Type || base == py.PyFrame_Type) return true;
  return false;
}

static bool is_leaf(const PyTypeObject *type) {
  return type == py.PyLong_Type || type == py.PyFloat_Type || type == py.PyComplex_Type ||
         type == py.PyBool_Type || type == py.PyBytes_Type;
}

// Parts of the standard library whose types written in C hold objects and nothing else.
static const char *const transparent[] = {
  "itertools.", "operator.", "types.", "weakref.", "functools.partial", "datetime.",
  "collections.", "typing.", "contextvars.", "abc.", "_abc.", "random.", "numpy.",
};

// The type that stores an object's data, the first base that is not a class written in Python.
// Those without a module in their name are the interpreter's own, and transparent.
static bool is_opaque(const PyTypeObject *type) {
  while (heft_is_python_class(type) && type->tp_base != NULL)
    type = type->tp_base;
  if (strchr(type->tp_name, '.') == NULL) return false;
  for (size_t i = 0; i < sizeof transparent / sizeof *transparent; i++)
    if (strncmp(type->tp_name, transparent[i], strlen(transparent[i])) == 0) return false;
  return true;
}

void heft_type_classify(struct heft_type *entry) {
  PyTypeObject *type = entry->type;
  entry->excluded = is_excluded(type);
  if (is_leaf(type)) return;
  if (type->tp_flags & PY_FLAG_TYPE) {
    entry->expand = heft_expand_class;
    return;
  }
  bool is_known = false;
  for (const PyTypeObject *base = type; base != NULL; base = base->tp_base) {
    const struct kind *kind = kind_named(base);
    if (kind == NULL) continue;
    entry->extra = kind->extra;
    if (kind->expand == heft_expand_tuple)
      entry->expand = heft_is_plain_tuple(type) ? kind->expand : NULL;
    else
      entry->expand = base == type || kind->extra == NULL ? kind->expand : NULL;
    is_known = true;
    break;
  }
  if (entry->expand != NULL) return;
  if (!is_known && heft_has_own_sizeof(type))
    entry->extra = heft_extra_by_sizeof;
  else if (!is_known)
    entry->opaque = is_opaque(type);
  if (layout.managed_dict != 0 && heft_selftest_allows("instance") && type->tp_flags & PY_FLAG_MANAGED_DICT) {
    entry->expand = heft_expand_instance;
    return;
  }
  if (type->tp_flags & PY_FLAG_HAVE_GC || entry->extra != NULL)
    entry->expand = heft_expand_generic;
}
