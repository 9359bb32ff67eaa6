// Frames whose call has ended, code and classes. See selftest.c.

#include "layout.h"
#include "python_api.h"
#include "selftest.h"
#include "walk.h"
#include "walk_kinds.h"

static void check_attribute(const char *type, const char *name, PyObject *object,
                            const char *attribute, const void *got) {
  PyObject *value = py.PyObject_GetAttrString(object, attribute);
  heft_check(type, name, value, got);
  if (value != NULL) py.Py_DecRef(value);
}

static void check_frame(void) {
  PyObject *frame = heft_made_by("(lambda: __import__('sys')._getframe())()");
  if (frame == NULL || frame->ob_type != py.PyFrame_Type) return;
  heft_check_true("frame", "frame: its call has ended", heft_frame_is_finished(frame));
  ptrdiff_t globals = layout.frame_data != 0 ? layout.frame_globals : FRAME_GLOBALS;
  ptrdiff_t builtins = layout.frame_data != 0 ? globals + 8 : FRAME_BUILTINS;
  const void *data =
    layout.frame_data != 0 ? heft_read_at(frame, layout.frame_data) : (const void *)frame;
  check_attribute("frame", "frame: its globals", frame, "f_globals", heft_read_at(data, globals));
  check_attribute("frame", "frame: its builtins", frame, "f_builtins", heft_read_at(data, builtins));
  py.Py_DecRef(frame);
  // One that runs: asked from within it.
  PyObject *running = heft_made_by("(lambda: (yield __import__('sys')._getframe()))()");
  PyObject *inner = running == NULL ? NULL : py.PyObject_CallMethod(running, "__next__", NULL);
  if (inner != NULL && inner->ob_type == py.PyFrame_Type && layout.frame_data != 0)
    heft_check_true("frame", "frame: a suspended one has not", !heft_frame_is_finished(inner));
  if (inner != NULL) py.Py_DecRef(inner);
  if (running != NULL) py.Py_DecRef(running);
}

static void check_code(void) {
  PyObject *function = heft_made_by("lambda first, second: (first, 1000.5)");
  PyObject *code = function == NULL ? NULL : py.PyObject_GetAttrString(function, "__code__");
  Py_ssize_t file = heft_code_member("co_filename"), constants = heft_code_member("co_consts");
  heft_check_true("code", "code: it says where its parts are", file >= 40 && constants >= 16);
  if (code != NULL && file >= 40 && constants >= 16) {
    check_attribute("code", "code: its file", code, "co_filename", heft_read_at(code, file));
    check_attribute("code", "code: its constants", code, "co_consts", heft_read_at(code, constants));
    const PyObject *names = heft_read_at(code, file - 16);
    if (py.minor >= 11)
      heft_check_true("code", "code: its variables",
                      heft_is_readable(names) && names->ob_type == py.PyTuple_Type &&
                        py.PyTuple_Size((PyObject *)names) == 2);
  }
  if (code != NULL) py.Py_DecRef(code);
  if (function != NULL) py.Py_DecRef(function);
}

static void check_class(void) {
  PyObject *class = heft_made_by("type('Sample', (), {'__slots__': ('attribute',)})");
  if (class == NULL) return;
  check_attribute("class", "class: its name", class, "__name__",
                  heft_read_at(class, layout.type_keys - 24));
  check_attribute("class", "class: its path", class, "__qualname__",
                  heft_read_at(class, layout.type_keys - 8));
  const PyObject *slots = heft_read_at(class, layout.type_keys - 16);
  heft_check_true("class", "class: its slots",
                  heft_is_readable(slots) && slots->ob_type == py.PyTuple_Type);
  check_attribute("class", "class: its bases", class, "__bases__", heft_read_at(class, TYPE_BASES));
  PyObject *address = py.PyLong_FromUnsignedLongLong((uintptr_t)class);
  if (address != NULL && heft_check_block(address, LONG_DIGITS))
    layout.address_bytes = (uint8_t)heft_block_size(heft_block_of(address));
  if (address != NULL) py.Py_DecRef(address);
  // Its base refers to it weakly.
  const PyObject *link = heft_read_at(class, TYPE_WEAKREFS);
  heft_check_true("class", "class: its base's reference",
                  heft_is_readable(link) && heft_read_at(link, WEAKREF_CALLBACK - 8) == class &&
                    heft_read_at(link, WEAKREF_CALLBACK) == NULL);
  py.Py_DecRef(class);
}

void heft_check_program(void) {
  if (!layout.known) return;
  check_frame();
  check_code();
  check_class();
  py.PyErr_Clear();
}
