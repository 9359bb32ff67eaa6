with open(path) as file:
    errors = sum(" ERROR " in line for line, _ in zip(file, range(1000)))
errors
