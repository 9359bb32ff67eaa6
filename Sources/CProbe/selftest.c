// Each test builds a small object through the C API, which also says where a part of it is, and
// reads the same part by the table. What does not agree is not read by layout: the walk then takes
// the type by tp_traverse and __sizeof__, and says so. Instances, classes and functions are tried in
// selftest_instances.c.

#include "selftest.h"

#include <string.h>

#include "block.h"
#include "layout.h"
#include "python_api.h"
#include "walk.h"

#define MOST_TESTS 256
#define check heft_check
#define check_true heft_check_true
#define is_block_of heft_check_block

struct test {
  const char *type;      // tp_name of the type that depends on it
  const char *name;
  uintptr_t expected, got;
};

static struct test tests[MOST_TESTS];
static int test_count;

void heft_check(const char *type, const char *name, const void *expected, const void *got) {
  if (test_count == MOST_TESTS) return;
  tests[test_count++] = (struct test){type, name, (uintptr_t)expected, (uintptr_t)got};
}

void heft_check_true(const char *type, const char *name, bool holds) {
  check(type, name, (void *)1, (void *)(uintptr_t)holds);
}

// What is read by a table that does not fit may be no address: the header is looked at with care.
bool heft_check_block(const void *memory, uint64_t bytes) {
  const char *header = (const char *)memory - HEFT_HEADER;
  return heft_is_readable(header) && heft_is_readable(header + 8) && heft_is_ours(memory) &&
         heft_block_size(heft_block_of(memory)) >= bytes;
}

const void *heft_check_start(const PyObject *object) {
  return (const char *)object - heft_bytes_before(object->ob_type);
}

static void test_numbers(PyObject *number) {
  double value = 1000.5, got;
  memcpy(&got, (const char *)number + FLOAT_VALUE, sizeof got);
  check_true("float", "float: its value", got == value);
  PyObject *large = py.PyLong_FromUnsignedLongLong((7ull << 30) + 5);
  if (large == NULL) return;
  const uint32_t *digits = (const uint32_t *)((const char *)large + LONG_DIGITS);
  Py_ssize_t size = py_size_at(large, LONG_SIZE);
  check("int", "int: number of digits", (void *)2, (void *)(layout.long_has_tag ? size >> 3 : size));
  check("int", "int: first digit", (void *)5, (void *)(uintptr_t)digits[0]);
  check("int", "int: second digit", (void *)7, (void *)(uintptr_t)digits[1]);
  py.Py_DecRef(large);
}

static void test_bytes(void) {
  PyObject *bytes = py.PyBytes_FromStringAndSize("some bytes", 10);
  if (bytes == NULL) return;
  check_true("bytes", "bytes: their place",
             memcmp((const char *)bytes + BYTES_VALUE, "some bytes", 11) == 0);
  py.Py_DecRef(bytes);
}

static void test_sequences(PyObject *item) {
  PyObject *list = py.PyList_New(0);
  if (list != NULL && py.PyList_Append(list, item) == 0) {
    PyObject **items = py_at(list, LIST_ITEMS);
    check_true("list", "list: items are a block", is_block_of(items, 8));
    if (is_block_of(items, 8)) check("list", "list: first item", item, items[0]);
    check_true("list", "list: block starts before the links", is_block_of(heft_check_start(list), 40));
    if (is_block_of(items, 8))
      check("list", "list: places", (void *)(uintptr_t)(heft_block_size(heft_block_of(items)) / 8),
            py_at(list, LIST_ALLOCATED));
  }
  PyObject *tuple = py.PyTuple_New(1);
  if (tuple != NULL) {
    py.Py_IncRef(item);
    py.PyTuple_SetItem(tuple, 0, item);
    check("tuple", "tuple: first item", item, py_at(tuple, layout.tuple_items));
  }
  if (list != NULL) py.Py_DecRef(list);
  if (tuple != NULL) py.Py_DecRef(tuple);
}

static void test_dict(PyObject *key, PyObject *value, bool is_text) {
  PyObject *dict = py.PyDict_New();
  if (dict == NULL || py.PyDict_SetItem(dict, key, value) != 0) return;
  const void *table = py_at(dict, DICT_KEYS);
  check_true("dict", is_text ? "dict: text keys are a block" : "dict: keys are a block",
             is_block_of(table, 80));
  if (is_block_of(table, 80)) {
    if (!is_text) heft_layout_learn_lookup(dict);
    struct heft_dict_keys keys = heft_dict_keys_of(dict);
    check("dict", is_text ? "dict: text keys in use" : "dict: keys in use", (void *)1,
          (void *)keys.count);
    if (keys.count == 1) {
      const char *entry = keys.entries + keys.key;
      check("dict", is_text ? "dict: text key" : "dict: key", key, py_at(entry, 0));
      check("dict", is_text ? "dict: its value" : "dict: value", value, py_at(entry, 8));
    }
    check_true("dict", is_text ? "dict: text keys are hidden" : "dict: keys are not hidden",
               keys.hidden == is_text);
  }
  py.Py_DecRef(dict);
}

static void test_set(PyObject *item) {
  PyObject *set = py.PySet_New(NULL);
  if (set == NULL || py.PySet_Add(set, item) != 0) return;
  check("set", "set: table in the object", (char *)set + SET_SMALL, py_at(set, SET_TABLE));
  check("set", "set: mask", (void *)7, py_at(set, SET_MASK));
  bool found = false;
  for (int i = 0; i < 8; i++) found = found || py_at(set, SET_SMALL + 16 * i) == item;
  check_true("set", "set: item in the table", found);
  py.Py_DecRef(set);
}

static void test_texts(void) {
  PyObject *ascii = py.PyUnicode_FromString("plain text of a length");
  if (ascii != NULL) {
    check("str", "str: ASCII characters", py.PyUnicode_AsUTF8AndSize(ascii, NULL),
          (char *)ascii + layout.str_head);
    py.Py_DecRef(ascii);
  }
  PyObject *wide = py.PyUnicode_FromString("\xce\xb2\xce\xb3 and more");
  if (wide != NULL && layout.known) {
    const char *utf8 = py.PyUnicode_AsUTF8AndSize(wide, NULL);
    check("str", "str: UTF-8 form", utf8, py_at(wide, layout.str_utf8));
    check_true("str", "str: UTF-8 form is a block", is_block_of(utf8, 14));
  }
  if (wide != NULL) py.Py_DecRef(wide);
  PyObject *bytes = py.PyByteArray_FromStringAndSize("some bytes", 10);
  if (bytes == NULL) return;
  check_true("bytearray", "bytearray: bytes are a block",
             is_block_of(heft_bytearray_block(bytes), 11));
  if (layout.bytearray_object != 0)
    check("bytearray", "bytearray: they begin in a bytes object", py_at(bytes, BYTEARRAY_BYTES),
          (const char *)py_at(bytes, layout.bytearray_object) + BYTES_VALUE);
  py.Py_DecRef(bytes);
}

void heft_selftest_once(void) {
  static bool done;
  if (done) return;
  done = true;
  PyObject *item = py.PyFloat_FromDouble(1000.5);
  PyObject *key = py.PyUnicode_FromString("key");
  if (item != NULL && key != NULL) {
    test_numbers(item);
    test_bytes();
    test_sequences(item);
    test_dict(item, item, false);
    test_dict(key, item, true);
    test_set(item);
    test_texts();
    heft_check_instances(item);
    heft_check_functions();
    heft_check_program();
    heft_check_ranges();
    heft_selftest_modules();
  }
  if (item != NULL) py.Py_DecRef(item);
  if (key != NULL) py.Py_DecRef(key);
  py.PyErr_Clear();
}

bool heft_selftest_allows(const char *type_name) {
  if (strcmp(type_name, "frozenset") == 0) type_name = "set";
  if (strcmp(type_name, "bool") == 0) type_name = "int";
  if (strcmp(type_name, "complex") == 0) type_name = "float";
  if (strcmp(type_name, "coroutine") == 0 || strcmp(type_name, "async_generator") == 0)
    type_name = "generator";
  // Where there is a test, only its passing counts: a type that could not be tried is not read.
  static const char *const always_tried[] = {
    "collections.", "_io.", "array.array", "decimal.", "datetime.", "_ctypes.", "re.Pattern",
  };
  bool tested = false, needs_test = !layout.known;
  for (size_t i = 0; i < sizeof always_tried / sizeof *always_tried; i++)
    needs_test =
      needs_test || strncmp(type_name, always_tried[i], strlen(always_tried[i])) == 0;
  for (int i = 0; i < test_count; i++) {
    if (strcmp(tests[i].type, type_name) != 0) continue;
    if (tests[i].expected != tests[i].got) return false;
    tested = true;
  }
  return tested || !needs_test;
}

PyObject *heft_selftest_report(void) {
  heft_selftest_once();
  PyObject *list = py.PyList_New(0);
  for (int i = 0; list != NULL && i < test_count; i++) {
    const struct test *test = &tests[i];
    PyObject *row = py.Py_BuildValue(
      "(sKKN)", test->name, (unsigned long long)test->expected, (unsigned long long)test->got,
      py.PyBool_FromLong(test->expected == test->got));
    if (row == NULL || py.PyList_Append(list, row) != 0) {
      py.Py_DecRef(list);
      list = NULL;
    }
    if (row != NULL) py.Py_DecRef(row);
  }
  return list;
}
