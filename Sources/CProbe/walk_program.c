// Frames, code, classes and modules: the program, and sometimes data.
//
// The walk leaves the program out, or it would reach all of it from any function. What is followed
// all the same: frames whose call has ended, which tracebacks hold with all their variables; code and
// classes that nothing of the program would find again (code in a list, a class that was made in a
// call); and the root, whatever it is.

#include "layout.h"
#include "python_api.h"
#include "selftest.h"
#include "walk_kinds.h"

#include <string.h>

// MARK: Frames

bool heft_frame_is_finished(const PyObject *frame) {
  if (layout.frame_data != 0) {
    const char *data = py_at(frame, layout.frame_data), *start = (const char *)frame;
    return data > start && data < start + frame->ob_type->tp_basicsize + 8;
  }
  // FRAME_EXECUTING of 3.10 is 0; f_executing of 3.9 is 1.
  bool is_zero = ((const char *)frame)[layout.frame_state] == 0;
  return layout.frame_state != 0 && (py.minor == 10 ? !is_zero : is_zero);
}

static PyObject *main_names(void) {
  PyObject *modules = py.PyImport_GetModuleDict();
  PyObject *main = modules == NULL ? NULL : py.PyDict_GetItemString(modules, "__main__");
  return main != NULL && main->ob_type == py.PyModule_Type ? py.PyModule_GetDict(main) : NULL;
}

// The variables of a call that has ended. Globals are the program's, and so are the names of
// `__main__` where a caller hands them on.
void heft_expand_frame(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                       size_t start) {
  if (layout.frame_data != 0) {
    const char *data = py_at(object, layout.frame_data);
    walk->skip[0] = py_at(data, layout.frame_globals);
    walk->skip[1] = py_at(data, layout.frame_globals + 8);
  } else {
    walk->skip[0] = py_at(object, FRAME_GLOBALS);
    walk->skip[1] = py_at(object, FRAME_BUILTINS);
  }
  walk->skip[2] = main_names();
  walk->skips_code = true;
  heft_expand_generic(walk, object, type, start);
  walk->skips_code = false;
  walk->skip[0] = walk->skip[1] = walk->skip[2] = NULL;
}

// MARK: Code

static bool is_reference(const PyMemberDef *member) {
  return py_is_reference(member) && member->offset >= 16;
}

Py_ssize_t heft_code_member(const char *name) {
  const PyMemberDef *member = py.PyCode_Type->tp_members;
  for (; member != NULL && member->name != NULL; member++)
    if (is_reference(member) && strcmp(member->name, name) == 0) return member->offset;
  return 0;
}

// The type itself says where most references lie. Two stand before the file's name since 3.11
// (co_localsplusnames, co_localspluskinds; Include/cpython/code.h), and until 3.10 a block (co_cell2arg).
void heft_expand_code(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                      size_t start) {
  (void)type;
  Py_ssize_t file = heft_code_member("co_filename");
  if (start != 0 || file < 40) return;
  const PyMemberDef *member = py.PyCode_Type->tp_members;
  for (; member->name != NULL; member++)
    if (is_reference(member) && heft_make_room(walk, 1)) heft_reach(walk, py_at(object, member->offset));
  if (py.minor <= 10) {
    heft_account(walk, py_at(object, file - 8));
  } else if (heft_make_room(walk, 2)) {
    heft_reach(walk, py_at(object, file - 16));
    heft_reach(walk, py_at(object, file - 8));
  }
}

// MARK: Classes

// What a dict has under a name; null where looking would compare keys by code of the user's.
static PyObject *item_of(PyObject *dict, const char *name) {
  if (dict == NULL || dict->ob_type != py.PyDict_Type || !heft_dict_keys_of(dict).hidden) return NULL;
  return py.PyDict_GetItemString(dict, name);
}

// Whether a class is found again by its module and name: then it belongs to the program.
static bool is_bound(const PyTypeObject *type) {
  PyObject *module = heft_class_item(type, "__module__");
  PyObject *path = py_at(type, layout.type_keys - 8);
  if (module == NULL || !(module->ob_type->tp_flags & PY_FLAG_UNICODE)) return true;
  char name[256], first[256];
  const char *text = py.PyUnicode_AsUTF8AndSize(module, NULL);
  if (text == NULL || strlen(text) >= sizeof name) return py.PyErr_Clear(), true;
  strcpy(name, text);
  text = path == NULL ? NULL : py.PyUnicode_AsUTF8AndSize(path, NULL);
  size_t length = text == NULL ? sizeof first : strcspn(text, ".");
  if (length >= sizeof first) return py.PyErr_Clear(), true;
  memcpy(first, text, length);
  first[length] = 0;
  if (strstr(text, "<locals>") != NULL) return false;
  PyObject *home = item_of(py.PyImport_GetModuleDict(), name);
  if (home == NULL || home->ob_type != py.PyModule_Type) return home != NULL;
  PyObject *found = item_of(py.PyModule_GetDict(home), first);
  return found == (const PyObject *)type || (found != NULL && text[length] == '.');
}

static bool is_of_root(const struct heft_walk *walk, const PyTypeObject *type) {
  PyObject *module = walk->root_name == NULL ? NULL : heft_class_item(type, "__module__");
  if (module == NULL || module->ob_type != py.PyUnicode_Type) return false;
  const char *name = py.PyUnicode_AsUTF8AndSize(walk->root_name, NULL);
  return name != NULL && py.PyUnicode_CompareWithASCIIString(module, name) == 0;
}

static bool is_class_data(struct heft_walk *walk, PyObject *object) {
  PyTypeObject *class = (PyTypeObject *)object;
  if (!(class->tp_flags & PY_FLAG_HEAP_TYPE) || !heft_is_python_class(class)) return false;
  struct heft_type *entry = heft_type_of(walk, class);
  if (entry == NULL) return false;
  if (!entry->is_judged) {
    entry->is_judged = true;
    entry->followed = heft_selftest_allows("class") &&
                      (object == walk->root || is_of_root(walk, class) || !is_bound(class));
  }
  return entry->followed;
}

// What its bases know the class by (tp_subclasses) goes with it: a weak reference, unless somebody else
// has it too, and in each of them the class's address as an int.
static void account_link(struct heft_walk *walk, const PyObject *class) {
  const PyObject *link = py_at(class, TYPE_WEAKREFS);
  PyObject *bases = py_at(class, TYPE_BASES);
  if (bases == NULL || bases->ob_type != py.PyTuple_Type) return;
  intptr_t count = py.PyTuple_Size(bases);
  *walk->sink += (uint64_t)count * layout.address_bytes;
  if (link == NULL || py_at(link, WEAKREF_CALLBACK) != NULL || link->ob_refcnt != count) return;
  heft_account(walk, (const char *)link - heft_bytes_before(link->ob_type));
}

// Beside what tp_traverse reports: its names, its slots, the table of keys that its instances share,
// its documentation.
void heft_expand_class(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                       size_t start) {
  if (start != 0) return;
  const char *keys = py_at(object, layout.type_keys);
  heft_account(walk, ((PyTypeObject *)object)->tp_doc);
  account_link(walk, object);
  if (heft_make_room(walk, 3))
    for (int i = 1; i <= 3; i++) heft_reach(walk, py_at(object, layout.type_keys - 8 * i));
  if (keys != NULL && heft_account(walk, keys)) {
    struct heft_dict_keys table = heft_keys_in(keys);
    if (heft_make_room(walk, table.count))
      for (size_t i = 0; i < table.count; i++)
        heft_reach(walk, py_at(table.entries + i * table.entry + table.key, 0));
  }
  heft_expand_generic(walk, object, type, 0);
}

// MARK: All

bool heft_is_data(struct heft_walk *walk, PyObject *object) {
  const PyTypeObject *type = object->ob_type;
  if (type == py.PyFrame_Type)
    return heft_selftest_allows("frame") && heft_frame_is_finished(object);
  if (type == py.PyCode_Type) return heft_selftest_allows("code");
  if (type->tp_flags & PY_FLAG_TYPE) return is_class_data(walk, object);
  return object == walk->root;
}

void heft_program_begin(struct heft_walk *walk) {
  PyObject *root = walk->root;
  walk->follows_code = root->ob_type->tp_flags & PY_FLAG_TYPE;
  if (root->ob_type != py.PyModule_Type) return;
  walk->follows_code = true;
  PyObject *name = item_of(py.PyModule_GetDict(root), "__name__");
  if (name != NULL && name->ob_type == py.PyUnicode_Type) walk->root_name = name;
}
