"""How many tokens a chat model may hold in mind: the usual size, and those to choose from. Knows no model."""

SIZES = (2048, 4096, 8192, 16_384, 32_768, 65_536, 131_072)
SMALLEST, LARGEST = SIZES[0], SIZES[-1]
USUAL = 4096  # what `models/device.py` has measured the memory of
