// The children that a process has: what it forked, and what it adopted.
#pragma once

#include <stddef.h>
#include <sys/types.h>

// Forks, and remembers the child as one of heft's own.
pid_t heft_fork(void);

// Forgets a child that was forked so; to be called when it was waited for.
void heft_forget_child(pid_t child);

// Ends the children of this process that it did not fork and that are in another session: what a
// warden that was killed leaves behind. Returns how many were left in the end.
int heft_end_strays(void);

// The children of this process, at most `limit` of them, for a process with one thread. Makes system
// calls alone.
size_t heft_list_children(pid_t *children, size_t limit);
