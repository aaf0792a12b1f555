"""The prepositions that tie a phrase to a verb, the longer ones first."""

PREPOSITIONS = (
    "prior to|ahead of|in advance of|at the close of|at the end of|at the conclusion of|at the opening of|in the course of|"
    r"in (?:\w+ )?(?:co-?operation|collaboration|partnership|conjunction|association|co-?ordination)"
    r" with|jointly with|together with|along with|on the sidelines of|"
    "on the margins of|in the margins of|at the margins of|on the fringes of|alongside|on the occasion of|on behalf of|at the invitation of|as part of|"
    "within the framework of|under the framework of|in the framework of|under the auspices of|"
    r"with (?:the )?(?:\w+ )?(?:support|help|assistance|involvement|backing|co-?operation|"
    r"collaboration) (?:of|from)|with the participation of|in the presence of|"
    "in response to|under the theme of|under the theme|with the theme of|with the theme|"
    "on the theme of|on the theme|with theme of|as well as|instead of|in place of|thanks to|"
    "in|at|on|from|to|by|with|for|under|during|through|between|among|of|about|via|following|"
    "after|before|since|until|within|throughout|across|as|into|over|against|towards?|including"
)
"""Alternatives for a regular expression."""
