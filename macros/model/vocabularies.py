"""Closed vocabularies of the entries: what one entry is to another, and where it belongs."""

from enum import StrEnum


class RelationKind(StrEnum):
    """What one intervention is to another."""

    FOLLOWS = "follows"
    PREPARES_FOR = "prepares for"
    COMBINES_WITH = "combines with"
    CHOOSE_INSTEAD = "choose instead"
    CHOSEN_OVER = "chosen over"


REVERSE = {
    RelationKind.FOLLOWS: RelationKind.PREPARES_FOR,
    RelationKind.PREPARES_FOR: RelationKind.FOLLOWS,
    RelationKind.COMBINES_WITH: RelationKind.COMBINES_WITH,
    RelationKind.CHOOSE_INSTEAD: RelationKind.CHOSEN_OVER,
    RelationKind.CHOSEN_OVER: RelationKind.CHOOSE_INSTEAD,
}


class Route(StrEnum):
    """The two ways in of the conceptual model."""

    HOW = "hoe"
    WHY = "waarom"


class SituationGroup(StrEnum):
    """What a situation is about, so that one finds it in the list."""

    SPOKEN = "Wat er wel en niet gezegd wordt"
    PEOPLE = "Tussen mensen"
    PLANS = "Plannen en afspraken"
    SELF = "Jij als schoolleider"
