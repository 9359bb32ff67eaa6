// What the shell asks of processes that it started: how they ended, and limits while they run.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// How a process ended.
struct heft_ending {
  int code;   // the exit code, where `signal` is 0
  int signal; // the signal that ended it, or 0
};

// Waits for a child: 1 ended (and reaped), 0 still running (only where `block` is 0), or -errno.
int heft_wait(pid_t process, int block, struct heft_ending *ending);

// Lets a running process take this many more seconds of processor time. A backstop only: it ends
// a worker in an endless loop whose shell was killed.
int heft_limit_processor_time(pid_t process, uint64_t seconds);

// Lets a running process hold that many bytes of private writable memory: 0, or the errno.
int heft_limit_memory(pid_t process, uint64_t bytes);

// Makes this process the parent of what a warden leaves behind that was killed: 0, or the errno.
int heft_adopt_orphans(void);

// Sends one byte with descriptors over a Unix socket: 0, or the errno.
int heft_send_descriptors(int socket, const int *descriptors, size_t count);

// An anonymous file in memory of that size, closed on exec, or -errno.
int heft_memory_file(const char *name, uint64_t bytes);

// A pipe, both ends closed on exec: stores the end to read from, then the end to write to. Returns
// 0 or an errno. (Swift's Glibc overlay has no pipe2.)
int heft_pipe(int ends[2]);

// How many processors the caller may run on: in a container fewer than the machine has.
int heft_processors(void);

// The file of the shared library that this code was linked into; NULL where that is the program itself.
// The text stays the dynamic linker's.
const char *heft_image_path(void);

// The path that this program was started by, as the system keeps it; for where /proc is not mounted.
const char *heft_program_path(void);

// What this program was started with, as the system handed it over: where /proc is not mounted, Swift
// finds no arguments.
int heft_argument_count(void);
const char *heft_argument(int index);

// From now on a write beyond the size that files may have fails, as one on a full disk does, and does not
// end this process.
void heft_let_large_writes_fail(void);

// The bytes of a page of memory.
long heft_page_size(void);
