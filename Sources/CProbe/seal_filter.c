// The filter of system calls of a sealed copy: a short list of what it may ask of the kernel.
//
// A refused call raises SIGSYS, whose handler counts it and has the call fail with EPERM. The signal
// must not be blocked, or the kernel ends the process: masks are set by that handler too.

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include "seal.h"

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#define RESULT(context) (context)->uc_mcontext.gregs[REG_RAX]
#define FIRST(context) (context)->uc_mcontext.gregs[REG_RDI]
#define SECOND(context) (context)->uc_mcontext.gregs[REG_RSI]
#define THIRD(context) (context)->uc_mcontext.gregs[REG_RDX]
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#define RESULT(context) (context)->uc_mcontext.regs[0]
#define FIRST(context) (context)->uc_mcontext.regs[0]
#define SECOND(context) (context)->uc_mcontext.regs[1]
#define THIRD(context) (context)->uc_mcontext.regs[2]
#endif

struct words {
  long number;
  const char *text;
};

static const struct words words[] = {
  {SYS_openat, "open a file"},
  {SYS_unlinkat, "remove a file"},
  {SYS_renameat2, "rename a file"},
  {SYS_ftruncate, "cut a file"},
  {SYS_fsync, "write a file to its disk"},
  {SYS_fdatasync, "write a file to its disk"},
  {SYS_pread64, "read from a descriptor"},
  {SYS_read, "read from a descriptor"},
  {SYS_pwrite64, "write into a file"},
  {SYS_newfstatat, "look at a file"},
  {SYS_fstat, "look at a file"},
  {SYS_fcntl, "lock a file, or change a descriptor"},
  {SYS_flock, "lock or unlock a file"},
  {SYS_ioctl, "change a device or a terminal"},
  {SYS_pipe2, "open a pipe"},
  {SYS_socket, "open a connection"},
  {SYS_socketpair, "open a connection"},
  {SYS_connect, "open a connection"},
  {SYS_sendto, "send over a connection"},
  {SYS_sendmsg, "send over a connection"},
  {SYS_getsockname, "look at a connection"},
  {SYS_getpeername, "look at a connection"},
  {SYS_setsockopt, "change a connection"},
  {SYS_shutdown, "end a connection"},
  {SYS_recvfrom, "read from a connection"},
  {SYS_kill, "send a signal"},
  {SYS_tgkill, "send a signal"},
  {SYS_wait4, "wait for a process"},
  {SYS_waitid, "wait for a process"},
  {SYS_clone, "start a process or a thread"},
  {SYS_clone3, "start a process or a thread"},
  {SYS_execve, "start a program"},
  {SYS_pselect6, "wait for others"},
  {SYS_ppoll, "wait for others"},
  {SYS_epoll_ctl, "change what is waited for"},
#if defined(__x86_64__)
  {SYS_open, "open a file"},
  {SYS_stat, "look at a file"},
  {SYS_lstat, "look at a file"},
  {SYS_unlink, "remove a file"},
  {SYS_rmdir, "remove a folder"},
  {SYS_rename, "rename a file"},
  {SYS_poll, "wait for others"},
  {SYS_select, "wait for others"},
  {SYS_fork, "start a process or a thread"},
  {SYS_vfork, "start a process or a thread"},
#endif
};

const char *heft_seal_words(int32_t number) {
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (words[i].number == number) return words[i].text;
  return "ask the system for more than memory";
}

#ifdef ARCHITECTURE

static pid_t claimed_process;

// rt_sigprocmask, done on the mask that holds when the handler returns. SIGSYS stays unblocked.
static long set_mask(ucontext_t *context) {
  uint64_t *mask = (uint64_t *)&context->uc_sigmask, before = *mask;
  const uint64_t *wanted = (const uint64_t *)SECOND(context);
  uint64_t *old = (uint64_t *)THIRD(context);
  long how = (long)FIRST(context);
  if (wanted != NULL) {
    if (how == SIG_BLOCK)
      *mask |= *wanted;
    else if (how == SIG_UNBLOCK)
      *mask &= ~*wanted;
    else if (how == SIG_SETMASK)
      *mask = *wanted;
    else
      return -EINVAL;
    *mask &= ~(1ull << (SIGSYS - 1));
  }
  if (old != NULL) *old = before;
  return 0;
}

static void refuse(int signal, siginfo_t *info, void *where) {
  (void)signal;
  ucontext_t *context = where;
  long result = -EPERM;
  // Code that was forked unawares asks whether it was; it shall do what it does in the original.
  if (info->si_syscall == SYS_getpid || info->si_syscall == SYS_gettid)
    result = claimed_process;
  else if (info->si_syscall == SYS_rt_sigprocmask)
    result = set_mask(context);
  else if (heft_seal_page->denied++ == 0)
    heft_seal_page->first = info->si_syscall;
  RESULT(context) = result;
}

// A program of the kernel's filter machine, written from the front; room for it is checked.
struct program {
  struct sock_filter steps[192];
  unsigned short length;
};

static void add(struct program *program, unsigned short code, uint32_t value, uint8_t yes,
                uint8_t no) {
  if (program->length < sizeof program->steps / sizeof *program->steps)
    program->steps[program->length] = (struct sock_filter){code, yes, no, value};
  program->length++;
}

#define FIELD(name) ((uint32_t)offsetof(struct seccomp_data, name))
// The lower half of an argument, which is all that the kernel looks at in those that are tested.
#define ARGUMENT(place) (FIELD(args) + 8 * (place))

static void load(struct program *program, uint32_t offset) {
  add(program, BPF_LD | BPF_W | BPF_ABS, offset, 0, 0);
}

static void leave(struct program *program, uint32_t action) {
  add(program, BPF_RET | BPF_K, action, 0, 0);
}

static void allow(struct program *program, long number) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 1);
  leave(program, SECCOMP_RET_ALLOW);
}

// A call that is allowed where one of its arguments, as far as `mask` goes, is one of some values,
// or, `except`, where it is none of them.
static void allow_where(struct program *program, long number, int argument, uint32_t mask,
                        const uint32_t *values, int count, bool except) {
  // Skipped by other calls: the load, the mask, two for each value, and the end.
  add(program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, (uint8_t)(3 + 2 * count));
  load(program, ARGUMENT(argument));
  add(program, BPF_ALU | BPF_AND | BPF_K, mask, 0, 0);
  for (int i = 0; i < count; i++) {
    add(program, BPF_JMP | BPF_JEQ | BPF_K, values[i], 0, 1);
    leave(program, except ? SECCOMP_RET_TRAP : SECCOMP_RET_ALLOW);
  }
  leave(program, except ? SECCOMP_RET_ALLOW : SECCOMP_RET_TRAP);
}

static const long allowed[] = {
  // Memory of its own, and whether it is there; mmap and mprotect stand below.
  SYS_munmap, SYS_mremap, SYS_brk, SYS_mincore,
  // Clocks, chance and turns.
  SYS_clock_gettime, SYS_clock_getres, SYS_gettimeofday, SYS_nanosleep, SYS_clock_nanosleep,
  SYS_getrandom, SYS_sched_yield, SYS_getcpu,
  // Who it is.
  SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_getrusage,
  // Signals that it meets, and its end.
  SYS_rt_sigreturn, SYS_restart_syscall, SYS_exit, SYS_exit_group,
  // What a buffered file does when it goes: into the sink, or to heft.
  SYS_write, SYS_writev, SYS_lseek,
#if defined(__x86_64__)
  SYS_time,
#endif
};

static void assemble(struct program *program, const int *kept, int count) {
  load(program, FIELD(arch));
  add(program, BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
  leave(program, SECCOMP_RET_KILL);
  load(program, FIELD(nr));
#if defined(__x86_64__)
  // The numbers of x32 begin here.
  add(program, BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
  leave(program, SECCOMP_RET_KILL);
#endif
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) allow(program, allowed[i]);
  // Memory without a file. It may not be shared, though nobody could share it.
  allow_where(program, SYS_mmap, 3, MAP_ANONYMOUS | MAP_SHARED, (uint32_t[]){MAP_ANONYMOUS}, 1,
              false);
  // Shared memory must stay unwritable.
  allow_where(program, SYS_mprotect, 2, PROT_WRITE, (uint32_t[]){0}, 1, false);
  // Not MADV_REMOVE, which makes holes in files.
  allow_where(program, SYS_madvise, 2, UINT32_MAX,
              (uint32_t[]){MADV_DONTNEED, MADV_FREE, MADV_HUGEPAGE, MADV_NOHUGEPAGE}, 4, false);
  // Not what waits in other processes.
  allow_where(program, SYS_futex, 1, FUTEX_PRIVATE_FLAG, (uint32_t[]){FUTEX_PRIVATE_FLAG}, 1,
              false);
  allow_where(program, SYS_rt_sigaction, 0, UINT32_MAX, (uint32_t[]){SIGSYS}, 1, true);
  // To wait for no descriptor is to sleep.
  allow_where(program, SYS_pselect6, 0, UINT32_MAX, (uint32_t[]){0}, 1, false);
  allow_where(program, SYS_ppoll, 1, UINT32_MAX, (uint32_t[]){0}, 1, false);
#if defined(__x86_64__)
  allow_where(program, SYS_select, 0, UINT32_MAX, (uint32_t[]){0}, 1, false);
  allow_where(program, SYS_poll, 1, UINT32_MAX, (uint32_t[]){0}, 1, false);
#endif
  uint32_t own[4];
  for (int i = 0; i < count; i++) own[i] = (uint32_t)kept[i];
  allow_where(program, SYS_close, 0, UINT32_MAX, own, count, true);
  allow_where(program, SYS_fstat, 0, UINT32_MAX, own, count, false);
  // As which glibc asks for the facts of a descriptor.
  allow_where(program, SYS_newfstatat, 0, UINT32_MAX, own, count, false);
  leave(program, SECCOMP_RET_TRAP);
}

bool heft_seal_filter(const int *kept, int count, pid_t claimed) {
  if (count > 4) return false;
  claimed_process = claimed;
  struct program program = {.length = 0};
  assemble(&program, kept, count);
  if (program.length > sizeof program.steps / sizeof *program.steps) return false;
  struct sigaction action = {.sa_sigaction = refuse, .sa_flags = SA_SIGINFO | SA_NODEFER};
  sigset_t mask;
  sigemptyset(&mask);
  sigaddset(&mask, SIGSYS);
  if (sigaction(SIGSYS, &action, NULL) != 0 || sigprocmask(SIG_UNBLOCK, &mask, NULL) != 0)
    return false;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  struct sock_fprog whole = {program.length, program.steps};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole) == 0;
}

#else

bool heft_seal_filter(const int *kept, int count, pid_t claimed) {
  (void)kept, (void)count, (void)claimed;
  return false;
}

#endif
