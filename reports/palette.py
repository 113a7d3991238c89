"""The colours of all charts, in one place.

Blue and orange stay apart for colour-blind eyes and in a grey print, and the red is told from both
by its darkness (after Okabe and Ito's palette). No colour ever says something alone: what is late
or new is also said in words, and a bar's end in a number.
"""

INK, GREY, RULE, EMPTY, PAPER = "#1b2a3a", "#566373", "#d9dfe6", "#edf0f4", "#ffffff"
EARLIER, NEW = "#2b6496", "#f0a43a"
LIGHT = "#8fb4d6"  # beside the blue
LATE = "#9c2f00"
