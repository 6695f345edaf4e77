"""Autograder of the course Nabla."""
