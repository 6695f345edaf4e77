"""count_thinned_networks: hidden numbers of units and typical mistakes.

An integer beyond 64 bits is no array of numbers, so a summary of it is compared.
"""

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=1, summary="whole_number", num_public=3)
def few_units(rng):
    """Counts for a few units."""
    yield Call(5)
    yield Call(int(rng.integers(6, 10)))
    yield Call(int(rng.integers(10, 31)))
    yield Call(4)
    yield Call(int(rng.integers(31, 53)))


@probe_check(points=1, summary="whole_number", num_public=3)
def one_unit_and_none(rng):
    """Counts for 0, 1 and 2 units."""
    yield Call(0)
    yield Call(1)
    yield Call(2)


@probe_check(points=1, summary="whole_number")
def many_units(rng):
    """Exact counts that are larger than an integer of 64 bits."""
    yield Call(int(rng.integers(70, 90)))
    yield Call(100)
    yield Call(62)
    yield Call(63)
    yield Call(64)


@mistake("Your count is the square of the number of units: each unit doubles the networks.")
def squared(num_units):
    return num_units**2


@mistake("Your count is twice the number of units: each unit doubles the networks so far.")
def doubled(num_units):
    return 2 * num_units


@mistake("Your count lacks one network: all units dropped, or none, counts too.")
def one_left_out(num_units):
    return 2**num_units - 1


@mistake("Your count lacks two networks: all units dropped, and none, count too.")
def two_left_out(num_units):
    return 2**num_units - 2


@mistake("Your count is half the right one: the first unit can be dropped like the others.")
def half(num_units):
    return 2**num_units // 2


@mistake("Your count is the number of orders of the units: a network does not know of an order.")
def orders(num_units):
    product = 1
    for factor in range(2, num_units + 1):
        product *= factor
    return product


@mistake("Your count adds the number of units only: how many ways are there to drop two of them?")
def at_most_one_dropped(num_units):
    return num_units + 1


@mistake("Your count is that of pairs of units: any number of units may be dropped.")
def pairs(num_units):
    return num_units * (num_units - 1) // 2


@mistake("Your count is the square of the right one: a unit is there or not, with all its weights.")
def four_states(num_units):
    return 4**num_units


@mistake(
    "Your count is right for few units; for many it is larger than an integer of 64 bits, and "
    "NumPy's integers begin again from below."
)
def overflows(num_units):
    count = 2**num_units % 2**64
    return count - 2**64 if count >= 2**63 else count


@correct
def shifted(num_units):
    return 1 << num_units


@correct
def unit_by_unit(num_units):
    count = 1
    for _ in range(num_units):
        count = count + count
    return count


@correct
def by_number_dropped(num_units):
    total, ways = 0, 1
    for num_dropped in range(num_units + 1):
        total += ways
        ways = ways * (num_units - num_dropped) // (num_dropped + 1)
    return total


@correct
def power_of_a_float(num_units):
    return 2.0**num_units
