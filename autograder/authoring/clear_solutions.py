"""nbgrader's ClearSolutions with this course's stubs (a class body gets `pass`)."""

from nbgrader.preprocessors import ClearSolutions as NbgraderClearSolutions

from autograder.authoring.exercise import BEGIN, stub_of


class ClearSolutions(NbgraderClearSolutions):
    """Replaces the solution region of an answer cell by the exercise's stub."""

    def _replace_solution_region(self, cell, language):
        if cell.cell_type != "code" or BEGIN not in cell.source:
            return super()._replace_solution_region(cell, language)
        cell.source = stub_of(cell.source).rstrip()
        return True
