values = [reading * 2 for reading in readings() if reading % 3]
(len(values), sum(values), max(values))
