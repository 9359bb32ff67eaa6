// Types whose structures have no public header, each tried on a small object of its own. See
// selftest.c.
//
// A type of a module is tried once its module is there: at the start, or before the first walk after
// it was imported, since importing it here would change the program. What was not tried is not read
// by layout.

#include <string.h>

#include "block.h"
#include "layout.h"
#include "python_api.h"
#include "selftest.h"
#include "walk_kinds.h"

#define check heft_check
#define check_true heft_check_true
#define read_at heft_read_at
#define is_block_of heft_check_block

static void drop(PyObject *object) {
  if (object != NULL) py.Py_DecRef(object);
}

static PyObject *item_of(const char *module, const char *name) {
  PyObject *modules = py.PyImport_GetModuleDict();
  PyObject *found = modules == NULL ? NULL : py.PyDict_GetItemString(modules, module);
  if (found == NULL || found->ob_type != py.PyModule_Type) return NULL;
  return py.PyDict_GetItemString(py.PyModule_GetDict(found), name);
}

static bool is_text(const PyObject *object, const char *text) {
  return heft_is_readable(object) && object->ob_type == py.PyUnicode_Type &&
         py.PyUnicode_CompareWithASCIIString((PyObject *)object, text) == 0;
}

static void try_deque(PyObject *type, PyObject *value) {
  PyObject *deque = py.PyObject_CallFunction(type, "((O))", value);
  const char *block = read_at(deque, DEQUE_LEFT);
  size_t index = (size_t)read_at(deque, DEQUE_LEFT_INDEX);
  bool fits = is_block_of(block, BLOCK_NEXT + 8) && index < BLOCK_LENGTH;
  check_true("collections.deque", "deque: its items are a block", fits);
  if (fits) {
    check("collections.deque", "deque: its last block", block, read_at(deque, DEQUE_RIGHT));
    check("collections.deque", "deque: place of its last item", (void *)index,
          read_at(deque, DEQUE_LEFT_INDEX + 8));
    check("collections.deque", "deque: first item", value, py_at(block, BLOCK_ITEMS + 8 * (int)index));
  }
  drop(deque);
}

static void try_ordered_dict(PyObject *type, PyObject *value) {
  PyObject *dict = py.PyObject_CallFunction(type, NULL);
  PyObject *key = py.PyUnicode_FromString("key");
  if (dict != NULL && key != NULL && py.PyObject_SetItem(dict, key, value) == 0) {
    const char *node = read_at(dict, ODICT_FIRST);
    bool fits = is_block_of(node, 32);
    check_true("collections.OrderedDict", "OrderedDict: its first node is a block", fits);
    if (fits) {
      check("collections.OrderedDict", "OrderedDict: its first key", key, py_at(node, NODE_KEY));
      check("collections.OrderedDict", "OrderedDict: no second node", NULL, py_at(node, NODE_NEXT));
    }
    check_true("collections.OrderedDict", "OrderedDict: its table of nodes is a block",
               is_block_of(read_at(dict, ODICT_FAST_NODES), 64));
    check("collections.OrderedDict", "OrderedDict: place of its weak references",
          (void *)ODICT_WEAKREFS, (void *)((PyTypeObject *)type)->tp_weaklistoffset);
  }
  drop(key);
  drop(dict);
}

static void try_array(PyObject *type, PyObject *value) {
  (void)value;
  PyObject *array = py.PyObject_CallFunction(type, "s(d)", "d", 1000.5);
  double number = 1000.5;
  const char *items = read_at(array, ARRAY_ITEMS);
  bool fits = is_block_of(items, 8) && memcmp(items, &number, 8) == 0;
  check_true("array.array", "array: its items", fits);
  drop(array);
}

static void try_bytes_io(PyObject *type, PyObject *value) {
  (void)value;
  PyObject *bytes = py.PyBytes_FromStringAndSize("some bytes", 10);
  PyObject *stream = bytes == NULL ? NULL : py.PyObject_CallFunction(type, "(O)", bytes);
  check("_io.BytesIO", "BytesIO: its bytes", bytes, read_at(stream, BYTES_IO_BUFFER));
  drop(stream);
  drop(bytes);
}

static void try_string_io(PyObject *type, PyObject *value) {
  (void)value;
  struct heft_string_io places = heft_string_io();
  PyObject *stream = py.PyObject_CallFunction(type, "(ss)", "some text", "\r\n");
  const char *text = read_at(stream, STRING_IO_BUFFER);
  check_true("_io.StringIO", "StringIO: its characters are a block", is_block_of(text, 36) && text[0] == 's');
  check_true("_io.StringIO", "StringIO: ends of lines that it reads",
             is_text(read_at(stream, places.decoder + 8), "\r\n"));
  check_true("_io.StringIO", "StringIO: ends of lines that it writes",
             is_text(read_at(stream, places.decoder + 16), "\r\n"));
  drop(stream);
  if (py.minor < 12) return;
  stream = py.PyObject_CallFunction(type, NULL);
  drop(stream == NULL ? NULL : py.PyObject_CallMethod(stream, "write", "s", "first piece"));
  drop(stream == NULL ? NULL : py.PyObject_CallMethod(stream, "write", "s", ", and more"));
  const PyObject *pieces = read_at(stream, places.writer);
  bool fits = true;
  if (places.writer_is_block) {
    fits = is_block_of(pieces, 16);
    pieces = fits ? read_at(pieces, 0) : NULL;
  }
  check_true("_io.StringIO", "StringIO: pieces that were written",
             fits && heft_is_readable(pieces) && pieces->ob_type == py.PyUnicode_Type);
  drop(stream);
}

static void try_decimal(PyObject *type, PyObject *value) {
  (void)value;
  PyObject *number =
    py.PyObject_CallFunction(type, "s", "123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890");
  check_true("decimal.Decimal", "Decimal: its digits are a block",
             is_block_of(read_at(number, DECIMAL_DATA), 40));
  drop(number);
  number = py.PyObject_CallFunction(type, "s", "1.5");
  check("decimal.Decimal", "Decimal: a few digits lie in it", (char *)number + DECIMAL_INLINE,
        read_at(number, DECIMAL_DATA));
  drop(number);
}

static void try_timezone(PyObject *type, PyObject *value) {
  (void)value;
  PyObject *delta = item_of("_datetime", "timedelta");
  PyObject *offset = delta == NULL ? NULL : py.PyObject_CallFunction(delta, "ii", 0, 3600);
  PyObject *name = py.PyUnicode_FromString("a zone");
  PyObject *zone = offset == NULL ? NULL : py.PyObject_CallFunction(type, "OO", offset, name);
  check("datetime.timezone", "timezone: its offset", offset, read_at(zone, TIMEZONE_OFFSET));
  check("datetime.timezone", "timezone: its name", name, read_at(zone, TIMEZONE_OFFSET + 8));
  PyObject *datetime = item_of("_datetime", "datetime"), *time = item_of("_datetime", "time");
  PyObject *whole = datetime == NULL || zone == NULL
                      ? NULL
                      : py.PyObject_CallFunction(datetime, "iiiiiiiO", 2000, 1, 1, 0, 0, 0, 0, zone);
  check("datetime.datetime", "datetime: its zone", zone, read_at(whole, DATETIME_ZONE));
  check_true("datetime.datetime", "datetime: says that it has one",
             whole != NULL && ((const char *)whole)[TIME_HAS_ZONE] == 1);
  PyObject *part =
    time == NULL || zone == NULL ? NULL : py.PyObject_CallFunction(time, "iiiiO", 1, 0, 0, 0, zone);
  check("datetime.time", "time: its zone", zone, read_at(part, TIME_ZONE));
  check_true("datetime.time", "time: says that it has one",
             part != NULL && ((const char *)part)[TIME_HAS_ZONE] == 1);
  drop(part);
  drop(whole);
  drop(zone);
  drop(name);
  drop(offset);
}

// A number of four bytes lies in the object; what is longer lies where the same pointer leads.
static void try_ctypes(PyObject *type, PyObject *value) {
  (void)value;
  PyObject *number = py.PyObject_CallFunction(type, "i", 77);
  const char *data = read_at(number, CDATA_POINTER), *start = (const char *)number;
  bool fits = number != NULL && data > start && data < start + number->ob_type->tp_basicsize &&
              heft_is_readable(data) && *(const int *)data == 77;
  check_true("_ctypes._CData", "ctypes: where its value lies", fits);
  check("_ctypes._CData", "ctypes: that it is its own", (void *)1,
        (void *)(uintptr_t)(uint32_t)(uintptr_t)read_at(number, CDATA_IS_OWNER));
  drop(number);
}

// The smallest program for the matcher: a success (Lib/re/_constants.py; sre_constants.py until 3.10).
// Tables of groups that are empty are not kept.
static void try_pattern(PyObject *compile, PyObject *value) {
  (void)value;
  PyObject *text = py.PyUnicode_FromString("a");
  PyObject *groups = py.Py_BuildValue("{si}", "name", 1);
  PyObject *names = py.Py_BuildValue("(Os)", py._Py_NoneStruct, "name");
  PyObject *pattern = text == NULL || groups == NULL || names == NULL
                        ? NULL
                        : py.PyObject_CallFunction(compile, "Oi[i]iOO", text, 0, 1, 1, groups, names);
  check("re.Pattern", "Pattern: its names of groups", groups, read_at(pattern, PATTERN_GROUPS));
  check("re.Pattern", "Pattern: its groups by number", names, read_at(pattern, PATTERN_GROUPS + 8));
  check("re.Pattern", "Pattern: its text", text, read_at(pattern, PATTERN_GROUPS + 16));
  drop(pattern);
  drop(names);
  drop(groups);
  drop(text);
}

static struct {
  const char *module, *name;
  void (*attempt)(PyObject *item, PyObject *value);
  bool is_tried;
} kinds[] = {
  {"_collections", "deque", try_deque, false},
  {"_collections", "OrderedDict", try_ordered_dict, false},
  {"_io", "BytesIO", try_bytes_io, false},
  {"_io", "StringIO", try_string_io, false},
  {"array", "array", try_array, false},
  {"_decimal", "Decimal", try_decimal, false},
  {"_datetime", "timezone", try_timezone, false},
  {"ctypes", "c_int", try_ctypes, false},
  {"_sre", "compile", try_pattern, false},
};

void heft_selftest_modules(void) {
  PyObject *value = NULL;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (kinds[i].is_tried) continue;
    PyObject *item = item_of(kinds[i].module, kinds[i].name);
    if (item == NULL) continue;
    kinds[i].is_tried = true;
    if (value == NULL) value = py.PyFloat_FromDouble(1000.5);
    if (value != NULL) kinds[i].attempt(item, value);
    py.PyErr_Clear();
  }
  drop(value);
  py.PyErr_Clear();
}

static void try_attribute(const char *type, const char *name, PyObject *object,
                          const char *attribute, ptrdiff_t offset) {
  PyObject *value = object == NULL ? NULL : py.PyObject_GetAttrString(object, attribute);
  check(type, name, value, read_at(object, offset));
  drop(value);
}

// Ranges whose numbers fit into no machine word, and their iterators.
void heft_check_ranges(void) {
  PyObject *range = heft_made_by("range(10**20, 10**21, 7)");
  try_attribute("range", "range: its start", range, "start", RANGE_START);
  try_attribute("range", "range: its stop", range, "stop", RANGE_START + 8);
  try_attribute("range", "range: its step", range, "step", RANGE_START + 16);
  const PyObject *length = read_at(range, RANGE_START + 24);
  check_true("range", "range: its length",
             heft_is_readable(length) && length->ob_type == py.PyLong_Type);
  drop(range);
  PyObject *iterator = heft_made_by("iter(range(10**20, 10**21, 7))");
  bool fits = iterator != NULL && iterator->ob_type == py.PyLongRangeIter_Type;
  for (Py_ssize_t at = 16; fits && at + 8 <= iterator->ob_type->tp_basicsize; at += 8) {
    const PyObject *number = read_at(iterator, at);
    fits = heft_is_readable(number) && number->ob_type == py.PyLong_Type;
  }
  check_true("longrange_iterator", "longrange_iterator: its numbers", fits);
  drop(iterator);
  py.PyErr_Clear();
}
