"""The functions that the engine has beyond those of SPARQL 1.1."""

from rdflib.namespace import XSD

from ipcoop.namespaces import GEOF

_CONSTRUCTORS = """
date dayTimeDuration duration gDay gMonth gMonthDay gYear gYearMonth time yearMonthDuration
"""
_GEOMETRY = """
area asGeoJSON centroid convexHull coordinateDimension difference dimension distance ehContains
ehCoveredBy ehCovers ehDisjoint ehEquals ehInside ehMeet ehOverlap envelope getSRID intersection
isEmpty isSimple length perimeter rcc8dc rcc8ec rcc8eq rcc8ntpp rcc8ntppi rcc8po rcc8tpp rcc8tppi
relate sfContains sfCrosses sfDisjoint sfEquals sfIntersects sfOverlaps sfTouches sfWithin
spatialDimension symDifference union
"""

FUNCTIONS = (
    *(XSD[name] for name in _CONSTRUCTORS.split()),
    *(GEOF[name] for name in _GEOMETRY.split()),
)
"""These functions: constructors of more datatypes, and GeoSPARQL."""
