from collections import namedtuple

Reading = namedtuple("Reading", "sensor value checker")
[Reading(17, 93, 4), Reading(58, 2, 41), Reading(99, 60, 8)]
