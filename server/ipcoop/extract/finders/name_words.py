"""Words that look like parts of a personal name, and words that never are one."""

import re

_UPPER = "A-Z" + "".join(
    chr(code) for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)] if chr(code).isupper()
)
UPPER = f"[{_UPPER}]"
WORD = rf"{UPPER}[^\W\d_]*(?:['-](?!s(?!\w))[^\W\d_]+)*"
INITIAL = rf"{UPPER}\.(?:-?{UPPER}\.)?"
PARTICLE = (
    r"(?:de la|de los|de las|de|del|della|da|do|dos|das|di|du|van der|van den|van de|van|von der"
    r"|von|bin|binti|bint|ibn|al|el|ul|y|zu|ter)"
)
_ARABIC = rf"(?:al|el|ar|as|ash|ad|at)-{UPPER}[^\W\d_]*"
_MORE = rf"(?: (?:{PARTICLE} ){{0,2}}(?:{INITIAL}|{_ARABIC}|{WORD})){{0,7}}"
NAME = rf"(?:{INITIAL}|{WORD}){_MORE}"
"""A run of capitalised words, with particles between them."""
# The letter comes first, and what stands before it is looked at afterwards: much faster.
RUN = re.compile(
    rf"{UPPER}(?<![\w.'-].)"
    rf"(?:\.(?:-?{UPPER}\.)?|[^\W\d_]*(?:['-](?!s(?!\w))[^\W\d_]+)*){_MORE}"
)

NO_NAMES = frozenset(
    """
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday
    The A This That These Those It Its He She They We I You His Her Their Our My Who Whose Which
    What When Where While Why How If In On At By For From To Of With Without Within Under Over After
    Before Since Until During Between Among Through Across Against About As And Or But Nor Yet
    Both Either Neither All Some Any Each Every Other Another Such Several Many Most More Few Much
    Not Only Also Then Thus Hence Therefore However Moreover Furthermore Meanwhile Besides
    Further Additionally Finally Firstly Secondly Lastly First Second Third Fourth Fifth Last Next
    Later Earlier Today Yesterday Tomorrow Now Recently Currently Previously Following According
    Based Given Using Led Joined Accompanied Attended Attending Speaking Opening Closing Addressing
    Welcoming Concluding Delivering Noting Stressing Representing Upon Once There Here Although
    Though Because Despite Due Thanks Together Including Especially Specifically Particularly One
    Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen
    Mr Mrs Ms Miss Dr Prof Hon Amb Messrs Sir Madam Madame Mme Lady Lord Dame Honourable Honorable
    Panelist Panelists Panellist Panellists Moderator Speaker Speakers Delegate Attorney Examiner
    Superintendent Inspector Detective Sergeant Lieutenant Captain Colonel Brigadier Senator
    Shri Smt Datuk Datin Dato Excellency Eng Atty H.E Plenipotentiary
    Held Holds Hold Host Hosts Hosted Meet Meets Met Visit Visits Visited Sign Signs Signed Open
    Opens Attend Attends Speak Speaks Say Says Said Discuss Discusses Welcome Welcomes Receive
    Receives Join Joins Address Addresses Launch Launches Launched Call Calls Highlight Highlights
    Deliver Delivers Delivered Give Gives Gave Make Makes Take Takes Took Become Becomes Agree
    Agrees Agreed Agreeing Exchange Exchanges Strengthen Strengthens Appoint Appoints Appointed
    Elect Elects Elected Named Names Has Have Had Is Are Was Were Be Been Does Did Can Could
    Would Should Must Shall Presents Presented Present Chairs Leads Heads Share Shares Announces
    Announced Praises Praised Thanks Thanked Concludes Concluded Stresses Discussing Deepen Deepens
    Fully New Old Former Acting Interim Deputy Vice Assistant Associate Senior Executive Chief
    Principal Regional Permanent Prime General Director Commissioner President Secretary Minister
    Ambassador Head Chair Chairman Chairperson Chairwoman Mayor Governor Registrar Controller
    Comptroller Professor Judge Dean Officer Manager Examiner Examiners Coordinator Adviser Advisor
    Counsel Counsellor Councillor Attorney Chancellor Representative Delegate Expert Spokesperson
    Afghan American Asian African Arab Australian Austrian Bangladeshi Belgian Brazilian British
    Bulgarian Cambodian Canadian Chilean Chinese Colombian Croatian Czech Danish Dutch Egyptian
    English Estonian Ethiopian European Eurasian Filipino Finnish French Georgian German Greek
    Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Israeli Italian Japanese Jordanian
    Kazakh Kenyan Korean Lao Laotian Latin Latvian Lithuanian Malaysian Maldivian Mexican Moldovan
    Mongolian Moroccan Myanmar Nepalese Nigerian Norwegian Pakistani Peruvian Philippine Polish
    Portuguese Romanian Russian Saudi Serbian Singaporean Slovak Slovenian Spanish Swedish Swiss
    Thai Tunisian Turkish Ukrainian Uzbek Vietnamese
    """.split()
)
"""Words that end a name wherever they stand."""

NO_FIRST_NAMES = frozenset("An So No Do Will Long Young".split())
"""Words that end a name at the beginning of a sentence, and are parts of names elsewhere."""

OF_BODIES = frozenset(
    """
    Office Offices Organization Organisation Organizations Organisations Bureau Division Department
    Ministry Agency Administration Council Committee Commission Court Board Institute Institution
    University College School Academy Association Federation Society Chamber Authority Center Centre
    Group Union Community Company Corporation Inc Ltd Co Bank Foundation Fund Funds Secretariat
    Directorate Section Unit Team Sector Branch Service Services Mission Embassy Delegation
    Government Parliament Assembly Senate Republic Kingdom State States Nations Alliance Network
    Partnership Consortium Press Times News Building Hotel Palace Airport City Province
    County District Region Island Islands River Sea Street Avenue Square
    Conference Meeting Meetings Forum Summit Session Symposium Seminar Workshop Congress Ceremony
    Dialogue Talks Roundtable Consultation Consultations Event Week Year Anniversary Edition
    Training Course Award Awards Prize Competition Contest Fair Exhibition Expo
    Declaration Agreement Treaty Protocol Convention Memorandum Memoranda Understanding MoU MOU Act
    Law Laws Code Rules Regulation Regulations Directive Programme Program Programmes Programs
    Project Projects Plan Strategy Policy Initiative Framework Agenda Vision Report Statement
    Communique Communiqué Highway System Systems Platform Database Portal Index Guide Guidelines
    Roadmap Scheme Pilot Minutes Letter Intent Arrangement Cooperation Collaboration Trust
    Property Properties Patent Patents Trademark Trademarks Trade Marks Industrial Industry
    Industries Design Designs Copyright Copyrights Innovation Inventions Invention Technology
    Technologies Science Sciences Economy Economic Economics Development Commerce Culture Finance
    Justice Foreign Affairs Education Health Energy Information Intelligence Artificial Digital
    Knowledge Research Traditional Geographical Indication Indications Genetic Resources Revolution
    Rights Right Protection Enforcement Examination Search Classification Quality Capacity Public
    Private Intellectual International National Global World Multilateral Bilateral Trilateral Joint
    Common Technical Special Central High Supreme Appeal Appeals Trial Federal Royal Free Small
    Medium Enterprises Enterprise Business Startup Startups IP SME SMEs ICT AI Heads Leaders
    Members Member Experts Partners Stakeholders Users User Women Youth Awareness Content Contents
    Importance Role Future Challenges Opportunities Part Chapter Article Annex Table Figure
    Viet Vietnam Rica Lanka Arabia Zealand Korea Japan China Singapore Thailand Malaysia Indonesia
    Philippines Darussalam India Australia Europe Asia Africa America ASEAN
    Municipality Governorate Prefecture Oblast Canton Township Village Countries Country Economies Districts Instituto Istituto Institut Ufficio Oficina Bundesamt Agence Agencia Agenzia Servicio
    Serviço Registro Nacional Nationale Propiedad Propriedade Propriété Proprietà Industriel
    Marques Marcas Ministère Ministerio Urząd Parties Party Contracting Delegations Assemblies
    Advisory Working Steering Standing Ordinary Extraordinary Annual Budget Headquarters Premises
    Library Museum Hall Room Tower Campus Medal Trophy Newsletter Gazette Bulletin Magazine Review
    Journal Weekly Tribune Radio Television Festival Port Harbour Valley Mountains Beach
    Solutions Holdings Motors Airlines Airways Pharma Electronics Labs Software Media
    Entertainment Brands Foods Beverages Textiles Chemicals
    North South East West Northern Southern Eastern Western Southeast Pacific Atlantic Mediterranean
    """.split()
)
"""Words that show that the capitalised words around them name something other than a person."""


def is_name(words: str) -> bool:
    """Tell whether the first of some capitalised words can stand in a personal name."""
    first = words.split(" ", 1)[0]
    return (
        first not in NO_NAMES
        and not OF_BODIES.intersection(words.split())
        and not (first.isupper() and len(first) > 1 and " " not in words)
    )


def is_acronym(word: str) -> bool:
    """Tell whether a word is all capitals, as acronyms are and some family names."""
    return len(word) > 1 and word.isupper() and "." not in word


def is_body(word: str) -> bool:
    """Tell whether a word can be a body: a masked phrase or an acronym, in the genitive or not."""
    return word[0] >= "\U000f0000" or is_acronym(word.removesuffix("'s").rstrip("'"))
