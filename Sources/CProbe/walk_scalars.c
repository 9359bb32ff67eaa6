// Strings, byte arrays, ranges: what they own beside their own block.

#include "layout.h"
#include "python_api.h"
#include "walk_kinds.h"

// A str owns its UTF-8 form once that was asked for, until 3.11 its wchar_t form, and, if it is an
// instance of a subclass, its characters.
void heft_extra_str(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                    size_t start) {
  (void)type, (void)start;
  uint32_t state = *(const uint32_t *)((const char *)object + STR_STATE);
  bool is_compact = state & STR_IS_COMPACT, is_ascii = state & STR_IS_ASCII;
  const char *data, *utf8 = NULL;
  if (is_compact) {
    data = (const char *)object + (is_ascii ? layout.str_head : layout.str_compact);
    if (!is_ascii) utf8 = py_at(object, layout.str_utf8);
  } else {
    data = py_at(object, layout.str_compact);
    utf8 = py_at(object, layout.str_utf8);
    heft_account(walk, data);
  }
  if (utf8 != NULL && utf8 != data) heft_account(walk, utf8);
  if (!layout.str_has_wstr) return;
  const char *wide = py_at(object, STR_WSTR);
  if (wide != NULL && wide != data) heft_account(walk, wide);
}

void heft_extra_bytearray(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                          size_t start) {
  (void)type, (void)start;
  PyObject *block = heft_bytearray_block(object);
  // Bytes that another holds as well are an object by themselves.
  if (layout.bytearray_object != 0 && block != NULL && block->ob_refcnt != 1) {
    if (heft_make_room(walk, 1)) heft_reach(walk, block);
  } else {
    heft_account(walk, block);
  }
}

void heft_extra_range(struct heft_walk *walk, PyObject *object, struct heft_type *type,
                      size_t start) {
  (void)type, (void)start;
  if (!heft_make_room(walk, 4)) return;
  for (int i = 0; i < 4; i++) heft_reach(walk, py_at(object, RANGE_START + 8 * i));
}
