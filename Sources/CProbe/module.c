// `_heft`, a built-in module: the probe as Python code sees it. docs/probe.md describes it.
//
//   counters() -> (language_live, native_live, peak, language_total, native_total,
//                  language_blocks, native_blocks, children)
//   reset_peak(), private(), share(fd)
//   shallow(object) -> int
//   walk(root, max_objects=None, deadline=None, roots_extra_refs=None) -> dict
//   where(root, max_objects=None, deadline=None) -> dict
//   layout(object) -> dict
//   aside(work, process, seconds, started=None) -> (bytes, trouble, denied)
//   fork(descriptor, process, threads) -> int
//   begin(), ends_alike(type, type) -> bool
//   selftest() -> [(name, expected, got, ok)]
//   hooks: "exact" or "none"; reason: why none

#include <dlfcn.h>
#include <string.h>

#include "bytemap.h"
#include "layout.h"
#include "page.h"
#include "probe.h"
#include "python_api.h"
#include "seal_module.h"
#include "selftest.h"
#include "walk.h"
#include "walk_report.h"
#include "where.h"

static PyObject *fail(PyObject **exception, const char *message) {
  py.PyErr_SetString(*exception, message);
  return NULL;
}

static PyObject *counters(PyObject *self, PyObject *unused) {
  (void)self, (void)unused;
  // Read first: the tuple and its numbers are allocations too.
  struct heft_counters now = *heft_page;
  uint64_t values[] = {now.language_live,  now.native_live,     now.peak,          now.language_total,
                       now.native_total,   now.language_blocks, now.native_blocks, now.children};
  PyObject *tuple = py.PyTuple_New(8);
  for (int i = 0; tuple != NULL && i < 8; i++) {
    PyObject *number = py.PyLong_FromUnsignedLongLong(values[i]);
    if (number == NULL) {
      py.Py_DecRef(tuple);
      return NULL;
    }
    py.PyTuple_SetItem(tuple, i, number);
  }
  return tuple;
}

// The same as bytes, which no version keeps for later use: since 3.14 a number may lie in a block
// that the code left spare, and its own size would be wrong by what that is smaller.
static PyObject *reading(PyObject *self, PyObject *unused) {
  (void)self, (void)unused;
  struct heft_counters now = *heft_page;
  uint64_t values[] = {now.language_live,  now.native_live,     now.peak,          now.language_total,
                       now.native_total,   now.language_blocks, now.native_blocks, now.children};
  return py.PyBytes_FromStringAndSize((const char *)values, sizeof values);
}

static PyObject *reset_peak(PyObject *self, PyObject *unused) {
  (void)self, (void)unused;
  heft_page_reset_peak();
  return py_none();
}

static PyObject *make_private(PyObject *self, PyObject *unused) {
  (void)self, (void)unused;
  if (!heft_page_make_private()) return py.PyErr_NoMemory();
  return py_none();
}

static PyObject *share(PyObject *self, PyObject *descriptor) {
  (void)self;
  long long number = py.PyLong_AsLongLong(descriptor);
  if (number == -1 && py.PyErr_Occurred() != NULL) return NULL;
  if (number < 0 || number > INT32_MAX || !heft_page_share((int)number))
    return fail(py.PyExc_OSError, "the descriptor holds no page of counters");
  return py_none();
}

static PyObject *shallow(PyObject *self, PyObject *object) {
  (void)self;
  const char *start = (const char *)object - heft_bytes_before(object->ob_type);
  return py.PyLong_FromUnsignedLongLong(
    heft_is_ours(start) ? heft_block_size(heft_block_of(start)) : heft_static_size(object));
}

struct walk_options {
  uint64_t max_objects;
  double deadline;
  int64_t caller_references;
};

static bool is_named(PyObject *name, const char *text) {
  return py.PyUnicode_CompareWithASCIIString(name, text) == 0;
}

static bool read_option(struct walk_options *options, PyObject *name, PyObject *value) {
  if (value == py._Py_NoneStruct) return true;
  if (is_named(name, "deadline")) {
    options->deadline = py.PyFloat_AsDouble(value);
    if (py.PyErr_Occurred() != NULL) return false;
    if (options->deadline > 0) return true;
    return fail(py.PyExc_ValueError, "walk() needs a deadline above 0 seconds") != NULL;
  }
  long long number = py.PyLong_AsLongLong(value);
  if (number == -1 && py.PyErr_Occurred() != NULL) return false;
  if (number < 0) return fail(py.PyExc_ValueError, "walk() takes no negative numbers") != NULL;
  if (is_named(name, "max_objects"))
    options->max_objects = (uint64_t)number;
  else if (is_named(name, "roots_extra_refs"))
    options->caller_references = number;
  else
    return fail(py.PyExc_TypeError, "walk() does not know that argument") != NULL;
  return true;
}

// Reads one object and options by name.
static bool read_arguments(struct walk_options *options, PyObject *const *arguments,
                           Py_ssize_t count, PyObject *names) {
  if (count != 1)
    return fail(py.PyExc_TypeError, "this takes one object, and options by name") != NULL;
  Py_ssize_t named = names == NULL ? 0 : py.PyTuple_Size(names);
  for (Py_ssize_t i = 0; i < named; i++)
    if (!read_option(options, py.PyTuple_GetItem(names, i), arguments[1 + i])) return false;
  if (strcmp(py.hooks, "exact") == 0) {
    heft_selftest_modules();
    return true;
  }
  return fail(py.PyExc_RuntimeError, "without the probe's hooks there are no sizes to read") != NULL;
}

static PyObject *walk(PyObject *self, PyObject *const *arguments, Py_ssize_t count,
                      PyObject *names) {
  (void)self;
  struct walk_options options = {UINT64_MAX, 0, -1};
  if (!read_arguments(&options, arguments, count, names)) return NULL;
  struct heft_walk walk = {
    .root = arguments[0],
    .max_objects = options.max_objects,
    .deadline = options.deadline,
    .caller_references = options.caller_references,
  };
  heft_walk_run(&walk);
  PyObject *report = heft_walk_report(&walk);
  heft_walk_release(&walk);
  return report;
}

static PyObject *where(PyObject *self, PyObject *const *arguments, Py_ssize_t count,
                       PyObject *names) {
  (void)self;
  struct walk_options options = {UINT64_MAX, 0, -1};
  if (!read_arguments(&options, arguments, count, names)) return NULL;
  struct heft_where where = {
    .walk = {.root = arguments[0], .max_objects = options.max_objects, .deadline = options.deadline},
  };
  heft_where_run(&where);
  PyObject *report = heft_where_report(&where);
  heft_where_release(&where);
  return report;
}

static PyObject *byte_layout(PyObject *self, PyObject *object) {
  (void)self;
  if (strcmp(py.hooks, "exact") == 0) {
    heft_selftest_modules();
    return heft_bytemap_of(object);
  }
  return fail(py.PyExc_RuntimeError, "without the probe's hooks there are no sizes to read");
}

static PyObject *ends_alike(PyObject *self, PyObject *const *arguments, Py_ssize_t count,
                            PyObject *names) {
  (void)self;
  if (count != 2 || names != NULL)
    return fail(py.PyExc_TypeError, "ends_alike() takes two types");
  const PyTypeObject *first = (PyTypeObject *)arguments[0], *second = (PyTypeObject *)arguments[1];
  return py.PyBool_FromLong(first->tp_dealloc == second->tp_dealloc);
}

static PyObject *selftest(PyObject *self, PyObject *unused) {
  (void)self, (void)unused;
  if (strcmp(py.hooks, "exact") == 0) heft_selftest_modules();
  return heft_selftest_report();
}

static PyMethodDef methods[] = {
  {"counters", counters, PY_METH_NOARGS, "The counters, as they were before this call."},
  {"reading", reading, PY_METH_NOARGS, "The same as bytes: eight numbers of eight bytes."},
  {"reset_peak", reset_peak, PY_METH_NOARGS, "Lets the peak start again from what is live."},
  {"private", make_private, PY_METH_NOARGS, "Counts from now on where nobody else sees it."},
  {"share", share, PY_METH_O, "Counts from now on in the page behind a descriptor."},
  {"shallow", shallow, PY_METH_O, "The bytes of the object's own block, as requested."},
  {"walk", (void *)walk, PY_METH_FASTCALL_KEYWORDS, "All that is reached from an object."},
  {"where", (void *)where, PY_METH_FASTCALL_KEYWORDS, "Where an object's bytes are."},
  {"layout", byte_layout, PY_METH_O, "The bytes of an object, part by part."},
  {"aside", (void *)heft_module_aside, PY_METH_FASTCALL_KEYWORDS, "What a function finds in a sealed copy."},
  {"fork", (void *)heft_module_fork, PY_METH_FASTCALL_KEYWORDS, "Leaves a sealed copy of this process."},
  {"begin", heft_module_begin, PY_METH_NOARGS, "From here on refused system calls count."},
  {"ends_alike", (void *)ends_alike, PY_METH_FASTCALL_KEYWORDS, "Whether objects of two types are let go of by the same code."},
  {"selftest", selftest, PY_METH_NOARGS, "Whether the table of layouts fits this interpreter."},
  {NULL, NULL, 0, NULL},
};

// PyModuleDef (Include/moduleobject.h): the head of an object, four words of bookkeeping less one,
// then name, documentation, size, methods. Free-threaded builds have a head of 32 bytes
// (Include/object.h, 3.13), all others one of 16.
static uintptr_t definition[16];

static void define(bool free_threaded) {
  size_t head = free_threaded ? 4 : 2;
  definition[0] = 1;
  uintptr_t *fields = definition + head + 3;
  fields[0] = (uintptr_t) "_heft";
  fields[1] = (uintptr_t) "The probe of heft: exact counters, and the walk.";
  fields[2] = (uintptr_t)-1;
  fields[3] = (uintptr_t)methods;
}

static bool add_text(PyObject *module, const char *name, const char *text) {
  PyObject *value = py.PyUnicode_FromString(text);
  return value != NULL && py.PyModule_AddObject(module, name, value) == 0;
}

// `python -X dev` and the like put their own allocators in place of the hooks: try one object.
static void notice_lost_hooks(void) {
  if (strcmp(py.hooks, "exact") != 0) return;
  uint64_t blocks = heft_counter_load(&heft_page->language_blocks);
  PyObject *bytes = py.PyBytes_FromStringAndSize("of no spare list", 16);
  if (bytes != NULL) py.Py_DecRef(bytes);
  if (heft_counter_load(&heft_page->language_blocks) != blocks) return;
  py.hooks = "none";
  py.reason = "the interpreter was started with allocators of its own, as by -X dev";
}

// Without this a build without the GIL would turn that on for the whole process
// (PyUnstable_Module_SetGIL and Py_MOD_GIL_NOT_USED, Include/moduleobject.h, 3.13). There the module
// hooks nothing, and its counters are atomic.
static void need_no_lock(PyObject *module) {
  int (*set)(PyObject *, void *) =
    (int (*)(PyObject *, void *))dlsym(RTLD_DEFAULT, "PyUnstable_Module_SetGIL");
  if (heft_python_is_free_threaded() && set != NULL && set(module, (void *)1) != 0)
    py.PyErr_Clear();
}

static PyObject *initialize(void) {
  if (!heft_python_resolve()) return NULL;
  notice_lost_hooks();
  heft_layout_choose(py.minor);
  define(heft_python_is_free_threaded());
  const int api_version = 1013;  // PYTHON_API_VERSION, Include/modsupport.h
  PyObject *module = py.PyModule_Create2(definition, api_version);
  if (module == NULL) return NULL;
  need_no_lock(module);
  if (strcmp(py.hooks, "exact") == 0) heft_selftest_once();
  if (add_text(module, "hooks", py.hooks) && add_text(module, "reason", py.reason)) return module;
  py.Py_DecRef(module);
  return NULL;
}

void heft_add_module(void) {
  int (*append)(const char *, PyObject *(*)(void)) =
    (int (*)(const char *, PyObject *(*)(void)))dlsym(RTLD_DEFAULT, "PyImport_AppendInittab");
  if (append != NULL) append("_heft", initialize);
}
