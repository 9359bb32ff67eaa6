# heft's commands. `make help` lists them.
