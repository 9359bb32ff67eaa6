// A stand-alone counter of allocations: what heft's probe is held against. It shares no code with it.
//
// Every block that is handed out or comes back is a line of the file that COUNTER_LOG names, with the
// size that was asked for and what malloc_usable_size says. A program marks a moment by usleep(0).
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *(*next_malloc)(size_t);
static void *(*next_calloc)(size_t, size_t);
static void *(*next_realloc)(void *, size_t);
static int (*next_memalign)(void **, size_t, size_t);
static void *(*next_aligned)(size_t, size_t);
static void (*next_free)(void *);
static char early[65536];
static size_t early_used;
static int file = -1, busy;

static void find(void) {
  if (busy) return;
  busy = 1;
  next_malloc = dlsym(RTLD_NEXT, "malloc");
  next_calloc = dlsym(RTLD_NEXT, "calloc");
  next_realloc = dlsym(RTLD_NEXT, "realloc");
  next_memalign = dlsym(RTLD_NEXT, "posix_memalign");
  next_aligned = dlsym(RTLD_NEXT, "aligned_alloc");
  next_free = dlsym(RTLD_NEXT, "free");
  const char *path = getenv("COUNTER_LOG");
  if (path != NULL) file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  busy = 0;
}

static void say(char what, void *memory, size_t size) {
  if (file < 0) return;
  char line[80];
  size_t usable = memory != NULL && what == '+' ? malloc_usable_size(memory) : 0;
  int length = snprintf(line, sizeof line, "%c %lx %zu %zu\n", what, (unsigned long)memory, size, usable);
  if (write(file, line, (size_t)length) < 0) abort();
}

static int is_early(void *memory) {
  return (char *)memory >= early && (char *)memory < early + sizeof early;
}

static void *take_early(size_t size) {
  early_used = (early_used + 15) & ~(size_t)15;
  if (early_used + size > sizeof early) return NULL;
  void *memory = early + early_used;
  early_used += size;
  return memory;
}

void *malloc(size_t size) {
  if (next_malloc == NULL) find();
  if (next_malloc == NULL) return take_early(size);
  void *memory = next_malloc(size);
  say('+', memory, size);
  return memory;
}

void *calloc(size_t count, size_t size) {
  if (next_calloc == NULL) find();
  if (next_calloc == NULL) return take_early(count * size);
  void *memory = next_calloc(count, size);
  say('+', memory, count * size);
  return memory;
}

void *realloc(void *old, size_t size) {
  if (next_realloc == NULL) find();
  if (is_early(old)) return NULL;
  void *memory = next_realloc(old, size);
  if (old != NULL) say('-', old, 0);
  say('+', memory, size);
  return memory;
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  if (next_memalign == NULL) find();
  int error = next_memalign(memory, alignment, size);
  if (error == 0) say('+', *memory, size);
  return error;
}

void *aligned_alloc(size_t alignment, size_t size) {
  if (next_aligned == NULL) find();
  void *memory = next_aligned(alignment, size);
  say('+', memory, size);
  return memory;
}

void free(void *memory) {
  if (memory == NULL || is_early(memory)) return;
  if (next_free == NULL) find();
  say('-', memory, 0);
  next_free(memory);
}

int usleep(useconds_t time) {
  (void)time;
  say('=', NULL, 0);
  return 0;
}
