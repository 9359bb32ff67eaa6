with open(path, "w") as file:
    for number in range(n):
        file.write(describe(number, 500))
path
