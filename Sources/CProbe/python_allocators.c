// CPython's object and mem domains, hooked before the interpreter starts.
//
// A small block goes on to the allocator that was there (pymalloc) with the header before it. A
// large one goes straight to libc: pymalloc would hand it to malloc, which is ours, and it would
// carry two headers and be counted twice. Both are "language" blocks. The raw domain is malloc and
// counts as native. Callers hold the GIL, so none of this needs a lock of its own.

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "block.h"
#include "page.h"
#include "probe.h"
#include "python_api.h"
#include "release.h"

// pymalloc serves up to 512 bytes (SMALL_REQUEST_THRESHOLD, Objects/obmalloc.c), header included.
#define LARGEST_SMALL (512 - HEFT_HEADER)

// The allocators that were there before: one for each hooked domain.
static PyMemAllocatorEx mem_below;
static PyMemAllocatorEx object_below;

static inline void *hand_out(struct heft_block *block, size_t size, unsigned origin) {
  if (__builtin_expect(block == NULL, 0)) return NULL;
  heft_block_stamp(block, size, origin);
  heft_count_language(size);
  return block + 1;
}

static void *language_malloc(void *context, size_t size) {
  if (__builtin_expect(size <= LARGEST_SMALL, 1)) {
    const PyMemAllocatorEx *below = context;
    return hand_out(below->malloc(below->ctx, size + HEFT_HEADER), size, HEFT_LANGUAGE_SMALL);
  }
  if (size > HEFT_LARGEST) return NULL;
  return hand_out(__libc_malloc(size + HEFT_HEADER), size, HEFT_LANGUAGE_LARGE);
}

static void *language_calloc(void *context, size_t count, size_t each) {
  size_t size;
  if (__builtin_mul_overflow(count, each, &size) || size > HEFT_LARGEST) return NULL;
  if (size <= LARGEST_SMALL) {
    void *memory = language_malloc(context, size);
    return memory == NULL ? NULL : memset(memory, 0, size);
  }
  return hand_out(__libc_calloc(1, size + HEFT_HEADER), size, HEFT_LANGUAGE_LARGE);
}

static void language_free(void *context, void *memory) {
  if (memory == NULL) return;
  const PyMemAllocatorEx *below = context;
  struct heft_block *block = heft_block_of(memory);
  if (__builtin_expect(!heft_block_is_ours(block), 0)) {
    below->free(below->ctx, memory);  // handed out before the hooks were in place
    return;
  }
  if (__builtin_expect(heft_block_origin(block) == HEFT_LANGUAGE_SMALL, 1)) {
    heft_uncount_language(heft_block_size(block));
    heft_block_erase(block);
    below->free(below->ctx, block);
    return;
  }
  if (heft_block_origin(block) == HEFT_NATIVE)
    free(memory);  // a block of malloc or the raw domain, given to the wrong function
  else
    heft_release_other(block);
}

static void *language_realloc(void *context, void *memory, size_t size) {
  if (memory == NULL) return language_malloc(context, size);
  const PyMemAllocatorEx *below = context;
  struct heft_block *block = heft_block_of(memory);
  if (__builtin_expect(!heft_block_is_ours(block), 0))
    return below->realloc(below->ctx, memory, size);
  if (size > HEFT_LARGEST) return NULL;

  size_t old = heft_block_size(block);
  unsigned origin = heft_block_origin(block);
  struct heft_block *resized;
  if (origin == HEFT_LANGUAGE_SMALL && size <= LARGEST_SMALL) {
    resized = below->realloc(below->ctx, block, size + HEFT_HEADER);
  } else if (origin == HEFT_LANGUAGE_LARGE) {
    // A block that shrank below the threshold stays with libc, as it does in CPython.
    resized = __libc_realloc(block, size + HEFT_HEADER);
  } else {
    void *moved = language_malloc(context, size);
    if (moved == NULL) return NULL;
    memcpy(moved, memory, old < size ? old : size);
    language_free(context, memory);
    return moved;
  }
  if (resized == NULL) return NULL;
  heft_uncount_language(old);
  return hand_out(resized, size, origin);
}

void heft_release_language(struct heft_block *block) {
  heft_uncount_language(heft_block_size(block));
  bool is_small = heft_block_origin(block) == HEFT_LANGUAGE_SMALL;
  heft_block_erase(block);
  if (is_small)
    object_below.free(object_below.ctx, block);
  else
    __libc_free(block);
}

// With these set CPython would put its debugging allocators in place of ours when it starts; what
// they look for is no business of a scale.
static void forget_debug_allocators(void) {
  unsetenv("PYTHONMALLOC");
  unsetenv("PYTHONDEVMODE");
}

static void *libc_malloc(void *context, size_t size) { return (void)context, __libc_malloc(size); }
static void *libc_calloc(void *context, size_t count, size_t each) {
  return (void)context, __libc_calloc(count, each);
}
static void *libc_realloc(void *context, void *memory, size_t size) {
  return (void)context, __libc_realloc(memory, size);
}
static void libc_free(void *context, void *memory) { (void)context, __libc_free(memory); }

// In a build without pymalloc all domains are malloc, which is ours: there every block goes
// straight to libc, as large ones do, lest it be counted twice.
static void bypass_malloc(void (*get)(int, PyMemAllocatorEx *)) {
  PyMemAllocatorEx raw;
  get(PY_DOMAIN_RAW, &raw);
  if (raw.malloc != object_below.malloc) return;
  mem_below = object_below =
    (PyMemAllocatorEx){NULL, libc_malloc, libc_calloc, libc_realloc, libc_free};
}

void heft_hook_allocators(void) {
  void (*get)(int, PyMemAllocatorEx *) =
    (void (*)(int, PyMemAllocatorEx *))dlsym(RTLD_DEFAULT, "PyMem_GetAllocator");
  void (*set)(int, PyMemAllocatorEx *) =
    (void (*)(int, PyMemAllocatorEx *))dlsym(RTLD_DEFAULT, "PyMem_SetAllocator");
  if (get == NULL || set == NULL) return;
  if (heft_python_is_free_threaded()) {
    py.reason = "free-threaded CPython allocates objects by its own mimalloc, which has no hooks";
    return;
  }
  forget_debug_allocators();

  get(PY_DOMAIN_MEM, &mem_below);
  get(PY_DOMAIN_OBJ, &object_below);
  bypass_malloc(get);
  PyMemAllocatorEx hook = {&mem_below, language_malloc, language_calloc, language_realloc,
                           language_free};
  set(PY_DOMAIN_MEM, &hook);
  hook.ctx = &object_below;
  set(PY_DOMAIN_OBJ, &hook);
  heft_hook_arenas();
  py.hooks = "exact";
  py.reason = "";
}
