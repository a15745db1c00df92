"""What has just changed, told to the pages that are open: which thing, never what it says. The page asks anew by its own
view, which looks at rights as always.
"""
