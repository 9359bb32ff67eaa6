(x for x in numbers)
