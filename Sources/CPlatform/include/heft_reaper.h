// What is left behind where a shell is killed: workers, and the folders that they write into. A worker
// that computes, sleeps or starts programs of its own does not notice that nobody listens any more,
// and no handler runs in a process that is killed.
#pragma once

// Starts, once for each process, a small process that waits for the end of this one, however that
// comes. It then kills all whose starting environment has a variable that begins with `mark`, and
// removes the folders that are noted at that time. Returns 0, or the errno of what failed.
int heft_reap_after_this_process(const char *mark);

// Notes a folder, or forgets it again. Where it has too long a path, or too many are noted, nothing
// is done: the folder then stays if this process is killed.
void heft_reaper_note(const char *folder);
void heft_reaper_forget(const char *folder);
