#include "CPlatform.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// MARK: Heft's side

int heft_tell_warden(int channel, const struct heft_order *order) {
  ssize_t sent;
  do
    sent = send(channel, order, sizeof *order, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == sizeof *order ? 0 : sent < 0 ? errno : EIO;
}

int heft_hear_warden(int channel, int milliseconds, struct heft_word *word) {
  struct pollfd wanted = {.fd = channel, .events = POLLIN};
  int ready = poll(&wanted, 1, milliseconds);
  if (ready == 0 || (ready < 0 && errno == EINTR)) return 0;
  ssize_t got;
  do
    got = recv(channel, word, sizeof *word, MSG_DONTWAIT);
  while (got < 0 && errno == EINTR);
  if (got == sizeof *word) return 1;
  if (got < 0 && errno == EAGAIN) return 0;
  return got < 0 ? -errno : -EPIPE;
}

// MARK: The warden

// From here on everything runs in the child of a process that may have threads: system calls alone.

enum { MOST_WATCHED = 1024, MOST_CHILDREN = 4096 };
// How long it takes a process to end that holds much memory or waits for a disk, in milliseconds.
enum { LONGEST = 30000 };

struct watched {
  pid_t process;
  bool has_ended;
};

static struct watched watched[MOST_WATCHED];
static size_t watched_count;
static pid_t children[MOST_CHILDREN], before[MOST_CHILDREN];
static int talk, endings;

static struct watched *find(pid_t process) {
  for (size_t i = 0; i < watched_count; i++)
    if (watched[i].process == process) return &watched[i];
  return NULL;
}

static void say(enum heft_word_kind kind, pid_t process, int code, int number) {
  struct heft_word word = {.kind = kind, .process = process, .code = code, .signal = number};
  ssize_t sent;
  do
    sent = send(talk, &word, sizeof word, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR); // where heft is gone, the end of the channel says so
}

// Takes note of all that ended. Returns whether there are children still.
static bool reap(void) {
  int status;
  pid_t process;
  while ((process = waitpid(-1, &status, WNOHANG)) > 0) {
    struct watched *one = find(process);
    if (!one || one->has_ended) continue;
    one->has_ended = true;
    int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    say(HEFT_ENDED, process, number == 0 ? WEXITSTATUS(status) : 0, number);
  }
  return process == 0;
}

static int64_t milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void wait_for_an_ending(int longest) {
  struct signalfd_siginfo information[16];
  struct pollfd wanted = {.fd = endings, .events = POLLIN};
  if (poll(&wanted, 1, longest) > 0 && read(endings, information, sizeof information) < 0) return;
}

static bool was_there(pid_t process, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (before[i] == process) return true;
  return false;
}

// Ends all children, but those that are watched, unless they are the one to end: level by level, since
// the children of a child that ends fall to this process. It does not rest while new ones turn up, so
// that it is faster than what forks in order to escape. Returns how many may not be killed.
static int end_children(struct watched *one) {
  int64_t deadline = milliseconds() + LONGEST;
  size_t before_count = 0;
  int refused = 0;
  for (int quiet = 0; quiet < 2 && milliseconds() < deadline;) {
    if (!reap()) return 0;
    size_t count = heft_list_children(children, MOST_CHILDREN);
    size_t alive = 0;
    bool is_new = false;
    refused = 0;
    for (size_t i = 0; i < count; i++) {
      struct watched *other = one ? find(children[i]) : NULL;
      if (other && other != one) continue;
      if (!was_there(children[i], before_count)) is_new = true;
      if (kill(children[i], SIGKILL) != 0 && errno == EPERM)
        refused++;
      else
        alive++;
    }
    memcpy(before, children, count * sizeof *children);
    before_count = count;
    if (alive > 0 || (one && !one->has_ended)) {
      quiet = 0;
      if (!is_new) wait_for_an_ending(5);
    } else {
      quiet++;
    }
  }
  return refused;
}

static void end_alone(struct watched *one) {
  int64_t deadline = milliseconds() + LONGEST;
  while (reap() && !one->has_ended && milliseconds() < deadline) wait_for_an_ending(5);
}

static void obey(const struct heft_order *order) {
  pid_t process = order->process;
  struct watched *one = find(process);
  if (order->kind == HEFT_WATCH) {
    siginfo_t information;
    // What is no child of this process has ended, or never was of this family.
    bool is_child = !one && process > 1 &&
                    waitid(P_PID, (id_t)process, &information, WEXITED | WNOHANG | WNOWAIT) == 0;
    bool has_room = watched_count < MOST_WATCHED;
    if (is_child && has_room) watched[watched_count++] = (struct watched){.process = process};
    say(HEFT_WATCHED, process, 0, !is_child ? ECHILD : has_room ? 0 : ENOSPC);
  } else if (order->kind == HEFT_SIGNAL) {
    if (one && !one->has_ended) kill(-process, order->signal);
  } else {
    int refused = 0;
    if (one && !one->has_ended) {
      // The group at one blow; then the process itself, where it left its group.
      kill(-process, SIGKILL);
      kill(process, SIGKILL);
    }
    if (one && order->kind == HEFT_END) refused = end_children(one);
    if (one && order->kind == HEFT_END_ALONE) end_alone(one);
    if (one) *one = watched[--watched_count];
    say(HEFT_DONE, process, refused, 0);
  }
}

static _Noreturn void serve(void) {
  for (;;) {
    reap();
    struct pollfd wanted[] = {{.fd = talk, .events = POLLIN}, {.fd = endings, .events = POLLIN}};
    if (poll(wanted, 2, -1) < 0) continue;
    if (wanted[1].revents) wait_for_an_ending(0);
    if (!wanted[0].revents) continue;
    struct heft_order order;
    ssize_t got = recv(talk, &order, sizeof order, MSG_DONTWAIT);
    if (got == sizeof order) {
      obey(&order);
    } else if (got >= 0 || (errno != EINTR && errno != EAGAIN)) {
      end_children(NULL);
      _exit(0);
    }
  }
}

static void close_all_but(int first, int second, int third) {
  int kept[] = {first, second, third};
  for (int i = 0; i < 3; i++)
    for (int j = i + 1; j < 3; j++)
      if (kept[j] < kept[i]) {
        int other = kept[i];
        kept[i] = kept[j];
        kept[j] = other;
      }
  unsigned int from = 0;
  for (int i = 0; i < 3; i++) {
    if (kept[i] < 0) continue;
    if ((unsigned int)kept[i] > from) close_range(from, (unsigned int)kept[i] - 1, 0);
    from = (unsigned int)kept[i] + 1;
  }
  if (close_range(from, ~0u, 0) == 0) return;
  long count = sysconf(_SC_OPEN_MAX); // a kernel before 5.9
  for (int descriptor = 0; descriptor < count; descriptor++)
    if (descriptor != first && descriptor != second && descriptor != third) close(descriptor);
}

_Noreturn void heft_become_warden(int channel, int kept, void (*start)(const void *), const void *what) {
  // What ends heft's terminal, group or session must not end this, and no key reaches it.
  setsid();
  prctl(PR_SET_NAME, "heft-warden");
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  talk = channel;
  sigset_t everything, child;
  sigfillset(&everything);
  pthread_sigmask(SIG_SETMASK, &everything, NULL);
  // A disposition of heft's would have the kernel reap without a word.
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigaction(SIGCHLD, &action, NULL);
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  endings = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
  pid_t process = fork();
  if (process == 0) {
    start(what);
    _exit(127);
  }
  int error = errno;
  close_all_but(talk, endings, kept);
  if (chdir("/") != 0) _exit(1);
  if (process > 0) watched[watched_count++] = (struct watched){.process = process};
  say(HEFT_WATCHED, process, 0, process > 0 ? 0 : error);
  serve();
}
