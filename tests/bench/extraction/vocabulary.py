"""The relations of the gold files, and what the ontology says in their place."""

from rdflib import URIRef
from rdflib.namespace import RDF

from ipcoop.namespaces import IPCOOP

DIRECT: dict[URIRef, str] = {
    RDF.type: "type",
    IPCOOP.mentions: "mentions",
    IPCOOP.acronym: "acronym",
    IPCOOP.organises: "organises",
    IPCOOP.isHeldInCooperationWith: "heldWith",
    IPCOOP.startDate: "startDate",
    IPCOOP.endDate: "endDate",
    IPCOOP.startYear: "startDate",
    IPCOOP.endYear: "endDate",
    IPCOOP.takesPlaceIn: "takesPlaceIn",
    IPCOOP.hasTheme: "theme",
    IPCOOP.isSubEventOf: "partOf",
    IPCOOP.statedCountryCount: "statedCountryCount",
    IPCOOP.editionNumber: "edition",
    IPCOOP.holdsPost: "holdsPost",
    IPCOOP.isUnitOf: "unitOf",
    IPCOOP.isMemberOf: "memberOf",
    IPCOOP.statedMemberCount: "statedMemberCount",
    IPCOOP.hasParty: "party",
    IPCOOP.signedOn: "signedOn",
    IPCOOP.signedAt: "signedAt",
    IPCOOP.isOutcomeOf: "outcomeOf",
    IPCOOP.affirms: "affirms",
    IPCOOP.commitsTo: "commitsTo",
    IPCOOP.isUnderUmbrellaOf: "underUmbrellaOf",
    IPCOOP.funds: "funds",
    IPCOOP.administers: "administers",
    IPCOOP.finances: "finances",
    IPCOOP.benefits: "benefits",
    IPCOOP.hasPurpose: "purpose",
    IPCOOP.usesMeans: "means",
    IPCOOP.cooperatesWith: "cooperatesWith",
}
"""Properties whose direction is that of the relation."""

INVERSE: dict[URIRef, str] = {
    IPCOOP.isOrganisedBy: "organises",
    IPCOOP.hasSubEvent: "partOf",
    IPCOOP.isHeldBy: "holdsPost",
    IPCOOP.hasUnit: "unitOf",
    IPCOOP.hasMember: "memberOf",
    IPCOOP.isPartyTo: "party",
    IPCOOP.hasSignatory: "signs",
    IPCOOP.hasOutcome: "outcomeOf",
    IPCOOP.isFundedBy: "funds",
    IPCOOP.isAdministeredBy: "administers",
    IPCOOP.isFinancedBy: "finances",
    IPCOOP.hasSpeaker: "speaks",
}
"""Properties whose direction is the other one."""

FOLDED = frozenset(
    "attends observes sponsors represents implements contributes renamedTo changeDate".split()
)
"""Relations that the ontology says with a node."""

RELATIONS = frozenset(DIRECT.values()) | frozenset(INVERSE.values()) | FOLDED
"""Every relation that a gold file judges as a fact."""

SYMMETRIC = frozenset({"cooperatesWith"})

PLACES = frozenset({"takesPlaceIn", "signedAt"})
THEMES = frozenset({"theme", "affirms", "commitsTo", "purpose", "means"})
VALUES = frozenset(
    "type acronym startDate endDate statedCountryCount edition statedMemberCount signedOn "
    "contributes changeDate claim question".split()
)
"""Relations whose object is a place, a theme, a value."""

OF_CLASSES = {
    "subject": frozenset(
        "heldWith startDate endDate takesPlaceIn theme partOf statedCountryCount edition party "
        "signedOn signedAt outcomeOf affirms commitsTo underUmbrellaOf finances benefits purpose "
        "means".split()
    ),
    "object": frozenset(
        "organises attends observes sponsors partOf signs outcomeOf underUmbrellaOf funds "
        "administers finances implements speaks".split()
    ),
}
"""By end of a row, the relations at which no group can stand, but only what has a class."""

FAMILIES = {
    "fund": "Fund FundInTrust",
    "activity": "CooperationActivity ActivityAggregate",
    "instrument": "CooperationInstrument JointDeclaration MemorandumOfUnderstanding MeetingMinutes "
    "PatentProsecutionHighway Treaty FundingArrangement",
}
"""The classes of each family of handles; every other class is one of events."""
