// Instances of classes, functions, generators.

#include "layout.h"
#include "python_api.h"
#include "walk_kinds.h"

// An instance whose dict is managed by the interpreter, 3.11 and later.
//
// Its attributes are inline values until something asks for `__dict__`: in 3.11 and 3.12 a block
// beside the instance, which nobody reports, in 3.13 a part of it. tp_traverse reports the values,
// and the dict, if there is one, in most versions: it is taken from here alone.
void heft_expand_instance(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                          size_t start) {
  if (start != 0) return;
  const char *dict = py_at(object, layout.managed_dict);
  const char *values = layout.managed_values != 0 ? py_at(object, layout.managed_values) : NULL;
  if (layout.tagged_values) {
    // PyDictOrValues of 3.12: one less than the address marks values.
    bool is_values = (uintptr_t)dict & 1;
    values = is_values ? dict + 1 : NULL;
    if (is_values) dict = NULL;
  }
  if (values != NULL) heft_account(walk, values - (uint8_t)values[-1]);
  walk->skip[3] = dict;
  heft_expand_generic(walk, object, type, 0);
  walk->skip[3] = NULL;
  if (dict != NULL && heft_make_room(walk, 1)) heft_reach(walk, (PyObject *)dict);
}

// A function's globals and builtins are the program's; closure, defaults and its own dict its own.
void heft_expand_function(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                          size_t start) {
  walk->skip[0] = py_at(object, layout.function_globals);
  if (layout.function_builtins != 0) walk->skip[1] = py_at(object, layout.function_builtins);
  walk->skips_code = !walk->follows_code;
  heft_expand_generic(walk, object, type, start);
  walk->skips_code = false;
  walk->skip[0] = walk->skip[1] = NULL;
}

// The frame of a suspended generator is data: it may hold anything. Since 3.11 it is a part of the
// generator's block and tp_traverse looks into it; before, it is an object of its own.
void heft_expand_generator(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                           size_t start) {
  PyObject *frame =
    layout.generator_frame == 0 ? NULL : py_at(object, layout.generator_frame);
  walk->skip[0] = frame;
  walk->skips_code = true;
  heft_expand_generic(walk, object, type, start);
  walk->skips_code = false;
  walk->skip[0] = NULL;
  // A running one belongs to the stack of calls.
  if (frame == NULL || py_at(frame, FRAME_BACK) != NULL) return;
  if (frame->ob_refcnt != 1) {
    if (heft_make_room(walk, 1)) heft_reach(walk, frame);
    return;
  }
  struct heft_type *frame_type = heft_type_of(walk, frame->ob_type);
  if (frame_type == NULL) return;
  // It stays with its code for the next call (co_zombieframe, Objects/frameobject.c).
  heft_account_retained(walk, (char *)frame - frame_type->before);
  walk->skip[0] = py_at(frame, FRAME_GLOBALS);
  walk->skip[1] = py_at(frame, FRAME_BUILTINS);
  struct heft_type generic = {.type = frame->ob_type};
  walk->skips_code = true;
  heft_expand_generic(walk, frame, &generic, 0);
  walk->skips_code = false;
  walk->skip[0] = walk->skip[1] = NULL;
}
