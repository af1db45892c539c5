"""A set of files that appears whole in a folder: readers see the old set or the new one, never a mix.

::

    output/graph.ttl        -> .sets/current/graph.ttl   made once
    output/.sets/current    -> 3f9c0a…                   the switch: one rename of this link
    output/.sets/3f9c0a…/graph.ttl                       the set, named by what is in it
    output/.sets/lock                                    held while one writes (:mod:`kg.locking`)

Links, because a rename of several files can be broken off between two of them, and an exchange of whole folders
(``renameat2``) is Linux's alone and would carry off what others keep there. Where links cannot be made (Windows, FAT)
the set stands as ``.sets/pending`` until each file has been copied to its place; kg reads it from there meanwhile.
What a killed process left is swept by the next one that claims the folder.
"""

from __future__ import annotations

from kg.filesets.claims import Claim, claimed
from kg.filesets.opening import read_together, whole

__all__ = ["Claim", "claimed", "read_together", "whole"]
