#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
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
  pthread_sigmask(SIG_SETMASK, &none, NULL);
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

struct start {
  const struct heft_spawn_request *request;
  int report;
};

static void become(const void *what) {
  const struct start *start = what;
  const struct heft_spawn_request *request = start->request;
  // A group of its own, and no terminal from which it could read what is typed.
  setsid();
  // Where the warden is killed, by the code itself perhaps, nobody could tell of the worker's end.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  reset_signals();
  int report = place_descriptors(request, start->report);
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

// What the warden says of the process that it started: 0, or an errno.
static int hear_of_start(int channel, pid_t *process) {
  struct heft_word word;
  int heard = 0;
  for (int second = 0; second < 30 && heard == 0; second++)
    heard = heft_hear_warden(channel, 1000, &word);
  if (heard <= 0)
    return heard < 0 ? -heard : ETIMEDOUT;
  *process = word.process;
  return word.signal;
}

int heft_spawn(const struct heft_spawn_request *request, struct heft_spawned *spawned) {
  int report[2], channel[2];
  if (pipe2(report, O_CLOEXEC) != 0)
    return errno;
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, channel) != 0) {
    int error = errno;
    close(report[0]);
    close(report[1]);
    return error;
  }
  // Signals wait until the child has put its dispositions back: a handler of the parent must not
  // run in the child.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t warden = heft_fork();
  if (warden == 0) {
    struct start start = {request, report[1]};
    heft_become_warden(channel[1], heft_reaper_lifeline(), become, &start);
  }
  int error = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(report[1]);
  close(channel[1]);
  if (warden < 0) {
    close(report[0]);
    close(channel[0]);
    return error;
  }
  ssize_t got;
  do
    got = read(report[0], &error, sizeof error);
  while (got < 0 && errno == EINTR);
  close(report[0]);
  if (got == 0) {
    error = hear_of_start(channel[0], &spawned->process);
  } else if (got != sizeof error) {
    error = EIO;
  }
  if (error == 0) {
    spawned->warden = warden;
    spawned->channel = channel[0];
    return 0;
  }
  close(channel[0]);
  heft_wait(warden, 1, NULL);
  heft_forget_child(warden);
  return error;
}
