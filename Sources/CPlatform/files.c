#include "CPlatform.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>
#include <errno.h>

enum { TMPFS = 0x01021994, DEEPEST = 30 };

bool heft_look_at_file(const char *path, struct heft_file *file) {
  struct statx facts;
  if (statx(AT_FDCWD, path, 0, STATX_BASIC_STATS | STATX_BTIME, &facts) != 0) return false;
  if (!S_ISREG(facts.stx_mode)) return false;
  struct statfs system;
  *file = (struct heft_file){
    .device = makedev(facts.stx_dev_major, facts.stx_dev_minor),
    .inode = facts.stx_ino,
    .bytes = facts.stx_blocks * 512,
    .born = facts.stx_mask & STATX_BTIME
              ? facts.stx_btime.tv_sec * INT64_C(1000000000) + facts.stx_btime.tv_nsec
              : 0,
    .is_in_memory = statfs(path, &system) == 0 && system.f_type == TMPFS,
  };
  return true;
}

int64_t heft_file_clock(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME_COARSE, &now);
  return (int64_t)now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

int heft_look_at_file_system(const char *path, struct heft_use *use) {
  struct statvfs facts;
  if (statvfs(path, &facts) != 0) return errno;
  use->bytes = (uint64_t)(facts.f_blocks - facts.f_bfree) * facts.f_frsize;
  use->free_bytes = (uint64_t)facts.f_bavail * facts.f_frsize;
  use->files = facts.f_files - facts.f_ffree;
  use->free_files = facts.f_files == 0 ? 0 : facts.f_favail;
  return 0;
}

struct sum {
  dev_t device;
  int64_t since;
  uint64_t bytes, files;
};

static void add_up(int descriptor, struct sum *sum, int depth) {
  DIR *folder = fdopendir(descriptor);
  if (!folder) {
    close(descriptor);
    return;
  }
  struct dirent *entry;
  while ((entry = readdir(folder))) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    struct stat facts;
    if (fstatat(descriptor, entry->d_name, &facts, AT_SYMLINK_NOFOLLOW) != 0) continue;
    if (facts.st_dev != sum->device) continue;
    if (facts.st_ctim.tv_sec * INT64_C(1000000000) + facts.st_ctim.tv_nsec >= sum->since) {
      sum->bytes += (uint64_t)facts.st_blocks * 512;
      sum->files++;
    }
    if (!S_ISDIR(facts.st_mode) || depth >= DEEPEST) continue;
    int below = openat(descriptor, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (below >= 0) add_up(below, sum, depth + 1);
  }
  closedir(folder);
}

void heft_add_up_folder(const char *path, int64_t since, uint64_t *bytes, uint64_t *files) {
  struct stat facts;
  struct sum sum = {.since = since};
  int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder >= 0 && fstat(folder, &facts) == 0) {
    sum.device = facts.st_dev;
    add_up(folder, &sum, 0);
  } else if (folder >= 0) {
    close(folder);
  }
  *bytes = sum.bytes;
  *files = sum.files;
}
