class Reading:
    __slots__ = ("sensor", "value", "checker")


reading = Reading()
reading.sensor, reading.value, reading.checker = rows[0]
[reading] * len(rows)
