#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// One entry of a folder as the kernel writes it; `readdir` would allocate.
struct entry {
  uint64_t inode;
  int64_t next;
  uint16_t length;
  uint8_t kind;
  char name[];
};

// A folder to be removed, in memory that is shared with the reaper.
struct folder {
  atomic_int state;
  char path[252];
};

enum { FREE, CHANGING, NOTED };
enum { FOLDERS = 64 };

static char mark[64];
static struct folder *folders;
static pthread_mutex_t starting = PTHREAD_MUTEX_INITIALIZER;
static pid_t watched;

// Here begins what runs in the child of a process that may have threads: system calls alone.

static void pause_for(long milliseconds) {
  struct timespec time = {.tv_sec = 0, .tv_nsec = milliseconds * 1000000};
  nanosleep(&time, NULL);
}

// Whether a variable of the environment that a process was started with begins with the mark.
static int is_marked(const char *name) {
  static char text[16 * 1024];
  char path[64] = "/proc/";
  strncat(path, name, 20);
  strcat(path, "/environ");
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  size_t matched = 0;
  int is_wrong = 0;
  ssize_t count;
  while ((count = read(file, text, sizeof text)) > 0 && mark[matched] != 0) {
    for (ssize_t i = 0; i < count && mark[matched] != 0; i++) {
      if (text[i] == 0) {
        matched = 0;
        is_wrong = 0;
      } else if (!is_wrong) {
        if (text[i] == mark[matched]) matched++;
        else is_wrong = 1;
      }
    }
  }
  close(file);
  return mark[matched] == 0;
}

// Kills all marked processes that there are now, and says how many.
static int kill_marked(void) {
  static char entries[32 * 1024] __attribute__((aligned(8)));
  int folder = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return 0;
  int killed = 0;
  long count;
  while ((count = syscall(SYS_getdents64, folder, entries, sizeof entries)) > 0) {
    for (long at = 0; at < count;) {
      const struct entry *entry = (const struct entry *)(entries + at);
      at += entry->length;
      pid_t process = 0;
      const char *digit = entry->name;
      for (; *digit >= '0' && *digit <= '9'; digit++) process = process * 10 + (*digit - '0');
      if (*digit == 0 && process > 1 && is_marked(entry->name) && kill(process, SIGKILL) == 0)
        killed++;
    }
  }
  close(folder);
  return killed;
}

static void remove_folder(const char *path) {
  char *const arguments[] = {"rm", "-rf", "--", (char *)path, NULL};
  char *const environment[] = {NULL};
  pid_t child = fork();
  if (child == 0) {
    execve("/bin/rm", arguments, environment);
    _exit(127);
  }
  while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
}

static _Noreturn void reap_after(int lifeline) {
  // What ends the shell's terminal, group or session must not end this.
  setsid();
  prctl(PR_SET_NAME, "heft-reaper");
  if (chdir("/") != 0) _exit(1);
  dup2(lifeline, 0);
  if (syscall(SYS_close_range, 1, ~0u, 0) != 0) {
    for (int descriptor = 1; descriptor < 4096; descriptor++) close(descriptor);
  }
  char byte;
  while (read(0, &byte, 1) < 0 && errno == EINTR) {}
  // A process that was being started has no mark before its exec: look again for a while.
  for (int round = 0, quiet = 0; round < 1000 && quiet < 5; round++) {
    quiet = kill_marked() > 0 ? 0 : quiet + 1;
    pause_for(10);
  }
  for (int i = 0; folders && i < FOLDERS; i++) {
    if (atomic_load(&folders[i].state) == NOTED) remove_folder(folders[i].path);
  }
  _exit(0);
}

// Here it ends.

static int start(void) {
  int ends[2];
  void *shared = mmap(NULL, FOLDERS * sizeof *folders, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared != MAP_FAILED) folders = shared;
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  sigset_t everything, before;
  sigfillset(&everything);
  // The handlers are this process's, and must not run in the child.
  pthread_sigmask(SIG_SETMASK, &everything, &before);
  pid_t child = fork();
  int error = errno;
  if (child == 0) {
    close(ends[1]);
    reap_after(ends[0]);
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(ends[0]);
  // The other end stays open: it is closed by the end of this process, and by nothing else.
  if (child < 0) close(ends[1]);
  return child < 0 ? error : 0;
}

int heft_reap_after_this_process(const char *begins) {
  if (strlen(begins) >= sizeof mark || *begins == 0) return EINVAL;
  pthread_mutex_lock(&starting);
  int error = 0;
  if (watched != getpid()) {
    strcpy(mark, begins);
    error = start();
    if (error == 0) watched = getpid();
  }
  pthread_mutex_unlock(&starting);
  return error;
}

void heft_reaper_note(const char *folder) {
  if (!folders || strlen(folder) >= sizeof folders->path) return;
  for (int i = 0; i < FOLDERS; i++) {
    int free = FREE;
    if (!atomic_compare_exchange_strong(&folders[i].state, &free, CHANGING)) continue;
    strcpy(folders[i].path, folder);
    atomic_store(&folders[i].state, NOTED);
    return;
  }
}

void heft_reaper_forget(const char *folder) {
  for (int i = 0; folders && i < FOLDERS; i++) {
    if (atomic_load(&folders[i].state) != NOTED || strcmp(folders[i].path, folder) != 0) continue;
    atomic_store(&folders[i].state, FREE);
    return;
  }
}
