// Values that are stored more than once: str, bytes, int, float, and tuples of these, of exactly
// these types. Their contents are compared here, so that no __eq__ and no __hash__ runs.
//
// Each value is looked for in a hash table when the members' pass meets it first. A slot holds the
// object's address and sixteen bits of its hash; once there is a second object of the same value,
// the slot holds the number of a row that counts them.

#include "where.h"

#include <string.h>
#include <sys/mman.h>

#include "layout.h"
#include "python_api.h"
#include "selftest.h"

// Tuples are compared to this depth, and up to so many items in all; others are left out.
#define DEEPEST_TUPLE 3
#define WIDEST_TUPLE 1024

#define ADDRESS_MASK ((1ull << 48) - 1)
#define IS_ROW 1u  // the slot holds a row's number, shifted by three, in place of an address
#define WORDS_OF_ROW (sizeof(struct heft_equal) / sizeof(uintptr_t))

// The bytes that make up a value, without any that differ between equal ones.
struct content {
  const char *bytes;
  size_t length;
  uint64_t head;  // what tells values of the same bytes apart: type, sign, width of characters
};

// Whether values of a type may be read by layout, asked once.
static bool where_allows(const PyTypeObject *type) {
  static bool asked, allowed[5];
  if (!asked) {
    static const char *const names[] = {"float", "int", "bytes", "str", "tuple"};
    for (int i = 0; i < 5; i++) allowed[i] = heft_selftest_allows(names[i]);
    asked = true;
  }
  return type == py.PyFloat_Type    ? allowed[0]
         : type == py.PyLong_Type   ? allowed[1]
         : type == py.PyBytes_Type  ? allowed[2]
         : type == py.PyUnicode_Type ? allowed[3]
                                     : type == py.PyTuple_Type && allowed[4];
}

static bool content_of(const PyObject *object, struct content *content) {
  const PyTypeObject *type = object->ob_type;
  const char *start = (const char *)object;
  Py_ssize_t size = ((const PyVarObject *)object)->ob_size;
  if (!where_allows(type)) return false;
  if (type == py.PyFloat_Type) {
    *content = (struct content){start + 16, 8, 1};
  } else if (type == py.PyLong_Type) {
    // Until 3.11 ob_size is the number of digits with the sign; since 3.12 there is lv_tag, whose
    // upper 61 bits are the number (Include/cpython/longintrepr.h).
    size_t digits = py.minor >= 12 ? (size_t)size >> 3 : (size_t)(size < 0 ? -size : size);
    *content = (struct content){start + 24, digits * 4, (uint64_t)size << 3 | 2};
  } else if (type == py.PyBytes_Type) {
    *content = (struct content){start + 32, (size_t)size, 3};
  } else if (type == py.PyUnicode_Type) {
    uint32_t state = *(const uint32_t *)(start + STR_STATE);
    if (!(state & STR_IS_COMPACT)) return false;
    uint64_t width = state >> STR_KIND_SHIFT & 7, is_ascii = state & STR_IS_ASCII ? 1 : 0;
    *content = (struct content){start + (is_ascii ? layout.str_head : layout.str_compact),
                                (size_t)size * width, (width << 1 | is_ascii) << 3 | 4};
  } else {
    return false;
  }
  return true;
}

static uint64_t mix(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * 0x9e3779b97f4a7c15ull;
  return hash ^ hash >> 29;
}

static uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t length) {
  uint64_t word;
  for (; length >= 8; bytes += 8, length -= 8) {
    memcpy(&word, bytes, 8);
    hash = mix(hash, word);
  }
  word = 0;
  memcpy(&word, bytes, length);
  return mix(hash, word ^ length << 56);
}

static PyObject **items_of(const PyObject *tuple) { return (PyObject **)((char *)tuple + layout.tuple_items); }

static size_t count_of(const PyObject *tuple) {
  return (size_t)((const PyVarObject *)tuple)->ob_size;
}

// None, True and False are what they are by their address.
static bool is_singleton(const PyObject *object) {
  return object == py._Py_NoneStruct || object->ob_type == py.PyBool_Type;
}

static bool hash_of(const PyObject *object, int depth, int *budget, uint64_t *hash) {
  if (--*budget < 0 || object == NULL) return false;
  struct content content;
  if (content_of(object, &content)) {
    *hash = hash_bytes(mix(*hash, content.head), content.bytes, content.length);
    return true;
  }
  if (is_singleton(object)) {
    *hash = mix(*hash, (uintptr_t)object);
    return true;
  }
  if (object->ob_type != py.PyTuple_Type || depth == 0) return false;
  if (!where_allows(py.PyTuple_Type)) return false;
  size_t count = count_of(object);
  if (count > WIDEST_TUPLE) return false;
  *hash = mix(*hash, count << 3 | 5);
  for (size_t i = 0; i < count; i++)
    if (!hash_of(items_of(object)[i], depth - 1, budget, hash)) return false;
  return true;
}

// Both have been hashed, so both are values.
static bool is_equal(const PyObject *a, const PyObject *b, int depth) {
  if (a == b) return true;
  if (a->ob_type != b->ob_type) return false;
  struct content left, right;
  if (content_of(a, &left) && content_of(b, &right))
    return left.head == right.head && left.length == right.length &&
           memcmp(left.bytes, right.bytes, left.length) == 0;
  if (a->ob_type != py.PyTuple_Type || depth == 0 || count_of(a) != count_of(b)) return false;
  for (size_t i = 0; i < count_of(a); i++)
    if (!is_equal(items_of(a)[i], items_of(b)[i], depth - 1)) return false;
  return true;
}

bool heft_where_is_value(const PyObject *object) {
  const PyTypeObject *type = object->ob_type;
  return type == py.PyUnicode_Type || type == py.PyLong_Type || type == py.PyFloat_Type ||
         type == py.PyTuple_Type || type == py.PyBytes_Type;
}

bool heft_where_equals_begin(struct heft_where *where) {
  size_t capacity = where->candidates + where->candidates / 3 + 1024;
  where->equals = heft_map(capacity * sizeof *where->equals);
  if (where->equals == NULL) {
    where->walk.out_of_memory = true;
    return heft_where_may_go_on(where);
  }
  where->equals_capacity = capacity;
  // Slots are visited at random: large pages spare most of the misses. A wish, not a need.
  (void)madvise(where->equals, capacity * sizeof *where->equals, MADV_HUGEPAGE);
  return true;
}

static struct heft_equal *row_at(struct heft_where *where, size_t number) {
  return (struct heft_equal *)where->equal_values.words + number;
}

static void count_copy(struct heft_where *where, uintptr_t *slot, PyObject *first, uint64_t size) {
  if (!(*slot & IS_ROW)) {
    if (!heft_words_reserve(&where->equal_values, WORDS_OF_ROW)) {
      where->walk.out_of_memory = true;
      return;
    }
    size_t number = where->copied_values++;
    where->equal_values.count += WORDS_OF_ROW;
    *row_at(where, number) = (struct heft_equal){.value = first, .objects = 1};
    *slot = (*slot & ~ADDRESS_MASK) | number << 3 | IS_ROW;
  }
  struct heft_equal *row = row_at(where, (*slot & ADDRESS_MASK) >> 3);
  row->objects++;
  row->saved += size;
  where->copies++;
  where->saved += size;
}

// The lower half of the hash, spread over the table.
static size_t slot_of(const struct heft_where *where, uint64_t hash) {
  return (size_t)((hash & UINT32_MAX) * where->equals_capacity >> 32);
}

static void look_up(struct heft_where *where, const struct heft_pending *pending) {
  uint64_t hash = pending->hash;
  // The upper bits tell slots apart that the lower ones bring together.
  for (size_t place = slot_of(where, hash);; place++) {
    if (place == where->equals_capacity) place = 0;
    uintptr_t *slot = &where->equals[place];
    if (*slot == 0) {
      *slot = (hash & ~ADDRESS_MASK) | (uintptr_t)pending->object;
      return;
    }
    if ((*slot ^ hash) & ~ADDRESS_MASK) continue;
    uintptr_t address = *slot & ADDRESS_MASK;
    PyObject *other =
      address & IS_ROW ? row_at(where, address >> 3)->value : (PyObject *)address;
    if (!is_equal(other, pending->object, DEEPEST_TUPLE)) continue;
    count_copy(where, slot, other, pending->size);
    return;
  }
}

// A value waits for its turn while its slot is fetched from memory.
void heft_where_equals_add(struct heft_where *where, PyObject *object, uint64_t size) {
  if (!heft_where_is_value(object) || !layout.known) return;
  uint64_t hash = 0;
  int budget = 1 + WIDEST_TUPLE;  // the value itself, and what it holds
  if (!hash_of(object, DEEPEST_TUPLE, &budget, &hash)) return;
  struct heft_pending *pending = &where->pending[where->values++ % HEFT_PENDING];
  if (pending->object != NULL) look_up(where, pending);
  *pending = (struct heft_pending){object, hash, size};
  __builtin_prefetch(&where->equals[slot_of(where, hash)], 1);
}

// Brings the values that cost the most to the front.
void heft_where_equals_end(struct heft_where *where) {
  for (int i = 0; i < HEFT_PENDING; i++) {
    struct heft_pending *pending = &where->pending[where->values++ % HEFT_PENDING];
    if (pending->object != NULL) look_up(where, pending);
  }
  where->equals_known = layout.known && !where->walk.out_of_memory;
  size_t count = where->copied_values;
  for (size_t front = 0; front < HEFT_EQUALS && front < count; front++) {
    size_t best = front;
    for (size_t i = front + 1; i < count; i++)
      if (row_at(where, i)->saved > row_at(where, best)->saved) best = i;
    struct heft_equal row = *row_at(where, best);
    *row_at(where, best) = *row_at(where, front);
    *row_at(where, front) = row;
  }
}
