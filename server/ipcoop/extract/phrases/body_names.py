"""Bodies: the phrases that name offices, ministries, companies and other organisations."""

import re
from dataclasses import replace

from ipcoop.extract.discourse.reference import Reference
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.name_grammar import BODY_NOUN, FIRST, TAIL, WORD

_FIELD = r"(?:(?:[A-Z][\w'-]*|<THM|DEM>)(?: (?:[A-Z][\w'-]*|<THM>))*)"
_NO_BODY = rf"(?!(?:the )?(?:{WORD} )*(?:Ministry|Department|Office|{BODY_NOUN})(?![\w-]))"
_OF_COUNTRY = r"(?: (?:of|in) (?:the )?<CTY>)?"
_MINISTRY = rule(
    rf"(?<![\w-])(?:<DEM> )?(?:State )?Ministry (?:of|for) (?:the )?{_FIELD}"
    rf"(?:(?:, {_NO_BODY}{_FIELD})+,? (?:and|&) {_NO_BODY}{_FIELD}|,? (?:and|&) {_NO_BODY}{_FIELD})?"
    rf"{_OF_COUNTRY}"
)
_BODY = rule(
    rf"(?<![\w-]){FIRST}(?: (?:(?:and|&) )?{WORD})*? (?:{BODY_NOUN})(?![\w-])(?: (?:{BODY_NOUN})(?![\w-]))*"
    rf"(?: (?:of|for) (?:the )?{TAIL})?"
    rf"|(?<![\w-])(?:{BODY_NOUN}) (?:of|for) (?:the )?{TAIL}"
)
_FIRM = rule(
    rf"(?<![\w-]){FIRST}(?:(?:, [A-Z][\w'.-]*)*,? and [A-Z][\w'.-]*|(?:(?:, [A-Z][\w'.-]*)+(?=,? & ))?"
    r"(?:(?:,? &)? [A-Z][\w'.-]*)*?),? (?:LLP|LLC|Ltd|Inc|GmbH|PLC|Corp|Corporation|"
    r"& (?:Partners|Co|Associates|Company)|Law (?:Firm|Office)|Attorneys)(?![\w-])"
)
_OF_AN_OFFICER = rule(
    r"(?:<PST>|(?:Registrar|Attorney|Solicitor|Controller|Comptroller)[- ]General|Prime Minister|"
    rf"President)'s? (?:Department|Office|Chambers|Secretariat)(?![\w-]){_OF_COUNTRY}"
)
_EMBASSY = rule(
    r"(?<![\w-])(?:<DEM> )?(?:Embassy|High Commission|Consulate General|Permanent Mission)"
    r"(?: of (?:the )?<CTY>)?(?: (?:in|to) (?:the )?<CTY|PLC|ORG>)?"
)
_GOVERNMENT = rule(
    r"(?:[Tt]he )?(?:[Ff]ederal |[Rr]oyal )?[Gg]overnment of (?:the )?(?P<country><CTY>)"
    r"|(?:[Tt]he )?(?P<nation><DEM>) (?:[Ff]ederal )?[Gg]overnment(?![\w-])"
)
_CITY = rule(r"<PLC> (?:Metropolitan (?:City|Government)|City(?: Government)?|Province)(?![\w-])")
_IP = r"(?:IP|[Ii]ntellectual [Pp]roperty|[Ii]ndustrial [Pp]roperty|[Pp]atent|[Tt]rade ?[Mm]ark)"
_COUNTRY_OFFICE = rule(
    rf"(?<![\w-])(?:(?P<before><DEM|CTY>)(?:'s?)? (?:national )?(?:{_IP} (?:[Oo]ffice|authority)|office"
    rf"(?! (?:of|in) ))|(?:national )?{_IP} (?:[Oo]ffice|authority) (?:of|in) (?:[Tt]he )?(?P<after><CTY>)"
    rf"|(?P<owner><CTY|DEM>)(?:'s?)? (?:(?:National|State|Federal) )?(?:Intellectual|Industrial) Property "
    rf"(?:Service|Institute|Administration|Agency|Authority|Directorate|Department|Corporation|Organi[sz]ation|Bureau|Board|Office)"
    r"|(?<=[Tt]he )[Oo]ffice of (?:the )?(?P<of><CTY>))(?![\w-])"
)
_OFFICES = rule(
    rf"(?<![\w-])(?P<list><DEM>(?:(?:,? and (?:the )?|, (?:the )?)<DEM>)+) (?P<role>(?:national )?(?:{_IP} )?[Oo]ffices)"
    r"(?![\w-])"
)
_FORMER = r"(?:,? (?:formerly|previously)(?: known as| called)? (?:the )?(?P<former><ORG>))?"
_ACRONYM = rule(
    r'(?P<name><ORG|GRP|UNI>) ?\((?:the )?"?(?P<short><ORG|GRP|INS|QUO>|[A-Z][\w-]*[A-Z])"?'
    rf"{_FORMER}\)"
)
_OF_A_COUNTRY = rule(
    r"(?P<org><ORG>)(?:,? (?:of|in|for|from) (?:[Tt]he )?|, | |-)(?P<country><CTY>)"
    r"|(?P<org3><ORG>) \((?P<country3><CTY>)\)"
    r"|(?:(?P<country2><CTY|DEM>)(?:'s?)? )(?P<org2><ORG>)"
)
_GROUP = rule(
    rf"(?<=of the )(?P<name>{FIRST}(?: {WORD})*? (?:Circle|Network|Alliance|League|Club|Coalition|Consortium|Forum))"
    r"(?![\w-])"
)
_WORKING_GROUP = rule(
    rf"<GRP|ORG> (?:[A-Z][\w-]+ )?(?:Working Group|Task Force|Expert Group|Working Party|Committee|Network)"
    rf" (?:on|for) (?:the )?{TAIL}"
)
_WORKING_CUE = rule("Working Group|Task Force|Expert Group|Working Party|Committee|Network")
_GROUP_CUE = rule(r"[Mm]embers? (?:\w+ )?of the ")
_MINISTRY_CUE = rule("Ministry")
_BODY_CUE = rule(rf"(?:{BODY_NOUN})(?!\w)")
_FIRM_CUE = rule(r"LLP|LLC|Ltd|Inc|GmbH|PLC|Corp|& [PCA]|Law |Attorneys")
_OFFICER_CUE = rule(r"'s? (?:Department|Office|Chambers|Secretariat)")
_EMBASSY_CUE = rule("Embassy|High Commission|Consulate|Mission")
_OFFICE_CUE = rule(
    "ffice|authority|Property (?:Service|Institute|Administration|Agency|Authority|Directorate|Department|Corporation|Organi|Bureau|Board)"
)


def fold_bodies(masked: Masked, reference: Reference) -> None:
    """Put together what names a body, all but its short form in brackets."""
    masked.fold(_OF_AN_OFFICER, lambda m: _body(masked, m, "PublicBody"), _OFFICER_CUE)
    masked.fold(_CITY, lambda m: _body(masked, m, "LocalGovernment"))
    masked.fold(_GOVERNMENT, lambda m: _government(masked, m))
    masked.fold(_MINISTRY, lambda m: _body(masked, m, "PublicBody"), _MINISTRY_CUE)
    masked.fold(_EMBASSY, lambda m: _embassy(masked, m), _EMBASSY_CUE)
    masked.fold(_OFFICES, lambda m: _offices(masked, m), _OFFICE_CUE)
    masked.fold(_COUNTRY_OFFICE, lambda m: _office(masked, m, reference), _OFFICE_CUE)
    masked.fold(_GROUP, lambda m: _group(masked, m), _GROUP_CUE)
    masked.fold(_WORKING_GROUP, lambda m: _group(masked, m), _WORKING_CUE)
    masked.fold(_FIRM, lambda m: _body(masked, m, "Organisation"), _FIRM_CUE)
    masked.fold(_BODY, lambda m: _body(masked, m, "Organisation"), _BODY_CUE)


def fold_other_names(masked: Masked, reference: Reference) -> None:
    """Take in the short and former names of bodies and units in brackets, and their countries."""
    masked.fold(_ACRONYM, lambda m: _with_acronym(masked, m))
    masked.fold(_OF_A_COUNTRY, lambda m: _of_country(masked, m, reference))


def _body(masked: Masked, match: re.Match[str], cls: str) -> Phrase | None:
    phrase = masked.phrase(Kind.ORG, *match.span(), value=cls)
    return phrase if " " in phrase.text else None


def _group(masked: Masked, match: re.Match[str]) -> Phrase | None:
    if masked.text.endswith((" of the ", " of "), 0, match.start()) and not match.groupdict():
        return None  # the whole is a name: “Meeting of the ASEAN Working Group on …”
    return masked.phrase(Kind.GRP, *match.span(), value="CooperationGroup")


def _embassy(masked: Masked, match: re.Match[str]) -> Phrase | None:
    is_named = match.group() != masked.words(*match.span())
    return _body(masked, match, "PublicBody") if is_named else None


def _government(masked: Masked, match: re.Match[str]) -> Phrase | None:
    """Return a state that acts; “the Australian Government” names no country of its own."""
    country = (masked.of(match, "country") or masked.of(match, "nation"))[0]
    if len(country.iris) != 1:
        return None
    value = "" if match["country"] else "nation"
    return masked.phrase(Kind.CTY, *match.span(), iris=country.iris, value=value or None)


def _office(masked: Masked, match: re.Match[str], reference: Reference) -> Phrase | None:
    country = next(p for g in ("before", "after", "owner", "of") for p in masked.of(match, g))
    offices = tuple(filter(None, map(reference.office_of, country.iris)))
    if not offices:
        return None
    parts = {"country": [country]}
    return masked.phrase(Kind.ORG, *match.span(), iris=offices, value="IPOffice", parts=parts)


def _offices(masked: Masked, match: re.Match[str]) -> Phrase:
    """Put “the Korean and Japanese offices” together."""
    head = masked.phrase(Kind.HDS, *match.span("role"))
    head.span = masked.span(*match.span("role"))
    parts = {"bodies": masked.of(match, "list"), "head": [head]}
    return masked.phrase(Kind.HDS, *match.span(), value="offices", parts=parts)


def _with_acronym(masked: Masked, match: re.Match[str]) -> Phrase | None:
    name = masked.of(match, "name")[0]
    short = masked.of(match, "short")
    if short and short[0].iris and name.iris and not set(short[0].iris) & set(name.iris):
        if not _has_initials(name.text, short[0].text):
            return None
        short[0].iris = ()
    iris = tuple(i for i in name.iris if not short or not short[0].iris or i in short[0].iris)
    iris = iris or (short[0].iris if short else ())
    acronym = masked.phrase(name.kind, match.start("short"), match.end("short"))
    parts = {"name": [name], "acronym": [acronym], "former": masked.of(match, "former")}
    return masked.phrase(
        name.kind, *match.span(), iris=iris, value=name.value, parts={**name.parts, **parts}
    )


def _has_initials(name: str, acronym: str) -> bool:
    return "".join(word[0] for word in name.split() if word[0].isupper()) == acronym


def _of_country(masked: Masked, match: re.Match[str], reference: Reference) -> Phrase | None:
    """Settle by the country which body an ambiguous name means: “Argentina's INPI”."""
    found = [(f"org{n}", f"country{n}") for n in ("", "2", "3") if match[f"org{n}"]]
    org, country = (masked.of(match, group)[0] for group in found[0])
    iris = tuple(iri for iri in org.iris if reference.country_of(iri) in country.iris)
    is_told = " of " in match.group() or match["country2"]
    if not iris and is_told and len(country.iris) == 1 and reference.is_general(org.text):
        office = reference.office_of(country.iris[0]) if "Property" in org.text else ""
        parts = {**org.parts, "country": [country]} if office else org.parts
        org = replace(org, value="IPOffice" if office else "PublicBody", parts=parts)
        iris = (office,) if office else ()
    elif not iris or len(org.iris) == 1:
        return None
    return masked.phrase(Kind.ORG, *match.span(), iris=iris, value=org.value, parts=org.parts)
