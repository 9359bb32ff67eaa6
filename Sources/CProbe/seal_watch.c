// A large structure takes long to take apart, and a machine may be busy, so that time alone says
// nothing. A copy that works either takes processor time and gives memory back, or waits for a
// processor or a disk; one that hangs sleeps, or takes processor time and gives nothing back.

#include "seal_watch.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// Seconds without anything to show for them.
static const double patience = 1;

static double seconds(clockid_t clock) {
  struct timespec now = {0};
  clock_gettime(clock, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double processor_time(pid_t child) {
  clockid_t clock;
  return clock_getcpuclockid(child, &clock) == 0 ? seconds(clock) : 0;
}

// Whether it waits for something else than a processor, a disk or memory.
static bool is_asleep(pid_t child) {
  char text[512];
  snprintf(text, sizeof text, "/proc/%d/stat", (int)child);
  int file = open(text, O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  if (length <= 0) return false;
  text[length] = '\0';
  const char *state = strrchr(text, ')');
  return state != NULL && strnlen(state, 3) == 3 && strchr("STt", state[2]) != NULL;
}

static uint64_t held(const struct heft_seal_page *page) {
  return heft_counter_load(&page->counters.language_live) +
         heft_counter_load(&page->counters.native_live);
}

void heft_seal_watch_start(struct heft_seal_watch *watch) {
  watch->began = watch->looked = seconds(CLOCK_MONOTONIC);
  watch->used = watch->idle = watch->fruitless = 0;
  watch->least = UINT64_MAX;
}

const char *heft_seal_watch_look(struct heft_seal_watch *watch) {
  double now = seconds(CLOCK_MONOTONIC), used = processor_time(watch->child);
  double took = now - watch->looked, worked = used - watch->used;
  watch->looked = now;
  watch->used = used;
  if (is_asleep(watch->child)) watch->idle += took;
  bool begun = __atomic_load_n(&watch->page->begun, __ATOMIC_ACQUIRE) != 0;
  uint64_t live = held(watch->page);
  if (begun && live < watch->least) {
    watch->least = live;
    watch->idle = watch->fruitless = 0;
  } else if (begun) {
    watch->fruitless += worked;
  }
  // A collection gives nothing back until it has seen all; one was made before.
  if (watch->idle > patience || watch->fruitless > patience + 2e-9 * (double)watch->page->early)
    return "hangs";
  if (now - watch->began > watch->seconds) return "takes too long";
  return NULL;
}
