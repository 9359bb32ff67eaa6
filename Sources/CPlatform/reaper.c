#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

// A folder to be removed, in memory that is shared with the reaper. One process has few: all scratch
// folders lie in one.
struct note {
  atomic_int state;
  char path[PATH_MAX];
};

enum { FREE, CHANGING, NOTED };
enum { NOTES = 16 };

static struct note *notes;
static pthread_mutex_t starting = PTHREAD_MUTEX_INITIALIZER;
static pid_t watched;
static int lifeline = -1;

// In the child of a process that may have threads: system calls alone.
static _Noreturn void reap_after(int end) {
  // What ends the shell's terminal, group or session must not end this.
  setsid();
  prctl(PR_SET_NAME, "heft-reaper");
  if (chdir("/") != 0) _exit(1);
  dup2(end, 0);
  if (syscall(SYS_close_range, 1, ~0u, 0) != 0) {
    long count = sysconf(_SC_OPEN_MAX);
    for (int descriptor = 1; descriptor < count; descriptor++) close(descriptor);
  }
  char byte;
  while (read(0, &byte, 1) < 0 && errno == EINTR) {}
  // Where a warden was killed as well, somebody may still write into the folder.
  for (int round = 0, left = 1; round < 50 && left > 0; round++) {
    left = 0;
    for (int i = 0; i < NOTES; i++) {
      if (atomic_load(&notes[i].state) != NOTED) continue;
      int error = heft_remove_folder(notes[i].path);
      if (error != 0 && error != ENOENT) left++;
    }
    struct timespec pause = {.tv_nsec = left > 0 ? 100000000 : 0};
    nanosleep(&pause, NULL);
  }
  _exit(0);
}

static int start(void) {
  int ends[2];
  void *shared = mmap(NULL, NOTES * sizeof *notes, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return errno;
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  notes = shared;
  sigset_t everything, before;
  sigfillset(&everything);
  // The handlers are this process's, and must not run in the child.
  pthread_sigmask(SIG_SETMASK, &everything, &before);
  pid_t child = heft_fork();
  int error = errno;
  if (child == 0) reap_after(ends[0]);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(ends[0]);
  // The other end stays open: it is closed by the end of this process and of its wardens.
  if (child < 0) close(ends[1]);
  else lifeline = ends[1];
  return child < 0 ? error : 0;
}

int heft_reap_after_this_process(void) {
  pthread_mutex_lock(&starting);
  int error = 0;
  if (watched != getpid()) {
    error = start();
    if (error == 0) watched = getpid();
  }
  pthread_mutex_unlock(&starting);
  return error;
}

int heft_reaper_lifeline(void) { return lifeline; }

void heft_reaper_note(const char *folder) {
  if (!notes || strlen(folder) >= sizeof notes->path) return;
  for (int i = 0; i < NOTES; i++) {
    int free = FREE;
    if (!atomic_compare_exchange_strong(&notes[i].state, &free, CHANGING)) continue;
    strcpy(notes[i].path, folder);
    atomic_store(&notes[i].state, NOTED);
    return;
  }
}

void heft_reaper_forget(const char *folder) {
  for (int i = 0; notes && i < NOTES; i++) {
    if (atomic_load(&notes[i].state) != NOTED || strcmp(notes[i].path, folder) != 0) continue;
    atomic_store(&notes[i].state, FREE);
    return;
  }
}
