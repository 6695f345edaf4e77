"""Grading: submissions in, one result file per submission out.

    collect      a folder or an LMS's zip -> <course>/submitted
    names        whose file is it, and of which lesson
    attempts     several hand-ins of one student, and which one counts
    policy       the course's rules on time and attempts (course.toml)
    archive      the files of a folder or zip, safely
    notebook     read a notebook that may be damaged
    repair       its cells, matched with the released master's
    plan         which cells have to run
    submission   one submission: run, judge, result
    answer_file  one answer in a file of its own
    results      result files, and the hashes that say whether one still holds
    grade        a class, many at once
    cluster      the same on more than one machine

The gradebook is not known here: `autograder.reporting` reads the result files.
"""
