with open(path, "w"):
    pass
path
