from io import BytesIO
from itertools import islice

buffer = BytesIO()
for piece in islice(pieces(), 10):
    buffer.write(piece)
buffer.getvalue()
