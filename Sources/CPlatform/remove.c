#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Runs in the child of a process that may have threads, too: system calls alone.

// One entry of a folder as the kernel writes it; `readdir` would allocate.
struct entry {
  uint64_t inode;
  int64_t next;
  uint16_t length;
  uint8_t kind;
  char name[];
};

// How deep it goes before it moves what lies deeper to the top: each level holds two descriptors.
enum { DEEPEST = 24 };

struct removal {
  int top;
  dev_t device;
  unsigned moved; // how many folders were moved to the top
  bool progress;  // whether something went away, or up, in this pass
  int error;      // what was in the way last
};

// Opens a folder as a place, which needs no permission on it; no link, and nothing mounted.
static int open_place(int parent, const char *name, dev_t device) {
  struct open_how how = {
    .flags = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC,
    .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_XDEV,
  };
  int place = (int)syscall(SYS_openat2, parent, name, &how, sizeof how);
  if (place >= 0 || errno == EXDEV || errno == ENOTDIR || errno == ELOOP || errno == ENOENT) return place;
  // A kernel before 5.6, or a sandbox that does not know the call.
  place = openat(parent, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  struct stat facts;
  if (place >= 0 && (fstat(place, &facts) != 0 || facts.st_dev != device)) {
    close(place);
    errno = EXDEV;
    return -1;
  }
  return place;
}

static void open_up(int place) {
  struct stat facts;
  if (fstat(place, &facts) != 0 || (facts.st_mode & 0700) == 0700) return;
#ifdef SYS_fchmodat2
  if (syscall(SYS_fchmodat2, place, "", 0700, AT_EMPTY_PATH) == 0) return;
#endif
  char path[32] = "/proc/self/fd/";
  char digits[12];
  size_t count = 0, length = strlen(path);
  for (int rest = place; rest > 0 || count == 0; rest /= 10) digits[count++] = (char)('0' + rest % 10);
  while (count > 0) path[length++] = digits[--count];
  path[length] = 0;
  // The descriptor is the folder itself, whatever is at its name by now.
  chmod(path, 0700);
}

static bool move_up(struct removal *removal, int parent, const char *name) {
  for (int attempt = 0; attempt < 100; attempt++) {
    char fresh[32] = "heft-deep-";
    size_t length = strlen(fresh);
    for (unsigned rest = removal->moved++; length < 30; rest /= 16) {
      fresh[length++] = "0123456789abcdef"[rest % 16];
      if (rest < 16) break;
    }
    fresh[length] = 0;
    if (renameat(parent, name, removal->top, fresh) == 0) return true;
    if (errno != ENOTEMPTY && errno != EEXIST && errno != ENOTDIR) return false;
  }
  return false;
}

static void empty(struct removal *removal, int folder, int depth);

static void remove_entry(struct removal *removal, int parent, const char *name, int depth) {
  if (unlinkat(parent, name, 0) == 0 || unlinkat(parent, name, AT_REMOVEDIR) == 0) {
    removal->progress = true;
    return;
  }
  int place = open_place(parent, name, removal->device);
  if (place < 0) {
    if (errno != ENOENT) removal->error = errno == ENOTDIR || errno == ELOOP ? EPERM : errno;
    return;
  }
  open_up(place);
  if (depth >= DEEPEST) {
    if (move_up(removal, parent, name)) removal->progress = true;
    else removal->error = errno;
  } else {
    int folder = openat(place, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
      empty(removal, folder, depth + 1);
      close(folder);
    } else {
      removal->error = errno;
    }
    if (unlinkat(parent, name, AT_REMOVEDIR) == 0) removal->progress = true;
    else if (errno != ENOTEMPTY) removal->error = errno;
  }
  close(place);
}

static void empty(struct removal *removal, int folder, int depth) {
  char entries[2048] __attribute__((aligned(8)));
  long count;
  while ((count = syscall(SYS_getdents64, folder, entries, sizeof entries)) > 0) {
    for (long at = 0; at < count;) {
      const struct entry *entry = (const struct entry *)(entries + at);
      at += entry->length;
      if (strcmp(entry->name, ".") != 0 && strcmp(entry->name, "..") != 0)
        remove_entry(removal, folder, entry->name, depth);
    }
  }
  if (count < 0) removal->error = errno;
}

int heft_remove_folder(const char *path) {
  if (rmdir(path) == 0) return 0;
  if (errno == ENOENT || errno == ENOTDIR) return errno;
  int place = open(path, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (place < 0) return errno;
  open_up(place);
  int top = openat(place, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int error = errno;
  close(place);
  if (top < 0) return error;
  struct stat facts;
  struct removal removal = {.top = top, .device = fstat(top, &facts) == 0 ? facts.st_dev : 0};
  do {
    removal.progress = false;
    removal.error = 0;
    lseek(top, 0, SEEK_SET);
    empty(&removal, top, 0);
  } while (removal.progress);
  close(top);
  if (rmdir(path) == 0) return 0;
  return removal.error ? removal.error : errno;
}
