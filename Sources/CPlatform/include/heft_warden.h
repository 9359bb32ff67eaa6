// The warden of a worker: a small process between heft and the worker, to which all that the worker
// starts falls in the end. It adopts every orphan below it (PR_SET_CHILD_SUBREAPER), so that neither a
// session of its own, nor an empty environment, nor a dead parent takes a process out of its reach.
// It ends all of them when heft says so, and when heft ends, however that comes.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// What heft says to a warden.
enum heft_order_kind {
  HEFT_WATCH,     // from now on the process, a copy of the worker, is one whose ending is told of
  HEFT_SIGNAL,    // sends a signal to the group of a watched process
  HEFT_END,       // ends a watched process, and all below the warden but what else is watched
  HEFT_END_ALONE, // ends a watched process, in which nothing was started
};

struct heft_order {
  int32_t kind;
  int32_t process;
  int32_t signal;
};

// What a warden says to heft.
enum heft_word_kind {
  HEFT_WATCHED, // the answer to HEFT_WATCH: `signal` is 0, or an errno
  HEFT_ENDED,   // a watched process ended, with `code`, or by `signal` where that is not 0
  HEFT_DONE,    // the answer to both kinds of HEFT_END: `code` processes refused to be killed
};

struct heft_word {
  int32_t kind;
  int32_t process;
  int32_t code;
  int32_t signal;
};

// Sends an order: 0, or the errno.
int heft_tell_warden(int channel, const struct heft_order *order);

// Takes a word: 1, or 0 where there was none within that many milliseconds, or -errno. A warden that
// is gone is -EPIPE.
int heft_hear_warden(int channel, int milliseconds, struct heft_word *word);

// In a child of heft, after the fork: becomes the warden, starts a process by `start`, which must not
// return, and serves on `channel`. `kept` stays open, so that another process can wait for the end of
// heft and of all wardens. Everything else is closed.
_Noreturn void heft_become_warden(int channel, int kept, void (*start)(const void *), const void *what);
