#include "terminal.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

int terminal_size(int fd, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

int terminal_use_utf8(void) {
  if (setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 1;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

// MARK: The guard

static struct termios saved_modes;
static int guarded = -1;
static pid_t owner;
static atomic_int is_editing;
static struct sigaction previous[NSIG];
// A stack overflow leaves no room to run a handler on.
static char spare_stack[64 * 1024];

// Bracketed paste off, colours off, cursor shown, a new line.
static const char leave_editing[] = "\033[?2004l\033[0m\033[?25h\r\n";

static const int fatal_signals[] = {
    SIGSEGV, SIGBUS,  SIGILL,  SIGFPE,  SIGABRT, SIGTRAP,   SIGSYS,  SIGQUIT, SIGTERM,
    SIGHUP,  SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGVTALRM, SIGPROF, SIGXFSZ,
};

static int is_fault(int number) {
  switch (number) {
    case SIGSEGV: case SIGBUS: case SIGILL: case SIGFPE: case SIGTRAP: case SIGSYS: return 1;
    default: return 0;
  }
}

static void restore_and_go_on(int number, siginfo_t *information, void *context) {
  (void)context;
  int reason = errno;
  if (getpid() == owner) {
    // From the background, tcsetattr would stop this process instead of letting it end.
    signal(SIGTTOU, SIG_IGN);
    tcsetattr(guarded, TCSANOW, &saved_modes);
    if (atomic_load(&is_editing)) {
      ssize_t written = write(guarded, leave_editing, sizeof leave_editing - 1);
      (void)written;
    }
  }
  sigaction(number, &previous[number], NULL);
  // A fault happens again as soon as this returns, now in the hands of the handler before us;
  // a signal that somebody sent does not, and has to be sent again.
  if (!is_fault(number) || information->si_code <= 0) raise(number);
  errno = reason;
}

static void use_spare_stack(void) {
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) {
    stack_t spare = {.ss_sp = spare_stack, .ss_size = sizeof spare_stack};
    sigaltstack(&spare, NULL);
  }
}

int terminal_guard(int fd) {
  if (tcgetattr(fd, &saved_modes) != 0) return -1;
  int first = guarded < 0;
  guarded = fd;
  owner = getpid();
  if (!first) return 0;
  use_spare_stack();
  struct sigaction action = {.sa_sigaction = restore_and_go_on, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof fatal_signals / sizeof *fatal_signals; i++) {
    int number = fatal_signals[i];
    if (sigaction(number, NULL, &previous[number]) != 0) continue;
    int ignored = !(previous[number].sa_flags & SA_SIGINFO)
                  && previous[number].sa_handler == SIG_IGN;
    if (!ignored) sigaction(number, &action, NULL);
  }
  return 0;
}

void terminal_guard_set_editing(int editing) { atomic_store(&is_editing, editing); }

// MARK: Programs in the foreground

// A process that is not in the foreground is stopped when it touches the terminal, unless it
// ignores SIGTTOU; blocking the signal is enough and is not inherited by what we spawn.
static void give_terminal(int fd, pid_t group) {
  sigset_t background_output, before;
  sigemptyset(&background_output);
  sigaddset(&background_output, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &background_output, &before);
  tcsetpgrp(fd, group);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static int spawn_in_foreground(int fd, pid_t *child, const char *path, char *const arguments[],
                               char *const environment[]) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t everything, nothing;
  sigfillset(&everything);
  sigemptyset(&nothing);
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF
                                            | POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setsigdefault(&attributes, &everything);
  posix_spawnattr_setsigmask(&attributes, &nothing);
  // In the child, before exec: done by the parent alone it would come too late now and then.
  posix_spawn_file_actions_addtcsetpgrp_np(&actions, fd);
  int error = posix_spawn(child, path, &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

int terminal_run(int fd, const char *path, char *const arguments[], char *const environment[],
                 int *status) {
  struct termios modes;
  if (tcgetattr(fd, &modes) != 0) return errno;
  pid_t ours = getpgrp();
  pid_t child;
  int error = spawn_in_foreground(fd, &child, path, arguments, environment);
  if (error == 0) {
    for (;;) {
      pid_t changed = waitpid(child, status, WUNTRACED);
      if (changed < 0 && errno == EINTR) continue;
      if (changed < 0) {
        error = errno;
        break;
      }
      if (!WIFSTOPPED(*status)) break;
      give_terminal(fd, ours);
      kill(getpid(), SIGSTOP);
      give_terminal(fd, child);
      kill(-child, SIGCONT);
    }
  }
  give_terminal(fd, ours);
  tcsetattr(fd, TCSADRAIN, &modes);
  return error;
}
