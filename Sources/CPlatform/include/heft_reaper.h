// What is left behind where a shell is killed: the folders that its workers write into. No handler runs in
// a process that is killed. The workers themselves are ended by their wardens.
#pragma once

// Starts, once for each process, a small process that waits for the end of this one and of all its
// wardens, however that comes, and then removes the folders that are noted at that time. Returns 0, or
// the errno of what failed.
int heft_reap_after_this_process(void);

// The descriptor that a warden keeps open as long as it lives; -1 where nobody waits.
int heft_reaper_lifeline(void);

// Notes a folder, or forgets it again. At most 16 are noted, each with a path that a system call takes.
void heft_reaper_note(const char *folder);
void heft_reaper_forget(const char *folder);
