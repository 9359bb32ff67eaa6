#include "CEditLine.h"

EditLine *editline_open(const char *program, int input, int output) {
  FILE *sink = fopen("/dev/null", "we");
  if (sink == NULL) return NULL;
  EditLine *editor = el_init_fd(program, stdin, sink, sink, input, output, output);
  if (editor == NULL) fclose(sink);
  return editor;
}

void editline_close(EditLine *editor) {
  FILE *sink = NULL;
  el_get(editor, EL_GETFP, 1, &sink);
  el_end(editor);
  if (sink != NULL) fclose(sink);
}
