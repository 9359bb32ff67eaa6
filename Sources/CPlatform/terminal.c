#include "terminal.h"

#include "guard.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
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

// What an editor leaves behind, a server of its own perhaps, is not this process's to adopt.
static int set_adopting(int adopts) {
  int before = 0;
  prctl(PR_GET_CHILD_SUBREAPER, &before, 0, 0, 0);
  prctl(PR_SET_CHILD_SUBREAPER, adopts, 0, 0, 0);
  return before;
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
  guard_step_aside(fd);
  int adopts = set_adopting(0);
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
  set_adopting(adopts);
  give_terminal(fd, ours);
  tcsetattr(fd, TCSADRAIN, &modes);
  guard_come_back(fd);
  return error;
}
