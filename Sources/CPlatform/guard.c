#include "guard.h"

#include "heft_children.h"
#include "signals.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <termios.h>
#include <unistd.h>

// What is known of the terminal, in memory that is shared with the keeper.
struct record {
  struct termios saved;
  struct termios own[2];
  atomic_int marks_pastes;
};

static struct record fallback;
static struct record *record = &fallback;
static int guarded = -1;
static pid_t owner;
static struct sigaction previous[NSIG];
// Which of its own modes this process needs now.
static atomic_int present_use = TERMINAL_WAITING;
// Whether somebody else has the terminal with this process's consent.
static atomic_int is_aside;
// A stack overflow leaves no room to run a handler on.
static char spare_stack[64 * 1024];

// Marked pastes off and on; with the first go the colours, and the cursor is shown.
static const char marking_off[] = "\033[?2004l\033[0m\033[?25h";
static const char marking_on[] = "\033[?2004h";

static void say(const char *text) {
  ssize_t written = write(guarded, text, strlen(text));
  (void)written;
}

static int is_fault(int number) {
  switch (number) {
    case SIGSEGV: case SIGBUS: case SIGILL: case SIGFPE: case SIGTRAP: case SIGSYS: return 1;
    default: return 0;
  }
}

// MARK: The end of this process

static void restore(void) {
  if (getpid() != owner) return;
  // From the background, tcsetattr would stop this process instead of letting it end.
  signal(SIGTTOU, SIG_IGN);
  tcsetattr(guarded, TCSANOW, &record->saved);
  if (atomic_exchange(&record->marks_pastes, 0)) say(marking_off);
}

static void restore_and_go_on(int number, siginfo_t *information, void *context) {
  (void)context;
  int reason = errno;
  int was_marking = atomic_load(&record->marks_pastes);
  restore();
  if (was_marking && getpid() == owner) say("\r\n");
  sigaction(number, &previous[number], NULL);
  // A fault happens again as soon as this returns, now in the hands of the handler before us;
  // a signal that somebody sent does not, and has to be sent again.
  if (!is_fault(number) || information->si_code <= 0) raise(number);
  errno = reason;
}

// MARK: Ctrl-Z while this process waits for another

static void step_aside_and_stop(int number) {
  int reason = errno;
  struct termios present;
  int known = tcgetattr(guarded, &present) == 0;
  guard_step_aside(guarded);
  struct sigaction ours;
  sigset_t stop;
  sigaction(number, &previous[number], &ours);
  raise(number);
  sigemptyset(&stop);
  sigaddset(&stop, number);
  // The process stops here, and goes on from here.
  pthread_sigmask(SIG_UNBLOCK, &stop, NULL);
  pthread_sigmask(SIG_BLOCK, &stop, NULL);
  sigaction(number, &ours, NULL);
  if (known && tcgetpgrp(guarded) == getpgrp()) {
    tcsetattr(guarded, TCSADRAIN, &present);
    guard_come_back(guarded);
  }
  atomic_store(&is_aside, 0);
  errno = reason;
}

// MARK: Going on after a stop that was not ours

// SIGSTOP cannot be caught, so that nothing stepped aside, and who had the terminal meanwhile left it in modes
// of its own. Pastes are marked anew, since a shell's prompt ends that.
static void take_terminal_back(int number) {
  int reason = errno;
  if (!atomic_load(&is_aside) && tcgetpgrp(guarded) == getpgrp()) {
    tcsetattr(guarded, TCSANOW, &record->own[atomic_load(&present_use)]);
    guard_come_back(guarded);
  }
  previous[number].sa_handler(number);
  errno = reason;
}

// MARK: The keeper

static int is_same(const struct termios *left, const struct termios *right) {
  return left->c_iflag == right->c_iflag && left->c_oflag == right->c_oflag
         && left->c_cflag == right->c_cflag && left->c_lflag == right->c_lflag
         && memcmp(left->c_cc, right->c_cc, sizeof left->c_cc) == 0;
}

static void restore_for_the_dead(void) {
  struct termios present;
  if (tcgetattr(guarded, &present) != 0) return;
  // Other modes are somebody else's: the shell that started us has the terminal again.
  if (is_same(&present, &record->saved)) return;
  if (!is_same(&present, &record->own[TERMINAL_EDITING])
      && !is_same(&present, &record->own[TERMINAL_WAITING])) return;
  tcsetattr(guarded, TCSANOW, &record->saved);
  if (atomic_load(&record->marks_pastes)) say(marking_off);
  say("\r\n");
}

// In the child of a process that may have threads: nothing but system calls.
static void keep(int lifeline) {
  // Without a terminal of its own no key, hang-up or lost foreground can reach it.
  setsid();
  prctl(PR_SET_NAME, "heft-keeper");
  dup2(guarded, 0);
  guarded = 0;
  dup2(lifeline, 1);
  close_range(2, ~0U, 0);
  char byte;
  while (read(1, &byte, 1) < 0 && errno == EINTR) {}
  restore_for_the_dead();
  _exit(0);
}

// The other end of the pipe is closed by the end of this process, and by nothing else.
static void start_keeper(void) {
  void *shared = mmap(NULL, sizeof *record, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  int ends[2];
  if (shared == MAP_FAILED) return;
  memcpy(shared, record, sizeof *record);
  if (pipe2(ends, O_CLOEXEC) != 0) return;
  record = shared;
  sigset_t everything, before;
  sigfillset(&everything);
  // Its handlers are this process's, and must not run in the keeper.
  pthread_sigmask(SIG_SETMASK, &everything, &before);
  if (heft_fork() == 0) keep(ends[0]);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(ends[0]);
}

// MARK: The interface

static const int fatal_signals[] = {
    SIGSEGV, SIGBUS,  SIGILL,  SIGFPE,  SIGABRT, SIGTRAP,   SIGSYS,  SIGQUIT, SIGTERM,
    SIGHUP,  SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGVTALRM, SIGPROF, SIGXFSZ,
};

static void use_spare_stack(void) {
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) {
    stack_t spare = {.ss_sp = spare_stack, .ss_size = sizeof spare_stack};
    sigaltstack(&spare, NULL);
  }
}

static void take_over(int number, const struct sigaction *action) {
  if (sigaction(number, NULL, &previous[number]) != 0) return;
  int ignored = !(previous[number].sa_flags & SA_SIGINFO)
                && previous[number].sa_handler == SIG_IGN;
  if (!ignored) sigaction(number, action, NULL);
}

int terminal_guard(int fd) {
  if (tcgetattr(fd, &record->saved) != 0) return -1;
  int first = guarded < 0;
  guarded = fd;
  owner = getpid();
  if (!first) return 0;
  record->own[TERMINAL_EDITING] = record->own[TERMINAL_WAITING] = record->saved;
  start_keeper();
  use_spare_stack();
  atexit(restore);
  struct sigaction action = {.sa_sigaction = restore_and_go_on, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof fatal_signals / sizeof *fatal_signals; i++) {
    take_over(fatal_signals[i], &action);
  }
  struct sigaction stopping = {.sa_handler = step_aside_and_stop, .sa_flags = SA_RESTART};
  sigemptyset(&stopping.sa_mask);
  take_over(SIGTSTP, &stopping);
  // After the pipe's handler, which it then hands the signal on to.
  if (signal_pipe(SIGCONT) >= 0) {
    struct sigaction going_on = {.sa_handler = take_terminal_back, .sa_flags = SA_RESTART};
    sigemptyset(&going_on.sa_mask);
    take_over(SIGCONT, &going_on);
  }
  return 0;
}

void terminal_guard_note(enum terminal_use use) {
  tcgetattr(guarded, &record->own[use]);
  atomic_store(&present_use, use);
}

void terminal_guard_set_marking(int marking) { atomic_store(&record->marks_pastes, marking); }

void guard_step_aside(int fd) {
  if (fd != guarded) return;
  atomic_store(&is_aside, 1);
  tcsetattr(fd, TCSADRAIN, &record->saved);
  if (atomic_load(&record->marks_pastes)) say(marking_off);
}

void guard_come_back(int fd) {
  if (fd != guarded) return;
  if (atomic_load(&record->marks_pastes)) say(marking_on);
  atomic_store(&is_aside, 0);
}
