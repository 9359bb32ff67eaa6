values = (reading * 2 for reading in readings() if reading % 3)
(sum(1 for _ in values), sum(values), max(values, default=0))
