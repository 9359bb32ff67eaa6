// Instances, their classes and dicts; functions and generators. See selftest.c.
//
// An instance keeps its attributes in one way until its `__dict__` is asked for, in another after,
// and in a third once they are many: each is tried, since versions differ in each, 3.13.5 from
// 3.13.0 too.

#include <string.h>

#include "block.h"
#include "layout.h"
#include "python_api.h"
#include "selftest.h"
#include "walk.h"

#define read_at heft_read_at

void *heft_read_at(const void *object, ptrdiff_t offset) {
  const char *place = (const char *)object + offset;
  return object != NULL && heft_is_readable(place) ? py_at(place, 0) : NULL;
}

// Where the first inline value of an instance without a dict lies; null where the version has none.
static const char *first_value(const PyObject *instance) {
  const PyTypeObject *class = instance->ob_type;
  if (layout.values_embedded != 0)
    return (const char *)instance + class->tp_basicsize + layout.values_start;
  if (layout.managed_dict == 0) return NULL;
  if (!layout.tagged_values) return py_at(instance, layout.managed_values);
  return (const char *)py_at(instance, layout.managed_dict) + 1;
}

static void check_values(const PyObject *instance, const PyObject *value) {
  const char *values = first_value(instance);
  if (values == NULL) return;
  heft_check("instance", "instance: first inline value", value, read_at(values, 0));
  if (layout.values_have_prefix && heft_is_readable((const char *)((uintptr_t)(values - 1) & ~7ul)))
    heft_check_true("instance", "instance: values are a block",
                    heft_check_block(values - (uint8_t)values[-1], 8));
}

static void check_class(PyTypeObject *class) {
  PyObject *order = py.PyObject_GetAttrString((PyObject *)class, "__mro__");
  heft_check("type", "type: order of resolution", order, read_at(class, TYPE_MRO));
  if (order != NULL) py.Py_DecRef(order);
  if (!layout.known || layout.managed_dict == 0) return;
  const char *table = (const char *)read_at(class, layout.type_keys);
  bool readable = heft_is_readable(table) && heft_is_readable(table + 32);
  heft_check_true("instance", "instance: its class has a table of keys", readable);
  if (!readable) return;
  struct heft_dict_keys keys = heft_keys_in(table);
  PyObject *key = keys.count == 1 ? read_at(keys.entries, keys.key) : NULL;
  heft_check_true("instance", "instance: first key of that table",
                  heft_is_readable(key) && key->ob_type == py.PyUnicode_Type &&
                    py.PyUnicode_CompareWithASCIIString(key, "attribute") == 0);
}

struct search {
  const PyObject *wanted;
  bool found;
};

static int find(PyObject *child, void *context) {
  struct search *search = context;
  search->found = search->found || child == search->wanted;
  return 0;
}

static bool reports(PyObject *object, const PyObject *child) {
  struct search search = {.wanted = child};
  traverseproc traverse = object->ob_type->tp_traverse;
  if (traverse != NULL) traverse(object, find, &search);
  return search.found;
}

// After its `__dict__` was asked for. All that is read through the dict rests on this.
static void check_touched(PyObject *instance, PyObject *value) {
  PyObject *dict = py.PyObject_GetAttrString(instance, "__dict__");
  if (dict == NULL || dict->ob_type != py.PyDict_Type) {
    heft_check_true("instance", "touched instance: it has a dict", false);
    return;
  }
  const PyTypeObject *class = instance->ob_type;
  if (layout.known)
    heft_check("instance", "touched instance: its dict", dict,
               read_at(instance, layout.managed_dict != 0 ? layout.managed_dict
                                                          : class->tp_dictoffset));
  const char *values = (const char *)read_at(dict, DICT_VALUES);
  if (layout.known && values != NULL) {
    heft_check("instance", "touched instance: first value", value,
               read_at(values, layout.values_start));
    if (layout.values_embedded != 0) {
      heft_check("instance", "touched instance: values lie in it",
                 (const char *)instance + class->tp_basicsize, values);
      heft_check_true("instance", "touched instance: values say so",
                      heft_is_readable(values) && values[layout.values_embedded] != 0);
      layout.instance_reports_values = reports(instance, value);
      heft_check_true("instance", "touched instance: values are reported once",
                      layout.instance_reports_values != reports(dict, value));
    } else if (heft_is_readable((const char *)((uintptr_t)(values - 1) & ~7ul))) {
      uint8_t prefix = layout.values_have_prefix ? (uint8_t)values[-1] : 0;
      heft_check_true("instance", "touched instance: values are a block",
                      heft_check_block(values - prefix, 8));
    }
  }
  py.Py_DecRef(dict);
}

// With more attributes than instances share keys for, its dict holds keys and values itself.
static void check_crowded(PyObject *instance, PyObject *value) {
  char name[] = "a00";
  for (int i = 0; i < 60; i++) {
    name[1] = (char)('0' + i / 10);
    name[2] = (char)('0' + i % 10);
    if (py.PyObject_SetAttrString(instance, name, value) != 0) return;
  }
  PyObject *dict = py.PyObject_GetAttrString(instance, "__dict__");
  if (dict == NULL) return;
  if (layout.known && layout.managed_dict != 0)
    heft_check("instance", "crowded instance: its dict", dict,
               read_at(instance, layout.managed_dict));
  // Until 3.10 instances go on to share keys.
  if (py.minor >= 11) {
    heft_check("dict", "dict: of many attributes is whole", NULL, read_at(dict, DICT_VALUES));
    heft_check_true("dict", "dict: its keys are a block",
                    heft_check_block(read_at(dict, DICT_KEYS), 61 * 16));
  }
  py.Py_DecRef(dict);
}

static PyObject *new_instance(PyObject *class, PyObject *value) {
  PyObject *instance = py.PyObject_CallFunction(class, NULL);
  if (instance == NULL) return NULL;
  if (py.PyObject_SetAttrString(instance, "attribute", value) == 0) return instance;
  py.Py_DecRef(instance);
  return NULL;
}

// A class with slots: where its descriptors say that a member lies.
static void check_slots(PyObject *value) {
  PyObject *class = py.PyObject_CallFunction((PyObject *)py.PyType_Type, "s(){s(s)}", "Slotted",
                                             "__slots__", "attribute");
  PyObject *instance = class == NULL ? NULL : new_instance(class, value);
  const PyObject *descriptor =
    instance == NULL ? NULL : heft_class_item((PyTypeObject *)class, "attribute");
  bool fits = false;
  if (descriptor != NULL && descriptor->ob_type == py.PyMemberDescr_Type) {
    const PyMemberDef *member = read_at(descriptor, DESCR_MEMBER);
    const char *name = read_at(member, offsetof(PyMemberDef, name));
    PyObject *title = read_at(descriptor, DESCR_NAME);
    fits = read_at(descriptor, DESCR_TYPE) == class && heft_is_readable(title) &&
           title->ob_type == py.PyUnicode_Type &&
           py.PyUnicode_CompareWithASCIIString(title, "attribute") == 0 &&
           heft_is_readable((const char *)((uintptr_t)name & ~7ul)) &&
           heft_is_readable((const char *)(((uintptr_t)name + 9) & ~7ul)) &&
           strcmp(name, "attribute") == 0 && heft_is_readable(&member->flags) &&
           member->type == PY_T_OBJECT_EX && read_at(instance, member->offset) == value;
  }
  heft_check_true("descriptor", "descriptor: the member that it stands for", fits);
  if (instance != NULL) py.Py_DecRef(instance);
  if (class != NULL) py.Py_DecRef(class);
}

void heft_check_instances(PyObject *value) {
  PyObject *class = py.PyObject_CallFunction((PyObject *)py.PyType_Type, "s(){}", "Sample");
  if (class == NULL) return;
  layout.python_class_dealloc = ((PyTypeObject *)class)->tp_dealloc;
  PyObject *instance = new_instance(class, value);
  if (instance != NULL) {
    heft_check_true("instance", "instance: block starts before the links and pointers",
                    heft_check_block(heft_check_start(instance), 32));
    if (layout.known) check_values(instance, value);
    check_class((PyTypeObject *)class);
    check_touched(instance, value);
    check_crowded(instance, value);
    py.Py_DecRef(instance);
  }
  py.Py_DecRef(class);
  check_slots(value);
  py.PyErr_Clear();
  layout.split_dicts = layout.known && heft_selftest_allows("instance");
}

static void check_attribute(const char *type, const char *name, PyObject *object,
                            const char *attribute, ptrdiff_t offset) {
  PyObject *value = py.PyObject_GetAttrString(object, attribute);
  heft_check(type, name, value, read_at(object, offset));
  if (value != NULL) py.Py_DecRef(value);
}

PyObject *heft_made_by(const char *expression) {
  PyObject *modules = py.PyImport_GetModuleDict();
  PyObject *builtins = modules == NULL ? NULL : py.PyDict_GetItemString(modules, "builtins");
  PyObject *eval = builtins == NULL ? NULL : py.PyObject_GetAttrString(builtins, "eval");
  PyObject *made = eval == NULL ? NULL : py.PyObject_CallFunction(eval, "s{}", expression);
  if (eval != NULL) py.Py_DecRef(eval);
  return made;
}

void heft_check_functions(void) {
  if (!layout.known) return;
  PyObject *function = heft_made_by("lambda: 0");
  if (function != NULL) {
    check_attribute("function", "function: globals", function, "__globals__",
                    layout.function_globals);
    if (layout.function_builtins != 0)
      check_attribute("function", "function: builtins", function, "__builtins__",
                      layout.function_builtins);
    py.Py_DecRef(function);
  }
  PyObject *generator = layout.generator_frame == 0 ? NULL : heft_made_by("(0 for _ in ())");
  if (generator != NULL) {
    check_attribute("generator", "generator: its frame", generator, "gi_frame",
                    layout.generator_frame);
    PyObject *frame = read_at(generator, layout.generator_frame);
    if (heft_is_readable(frame) && frame->ob_type == py.PyFrame_Type) {
      check_attribute("generator", "generator: its frame's globals", frame, "f_globals",
                      FRAME_GLOBALS);
      check_attribute("generator", "generator: its frame's builtins", frame, "f_builtins",
                      FRAME_BUILTINS);
    }
    py.Py_DecRef(generator);
  }
  py.PyErr_Clear();
}
