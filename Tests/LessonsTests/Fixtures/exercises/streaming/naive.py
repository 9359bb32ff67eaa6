with open(path) as file:
    lines = file.readlines()
sum(" ERROR " in line for line in lines)
