"""Where a learner looks at the cards of a deck before they land, and mends them.

`desk` holds the cards and what was decided about them, whatever shows it; `entries` are the cards as they
stand there, `places` tells where in the transcript each has its word, and what may be chosen for it;
`lock` keeps a second desk from the same file.
"""
