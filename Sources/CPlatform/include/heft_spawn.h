// Starting a worker: fork and exec in C, because posix_spawn can set neither resource limits nor
// a working directory everywhere, and Swift code must not run between fork and exec.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// One row of the child's descriptor table: `source` here becomes `target` there.
struct heft_descriptor {
  int source;
  int target;
};

// What a worker may take; HEFT_UNLIMITED leaves a limit as it is.
static const uint64_t HEFT_UNLIMITED = UINT64_MAX;

struct heft_limits {
  uint64_t data;       // bytes of private writable memory, resident or not (RLIMIT_DATA); can be raised later
  uint64_t file_bytes; // the size of one file (RLIMIT_FSIZE)
  uint64_t open_files; // descriptors (RLIMIT_NOFILE)
};

struct heft_spawn_request {
  const char *path;
  char *const *arguments;   // ends with NULL
  char *const *environment; // ends with NULL
  const char *directory;    // NULL: where the caller is
  const struct heft_descriptor *descriptors; // every other descriptor is closed
  size_t descriptor_count;
  struct heft_limits limits;
};

struct heft_spawned {
  pid_t process;
  pid_t warden; // its parent, see heft_warden.h
  int channel;  // for talking with the warden
};

// Starts a process below a warden, in a session and so a group of its own, without a terminal, with
// default signal dispositions and no core file. Returns 0, or the errno of what failed, exec included.
int heft_spawn(const struct heft_spawn_request *request, struct heft_spawned *spawned);
