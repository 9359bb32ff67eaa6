#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <sched.h>
#include <sys/auxv.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int heft_wait(pid_t process, int block, struct heft_ending *ending) {
  int status;
  pid_t ended;
  do
    ended = waitpid(process, &status, block ? 0 : WNOHANG);
  while (ended < 0 && errno == EINTR);
  if (ended < 0)
    return -errno;
  if (ended == 0)
    return 0;
  if (ending) {
    ending->code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    ending->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  }
  return 1;
}

// Processor time used so far, user and system, from /proc: clock ticks are in fields 14 and 15,
// after the command in parentheses, which may itself hold spaces and parentheses.
static uint64_t processor_seconds(pid_t process) {
  char path[64], text[1024];
  snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
  FILE *file = fopen(path, "re");
  if (!file)
    return 0;
  size_t length = fread(text, 1, sizeof text - 1, file);
  fclose(file);
  text[length] = 0;
  char *after = NULL;
  for (char *each = text; *each; each++)
    if (*each == ')')
      after = each + 1;
  unsigned long user = 0, system = 0;
  if (!after || sscanf(after, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user,
                       &system) != 2)
    return 0;
  return (user + system) / (uint64_t)sysconf(_SC_CLK_TCK);
}

int heft_limit_processor_time(pid_t process, uint64_t seconds) {
  uint64_t total = processor_seconds(process) + seconds;
  struct rlimit wanted = {.rlim_cur = total, .rlim_max = RLIM_INFINITY};
  struct rlimit now;
  if (prlimit(process, RLIMIT_CPU, NULL, &now) != 0)
    return errno;
  wanted.rlim_max = now.rlim_max;
  if (now.rlim_max != RLIM_INFINITY && now.rlim_max < total)
    wanted.rlim_cur = now.rlim_max;
  return prlimit(process, RLIMIT_CPU, &wanted, NULL) == 0 ? 0 : errno;
}

int heft_limit_memory(pid_t process, uint64_t bytes) {
  struct rlimit limit;
  if (prlimit(process, RLIMIT_DATA, NULL, &limit) != 0)
    return errno;
  limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
  return prlimit(process, RLIMIT_DATA, &limit, NULL) == 0 ? 0 : errno;
}

int heft_adopt_orphans(void) {
  return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0 ? 0 : errno;
}

int heft_send_descriptors(int socket, const int *descriptors, size_t count) {
  char byte = 0;
  struct iovec data = {.iov_base = &byte, .iov_len = 1};
  union {
    struct cmsghdr head;
    char space[CMSG_SPACE(8 * sizeof(int))];
  } control;
  if (count > 8)
    return E2BIG;
  memset(&control, 0, sizeof control);
  struct msghdr message = {
    .msg_iov = &data,
    .msg_iovlen = 1,
    .msg_control = &control,
    .msg_controllen = CMSG_SPACE(count * sizeof(int)),
  };
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN(count * sizeof(int));
  memcpy(CMSG_DATA(head), descriptors, count * sizeof(int));
  ssize_t sent;
  do
    sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == 1 ? 0 : errno;
}

int heft_memory_file(const char *name, uint64_t bytes) {
  int descriptor = memfd_create(name, MFD_CLOEXEC);
  if (descriptor < 0)
    return -errno;
  if (ftruncate(descriptor, (off_t)bytes) != 0) {
    int error = errno;
    close(descriptor);
    return -error;
  }
  return descriptor;
}

int heft_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno; }

int heft_processors(void) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0)
    return CPU_COUNT(&set);
  long online = sysconf(_SC_NPROCESSORS_ONLN);
  return online > 0 ? (int)online : 1;
}

static int is_own_image(struct dl_phdr_info *image, size_t size, void *found) {
  (void)size;
  uintptr_t here = (uintptr_t)&heft_image_path;
  for (int i = 0; i < image->dlpi_phnum; i++) {
    uintptr_t start = image->dlpi_addr + image->dlpi_phdr[i].p_vaddr;
    if (image->dlpi_phdr[i].p_type == PT_LOAD && here - start < image->dlpi_phdr[i].p_memsz) {
      *(const char **)found = image->dlpi_name;
      return 1;
    }
  }
  return 0;
}

const char *heft_image_path(void) {
  const char *name = NULL;
  dl_iterate_phdr(is_own_image, &name);
  return name && *name ? name : NULL; // the program's own name is empty
}

const char *heft_program_path(void) { return (const char *)getauxval(AT_EXECFN); }

static int argument_count;
static char **arguments;

__attribute__((constructor)) static void keep_arguments(int count, char **values) {
  argument_count = count;
  arguments = values;
}

int heft_argument_count(void) { return argument_count; }

const char *heft_argument(int index) { return arguments[index]; }

void heft_let_large_writes_fail(void) { signal(SIGXFSZ, SIG_IGN); }

long heft_page_size(void) { return sysconf(_SC_PAGESIZE); }
