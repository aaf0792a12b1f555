"""Who concludes an instrument, whose hand signs it, when, where and in what frame."""

import pytest

from ipcoop.extract.model import Status

ISSUED = "2019-06-21"

STATED = [
    (
        "KIPO and IPOPHL concluded a Memorandum of Understanding on trademark examination in "
        "Manila on 12 May 2019.",
        {
            "Memorandum of Understanding on trademark examination is MemorandumOfUnderstanding",
            "Memorandum of Understanding on trademark examination hasParty office:kr",
            "Memorandum of Understanding on trademark examination hasParty office:ph",
            "Memorandum of Understanding on trademark examination signedOn 2019-05-12",
            "Memorandum of Understanding on trademark examination signedAt place:manila",
        },
    ),
    (
        "The EUIPO and the JPO inked a memorandum of cooperation in Alicante last week.",
        {
            "Memorandum of cooperation hasParty office:em",
            "Memorandum of cooperation hasParty office:jp",
            "Memorandum of cooperation signedNotBefore 2019-06-10",
            "Memorandum of cooperation signedAt place:alicante",
        },
    ),
    (
        "IPOS signed an agreement on data exchange with the Saudi Authority for Intellectual "
        "Property.",
        {
            "Agreement on data exchange hasParty office:sg",
            "Agreement on data exchange hasParty office:sa",
        },
    ),
    (
        "An agreement on the exchange of patent data was reached between the EPO and CNIPA on 4 "
        "April 2019.",
        {
            "Agreement on the exchange of patent data hasParty office:ep",
            "Agreement on the exchange of patent data hasParty office:cn",
            "Agreement on the exchange of patent data signedOn 2019-04-04",
        },
    ),
    (
        "The JPO and the EPO agreed a joint action plan on artificial intelligence.",
        {
            "Joint action plan on artificial intelligence hasParty office:jp",
            "Joint action plan on artificial intelligence hasParty office:ep",
        },
    ),
    (
        "The UKIPO and IP Australia today announced a PPH.",
        {"PPH is PatentProsecutionHighway", "PPH hasParty office:gb", "PPH hasParty office:au"},
    ),
    (
        "The EPO and CNIPA have renewed their bilateral agreement for five years.",
        {"Bilateral agreement hasParty office:ep", "Bilateral agreement hasParty office:cn"},
    ),
    (
        "The MOU which IPOS and KIPO concluded in Busan on 3 June 2018 covers training.",
        {
            "MOU hasParty office:sg",
            "MOU hasParty office:kr",
            "MOU signedOn 2018-06-03",
            "MOU signedAt place:busan",
        },
    ),
    (
        "CNIPA Commissioner Shen Changyu and EPO President António Campinos signed the 2019 annual "
        "work plan in Munich.",
        {
            "Signature of Shen Changyu under the 2019 annual work plan is SignatureAct",
            "Signature of António Campinos under the 2019 annual work plan is SignatureAct",
            "2019 annual work plan hasParty office:cn",
            "2019 annual work plan hasParty office:ep",
            "2019 annual work plan signedAt place:munich",
        },
    ),
    (
        "The MOU, signed on 12 March 2019 by Rowel Barba, Director General of IPOPHL, and Michael "
        "Schwager, Vice-President of the DPMA, covers designs.",
        {
            "Signature of Rowel Barba under the MOU is SignatureAct",
            "Signature of Michael Schwager under the MOU is SignatureAct",
            "MOU signedOn 2019-03-12",
        },
    ),
    (
        "The heads of CNIPA and KIPO put their signatures to a work plan.",
        {
            "Signature of the head of CNIPA under the Work plan is SignatureAct",
            "Signature of the head of KIPO under the Work plan is SignatureAct",
            "Work plan hasParty office:cn",
        },
    ),
    (
        "Commissioner Mina Cho signed the Joint Declaration on behalf of KIPO.",
        {"Joint Declaration hasParty office:kr"},
    ),
    (
        "On the sidelines of the WIPO Assemblies, KIPO signed an MOU with the JPO.",
        {"MOU isOutcomeOf WIPO Assemblies", "MOU hasParty office:jp", "MOU hasParty office:kr"},
    ),
    (
        "KIPO and the JPO signed a work plan within the framework of the Memorandum of "
        "Understanding that they concluded in 2011.",
        {"Work plan isUnderUmbrellaOf Memorandum of Understanding"},
    ),
    (
        "KIPO and the JPO signed an MOU. It was signed by Mina Cho, Commissioner of KIPO, and Ken "
        "Ito, Commissioner of the JPO.",
        {
            "Signature of Mina Cho under the MOU is SignatureAct",
            "Signature of Ken Ito under the MOU is SignatureAct",
        },
    ),
    (
        "KIPO already has PPH programmes with the JPO and the EPO.",
        {"PPH programme hasParty office:kr", "PPH programme hasParty office:ep"},
    ),
    (
        "Samoa acceded to the Singapore Treaty. Canada ratified the Singapore Treaty in June.",
        {
            "Singapore Treaty on the Law of Trademarks hasParty country:wsm",
            "Singapore Treaty on the Law of Trademarks hasParty country:can",
        },
    ),
    (
        "Malaysia deposited its instrument of accession to the Singapore Treaty with WIPO.",
        {"Singapore Treaty on the Law of Trademarks hasParty country:mys"},
    ),
    (
        "The agreement of 2015 on classification between KIPO and the JPO stays in force.",
        {
            "Agreement on classification hasParty office:kr",
            "Agreement on classification hasParty office:jp",
            "Agreement on classification signedNotBefore 2015-01-01",
            "Agreement on classification signedNotAfter 2015-12-31",
        },
    ),
    (
        "The CNIPA-JPO Work Plan was adopted at the 5th Asian IP Forum.",
        {
            "CNIPA-JPO Work Plan hasParty office:cn",
            "CNIPA-JPO Work Plan hasParty office:jp",
            "CNIPA-JPO Work Plan isOutcomeOf 5th Asian IP Forum",
        },
    ),
]

NOT_SAID = [
    "No agreement was signed between KIPO and the JPO.",
    "KIPO and the JPO have not signed an agreement on designs.",
    "KIPO could sign an agreement on designs with the JPO.",
    "Reports that KIPO had signed an agreement on designs with the JPO were wrong.",
    "KIPO and the JPO discussed the conclusion of an agreement on designs.",
    "Whether KIPO and the JPO signed an agreement on designs is unknown.",
    "The JPO and KIPO exchanged views in agreement with their rules for ten minutes.",
    "Japan has not ratified the Singapore Treaty.",
    "A similar agreement with the JPO is under negotiation.",
    "KIPO received 200 PPH requests from the JPO.",
    "The EUIPO published its work programme for 2024 and adopted a new budget.",
    "KIPO and the JPO reached agreement on most points, but no document was signed.",
    "Both offices agreed to sign a memorandum of understanding next year.",
    "The EPO met at the Convention Centre; a great deal of work remains for KIPO.",
]


@pytest.mark.parametrize(("text", "lines"), STATED)
def test_signings_are_read(read, told, text, lines):
    found = told(read(f"News\n\n{text}", issued=ISSUED))
    assert lines <= found


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_denied_supposed_or_sought_is_not_asserted(read, told, text):
    found = told(read(f"News\n\n{text}", issued=ISSUED))
    assert not [line for line in found if " hasParty " in line or "SignatureAct" in line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The signing of the MOU between IPOS and EUIPO took place in Alicante on 3 May 2019.",
            "MOU signedOn 2019-05-03",
        ),
        (
            "EAPO and Kyrgyzpatent formalised their contacts in a Memorandum of Cooperation.",
            "Memorandum of Cooperation hasParty office:ea",
        ),
        (
            "KIPO and the JPO signed an MOU. Mina Cho, Commissioner of KIPO, and Ken Ito, "
            "Commissioner of the JPO, were the signatories.",
            "Signature of Ken Ito under the MOU is SignatureAct",
        ),
        (
            "KIPO and the JPO have been linked since 2014 by an arrangement on designs.",
            "Arrangement on designs signedNotBefore 2014-01-01",
        ),
        (
            "KIPO and the JPO announced the launch of a PPH programme.",
            "PPH programme hasParty office:jp",
        ),
        (
            "Signed in Daejeon in 2014, the MOU covers training.",
            "MOU signedAt place:daejeon",
        ),
        (
            "WIPO handed over Peru's instrument of accession to the Singapore Treaty.",
            "Singapore Treaty on the Law of Trademarks hasParty country:per",
        ),
        (
            "Samoa became a party to the Singapore Treaty in June.",
            "Singapore Treaty on the Law of Trademarks hasParty country:wsm",
        ),
        (
            "On Wednesday, in Geneva, KIPO and the JPO signed an MOU.",
            "MOU signedAt place:geneva",
        ),
    ],
)
def test_other_wordings_of_a_signing_are_read(read, told, text, line):
    assert line in told(read(f"News\n\n{text}", issued=ISSUED))


def test_what_is_to_be_signed_is_a_plan(read, told):
    extraction = read("KIPO and the JPO will sign an agreement on designs.", issued=ISSUED)
    assert not [line for line in told(extraction) if "hasParty" in line]
    planned = told(extraction, Status.CLAIMED)
    assert "Agreement on designs hasParty office:kr" in planned


def test_heading_and_text_name_one_instrument(read, told):
    text = (
        "KIPO and IPOPHL Sign MOU on Designs\n\nKIPO and IPOPHL signed a Memorandum of "
        "Understanding (MOU) on designs on 12 May 2019."
    )
    lines = {line for line in told(read(text, issued=ISSUED)) if "is MemorandumOf" in line}
    assert lines == {"Memorandum of Understanding on designs is MemorandumOfUnderstanding"}


def test_an_instrument_of_its_own_date_is_another_one(read, told):
    text = (
        "KIPO and the JPO signed an agreement on designs on 12 May 2019. The agreement that the "
        "EPO and CNIPA concluded in 2014 is older."
    )
    found = told(read(text, issued=ISSUED))
    assert "Agreement hasParty office:ep" in found
    assert "Agreement on designs hasParty office:ep" not in found


def test_whoever_looks_on_does_not_sign(read, told):
    text = (
        "The MOU was signed by Mina Cho, Commissioner of KIPO, in the presence of Ken Ito, "
        "Commissioner of the JPO."
    )
    signed = [line for line in told(read(text, issued=ISSUED)) if "SignatureAct" in line]
    assert signed == ["Signature of Mina Cho under the MOU is SignatureAct"]
