/// libedit for Swift: one typed function for each operation that heft uses.
///
/// Swift cannot call variadic C functions, and `el_set`, `el_get` and `el_init` are variadic or
/// need a `FILE *`. libedit is asked to draw into /dev/null: heft draws the line itself, see
/// Sources/Console/Editor/LineEditor.swift.
#pragma once

#include <histedit.h>
#include <stdio.h>

/// A function that libedit calls for a key: it gets the last character of the key.
typedef unsigned char (*editline_function)(EditLine *, int);

/// Opens an editor on two descriptors of a terminal, its own drawing thrown away.
/// NULL where libedit or /dev/null cannot be had.
EditLine *editline_open(const char *program, int input, int output);

/// Closes an editor and what `editline_open` opened for it.
void editline_close(EditLine *editor);

static inline int editline_set_client(EditLine *e, void *client) {
  return el_set(e, EL_CLIENTDATA, client);
}

static inline void *editline_client(EditLine *e) {
  void *client = NULL;
  el_get(e, EL_CLIENTDATA, &client);
  return client;
}

/// Chooses `"emacs"` or `"vi"`; libedit itself starts in vi.
static inline int editline_set_mode(EditLine *e, const char *mode) {
  return el_set(e, EL_EDITOR, mode);
}

/// The mode in force: `"emacs"` or `"vi"`.
static inline const char *editline_mode(EditLine *e) {
  const char *mode = NULL;
  el_get(e, EL_EDITOR, &mode);
  return mode;
}

/// Whether editing is on; `edit off` in an init file clears it and leaves the rest to the program.
static inline int editline_is_editing(EditLine *e) {
  int on = 1;
  el_get(e, EL_EDITMODE, &on);
  return on;
}

/// Sets one terminal mode such as `"-isig"` for the time of editing (`"-d"`) or for the time between
/// two lines (`"-x"`).
static inline int editline_set_tty(EditLine *e, const char *time, const char *mode) {
  return el_set(e, EL_SETTY, time, mode, NULL);
}

/// Gives the display that nobody sees a size, for the present call of `el_wgets`.
///
/// libedit draws wherever it is told to, and in a terminal of few columns it writes beyond its
/// buffers.
static inline void editline_set_size(EditLine *e) {
  el_set(e, EL_SETTC, "li", "100", NULL);
  el_set(e, EL_SETTC, "co", "200", NULL);
}

/// Where characters come from.
static inline int editline_set_reader(EditLine *e, el_rfunc_t reader) {
  return el_set(e, EL_GETCFN, reader);
}

static inline int editline_add(EditLine *e, const char *name, editline_function function) {
  return el_set(e, EL_ADDFN, name, "heft", function);
}

/// Binds a key in the main key map: emacs, or vi's insert mode.
static inline int editline_bind(EditLine *e, const char *key, const char *name) {
  return el_set(e, EL_BIND, key, name, NULL);
}

/// Binds a key in the alternative key map: vi's command mode.
static inline int editline_bind_command(EditLine *e, const char *key, const char *name) {
  return el_set(e, EL_BIND, "-a", key, name, NULL);
}

/// Switches the terminal to editing (1) or back to what it was (0).
static inline int editline_prepare_terminal(EditLine *e, int editing) {
  return el_set(e, EL_PREP_TERM, editing);
}
