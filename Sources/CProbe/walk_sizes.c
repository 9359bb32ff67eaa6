// How large the block at an address is.

#include <errno.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "layout.h"
#include "python_api.h"
#include "walk.h"

bool heft_is_ours_slow(const void *memory) {
  const struct heft_block *block = heft_block_of(memory);
  unsigned char resident;
  uintptr_t page = (uintptr_t)block & ~(uintptr_t)(heft_page_bytes - 1);
  if (mincore((void *)page, 1, &resident) != 0) return false;
  return heft_block_is_ours(block);
}

bool heft_is_readable(const void *memory) {
  // The kernel copies the set of signals before it looks at what is to be done with it, and there
  // is no such thing as ~0: so it says EFAULT or EINVAL, and does nothing.
  if (memory == NULL || ((uintptr_t)memory & 7) != 0) return false;
  int saved = errno;
  bool readable = syscall(SYS_rt_sigprocmask, ~0, memory, NULL, 8) == 0 || errno != EFAULT;
  errno = saved;
  return readable;
}

void heft_account_retained(struct heft_walk *walk, const void *memory) {
  if (!heft_account(walk, memory)) return;
  uint64_t size = heft_block_size(heft_block_of(memory));
  if (walk->pass == HEFT_REACH)
    walk->retained += size;
  else if (walk->mode == HEFT_SHARED)
    walk->retained -= size;  // its owner is shared, and with it the block
}

uint64_t heft_static_size(const PyObject *object) {
  const PyTypeObject *type = object->ob_type;
  if (type == py.PyUnicode_Type) {
    uint64_t length = (uint64_t)py_size_at(object, 16);
    uint32_t state = *(const uint32_t *)((const char *)object + STR_STATE);
    if (state & STR_IS_ASCII) return layout.str_head + length + 1;
    return layout.str_compact + (length + 1) * (state >> STR_KIND_SHIFT & 7);
  }
  uint64_t size = (uint64_t)type->tp_basicsize;
  if (type == py.PyLong_Type || type == py.PyBool_Type) return LONG_DIGITS + 4;
  if (type->tp_itemsize == 0) return size;
  Py_ssize_t items = ((const PyVarObject *)object)->ob_size;
  return size + (uint64_t)(items < 0 ? -items : items) * (uint64_t)type->tp_itemsize;
}
