#!python
"""`python -m autograder`, and the command `autograder` of a checkout: the command line."""

from autograder.cli import main

if __name__ == "__main__":  # workers of a pool import the main module
    main()
