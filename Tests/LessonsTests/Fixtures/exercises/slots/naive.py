class Reading:
    def __init__(self, sensor, value):
        self.sensor = sensor
        self.value = value


class Checked(Reading):
    def __init__(self, sensor, value, checker):
        super().__init__(sensor, value)
        self.checker = checker


[Checked(*row) for row in rows]
