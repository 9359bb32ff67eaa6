// Instances of classes, functions, generators.

#include "layout.h"
#include "python_api.h"
#include "walk_kinds.h"

// The block of inline values that 3.11 and 3.12 keep beside an instance until something asks for
// its `__dict__`; tp_traverse reports the values, nobody their block.
void heft_expand_instance(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                          size_t start) {
  if (start != 0) return;
  const char *values = py_at(object, layout.managed_values);
  // _PyDictOrValues_GetValues of 3.12: one less than the address marks values.
  if (layout.tagged_values)
    values = (uintptr_t)values & 1 ? values + 1 : NULL;
  if (values != NULL) heft_account(walk, values - (uint8_t)values[-1]);
  heft_expand_generic(walk, object, type, 0);
}

// A function's globals and builtins are the program's; closure, defaults and its own dict its own.
void heft_expand_function(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                          size_t start) {
  walk->skip[0] = py_at(object, layout.function_globals);
  if (layout.function_builtins != 0) walk->skip[1] = py_at(object, layout.function_builtins);
  heft_expand_generic(walk, object, type, start);
  walk->skip[0] = walk->skip[1] = NULL;
}

// PyFrameObject of 3.9 and 3.10, Include/cpython/frameobject.h.
enum { FRAME_BACK = 24, FRAME_BUILTINS = 40, FRAME_GLOBALS = 48 };

// The frame of a suspended generator is data: it may hold anything. Since 3.11 it is a part of the
// generator's block and tp_traverse looks into it; before, it is an object of its own.
void heft_expand_generator(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                           size_t start) {
  heft_expand_generic(walk, object, type, start);
  if (layout.generator_frame == 0) return;
  PyObject *frame = py_at(object, layout.generator_frame);
  // A running one belongs to the stack of calls.
  if (frame == NULL || frame->ob_refcnt != 1 || py_at(frame, FRAME_BACK) != NULL) return;
  struct heft_type *frame_type = heft_type_of(walk, frame->ob_type);
  if (frame_type == NULL) return;
  heft_account(walk, (char *)frame - frame_type->before);
  walk->skip[0] = py_at(frame, FRAME_GLOBALS);
  walk->skip[1] = py_at(frame, FRAME_BUILTINS);
  struct heft_type generic = {.type = frame->ob_type};
  heft_expand_generic(walk, frame, &generic, 0);
  walk->skip[0] = walk->skip[1] = NULL;
}
