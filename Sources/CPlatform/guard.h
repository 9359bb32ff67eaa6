/// The part of the guard that programs in the foreground need.
#pragma once

/// Gives the terminal at `fd` the modes that were saved, if it is the guarded one.
void guard_step_aside(int fd);

/// Turns on again what `guard_step_aside` turned off beside the modes.
void guard_come_back(int fd);
