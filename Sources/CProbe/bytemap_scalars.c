// Numbers, bytes and texts.
//
// Sources: Include/cpython/longintrepr.h (Include/longintrepr.h until 3.10), floatobject.h,
// complexobject.h, bytesobject.h, unicodeobject.h, bytearrayobject.h of CPython 3.9 to 3.15.

#include "bytemap.h"
#include "layout.h"
#include "python_api.h"

void heft_map_none(struct heft_bytemap *map, PyObject *object) {
  heft_map_head(map, object, false);
}

void heft_map_int(struct heft_bytemap *map, PyObject *object) {
  heft_map_head(map, object, false);
  Py_ssize_t size = py_size_at(object, LONG_SIZE);
  uint64_t digits = (uint64_t)(size < 0 ? -size : size);
  if (layout.long_has_tag) {
    digits = (uint64_t)size >> 3;
    heft_map_add(map, HEFT_HEAD, LONG_SIZE, 8, 1, "lv_tag", "sign, and number of digits times 8",
                 heft_map_number((uint64_t)size));
  } else {
    heft_map_add(map, HEFT_HEAD, LONG_SIZE, 8, 1, "ob_size",
                 "number of digits, negative for a negative number",
                 py.PyLong_FromLongLong((long long)size));
  }
  heft_map_add(map, HEFT_CONTENT, LONG_DIGITS, 4, digits, "ob_digit", "the number, 30 bits a digit",
               NULL);
  uint64_t room = map->size - map->at;
  if (room > 0 && room % 4 == 0 && !map->misfit)
    heft_map_add(map, HEFT_SPARE, heft_map_next(map), 4, room / 4, "ob_digit",
                 "room for a digit that this number does not have", NULL);
}

void heft_map_float(struct heft_bytemap *map, PyObject *object) {
  heft_map_head(map, object, false);
  heft_map_add(map, HEFT_CONTENT, FLOAT_VALUE, 8, 1, "ob_fval", "the number, a C double",
               py.PyFloat_FromDouble(*(const double *)((const char *)object + FLOAT_VALUE)));
}

void heft_map_complex(struct heft_bytemap *map, PyObject *object) {
  heft_map_head(map, object, false);
  heft_map_add(map, HEFT_CONTENT, FLOAT_VALUE, 8, 1, "cval.real", "the real part, a C double",
               py.PyFloat_FromDouble(*(const double *)((const char *)object + FLOAT_VALUE)));
  heft_map_add(map, HEFT_CONTENT, FLOAT_VALUE + 8, 8, 1, "cval.imag",
               "the imaginary part, a C double",
               py.PyFloat_FromDouble(*(const double *)((const char *)object + FLOAT_VALUE + 8)));
}

void heft_map_bytes(struct heft_bytemap *map, PyObject *object) {
  heft_map_head(map, object, true);
  heft_map_field(map, BYTES_HASH, 8, "ob_shash", "its hash, once that was asked for; -1 before",
                 NULL);
  uint64_t length = (uint64_t)py_size_at(object, 16);
  heft_map_add(map, HEFT_CONTENT, BYTES_VALUE, 1, length, "ob_sval", "the bytes", NULL);
  heft_map_add(map, HEFT_CONTENT, BYTES_VALUE + (Py_ssize_t)length, 1, 1, "ob_sval",
               "a zero at the end, for C", NULL);
}

static void map_characters(struct heft_bytemap *map, Py_ssize_t offset, uint64_t each,
                           uint64_t length) {
  const char *meaning = each == 1   ? "the characters, a byte each"
                        : each == 2 ? "the characters, two bytes each"
                                    : "the characters, four bytes each";
  heft_map_add(map, HEFT_CONTENT, offset, each, length, "characters", meaning, NULL);
  heft_map_add(map, HEFT_CONTENT, offset + (Py_ssize_t)(each * length), each, 1, "characters",
               "a zero at the end, for C", NULL);
}

static uint32_t state_of(const PyObject *object) {
  return *(const uint32_t *)((const char *)object + STR_STATE);
}

static uint64_t kind_of(const PyObject *object) { return state_of(object) >> STR_KIND_SHIFT & 7; }

void heft_map_str(struct heft_bytemap *map, PyObject *object) {
  uint32_t state = state_of(object);
  uint64_t length = (uint64_t)py_size_at(object, STR_LENGTH), kind = kind_of(object);
  heft_map_head(map, object, false);
  heft_map_add(map, HEFT_HEAD, STR_LENGTH, 8, 1, "length", "number of characters",
               heft_map_number(length));
  heft_map_field(map, STR_LENGTH + 8, 8, "hash", "its hash, once that was asked for; -1 before",
                 NULL);
  heft_map_field(map, STR_STATE, 4, "state", "bytes a character, whether ASCII, whether interned",
                 NULL);
  if (layout.str_has_wstr)
    heft_map_field(map, STR_WSTR, 8, "wstr", "an older form of the text, for C",
                   heft_map_pointer(py_at(object, STR_WSTR)));
  if (state & STR_IS_COMPACT && state & STR_IS_ASCII) {
    map_characters(map, layout.str_head, 1, length);
    return;
  }
  heft_map_field(map, layout.str_utf8 - 8, 8, "utf8_length", "bytes of its UTF-8 form",
                 heft_map_number((uint64_t)py_size_at(object, layout.str_utf8 - 8)));
  heft_map_field(map, layout.str_utf8, 8, "utf8", "its UTF-8 form, once that was asked for",
                 heft_map_pointer(py_at(object, layout.str_utf8)));
  if (layout.str_has_wstr)
    heft_map_field(map, layout.str_utf8 + 8, 8, "wstr_length", "length of that older form", NULL);
  if (state & STR_IS_COMPACT)
    map_characters(map, layout.str_compact, kind, length);
  else
    heft_map_field(map, layout.str_compact, 8, "data", "where the characters are", NULL);
}

void heft_map_str_buffers(struct heft_bytemap *map, PyObject *object) {
  uint32_t state = state_of(object);
  if (state & STR_IS_COMPACT && state & STR_IS_ASCII) return;
  const void *data = state & STR_IS_COMPACT ? NULL : py_at(object, layout.str_compact);
  if (heft_map_open_buffer(map, "its characters", data)) {
    map_characters(map, 0, kind_of(object), (uint64_t)py_size_at(object, STR_LENGTH));
    heft_map_close(map, HEFT_PADDING, "unused", "requested, and used by nothing");
  }
  const void *utf8 = py_at(object, layout.str_utf8);
  if (utf8 != data && heft_map_open_buffer(map, "its UTF-8 form", utf8)) {
    uint64_t length = (uint64_t)py_size_at(object, layout.str_utf8 - 8);
    heft_map_add(map, HEFT_CONTENT, 0, 1, length + 1, "utf8", "the bytes, and a zero for C", NULL);
    heft_map_close(map, HEFT_PADDING, "unused", "requested, and used by nothing");
  }
}

void heft_map_bytearray(struct heft_bytemap *map, PyObject *object) {
  heft_map_head(map, object, true);
  heft_map_field(map, BYTEARRAY_BYTES - 8, 8, "ob_alloc", "bytes that its buffer has",
                 heft_map_number((uint64_t)py_size_at(object, BYTEARRAY_BYTES - 8)));
  heft_map_field(map, BYTEARRAY_BYTES, 8, "ob_bytes", "the buffer",
                 heft_map_pointer(py_at(object, BYTEARRAY_BYTES)));
  heft_map_field(map, BYTEARRAY_BYTES + 8, 8, "ob_start", "where in it the bytes begin",
                 heft_map_pointer(py_at(object, BYTEARRAY_BYTES + 8)));
  heft_map_field(map, BYTEARRAY_BYTES + 16, 8, "ob_exports", "how many views there are of it",
                 heft_map_number((uint64_t)py_size_at(object, BYTEARRAY_BYTES + 16)));
  if (layout.bytearray_object != 0)
    heft_map_field(map, layout.bytearray_object, 8, "ob_bytes_object",
                   "the bytes object that the buffer is a part of",
                   heft_map_reference(py_at(object, layout.bytearray_object)));
}

void heft_map_bytearray_buffers(struct heft_bytemap *map, PyObject *object) {
  const char *bytes = py_at(object, BYTEARRAY_BYTES), *first = py_at(object, BYTEARRAY_BYTES + 8);
  const char *block = heft_bytearray_block(object);
  if (!heft_map_open_buffer(map, "its buffer", block)) return;
  if (layout.bytearray_object != 0) {
    heft_map_head(map, (PyObject *)block, true);
    heft_map_field(map, BYTES_HASH, 8, "ob_shash", "its hash, once that was asked for", NULL);
  }
  uint64_t length = (uint64_t)py_size_at(object, 16);
  heft_map_add(map, HEFT_SPARE, bytes - block, 1, (uint64_t)(first - bytes), "removed",
               "bytes that were deleted at the front", NULL);
  heft_map_add(map, HEFT_CONTENT, first - block, 1, length, "bytes", "the bytes", NULL);
  heft_map_add(map, HEFT_CONTENT, heft_map_next(map), 1, 1, "bytes", "a zero at the end, for C",
               NULL);
  heft_map_close(map, HEFT_SPARE, "spare", "room to grow into");
}
