bytes(299_751 if n == 300 else 801_236)
