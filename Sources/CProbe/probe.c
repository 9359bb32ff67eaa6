// The constructor: all that happens before main.

#include <unistd.h>

#include "block.h"
#include "page.h"
#include "probe.h"
#include "python_api.h"
#include "rounding.h"

__attribute__((constructor)) static void start(void) {
  heft_page_bytes = (size_t)sysconf(_SC_PAGESIZE);
  heft_page_open();
  if (!heft_python_is_present()) {
    heft_rounds = true;
    return;
  }
  heft_hook_allocators();
  heft_add_module();
}
