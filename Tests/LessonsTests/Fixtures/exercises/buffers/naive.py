data = b""
for piece in pieces():
    data += piece
data
