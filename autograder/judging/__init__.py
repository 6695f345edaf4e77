"""Judging: the verdict on one answer. Nothing here runs a student's code."""
