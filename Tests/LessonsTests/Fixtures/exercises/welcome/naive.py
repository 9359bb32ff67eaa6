[3 * x + 1 for x in numbers]
