def report(values):
    lines = []
    for number, value in values:
        lines.append(describe(number, value))
    return lines


lines = report(readings())
with open(path, "w") as file:
    file.writelines(lines)
path
