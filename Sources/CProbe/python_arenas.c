// The arenas of pymalloc, mapped with their pages in place.
//
// Headers make small blocks larger by a third to a half, and programs touch as many more pages. To
// fault 256 of them in one by one takes longer than all the counting of their blocks; to have the
// kernel map them at once, a fraction. An arena (1 MiB, 256 KiB before CPython 3.10) is used whole
// as soon as the next one is asked for, so what this maps too early is never more than one.

#include <dlfcn.h>
#include <stddef.h>
#include <sys/mman.h>

#include "probe.h"

// PyObjectArenaAllocator (Include/cpython/objimpl.h).
struct arena_allocator {
  void *context;
  void *(*alloc)(void *context, size_t size);
  void (*free)(void *context, void *memory, size_t size);
};

static void *map_arena(void *context, size_t size) {
  (void)context;
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
  return memory == MAP_FAILED ? NULL : memory;
}

static void unmap_arena(void *context, void *memory, size_t size) {
  (void)context;
  munmap(memory, size);
}

void heft_hook_arenas(void) {
  void (*set)(struct arena_allocator *) =
    (void (*)(struct arena_allocator *))dlsym(RTLD_DEFAULT, "PyObject_SetArenaAllocator");
  struct arena_allocator hook = {NULL, map_arena, unmap_arena};
  if (set != NULL) set(&hook);
}
