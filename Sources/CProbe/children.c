// Counting the processes that the program starts.
//
// fork() is seen by pthread_atfork (page.c), which also covers forkpty and daemon. What glibc
// starts by other means is interposed here: posix_spawn, and system and popen, which call glibc's
// inner posix_spawn; and vfork, with which CPython's subprocess starts everything since 3.10.

#include <dlfcn.h>
#include <spawn.h>
#include <stdio.h>

#include "page.h"

#define EXPORTED __attribute__((visibility("default")))

static void count_child(void) { heft_add(&heft_page->children, 1, false); }

EXPORTED int posix_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions,
                         const posix_spawnattr_t *attributes, char *const arguments[],
                         char *const environment[]) {
  __typeof__(&posix_spawn) next = (__typeof__(&posix_spawn))dlsym(RTLD_NEXT, "posix_spawn");
  int result = next(pid, path, actions, attributes, arguments, environment);
  if (result == 0) count_child();
  return result;
}

EXPORTED int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *actions,
                          const posix_spawnattr_t *attributes, char *const arguments[],
                          char *const environment[]) {
  __typeof__(&posix_spawnp) next = (__typeof__(&posix_spawnp))dlsym(RTLD_NEXT, "posix_spawnp");
  int result = next(pid, file, actions, attributes, arguments, environment);
  if (result == 0) count_child();
  return result;
}

EXPORTED int system(const char *command) {
  __typeof__(&system) next = (__typeof__(&system))dlsym(RTLD_NEXT, "system");
  if (command != NULL) count_child();
  return next(command);
}

EXPORTED FILE *popen(const char *command, const char *mode) {
  __typeof__(&popen) next = (__typeof__(&popen))dlsym(RTLD_NEXT, "popen");
  FILE *stream = next(command, mode);
  if (stream != NULL) count_child();
  return stream;
}

// vfork returns twice on the same stack, so a wrapper in C would return through a frame that the
// child has overwritten. This one counts first and then jumps, leaving no frame behind.
__attribute__((used, visibility("hidden"))) void *heft_count_and_find_vfork(void) {
  count_child();
  return dlsym(RTLD_NEXT, "vfork");
}

#if defined(__x86_64__)
__asm__(".text\n.globl vfork\n.type vfork,@function\n"
        "vfork:\n"
        "  subq $8, %rsp\n"
        "  call heft_count_and_find_vfork\n"
        "  addq $8, %rsp\n"
        "  jmp *%rax\n"
        ".size vfork, .-vfork\n");
#elif defined(__aarch64__)
__asm__(".text\n.globl vfork\n.type vfork,%function\n"
        "vfork:\n"
        "  stp x29, x30, [sp, #-16]!\n"
        "  bl heft_count_and_find_vfork\n"
        "  mov x16, x0\n"
        "  ldp x29, x30, [sp], #16\n"
        "  br x16\n"
        ".size vfork, .-vfork\n");
#endif
