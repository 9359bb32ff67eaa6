#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

// Descriptor plus one, so that zero means "no pipe yet".
static atomic_int reading_ends[NSIG];
static atomic_int writing_ends[NSIG];
static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

static void write_one_byte(int number) {
  int saved = errno;
  int end = atomic_load(&writing_ends[number]) - 1;
  // A full pipe is as good as one more byte: its reader is going to look anyway.
  if (end >= 0 && write(end, "", 1) < 0) errno = saved;
  errno = saved;
}

static int make_pipe(int number) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  atomic_store(&writing_ends[number], ends[1] + 1);
  struct sigaction action = {.sa_handler = write_one_byte, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  if (sigaction(number, &action, NULL) != 0) {
    int reason = errno;
    atomic_store(&writing_ends[number], 0);
    close(ends[0]);
    close(ends[1]);
    errno = reason;
    return -1;
  }
  atomic_store(&reading_ends[number], ends[0] + 1);
  return ends[0];
}

int signal_pipe(int number) {
  if (number <= 0 || number >= NSIG) {
    errno = EINVAL;
    return -1;
  }
  pthread_mutex_lock(&making);
  int end = atomic_load(&reading_ends[number]) - 1;
  if (end < 0) end = make_pipe(number);
  pthread_mutex_unlock(&making);
  return end;
}
