/// Signals as bytes in a pipe, so that one `poll` can wait for keys, workers and signals alike.
#pragma once

/// From now on `signal_number` writes one byte into a pipe instead of what it did before.
///
/// The same pipe is returned each time it is asked for; both ends do not block and are closed in
/// children. The handler restarts interrupted calls, except `poll`, which always returns EINTR.
/// Returns the end to read from, or -1 with errno.
int signal_pipe(int signal_number);
