with open(path, "w") as file:
    for number, value in readings():
        file.write(describe(number, value))
        if number > 1000:
            break
path
