// What the constructor puts together.
#pragma once

// Hooks CPython's allocators. Nothing happens in a build without the GIL.
void heft_hook_allocators(void);

// Has pymalloc map its arenas with their pages in place.
void heft_hook_arenas(void);

// Adds `_heft` to the modules that are built into the interpreter.
void heft_add_module(void);
