#include "python_api.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

struct heft_python py = {.hooks = "none", .reason = "the allocators were not hooked"};

bool heft_python_is_present(void) {
  return dlsym(RTLD_DEFAULT, "PyMem_SetAllocator") != NULL &&
         dlsym(RTLD_DEFAULT, "Py_GetVersion") != NULL;
}

// These two are compiled only where Py_GIL_DISABLED is defined (Include/refcount.h, 3.13).
bool heft_python_is_free_threaded(void) {
  return dlsym(RTLD_DEFAULT, "_Py_DecRefShared") != NULL ||
         dlsym(RTLD_DEFAULT, "_Py_MergeZeroLocalRefcount") != NULL;
}

static void *find(const char *name, bool *complete) {
  void *symbol = dlsym(RTLD_DEFAULT, name);
  if (symbol == NULL) {
    *complete = false;
    py.hooks = "none";
    py.reason = "this build of CPython hides a part of its C interface";
  }
  return symbol;
}

bool heft_python_resolve(void) {
  bool complete = true;
#define X(name, result, parameters) \
  py.name = (__typeof__(py.name))find(#name, &complete);
  HEFT_PYTHON_FUNCTIONS(X)
#undef X
#define X(name) py.name = find(#name, &complete);
  HEFT_PYTHON_TYPES(X)
#undef X
  py.PyExc_TypeError = find("PyExc_TypeError", &complete);
  py.PyExc_ValueError = find("PyExc_ValueError", &complete);
  py.PyExc_RuntimeError = find("PyExc_RuntimeError", &complete);
  py.PyExc_OSError = find("PyExc_OSError", &complete);
  py._Py_NoneStruct = find("_Py_NoneStruct", &complete);
  if (!complete) return false;

  const char *version = py.Py_GetVersion();
  py.minor = strncmp(version, "3.", 2) == 0 ? atoi(version + 2) : 0;
  return true;
}
