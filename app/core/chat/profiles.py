"""How models of a size or family are asked for a fact: the fixed words, the examples, and how much they read. What is
in resources/profiles.json was chosen by `dev.py eval answers MODEL --profile NAME`; a new family is a line there."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass

from app.core.models.base import ModelEntry
from app.core.resources import resource

SMALLEST = "short"  # the profile of models that are of no other


@dataclass(frozen=True)
class Profile:
    """For models from so many parameters on, and for the `families` that are named whatever their size. `examples` are
    questions to the same two sources with what a good answer is; `evidence` multiplies the budget of passages."""

    name: str
    from_parameters: int
    families: tuple[str, ...]
    evidence: float
    system: str
    examples: tuple[tuple[str, str], ...]

    @property
    def fixed_turns(self) -> int:
        """The first turns of a prompt, which are the same for every question: they are read once."""
        return 1 + 2 * len(self.examples)


@functools.cache
def profiles() -> dict[str, Profile]:
    """By name."""
    stored = json.loads(resource("profiles.json").read_text("utf-8"))
    return {
        name: Profile(
            name,
            fields["from_parameters"],
            tuple(fields["families"]),
            fields["evidence"],
            fields["system"],
            tuple((question, answer) for question, answer in fields["examples"]),
        )
        for name, fields in stored.items()
    }


def profile_of(entry: ModelEntry) -> Profile:
    """The one that names the model's family, else that of its size."""
    every = profiles().values()
    named = next((one for one in every if entry.family.casefold() in one.families), None)
    fitting = [one for one in every if one.from_parameters <= entry.parameters]
    return named or max(fitting, key=lambda one: one.from_parameters)
