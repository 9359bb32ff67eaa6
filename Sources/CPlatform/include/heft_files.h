// What files take: those in memory, and those in a folder.
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct heft_file {
  uint64_t device, inode;
  uint64_t bytes;   // what it takes, which may be less than its length
  int64_t born;     // when it was made, in nanoseconds of `heft_file_clock`; 0 where nobody knows
  bool is_in_memory; // a plain file whose file system is memory: /dev/shm, a memory file
};

// Says what is at a path, a link of /proc/PID/fd followed; false where that is no plain file.
bool heft_look_at_file(const char *path, struct heft_file *file);

// The clock that files are dated by.
int64_t heft_file_clock(void);

struct heft_use {
  uint64_t bytes, files;           // what is in use
  uint64_t free_bytes, free_files; // what this user may take still; files are 0 where they are not counted
};

// What of the file system is in use that a path lies in: 0, or the errno.
int heft_look_at_file_system(const char *path, struct heft_use *use);

// Adds up what was written into a folder, and all below it, since a moment of `heft_file_clock`. It follows
// no link, leaves the file system never, and sees nothing in folders that it may not read or that lie more than 30
// deep.
void heft_add_up_folder(const char *path, int64_t since, uint64_t *bytes, uint64_t *files);
