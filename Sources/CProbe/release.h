// Giving blocks back, whichever function the program chose for it, and glibc's own allocator.
#pragma once

#include <stddef.h>

#include "block.h"

// glibc's allocator under the names that nobody interposes (malloc/malloc.c, GLIBC_2.2.5).
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t each);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *memory);

// Gives back a block of any origin but HEFT_NATIVE.
void heft_release_other(struct heft_block *block);
void heft_release_aligned(struct heft_block *block);
// Gives back a block of CPython's allocator.
void heft_release_language(struct heft_block *block);
