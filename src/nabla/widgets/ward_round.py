"""WardRound: ill trainings, to be recognised by their curves and cured by running them again."""

from traitlets import Int, Unicode

from nabla.widgets._base import Demo


class WardRound(Demo):
    """Fourteen trainings of a small network, each with one thing wrong.

    What is wrong is not told. The learner reads loss, accuracy, gradients and the chart, names
    the disease and prescribes; then the training runs again, in the page, with that one change.

    patient    which of them, from 1
    diagnosis  the disease that was named, a key of `DISEASES` in ward_round/patients.mjs, or ""
    treatment  what is chosen, a key of `TREATMENTS` there, or ""
    given      what was given: its training is shown; or ""

    The network, its data and its optimizers are those of `Playground`.
    """

    _demo = "ward_round"

    patient = Int(1, min=1, max=14).tag(sync=True)
    diagnosis = Unicode("").tag(sync=True)
    treatment = Unicode("").tag(sync=True)
    given = Unicode("").tag(sync=True)

    def describe(self) -> str:
        """Text alternative: what is shown of a patient, and what one does."""
        return (
            f"Patient {self.patient} of 14: the training of a small network on points in the "
            f"plane, 100 epochs long, and something is wrong with it. Four pictures show, after "
            f"every epoch, the loss and the share of right answers on the training and the "
            f"validation part, the size of the gradient in the first and the last layer, and how "
            f"many units are dead or on a flat end. A table has the loss before learning, where a "
            f"guess costs ln 2 = 0.693, the relative size of the updates, the sizes of inputs, "
            f"weights and batches. One names the disease, chooses one of 14 treatments, and the "
            f"training runs again with it."
        )
