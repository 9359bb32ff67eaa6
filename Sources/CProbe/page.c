// The page of counters: opening it, leaving it in a child, replacing it.

#include "page.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static struct heft_counters own_page __attribute__((aligned(64))) = {
  .magic = HEFT_COUNTERS_MAGIC,
  .version = HEFT_COUNTERS_VERSION,
};

struct heft_counters *heft_page = &own_page;

// Copies the counts so far to `page` and counts there from now on.
void heft_page_continue_on(struct heft_counters *page) {
  *page = *heft_page;
  page->magic = HEFT_COUNTERS_MAGIC;
  page->version = HEFT_COUNTERS_VERSION;
  __atomic_store_n(&heft_page, page, __ATOMIC_RELEASE);
}

bool heft_page_make_private(void) {
  void *page = mmap(NULL, HEFT_COUNTERS_BYTES, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return false;
  heft_page_continue_on(page);
  return true;
}

bool heft_page_share(int descriptor) {
  // A mapping longer than its file would end the process at the first count.
  struct stat file;
  if (fstat(descriptor, &file) != 0 || file.st_size < (off_t)HEFT_COUNTERS_BYTES) return false;
  void *page = mmap(NULL, HEFT_COUNTERS_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  if (page == MAP_FAILED) return false;
  heft_page_continue_on(page);
  return true;
}

void heft_page_reset_peak(void) {
  struct heft_counters *page = heft_page;
  __atomic_store_n(&page->peak,
                   heft_counter_load(&page->language_live) + heft_counter_load(&page->native_live),
                   __ATOMIC_SEQ_CST);
}

// Runs in the child before fork() returns there. The child shares the parent's page still, which
// it must not touch: should there be no memory for another, it continues on the library's own.
static void after_fork_in_child(void) {
  if (heft_page == &own_page || heft_page_make_private()) return;
  heft_page_continue_on(&own_page);
}

// fork() ran in this process.
static void after_fork_in_parent(void) { heft_add(&heft_page->children, 1, false); }

// Takes this library out of LD_PRELOAD, so that what user code starts runs without it, and leaves
// what else the user preloads.
static void leave_preload(void) {
  const char *value = getenv("LD_PRELOAD");
  Dl_info self;
  if (value == NULL || dladdr(&own_page, &self) == 0) return;
  const char *name = strrchr(self.dli_fname, '/');
  name = name == NULL ? self.dli_fname : name + 1;

  char rest[4096];
  size_t length = 0;
  while (*value != '\0') {
    size_t span = strcspn(value, ": ");
    const char *base = value;
    for (size_t i = 0; i < span; i++)
      if (value[i] == '/') base = value + i + 1;
    size_t base_length = (size_t)(value + span - base);
    bool is_self = base_length == strlen(name) && memcmp(base, name, base_length) == 0;
    if (span > 0 && !is_self && length + span + 2 < sizeof rest) {
      if (length > 0) rest[length++] = ':';
      memcpy(rest + length, value, span);
      length += span;
    }
    value += span;
    if (*value != '\0') value++;
  }
  rest[length] = '\0';
  if (length > 0)
    setenv("LD_PRELOAD", rest, 1);
  else
    unsetenv("LD_PRELOAD");
}

static void take_shared_page(void) {
  const char *value = getenv(HEFT_COUNTERS_VARIABLE);
  if (value == NULL) return;
  char *end;
  errno = 0;
  long descriptor = strtol(value, &end, 10);
  bool is_number = errno == 0 && end != value && *end == '\0' && descriptor >= 0;
  if (is_number && descriptor <= 1 << 24) {
    // A descriptor that is no page is somebody else's, and stays open.
    if (heft_page_share((int)descriptor)) close((int)descriptor);
  }
  unsetenv(HEFT_COUNTERS_VARIABLE);
}

void heft_page_open(void) {
  leave_preload();
  take_shared_page();
  pthread_atfork(NULL, after_fork_in_parent, after_fork_in_child);
}
