"""Find the titles of posts in a sentence: "Director General", "Deputy Commissioner", "heads"."""

import re
from dataclasses import dataclass
from typing import Literal

from ipcoop.extract.finders.alternatives import any_of
from ipcoop.extract.finders.name_words import NAME, PARTICLE, UPPER, is_body, is_name
from ipcoop.extract.finders.plain_words import plain_words
from ipcoop.extract.phrases.masking import rule

Side = Literal["left", "right", ""]

_SMALL = (
    "director commissioner president minister ambassador registrar controller mayor examiner judge"
    " professor chair head chairperson representative executive chief manager partner adviser"
    " advisor coordinator"
).split()
_SMALL_WORDS = frozenset(
    [
        *(word for small in _SMALL for word in (small, f"{small}s")),
        *"secretary secretaries chairman chairmen deputy deputies undersecretary".split(),
        *"spokesman spokeswoman spokesperson counsel".split(),
    ]
)
_CAPITAL_WORDS = frozenset(
    [word.capitalize() for word in _SMALL_WORDS]
    + "Comptroller Governor Chief Officer Officers Dean Manager Managers Coordinator Coordinators"
    " Adviser Advisers Advisor Advisors Counsel Counsellor Counselor Counsellors Counselors Attaché"
    " Attache Attachés Chancellor Attorney Spokesman Spokeswoman Spokesperson Justice Rector Rectors"
    " CEO CEOs Undersecretary Undersecretaries Superintendent Inspector Administrator Consul"
    " Commander Colonel Rapporteur Vice-Chair Treasurer Provost".split()
)
_RANK = (
    r"(?:(?:Acting|Interim|Deputy|Vice|Assistant|Associate|Senior|Executive|Principal|Chief|Lead"
    r"|Managing|Regional|Honorary|First|Second|Rotating|Alternate|Founding|Permanent|Co)[- ])*"
)
_FIELD_WORDS = (
    "Administration Administrative Advanced Affairs Agricultural Agriculture "
    "Applied Art Artisanal Arts Aviation Broadcasting Budget Business Cabinet Children "
    "Civil Climate Co-operation Commerce Communication Communications Communities "
    "Community Competition Competitiveness Constitutional Consumer Consumers Cooperation "
    "Copyright Crafts Creative Cultural Culture Customs Defence Defense Development "
    "Digital Digitalisation Digitalization Domestic Ecological Ecology Economic Economics "
    "Economy Education Educational Electricity Electronics Emerging Employment Energy "
    "Enterprise Enterprises Entrepreneurship Environment Environmental "
    "Export Exports External Families Family Finance Financial Fisheries Food Foreign "
    "Forestry Forests Gas Gender Green Handicrafts Health Heritage Higher Home Housing "
    "Human ICT IP Import Imports Industrial Industrialisation Industrialization "
    "Industries Industry Information Infrastructure Innovation Innovations Integration "
    "Intellectual Interior Internal International Inventions Investment Investments "
    "Justice Knowledge Labor Labour Land Lands Law Laws Legal Livestock Local MSMEs "
    "Manpower Maritime Media Medium Medium-Sized Minerals Mines Mining Modernisation "
    "Modernization National Natural Ocean Oceans Oil Parliamentary Patents Petroleum "
    "Planning Policy Power Private Productivity Property Public Quality Reform Reforms "
    "Regional Relations Religion Religious Research Resources Revenue Rights Rural SMEs "
    "Science Sciences Scientific Security Service Services Skills Small Social Society "
    "Sport Sports Standardisation Standardization Standards Start-ups Startups State "
    "Supply Sustainability Sustainable Technological Technologies Technology "
    "Telecommunications Tourism Trade Training Transformation Transition Transport "
    "Transportation Treasury Universities Urban Veterans Vocational Water Welfare "
    "Women Works Youth"
).split()
_FIELD_WORD = (
    r"(?:(?:European|African|Eurasian|Union) (?:Affairs|Integration)"
    rf"|(?:{any_of(_FIELD_WORDS)})(?![\w-]))"
)
_FIELD = rf"{_FIELD_WORD}(?:(?:, | and |, and | & | ){_FIELD_WORD})*"
_CAPITALS = re.compile(
    r"(?=[A-Z])(?<![\w-])(?:"
    rf"{_RANK}(?:Directors?[- ]General|Director(?!y|ate)s?|Commissioners?(?:[- ]General)?"
    r"|(?:Comptrollers?|Controllers?)(?:[- ]General)?|Registrars?(?:[- ]General)?"
    r"|Presidents?|Secretar(?:y|ies)[- ]General"
    rf"|(?:Under[- ]?|Permanent |State )?(?:Secretar|(?<=Under)secretar)(?:y|ies)(?: of {_FIELD}(?: for {_FIELD})?)?"
    rf"|(?:Prime |State )?(?<!Council of )Ministers?"
    rf"(?:[- ]Counsell?ors?| (?:of|for) (?:the )?{_FIELD})?"
    r"|Mayors?|Governors?|Ambassadors?(?: Extraordinary and Plenipotentiary)?"
    r"|(?:Permanent |Resident |Special |Trade )?Representatives?|Chair(?:man|men|woman|persons?|s)?"
    r"|Heads?(?! (?:Offices?|Quarters)\b| of (?:[A-Z]\w* ){0,2}Offices? (?:Conf|Meet|Summit|Forum))"
    r"|Deans?|Rectors?|Judges?|(?<=Chief )Justice|Associate Justices?|Professors?|Chancellors?|Attorneys?[- ]General"
    r"|(?:(?:Patents?|Trade ?marks?|Designs?|IP|Programme|Program|Project|Legal|Technical|Policy"
    r"|Financial|Information|Operating|Economic|General|International|Press|Liaison|Chief|Police) )?"
    r"(?:Examiners?|Managers?|Officers?|Advis[eo]rs?|Coordinators?|Counsel|Counsell?ors?"
    r"|Attach[eé]s?|Superintendents?|Inspectors?|Consuls?)(?:[- ]General)?"
    r"|Administrators?(?= of )|Rapporteurs?|Treasurers?|Provosts?|Managing Partners?|Senior Partners?"
    r"|Spokes(?:man|woman|person)|(?<=Chief )Executive|CEOs?)"
    # "the Heads Meeting" is an event
    r")(?![\w-])(?!'? (?:Conference|Meeting|Summit|Forum|Talks)\b)"
)
_NAMED = (
    rf"(?=,? (?:{rule('<PER>').pattern}"
    rf"|(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|H\.E)\.? )*{UPPER}[\w.'-]*(?: {PARTICLE})* {UPPER}))"
)
_OWN = r"(?:(?<=[Ii]ts )|(?<=[Hh]is )|(?<=[Hh]er )|(?<=whose )|(?<='s )|(?<=s' ))"
_SMALL_RANK = (
    r"(?:(?:acting|deputy|assistant|executive|prime|senior|chief|legal|managing) |vice[- ])*"
)
_SMALL_LETTERS = re.compile(
    r"(?=[acdehijlmprsuv])(?<![\w-])"
    rf"(?:{_OWN}{_SMALL_RANK}(?:head|director|deputy|chief|chair)(?! of (?:staff|state|govern))"
    rf"|{_SMALL_RANK}(?:directors?[- ]general|commissioners?|presidents?"
    rf"|(?:vice-)?ministers?(?: (?:of|for) (?:the )?(?i:{_FIELD}))?|mayors?|ambassadors?"
    r"|registrars?|secretar(?:y|ies)[- ]general|controllers?[- ]general|permanent representatives?"
    r"|chair(?:man|men|woman|persons?)|chief executives?|undersecretar(?:y|ies)|advis[eo]rs?"
    r"|(?:heads?|directors?|chairs?|examiners?|professors?|judges?|rectors?)(?= (?:of|at) )"
    r"|(?:heads?|directors?|deput(?:y|ies)|chiefs?|examiners?|managers?|partners?|counsel"
    rf"|coordinators?|spokes(?:man|woman|person)|secretary){_NAMED}))"
    r"(?![\w-])"
)
_HEADS = re.compile(
    r"(?:acting |interim )?(?:director[- ]general|commissioner(?:[- ]general)?|president"
    r"|executive director|registrar(?:[- ]general)?|controller(?:[- ]general)?"
    r"|comptroller(?:[- ]general)?|head|chief|chief executive(?: officer)?|ceo"
    r"|chair(?:man|woman|person)?)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:(?<=tar)ies|(?<=[a-zé])s|(?<=m)en)(?=$|[- ][Gg]eneral$)")
_SINGULAR = {"ies": "y", "s": "", "en": "an"}
_FORMER = rule(r"(?:former|ex-|previous|late|outgoing|then)[ -]?$", re.IGNORECASE)
_BETWEEN = frozenset(
    "the its their a an who is was then former new current newly appointed elected named as"
    " acting been has".split()
)
_LINKS = frozenset("is was as been (".split())
_NAME_RIGHT = re.compile(rf",? (?:(?:Mr|Mrs|Ms|Dr|Prof|H\.E)\.? )*(?P<name>{NAME})")
_WIDTH = 60


@dataclass(frozen=True, slots=True)
class PostMention:
    """The title of a post, without the body that it is in.

    Attributes:
        start: the first character of the title.
        end: one past its last character.
        title: the title in the singular, with capitals.
        is_head: whether a post of this title in an IP office is that of its head. In a part of an
            office it is not: "Director General of the Information Bureau of KIPO". A "Director" is
            the head of some offices and of a division in others, so this is False.
        person_side: where a name stands next to the title, if one does.
        plural: whether it speaks of several holders.
        is_former: whether it says that the post was held once.
    """

    start: int
    end: int
    title: str
    is_head: bool
    person_side: Side = ""
    plural: bool = False
    is_former: bool = False


def find_posts(sentence: str) -> list[PostMention]:
    """Find the titles of posts of a sentence, in reading order."""
    found = []
    words = plain_words(sentence)
    if not _CAPITAL_WORDS.isdisjoint(words):
        found += [_post(sentence, match) for match in _CAPITALS.finditer(sentence)]
    if not _SMALL_WORDS.isdisjoint(words):
        found += [_post(sentence, match) for match in _SMALL_LETTERS.finditer(sentence)]
    return sorted(found, key=lambda post: post.start)


def _post(sentence: str, match: re.Match[str]) -> PostMention:
    start, end = match.span()
    title = _singular(match.group())
    return PostMention(
        start,
        end,
        title if title[0].isupper() else title.title(),
        is_head=_HEADS.fullmatch(title) is not None,
        person_side=_side(sentence, start, end),
        plural=title != match.group(),
        is_former=_FORMER.search(sentence, max(0, start - _WIDTH), start) is not None,
    )


def _singular(title: str) -> str:
    office = title.partition(" of ")[0].partition(" for ")[0]
    singular = _PLURAL.sub(lambda match: _SINGULAR[match[0]], office)
    return singular + title[len(office) :]


def _side(sentence: str, start: int, end: int) -> Side:
    right = _NAME_RIGHT.match(sentence, end)
    on_right = right is not None and is_name(right["name"])
    if on_right and sentence[end] == " ":
        return "right"
    if _is_on_left(sentence[max(0, start - _WIDTH) : start]):
        return "left"
    return "right" if on_right else ""


def _is_on_left(before: str) -> bool:
    """Tell whether a name stands before a title: "Mario Matus, the", "Daren Tang was elected"."""
    words = before.replace("(", "( ").split()
    linked = False
    while words and (words[-1] in _BETWEEN or words[-1] == "(" or is_body(words[-1])):
        linked |= words.pop() in _LINKS
    if not words or not (linked or words[-1].endswith(",")):
        return False
    name = words[-1].rstrip(",")
    return not name.islower() and is_name(name)
