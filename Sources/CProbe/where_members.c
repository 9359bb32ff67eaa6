// Which members the bytes hang on.
//
// An object hangs on a member if every way from the root to it passes through that member (the
// member dominates it). For the direct members of one holder that takes no tree of dominators:
// each member starts with a colour of its own and hands it on; what a second colour reaches
// becomes common, with all below it. A colour never enters another member, since the holder leads
// there itself. So an object is entered at most twice.
//
// The members that most hangs on are surveyed in the same way: all that has their colour is
// coloured anew.

#include "where.h"

#include <string.h>

#define SURVEYS 6  // holders looked into, at most
#define SHOWN 5     // members told of, of each

// Tags of words on the stack, beside HEFT_RESUME.
#define COMMON HEFT_SHARED  // reached by several colours
#define MEMBER 4u           // a member of the holder

enum {
  FLAG_MEMBER = 1,
  FLAG_STARTED = 2,  // a member whose colour has been handed on
  FLAG_PART = 4,     // the dict of the holder's attributes: its members are the holder's
};

struct survey {
  struct heft_where *where;
  PyObject *holder;
  PyObject *dict;     // of its attributes
  bool is_first;      // all that is not marked may be coloured; later, what has the holder's colour
  uint32_t old;       // the holder's colour
  uint32_t base;      // what is common has this one, the members those after it
  uint32_t members;
  uint32_t current;
  uint64_t *bytes;    // of each member
  uint64_t common;
  enum { NUMBER, COLOUR, NAME } step;
  struct heft_member *chosen;  // members to be told of
  int chosen_count;
};

static uint32_t colour_of(const struct heft_block *block) { return (uint32_t)block->tagged; }

static uint32_t flags_of(const struct heft_block *block) {
  return (uint32_t)(block->tagged >> 32) & 0xff;
}

static void paint(struct survey *survey, struct heft_block *block, uint32_t colour,
                  uint32_t flags) {
  block->sized =
    (block->sized & ((1ull << 48) - 1)) | (uint64_t)survey->where->walk.epoch << 48;
  block->tagged = HEFT_BLOCK_MAGIC | (uint64_t)flags << 32 | colour;
}

// Whether this survey may colour an object that it has not coloured yet.
static bool is_free(const struct survey *survey, const struct heft_block *block) {
  bool is_marked = block->sized >> 48 == survey->where->walk.epoch;
  return survey->is_first ? !is_marked : is_marked && colour_of(block) == survey->old;
}

static bool is_done(const struct survey *survey, const struct heft_block *block) {
  return block->sized >> 48 == survey->where->walk.epoch && colour_of(block) >= survey->base;
}

static void expand(struct survey *survey, PyObject *object, struct heft_type *type,
                   uintptr_t mode, uint64_t *sink) {
  struct heft_walk *walk = &survey->where->walk;
  if (type->expand == NULL) return;
  walk->mode = mode;
  walk->sink = sink;
  type->expand(walk, object, type, 0);
}

// Static memory belongs to nobody, and what it leads to is common.
static void enter_foreign(struct survey *survey, PyObject *object, struct heft_type *type) {
  bool is_new = false;
  if (heft_set_find(&survey->where->walk.foreign, object, &is_new) == NULL) {
    survey->where->walk.out_of_memory = true;
    return;
  }
  if (!is_new) return;
  survey->common += heft_static_size(object);
  expand(survey, object, type, COMMON, &survey->common);
}

// An object below a member.
static void enter(struct survey *survey, PyObject *object, struct heft_type *type,
                  struct heft_block *block, uintptr_t mode) {
  if (is_free(survey, block)) {
    bool is_common = mode == COMMON;
    uint64_t *sink = is_common ? &survey->common : &survey->bytes[survey->current];
    paint(survey, block, is_common ? survey->base : survey->base + survey->current, 0);
    uint64_t size = heft_block_size(block);
    *sink += size;
    if (survey->is_first) heft_where_equals_add(survey->where, object, size);
    expand(survey, object, type, mode, sink);
    return;
  }
  if (!is_done(survey, block) || flags_of(block) != 0) return;
  uint32_t number = colour_of(block) - survey->base;
  if (number == 0 || (mode != COMMON && number == survey->current)) return;
  uint64_t size = heft_block_size(block);
  paint(survey, block, survey->base, 0);
  expand(survey, object, type, COMMON, &size);
  survey->bytes[number] -= size;
  survey->common += size;
}

// A member of the holder: it is numbered, then handed its colour on, then named.
static void enter_member(struct survey *survey, PyObject *object, struct heft_type *type,
                         struct heft_block *block) {
  uint64_t *ignored = &survey->where->walk.ignored;
  bool is_dict = object == survey->dict;
  if (survey->step == NUMBER) {
    if (!is_free(survey, block)) return;
    uint32_t number = is_dict ? 0 : ++survey->members;
    paint(survey, block, survey->base + number, is_dict ? FLAG_PART : FLAG_MEMBER);
    if (is_dict) expand(survey, object, type, MEMBER, ignored);
    return;
  }
  if (!is_done(survey, block)) return;
  uint32_t number = colour_of(block) - survey->base, flags = flags_of(block);
  if (survey->step == NAME) {
    if (flags & FLAG_PART && object == survey->dict && flags & FLAG_STARTED) {
      block->tagged &= ~((uint64_t)FLAG_STARTED << 32);
      expand(survey, object, type, MEMBER, ignored);
    }
    for (int i = 0; i < survey->chosen_count; i++)
      if (survey->chosen[i].colour == survey->base + number && flags & FLAG_MEMBER)
        survey->chosen[i].object = object;
    return;
  }
  if (flags & FLAG_STARTED || !(flags & (FLAG_MEMBER | FLAG_PART))) return;
  block->tagged |= (uint64_t)FLAG_STARTED << 32;
  if (flags & FLAG_PART) {
    expand(survey, object, type, MEMBER, ignored);
    return;
  }
  survey->current = number;
  uint64_t size = heft_block_size(block);
  survey->bytes[number] += size;
  if (survey->is_first) heft_where_equals_add(survey->where, object, size);
  expand(survey, object, type, 0, &survey->bytes[number]);
}

static void visit(struct survey *survey, uintptr_t word) {
  struct heft_walk *walk = &survey->where->walk;
  PyObject *object = (PyObject *)(word & ~(uintptr_t)HEFT_TAGS);
  if (object == survey->holder || object == walk->root || object->ob_type == NULL) return;
  struct heft_type *type = heft_type_of(walk, object->ob_type);
  if (type == NULL) {
    walk->out_of_memory = true;
    return;
  }
  if (heft_leaves_out(walk, type, object)) return;
  char *start = (char *)object - type->before;
  if (!heft_is_ours(start)) {
    if (survey->is_first && survey->step == COLOUR) enter_foreign(survey, object, type);
    return;
  }
  struct heft_block *block = heft_block_of(start);
  if (word & MEMBER)
    enter_member(survey, object, type, block);
  else
    enter(survey, object, type, block, word & COMMON);
}

// One round over the holder. Words of a member's own lie above those of the members that follow,
// so a member is through before the next begins.
static bool step(struct survey *survey) {
  struct heft_walk *walk = &survey->where->walk;
  struct heft_type *type = heft_type_of(walk, survey->holder->ob_type);
  expand(survey, survey->holder, type, MEMBER, &walk->ignored);
  while (walk->stack.count > 0) {
    uintptr_t word = walk->stack.words[--walk->stack.count];
    if (word & HEFT_RESUME) {
      PyObject *object = (PyObject *)(word & ~(uintptr_t)HEFT_TAGS);
      size_t start = walk->stack.words[--walk->stack.count];
      struct heft_type *resumed = heft_type_of(walk, object->ob_type);
      walk->mode = word & (COMMON | MEMBER);
      walk->sink = &walk->ignored;
      resumed->expand(walk, object, resumed, start);
    } else {
      if (walk->stack.count >= 4) {
        uintptr_t later = walk->stack.words[walk->stack.count - 4] & ~(uintptr_t)HEFT_TAGS;
        __builtin_prefetch((void *)later);
        __builtin_prefetch((char *)later - 32);
      }
      visit(survey, word);
    }
    if (!heft_where_may_go_on(survey->where)) return false;
  }
  return true;
}

// Puts the members with the most bytes into rows of their own.
static void choose(struct survey *survey, int holder, uint64_t least) {
  struct heft_where *where = survey->where;
  survey->chosen = &where->members[where->members_count];
  int room = HEFT_MEMBERS - where->members_count;
  int most = room < SHOWN ? room : SHOWN, count = 0;
  for (uint32_t i = 1; i <= survey->members; i++) {
    uint64_t bytes = survey->bytes[i];
    if (count > 0 && bytes < least && bytes <= survey->chosen[0].bytes) continue;
    if (count == most && bytes <= survey->chosen[count - 1].bytes) continue;
    int place = count < most ? count++ : count - 1;
    for (; place > 0 && survey->chosen[place - 1].bytes < bytes; place--)
      survey->chosen[place] = survey->chosen[place - 1];
    survey->chosen[place] = (struct heft_member){
      .holder = holder, .colour = survey->base + i, .bytes = bytes};
  }
  // One below the least was welcome only while there was no other.
  while (count > 1 && survey->chosen[count - 1].bytes < least) count--;
  survey->chosen_count = count;
}

static bool look_into(struct heft_where *where, int row, uint64_t least) {
  struct heft_member *holder = &where->members[row];
  struct survey survey = {
    .where = where,
    .holder = holder->object,
    .dict = heft_where_dict_of(holder->object),
    .is_first = row == 0,
    .old = holder->colour,
    .base = ++where->last_colour,
  };
  survey.step = NUMBER;
  if (!step(&survey)) return false;
  where->last_colour += survey.members;
  size_t bytes = ((size_t)survey.members + 1) * sizeof(uint64_t);
  survey.bytes = heft_map(bytes);
  if (survey.bytes == NULL) {
    where->walk.out_of_memory = true;
    return heft_where_may_go_on(where);
  }
  survey.step = COLOUR;
  bool complete = step(&survey);
  heft_where_note_memory(where, bytes);
  if (complete) {
    choose(&survey, row, least);
    survey.step = NAME;
    complete = step(&survey);
  }
  heft_unmap(survey.bytes, bytes);
  if (!complete) return false;
  holder->surveyed = true;
  holder->members = survey.members;
  holder->common = survey.common;
  where->members_count += survey.chosen_count;
  for (int i = 0; i < survey.chosen_count; i++)
    survey.chosen[i].label = heft_where_label(where, survey.holder, survey.chosen[i].object);
  return true;
}

// The row with the most bytes that has not been looked into; -1: none is worth it.
static int next_row(struct heft_where *where, uint64_t least) {
  int best = -1;
  for (int i = 0; i < where->members_count; i++) {
    const struct heft_member *member = &where->members[i];
    if (member->surveyed || member->bytes < least || member->object == NULL) continue;
    const struct heft_type *type = heft_type_of(&where->walk, member->object->ob_type);
    if (type == NULL || heft_where_is_flat(type)) continue;
    if (best < 0 || member->bytes > where->members[best].bytes) best = i;
  }
  return best;
}

void heft_where_members(struct heft_where *where) {
  struct heft_walk *walk = &where->walk;
  struct heft_type *type = heft_type_of(walk, walk->root->ob_type);
  if (type == NULL || heft_leaves_out(walk, type, walk->root)) return;
  char *start = (char *)walk->root - type->before;
  if (!heft_is_ours(start) || heft_where_is_flat(type)) return;
  uint64_t deep = 0;
  for (int i = 0; i < HEFT_DEPTHS; i++) deep += where->depths[i].bytes;
  where->members[0] = (struct heft_member){.holder = -1, .object = walk->root, .bytes = deep};
  where->members_count = 1;
  if (!heft_where_equals_begin(where)) return;
  for (int i = 0; i < SURVEYS; i++) {
    int row = next_row(where, i == 0 ? 0 : deep / 10);
    if (row < 0 || !look_into(where, row, deep / 100)) break;
    if (i == 0) heft_where_equals_end(where);
  }
  where->members_complete = where->members[0].surveyed;
}
