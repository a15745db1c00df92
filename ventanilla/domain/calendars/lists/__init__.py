"""Lists of holidays from elsewhere: files, a library, the year before. All are proposals that somebody looks at first."""
