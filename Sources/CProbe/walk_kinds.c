// Which type is followed how.

#include "walk_kinds.h"

#include <string.h>

#include "layout.h"
#include "python_api.h"

static int push(PyObject *child, void *context) {
  struct heft_walk *walk = context;
  if (child == walk->skip[0] || child == walk->skip[1]) return 0;
  if (!heft_make_room(walk, 1)) return 1;
  heft_reach(walk, child);
  return 0;
}

void heft_expand_generic(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                         size_t start) {
  // Only what a kind of its own follows in steps comes here with a start.
  if (start != 0) return;
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
  {"function", heft_expand_function, NULL},
  {"generator", heft_expand_generator, NULL},
  {"coroutine", heft_expand_generator, NULL},
  {"async_generator", heft_expand_generator, NULL},
};

// Types written in C whose name in tp_name is the whole name; one written in Python that calls
// itself `list` is a heap type.
static const struct kind *kind_named(const PyTypeObject *type) {
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (strcmp(type->tp_name, kinds[i].name) == 0) return &kinds[i];
  return NULL;
}

// Modules, types, code and the frames of running code are the program, not its data.
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

void heft_type_classify(struct heft_type *entry) {
  PyTypeObject *type = entry->type;
  entry->excluded = is_excluded(type);
  if (entry->excluded || is_leaf(type)) return;
  for (const PyTypeObject *base = type; base != NULL; base = base->tp_base) {
    if (base->tp_flags & PY_FLAG_HEAP_TYPE) continue;
    const struct kind *kind = kind_named(base);
    if (kind == NULL) continue;
    if (base == type && kind->expand != NULL) {
      entry->expand = kind->expand;
      entry->extra = kind->extra;
      return;
    }
    entry->extra = kind->extra;
    break;
  }
  if (type->tp_flags & PY_FLAG_MANAGED_DICT && py.minor >= 11 && layout.values_have_prefix) {
    entry->expand = heft_expand_instance;
    return;
  }
  if (type->tp_flags & PY_FLAG_HAVE_GC || entry->extra != NULL)
    entry->expand = heft_expand_generic;
}
