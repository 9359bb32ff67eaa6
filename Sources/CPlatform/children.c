#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
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

enum { OWN = 1024, ROUNDS = 200 };

static pthread_mutex_t forking = PTHREAD_MUTEX_INITIALIZER;
static pid_t own[OWN];

// MARK: Lists of children

struct list {
  pid_t *children;
  size_t count, limit;
};

static void add(struct list *list, pid_t child) {
  for (size_t i = 0; i < list->count; i++)
    if (list->children[i] == child) return;
  if (list->count < list->limit) list->children[list->count++] = child;
}

static pid_t number(const char *text) {
  pid_t value = 0;
  for (; *text >= '0' && *text <= '9'; text++) value = value * 10 + (*text - '0');
  return *text == 0 ? value : 0;
}

// Reads a file below /proc by the parts of its path. Returns how much, or -errno.
static ssize_t read_proc(const char *first, const char *name, const char *last, char *text, size_t size) {
  char path[96];
  strcpy(path, first);
  strncat(path, name, 20);
  strcat(path, last);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -errno;
  size_t length = 0;
  ssize_t some;
  while (length < size && (some = read(file, text + length, size - length)) > 0) length += (size_t)some;
  close(file);
  return (ssize_t)length;
}

// Calls `each` with the names in a folder that are numbers.
static bool each_number(const char *path, void (*each)(const char *, void *), void *context) {
  char entries[4096] __attribute__((aligned(8)));
  int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return false;
  long count;
  while ((count = syscall(SYS_getdents64, folder, entries, sizeof entries)) > 0) {
    for (long at = 0; at < count;) {
      const struct entry *entry = (const struct entry *)(entries + at);
      at += entry->length;
      if (number(entry->name) > 0) each(entry->name, context);
    }
  }
  close(folder);
  return true;
}

struct search {
  struct list list;
  pid_t parent;
  bool is_listed; // whether this kernel lists the children of a thread
};

// The parent stands behind the command in parentheses, which may itself hold anything, and the state.
static void add_by_parent(const char *name, void *context) {
  struct search *search = context;
  char text[512];
  ssize_t length = read_proc("/proc/", name, "/stat", text, sizeof text - 1);
  if (length <= 0) return;
  text[length] = 0;
  const char *end = strrchr(text, ')');
  if (!end || strlen(end) < 5) return;
  pid_t parent = 0;
  for (end += 4; *end >= '0' && *end <= '9'; end++) parent = parent * 10 + (*end - '0');
  if (parent == search->parent) add(&search->list, number(name));
}

static void add_of_thread(const char *name, void *context) {
  static char text[16 * 1024];
  struct search *search = context;
  ssize_t length = read_proc("/proc/self/task/", name, "/children", text, sizeof text);
  if (length < 0) {
    search->is_listed = search->is_listed && length != -ENOENT;
    return;
  }
  pid_t child = 0;
  for (ssize_t i = 0; i < length; i++) {
    if (text[i] >= '0' && text[i] <= '9') {
      child = child * 10 + (text[i] - '0');
    } else if (child > 0) {
      add(&search->list, child);
      child = 0;
    }
  }
}

static size_t search_all(pid_t *children, size_t limit) {
  struct search search = {{children, 0, limit}, getpid(), true};
  each_number("/proc", add_by_parent, &search);
  return search.list.count;
}

size_t heft_list_children(pid_t *children, size_t limit) {
  struct search search = {{children, 0, limit}, getpid(), true};
  bool has_threads = each_number("/proc/self/task", add_of_thread, &search);
  return has_threads && search.is_listed ? search.list.count : search_all(children, limit);
}

// MARK: What this process forked

pid_t heft_fork(void) {
  pthread_mutex_lock(&forking);
  size_t place = 0;
  while (place < OWN && own[place] != 0) place++;
  pid_t child = -1;
  int error = EAGAIN;
  if (place < OWN) {
    child = fork();
    error = errno;
  }
  // In the child nobody else is there who could want the lock.
  if (child == 0) return 0;
  if (child > 0) own[place] = child;
  pthread_mutex_unlock(&forking);
  errno = error;
  return child;
}

void heft_forget_child(pid_t child) {
  pthread_mutex_lock(&forking);
  for (size_t i = 0; i < OWN; i++)
    if (own[i] == child) own[i] = 0;
  pthread_mutex_unlock(&forking);
}

static bool is_stray(pid_t child) {
  for (size_t i = 0; i < OWN; i++)
    if (own[i] == child) return false;
  // What this process starts by other means, an editor, stays in its session.
  pid_t session = getsid(child);
  return session >= 0 && session != getsid(0);
}

int heft_end_strays(void) {
  static pid_t children[4096];
  size_t left = 0;
  pthread_mutex_lock(&forking);
  for (int round = 0, quiet = 0; round < ROUNDS && quiet < 3; round++) {
    size_t count = search_all(children, sizeof children / sizeof *children);
    left = 0;
    for (size_t i = 0; i < count; i++) {
      if (!is_stray(children[i])) continue;
      kill(children[i], SIGKILL);
      if (waitpid(children[i], NULL, WNOHANG) == 0) left++;
    }
    quiet = left > 0 ? 0 : quiet + 1;
    struct timespec pause = {.tv_nsec = 1000000};
    nanosleep(&pause, NULL);
  }
  pthread_mutex_unlock(&forking);
  return (int)left;
}
