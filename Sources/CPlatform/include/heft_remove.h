// Removing a folder that somebody else's code has filled.
#pragma once

// Removes a folder with all that it holds: what has modes that forbid it gets others first, however deep
// it lies. No link is followed, and what is mounted inside stays. Makes system calls alone, and holds few
// descriptors. Nobody may be writing into it. Returns 0 where it is gone, or the errno of what is in the way.
int heft_remove_folder(const char *path);
