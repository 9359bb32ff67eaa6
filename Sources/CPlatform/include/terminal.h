/// The terminal: its size, its safety when the program dies, and programs run in its foreground.
#pragma once

#include <sys/types.h>

/// The size of the terminal at `fd` in cells; 0 on success, -1 where it is none or does not know.
int terminal_size(int fd, int *columns, int *rows);

/// Makes `LC_CTYPE` a UTF-8 locale, the user's own if it is one; 1 if that worked, else 0.
///
/// In the C locale libedit drops accents in silence and crashes on a prompt that holds one.
int terminal_use_utf8(void);

/// Saves the modes of the terminal at `fd` and puts them back when this process ends or is stopped.
///
/// Handlers that were there before (the Swift runtime's backtracer) run afterwards; signals that
/// were ignored stay ignored. A child that was forked and has not called exec restores nothing.
/// SIGKILL runs no handler: a small process without a terminal of its own waits for the end of this
/// one, and puts the modes back if nobody else has changed them by then.
/// Returns 0, or -1 with errno.
int terminal_guard(int fd);

/// What this process uses the terminal for; each use has modes of its own.
enum terminal_use { TERMINAL_EDITING, TERMINAL_WAITING };

/// Tells the guard that the terminal's present modes are this process's own.
void terminal_guard_note(enum terminal_use use);

/// Tells the guard whether the terminal marks pastes, which is then ended with the modes.
void terminal_guard_set_marking(int marking);

/// Runs a program in the foreground of the terminal at `fd` and waits for its end.
///
/// The program finds the modes that `terminal_guard` saved, and is a process group of its own, so that
/// Ctrl-C is its alone. If it stops (Ctrl-Z), this process stops too, and both go on together. The
/// modes that were there before are put back afterwards.
/// Returns 0 and the status of `waitpid`, or the number of the error.
int terminal_run(int fd, const char *path, char *const arguments[], char *const environment[],
                 int *status);
