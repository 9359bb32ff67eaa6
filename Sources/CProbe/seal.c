// Descriptors and shared memory of a sealed copy, which need no help of the kernel's filter.
//
// A system call is not the only way out: what is written into memory that is mapped from a file or
// shared with other processes is seen there at once.

#include "seal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "page.h"

struct heft_seal_page *heft_seal_page;

struct heft_seal_page *heft_seal_page_new(void) {
  void *page = mmap(NULL, HEFT_COUNTERS_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                    -1, 0);
  return page == MAP_FAILED ? NULL : page;
}

// One line of /proc/self/maps: `7f00-7f10 rw-s ...`. False: it cannot be made unwritable.
static bool restrain_line(const char *line, const struct heft_seal_page *page) {
  char *end;
  uintptr_t first = strtoull(line, &end, 16);
  if (*end != '-') return false;
  uintptr_t last = strtoull(end + 1, &end, 16);
  if (*end != ' ' || strnlen(end, 5) < 5) return false;
  const char *may = end + 1;
  if (may[3] != 's' || may[1] != 'w') return true;
  int rest = (may[0] == 'r' ? PROT_READ : 0) | (may[2] == 'x' ? PROT_EXEC : 0);
  uintptr_t own = (uintptr_t)page;
  if (own < first || own >= last) return mprotect((void *)first, last - first, rest) == 0;
  // Shared memory beside the page may be one mapping with it.
  uintptr_t after = own + HEFT_COUNTERS_BYTES;
  return (own == first || mprotect((void *)first, own - first, rest) == 0) &&
         (after >= last || mprotect((void *)after, last - after, rest) == 0);
}

// Makes shared memory unwritable. What writes to it ends the copy, and is known by that.
static bool restrain_memory(const struct heft_seal_page *page) {
  int file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  static char text[1 << 15];
  size_t held = 0;
  bool good = true, some = false;
  while (good) {
    ssize_t more = read(file, text + held, sizeof text - 1 - held);
    if (more < 0 && errno == EINTR) continue;
    if (more <= 0) {
      good = more == 0 && held == 0 && some;
      break;
    }
    held += (size_t)more;
    text[held] = '\0';
    char *line = text;
    for (char *stop; good && (stop = strchr(line, '\n')) != NULL; line = stop + 1) {
      *stop = '\0';
      good = restrain_line(line, page);
      some = true;
    }
    held = (size_t)(text + held - line);
    memmove(text, line, held);
    good = good && held < sizeof text - 1;
  }
  close(file);
  return good;
}

static bool is_kept(int descriptor, const int *kept, int count) {
  for (int i = 0; i < count; i++)
    if (kept[i] == descriptor) return true;
  return false;
}

// A descriptor of the sink. Where none is left, one of the copy's own is given up for it.
static int open_sink(const int *kept, int count) {
  int sink = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int each = 0; sink < 0 && errno == EMFILE && each <= count; each++) {
    if (is_kept(each, kept, count)) continue;
    close(each);
    sink = open("/dev/null", O_RDWR | O_CLOEXEC);
  }
  return sink;
}

// As getdents64 gives it.
struct entry {
  uint64_t inode;
  int64_t offset;
  unsigned short length;
  unsigned char type;
  char name[];
};

// Puts the sink in the place of all descriptors but those that are kept. They are replaced, not
// closed: what is flushed into a closed one fails, and what fails takes another way. Locks and
// connections stay, since the parent holds them too.
static bool replace_descriptors(const int *kept, int count) {
  int sink = open_sink(kept, count);
  if (sink < 0) return false;
  int folder = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) {
    // With one descriptor free for both: the standard input's place is the copy's own as well.
    if (errno != EMFILE || is_kept(0, kept, count) || sink == 0) return false;
    close(0);
    folder = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return false;
  }
  static char list[1 << 14] __attribute__((aligned(8)));
  bool good = true;
  for (;;) {
    long length = syscall(SYS_getdents64, folder, list, sizeof list);
    if (length <= 0) {
      good = good && length == 0;
      break;
    }
    for (long place = 0; place < length;) {
      const struct entry *entry = (const struct entry *)(list + place);
      place += entry->length;
      if (entry->name[0] < '0' || entry->name[0] > '9') continue;
      int each = atoi(entry->name);
      if (each == sink || each == folder || is_kept(each, kept, count)) continue;
      if (dup3(sink, each, O_CLOEXEC) < 0) good = false;
    }
  }
  return dup3(sink, folder, O_CLOEXEC) >= 0 && good;
}

enum heft_seal_failure heft_seal(struct heft_seal_page *page, const int *kept, int count,
                                 pid_t claimed) {
  // A crash in here is nobody's concern: 1 also keeps it from what is piped to a program.
  setrlimit(RLIMIT_CORE, &(struct rlimit){1, 1});
  prctl(PR_SET_DUMPABLE, 0);
  if (!restrain_memory(page)) return HEFT_SEAL_MAPPINGS;
  if (!replace_descriptors(kept, count)) return HEFT_SEAL_DESCRIPTORS;
  heft_page_continue_on(&page->counters);
  heft_seal_page = page;
  page->fenced = heft_seal_filter(kept, count, claimed);
  return HEFT_SEALED;
}

void heft_seal_begin(void) {
  struct heft_seal_page *page = heft_seal_page;
  struct timespec used = {0};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  page->early = (uint64_t)used.tv_sec * 1000000000u + (uint64_t)used.tv_nsec;
  page->denied = 0;
  page->first = 0;
  __atomic_store_n(&page->begun, 1, __ATOMIC_RELEASE);
}
