// The sealed copy as the harness starts it, in Python.

#include "seal_module.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "page.h"
#include "seal.h"
#include "seal_watch.h"

// Forks a sealed child. In the child 0 is returned, and never where it could not be sealed. Python
// need not be told of the fork where it has no other threads: what the user wants done at forks is
// his code.
//
// `leads`: it leads a group, by which heft can end it.
static pid_t fork_sealed(struct heft_seal_page *page, int kept, pid_t claimed, bool leads) {
  pid_t parent = getpid();
  pid_t child = fork();
  if (child > 0) heft_add(&heft_page->children, (uint64_t)-1, false);  // it is none of the user's
  if (child > 0 && leads) setpgid(child, child);
  if (child != 0) return child;
  if (leads) setpgid(0, 0);
  signal(SIGINT, SIG_DFL);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  page->failure = heft_seal(page, &kept, 1, claimed);
  if (page->failure != HEFT_SEALED) _exit(1);
  return 0;
}

static PyObject *fail_by_errno(void) {
  py.PyErr_SetString(*py.PyExc_OSError, strerror(errno));
  return NULL;
}

static bool read_number(PyObject *object, int *number) {
  long long value = py.PyLong_AsLongLong(object);
  if (value == -1 && py.PyErr_Occurred() != NULL) return false;
  if (value < 0 || value > INT32_MAX) {
    py.PyErr_SetString(*py.PyExc_ValueError, "a number below 2^31 is needed");
    return false;
  }
  *number = (int)value;
  return true;
}

PyObject *heft_module_fork(PyObject *self, PyObject *const *arguments, Py_ssize_t count,
                           PyObject *names) {
  (void)self;
  int kept, claimed, threads;
  if (count != 3 || names != NULL) {
    py.PyErr_SetString(*py.PyExc_TypeError, "fork() takes a descriptor, a process and a flag");
    return NULL;
  }
  if (!read_number(arguments[0], &kept) || !read_number(arguments[1], &claimed) ||
      !read_number(arguments[2], &threads))
    return NULL;
  struct heft_seal_page *page = heft_seal_page_new();
  if (page == NULL) return py.PyErr_NoMemory();
  if (threads) py.PyOS_BeforeFork();
  pid_t child = fork_sealed(page, kept, claimed, true);
  if (child == 0) {
    // The states of threads that the copy does not have go, and with them what only they held:
    // that is why it is done behind the seal.
    if (threads) py.PyOS_AfterFork_Child();
    heft_seal_begin();
    return py.PyLong_FromLongLong(0);
  }
  int error = errno;
  if (threads) py.PyOS_AfterFork_Parent();
  munmap(page, HEFT_COUNTERS_BYTES);
  errno = error;
  return child < 0 ? fail_by_errno() : py.PyLong_FromLongLong(child);
}

PyObject *heft_module_begin(PyObject *self, PyObject *unused) {
  (void)self, (void)unused;
  if (heft_seal_page != NULL) heft_seal_begin();
  return py_none();
}

// The exit code of a child whose work raised an exception.
#define FAILED 70

// The child's part: what `work` returns goes to the parent, as bytes.
static void work_and_leave(PyObject *work, int descriptor) {
  PyObject *result =
    py.PyObject_CallFunctionObjArgs(work, py.PyBool_FromLong(heft_seal_page->fenced), NULL);
  char *text;
  Py_ssize_t length;
  if (result == NULL || py.PyBytes_AsStringAndSize(result, &text, &length) != 0) _exit(FAILED);
  while (length > 0) {
    ssize_t written = write(descriptor, text, (size_t)length);
    if (written < 0 && errno != EINTR) _exit(1);
    if (written < 0) continue;
    text += written;
    length -= written;
  }
  _exit(0);
}

struct answer {
  char *text;
  size_t length, room;
};

// Reads on. False at the end.
static bool read_more(struct answer *answer, int descriptor) {
  if (answer->room - answer->length < 4096) {
    size_t room = answer->room == 0 ? 1 << 16 : 2 * answer->room;
    char *text = realloc(answer->text, room);
    if (text == NULL) return false;
    answer->text = text;
    answer->room = room;
  }
  ssize_t more = read(descriptor, answer->text + answer->length, answer->room - answer->length);
  if (more < 0) return errno == EINTR || errno == EAGAIN;
  answer->length += (size_t)more;
  return more > 0;
}

// Waits for the child's end, without the interpreter's lock. Returns why it was ended, or null;
// false in `goes_on` where a signal's handler raised an exception.
static const char *attend(struct answer *answer, int descriptor, struct heft_seal_watch *watch,
                          bool *goes_on) {
  const char *trouble = NULL;
  heft_seal_watch_start(watch);
  void *state = py.PyEval_SaveThread();
  for (;;) {
    struct pollfd request = {.fd = descriptor, .events = POLLIN};
    int ready = poll(&request, 1, 20);
    if (ready > 0 && !read_more(answer, descriptor)) break;
    if (ready < 0 && errno == EINTR) {
      py.PyEval_RestoreThread(state);
      *goes_on = py.PyErr_CheckSignals() == 0;
      state = py.PyEval_SaveThread();
      if (!*goes_on) break;
    }
    if (ready == 0 && (trouble = heft_seal_watch_look(watch)) != NULL) break;
  }
  py.PyEval_RestoreThread(state);
  return trouble;
}

// Takes away the signal of a child that the user does not know of, unless one of his ended too. It
// may be blocked by then, as heft blocks what the user's code answers; `waited`: it stood out before.
static void forget_signal(pid_t child, const sigset_t *before, bool waited) {
  sigset_t mask;
  sigemptyset(&mask);
  sigaddset(&mask, SIGCHLD);
  siginfo_t found = {0}, other = {0};
  bool taken =
    !waited && sigtimedwait(&mask, &found, &(struct timespec){0, 0}) == SIGCHLD;
  if (taken && (found.si_pid != child ||
                (waitid(P_ALL, 0, &other, WEXITED | WNOHANG | WNOWAIT) == 0 && other.si_pid != 0)))
    kill(getpid(), SIGCHLD);
  pthread_sigmask(SIG_SETMASK, before, NULL);
}

// What became of the child where it gave no answer.
static const char *ending(const struct heft_seal_page *page, int status) {
  if (page->failure == HEFT_SEAL_MAPPINGS) return "could not be tried: memory shared with others could not be sealed off";
  if (page->failure == HEFT_SEAL_DESCRIPTORS) return "could not be tried: descriptors could not be sealed off";
  if (!WIFSIGNALED(status)) return WEXITSTATUS(status) == FAILED ? "fails" : "ends the process";
  switch (WTERMSIG(status)) {
  case SIGSEGV: return "would write to memory that is shared with others, or crashes";
  default: return "ends the process by a signal";
  }
}

PyObject *heft_module_aside(PyObject *self, PyObject *const *arguments, Py_ssize_t count,
                            PyObject *names) {
  (void)self;
  int claimed;
  if (count < 3 || count > 4 || names != NULL) {
    py.PyErr_SetString(*py.PyExc_TypeError, "aside() takes work, a process, seconds, and whom to tell");
    return NULL;
  }
  struct heft_seal_watch watch = {.seconds = py.PyFloat_AsDouble(arguments[2])};
  if (!read_number(arguments[1], &claimed) || py.PyErr_Occurred() != NULL) return NULL;
  struct heft_seal_page *page = heft_seal_page_new();
  if (page == NULL) return py.PyErr_NoMemory();
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    munmap(page, HEFT_COUNTERS_BYTES);
    return fail_by_errno();
  }
  sigset_t quiet, before, pending;
  sigemptyset(&quiet);
  sigaddset(&quiet, SIGCHLD);
  pthread_sigmask(SIG_BLOCK, &quiet, &before);
  bool waited = sigpending(&pending) == 0 && sigismember(&pending, SIGCHLD) == 1;
  pid_t child = fork_sealed(page, ends[1], claimed, count == 4);
  if (child == 0) {
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    work_and_leave(arguments[0], ends[1]);
  }
  int error = errno;
  close(ends[1]);
  struct answer answer = {NULL, 0, 0};
  const char *trouble = NULL;
  bool goes_on = child > 0;
  int status = 0;
  if (child > 0) {
    watch.child = child;
    watch.page = page;
    if (count == 4) {
      PyObject *number = py.PyLong_FromLongLong(child);
      PyObject *told =
        number == NULL ? NULL : py.PyObject_CallFunctionObjArgs(arguments[3], number, NULL);
      goes_on = told != NULL;
      if (number != NULL) py.Py_DecRef(number);
      if (told != NULL) py.Py_DecRef(told);
    }
    if (goes_on) trouble = attend(&answer, ends[0], &watch, &goes_on);
    if (trouble != NULL || !goes_on) kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  }
  close(ends[0]);
  forget_signal(child, &before, waited);
  PyObject *result = NULL;
  if (child < 0) {
    errno = error;
    fail_by_errno();
  } else if (goes_on) {
    bool answered = trouble == NULL && page->failure == HEFT_SEALED && status == 0 &&
                    answer.length > 0;
    if (!answered && trouble == NULL) trouble = ending(page, status);
    PyObject *bytes =
      py.PyBytes_FromStringAndSize(answer.text, answered ? (Py_ssize_t)answer.length : 0);
    const char *denied = page->denied > 0 ? heft_seal_words(page->first) : NULL;
    if (bytes != NULL) result = py.Py_BuildValue("Nzz", bytes, trouble, denied);
  }
  free(answer.text);
  munmap(page, HEFT_COUNTERS_BYTES);
  return result;
}
