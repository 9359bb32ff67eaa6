#include "CEditLine.h"

// Some commands, vi's `_` for one, call the history's function without looking whether there is one.
static int find_nothing(void *history, HistEvent *event, int operation, ...) {
  (void)history;
  (void)operation;
  event->num = -1;
  event->str = "";
  return -1;
}

static char *no_prompt(EditLine *editor) {
  static char empty[] = "";
  (void)editor;
  return empty;
}

EditLine *editline_open(const char *program, int input, int output) {
  FILE *sink = fopen("/dev/null", "we");
  if (sink == NULL) return NULL;
  EditLine *editor = el_init_fd(program, stdin, sink, sink, input, output, output);
  if (editor == NULL) {
    fclose(sink);
    return NULL;
  }
  el_set(editor, EL_HIST, find_nothing, NULL);
  el_set(editor, EL_PROMPT, no_prompt);
  return editor;
}

void editline_close(EditLine *editor) {
  FILE *sink = NULL;
  el_get(editor, EL_GETFP, 1, &sink);
  el_end(editor);
  if (sink != NULL) fclose(sink);
}
