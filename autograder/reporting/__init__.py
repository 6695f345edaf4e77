"""Reporting: what instructors and students get, made from the result files.

    words        verdicts in sentences: what was right, then what to look at
    autograded   the student's notebook with outputs and feedback, as nbgrader keeps it
    database    what can go wrong with one, in one line
    gradebook   the one writer into nbgrader's gradebook
    feedback     one page for each student and lesson
    people       who a student is for a learning platform
    export       grades.csv, and files for Canvas and Moodle
    statistics   what the results of a class say
    incidents    what was stopped or refused
    similarity   submissions that are alike
    overview     what to look at first
    report       the class report

Everything here can be deleted and made again.
"""
