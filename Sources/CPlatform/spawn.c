#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

// From here to exec only async-signal-safe functions run: the parent may have threads.

static _Noreturn void fail(int report) {
  int error = errno;
  ssize_t written = write(report, &error, sizeof error);
  _exit(written == sizeof error ? 127 : 126);
}

static void reset_signals(void) {
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigemptyset(&action.sa_mask);
  for (int number = 1; number < NSIG; number++)
    sigaction(number, &action, NULL); // fails for KILL and STOP, which need no reset
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void close_on_exec_from(int first) {
  if (syscall(SYS_close_range, first, ~0u, CLOSE_RANGE_CLOEXEC) == 0)
    return;
  long count = sysconf(_SC_OPEN_MAX); // a kernel before 5.11
  for (int descriptor = first; descriptor < count; descriptor++)
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

// Moves every source above all targets first, so that no target overwrites a source.
static int place_descriptors(const struct heft_spawn_request *request, int report) {
  int above = report;
  for (size_t i = 0; i < request->descriptor_count; i++)
    if (request->descriptors[i].target > above)
      above = request->descriptors[i].target;
  above++;
  report = fcntl(report, F_DUPFD_CLOEXEC, above);
  if (report < 0)
    return -1;
  int moved[32];
  if (request->descriptor_count > sizeof moved / sizeof *moved) {
    errno = E2BIG;
    fail(report);
  }
  for (size_t i = 0; i < request->descriptor_count; i++)
    if ((moved[i] = fcntl(request->descriptors[i].source, F_DUPFD_CLOEXEC, above)) < 0)
      fail(report);
  close_on_exec_from(0);
  for (size_t i = 0; i < request->descriptor_count; i++)
    if (dup2(moved[i], request->descriptors[i].target) < 0)
      fail(report);
  return report;
}

// Where a limit `is_final`, the child cannot raise it, and neither can the shell.
static int limit(int resource, uint64_t value, bool is_final) {
  if (value == HEFT_UNLIMITED)
    return 0;
  struct rlimit now;
  if (getrlimit(resource, &now) != 0)
    return -1;
  if (now.rlim_max != RLIM_INFINITY && now.rlim_max < value)
    value = now.rlim_max;
  struct rlimit wanted = {.rlim_cur = value, .rlim_max = is_final ? value : now.rlim_max};
  return setrlimit(resource, &wanted);
}

static _Noreturn void become(const struct heft_spawn_request *request, int report) {
  setsid(); // a group of its own, and no terminal that it could read what is typed from
  reset_signals();
  report = place_descriptors(request, report);
  if (report < 0)
    _exit(126);
  if (request->directory && chdir(request->directory) != 0)
    fail(report);
  if (limit(RLIMIT_DATA, request->limits.data, false) != 0 ||
      limit(RLIMIT_FSIZE, request->limits.file_bytes, true) != 0 ||
      limit(RLIMIT_NOFILE, request->limits.open_files, true) != 0 ||
      limit(RLIMIT_CORE, 0, true) != 0)
    fail(report);
  // A file just written is busy while another thread's child, not yet past its own exec, still
  // holds the descriptor that wrote it.
  for (int attempt = 0; attempt < 20; attempt++) {
    execve(request->path, request->arguments, request->environment);
    if (errno != ETXTBSY)
      break;
    usleep(5000);
  }
  fail(report);
}

int heft_spawn(const struct heft_spawn_request *request, pid_t *process) {
  int report[2];
  if (pipe2(report, O_CLOEXEC) != 0)
    return errno;
  // Signals wait until the child has put its dispositions back: a handler of the parent must not
  // run in the child.
  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before);
  pid_t child = fork();
  if (child == 0)
    become(request, report[1]);
  int error = errno;
  sigprocmask(SIG_SETMASK, &before, NULL);
  close(report[1]);
  if (child < 0) {
    close(report[0]);
    return error;
  }
  ssize_t got;
  do
    got = read(report[0], &error, sizeof error);
  while (got < 0 && errno == EINTR);
  close(report[0]);
  if (got == 0) {
    *process = child;
    return 0;
  }
  heft_wait(child, 1, NULL);
  return got == sizeof error ? error : EIO;
}
