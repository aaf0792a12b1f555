"""Whose hand signs, however the words put it, and what is not signed at all."""

import pytest

from ipcoop.extract.model import Status

ISSUED = "2024-06-21"
KIM = "Kim Wan-ki"
ITO = "Ken Ito"

SIGNERS = [
    (
        "The MoU was signed for KIPO by Commissioner Kim Wan-ki, and for the JPO by Commissioner "
        "Ken Ito."
    ),
    (
        "The MoU was signed by Commissioner Kim Wan-ki for KIPO and by Commissioner Ken Ito for "
        "the JPO."
    ),
    (
        "Commissioner Kim Wan-ki signed the MoU on behalf of KIPO, while Commissioner Ken Ito "
        "signed for the JPO."
    ),
    (
        "Commissioner Kim Wan-ki, on behalf of KIPO, and Commissioner Ken Ito, on behalf of the "
        "JPO, signed the MoU."
    ),
    (
        "Commissioner Kim Wan-ki of KIPO and Commissioner Ken Ito of the JPO met in Busan. Both "
        "signed an MoU."
    ),
    (
        "KIPO and the JPO concluded an MoU. The signatories were Commissioner Kim Wan-ki for KIPO "
        "and Commissioner Ken Ito for the JPO."
    ),
    (
        "KIPO Commissioner Kim Wan-ki and his counterpart from the JPO, Commissioner Ken Ito, "
        "inked an MoU."
    ),
    (
        "Under the MoU, signed by KIPO Commissioner Kim Wan-ki and JPO Commissioner Ken Ito, IPOS "
        "and ARIPO will send experts."
    ),
    (
        "KIPO and the JPO concluded an MoU. It was signed by Commissioner Kim Wan-ki as host, and "
        "by Commissioner Ken Ito for the JPO."
    ),
]

STATED = [
    (
        "KIPO, the JPO and CNIPA met in Busan. All three signed a joint statement on designs.",
        "Joint statement on designs hasParty office:cn",
    ),
    (
        "KIPO and the JPO have concluded a work plan. The parties signed it in Busan on 5 June "
        "2024.",
        "Work plan signedOn 2024-06-05",
    ),
    (
        "The signing ceremony of the Memorandum of Cooperation between IPOS and KIPO was held in "
        "Busan on 5 June 2024.",
        "Memorandum of Cooperation signedAt place:busan",
    ),
    (
        "KIPO and the JPO renewed their MoU. The signing took place in Busan on 5 June 2024.",
        "MoU signedOn 2024-06-05",
    ),
    (
        "At the signing ceremony in Hanoi, at which the heads of KIPO and the JPO signed a work "
        "plan, songs were sung.",
        "Signature of the head of KIPO under the Work plan is SignatureAct",
    ),
    (
        "KIPO and the JPO today put their signatures to an MoU.",
        "MoU signedOn 2024-06-21",
    ),
    (
        "The MoU builds on a framework agreement concluded between KIPO and WIPO in Geneva on 5 "
        "October 2018.",
        "Framework agreement signedOn 2018-10-05",
    ),
    (
        "KIPO and the JPO agreed to continue the PPH.",
        "PPH hasParty office:jp",
    ),
    (
        "KIPO held a bilateral meeting with IMPI in Busan on 5 June 2024 regarding the PPH between "
        "the two countries.",
        "PPH hasParty office:mx",
    ),
    (
        "KIPO and the JPO adopted a joint statement in which they affirm the importance of green "
        "technology and undertake to share data.",
        "Joint statement commitsTo share data",
    ),
    (
        "Under the MoU, WIPO will (i) provide training materials; and (ii) train ten trainers.",
        "MoU commitsTo train ten trainers",
    ),
    (
        "Canada acceded to the Singapore Treaty. Jamaica acceded later.",
        "Singapore Treaty on the Law of Trademarks hasParty country:jam",
    ),
    (
        "KIPO, JPO seal pact.\n\nKIPO and the JPO on Tuesday sealed a pact on designs.",
        "Pact on designs signedOn 2024-06-18",
    ),
]

OTHERS = [
    (
        "IPOPHL's agreement with the EPO was amended on 5 June 2024.",
        "Agreement hasParty office:ph",
    ),
    (
        "Under a memorandum of understanding signed with WIPO in 2022, ARIPO organises courses.",
        "Memorandum of understanding hasParty office:ap",
    ),
    (
        "KIPO and the JPO met a week earlier in Kyoto, where they signed a Joint Statement on "
        "closer cooperation.",
        "Joint Statement on closer cooperation signedAt place:kyoto",
    ),
    (
        "KIPO and IPOS clinched a deal. The KIPO Commissioner inked the Patent Prosecution Highway "
        "memorandum in Daejeon.",
        "Patent Prosecution Highway memorandum signedAt place:daejeon",
    ),
    (
        "KIPO and the JPO signed an updated agreement. The original agreement had been signed by "
        "the same parties in December 2010.",
        "Original agreement hasParty office:jp",
    ),
    (
        "KIPO signed an MoU on designs with IP Viet Nam. KIPO extended its PPH with MyIPO. Signing "
        "for Viet Nam was Director General Dinh Huu Phi.",
        "Signature of Dinh Huu Phi under the MoU on designs is SignatureAct",
    ),
    (
        "KIPO Commissioner Kim Wan-ki (left) and JPO Commissioner Ken Ito (right) signed a work "
        "plan.",
        "Signature of Kim Wan-ki under the Work plan is SignatureAct",
    ),
]

NOT_SIGNED = [
    "An MoU is in the works between OAPI and CNIPA.",
    "KIPO and the JPO agreed in principle on a work plan.",
    "The Minister invited KIPO to Tokyo for the signature of the 2017 Work Plan with the JPO.",
    "An MOU between KIPO and the JPO, originally foreseen for the same week, was postponed.",
    "The draft work plan with the JPO is to be signed in October.",
    "KIPO and the JPO agreed to explore a PPH programme, which they hope to launch next year.",
    "The MoU is renewable by tacit agreement.",
    "The agreement between KIPO and the JPO remains unsigned.",
]


@pytest.mark.parametrize("text", SIGNERS)
def test_both_signers_are_read(read, told, text):
    found = told(read(f"News\n\n{text}", issued=ISSUED))
    signed = {line for line in found if "SignatureAct" in line}
    assert {line.split(" under ")[0] for line in signed} == {
        f"Signature of {KIM}",
        f"Signature of {ITO}",
    }
    parties = {line.split(" hasParty ")[1] for line in found if " hasParty " in line}
    assert parties <= {"office:kr", "office:jp"}


@pytest.mark.parametrize(("text", "line"), STATED)
def test_what_surrounds_a_signing_is_read(read, told, text, line):
    head = "" if "\n\n" in text else "News\n\n"
    assert line in told(read(f"{head}{text}", issued=ISSUED))


@pytest.mark.parametrize(("text", "line"), OTHERS)
def test_whose_and_which_instrument_it_is(read, told, text, line):
    assert line in told(read(f"News\n\n{text}", issued=ISSUED))


def test_the_bodies_that_head_an_item_are_its_parties(read, told):
    text = (
        "Bulletin\n\n1. IPOS / KIPO. Memorandum of Understanding on designs inked in Busan.\n\n"
        "2. CIPO / USPTO. PPH pilot prolonged for three years by exchange of letters."
    )
    found = told(read(text, issued=ISSUED))
    assert {
        "Memorandum of Understanding on designs hasParty office:sg",
        "PPH pilot hasParty office:ca",
        "Exchange of letters hasParty office:us",
    } <= found
    assert "PPH pilot hasParty office:sg" not in found


def test_an_outcome_is_tied_to_the_ceremony_of_its_signing(read, told):
    text = (
        "KIPO and the JPO signed an MoU in Busan. It supplements the agreement that EAPO and "
        "Kazpatent struck in 2014. Speaking at the signing ceremony, Ms Cho Mina thanked the hosts."
    )
    found = told(read(f"News\n\n{text}", issued=ISSUED))
    assert "MoU isOutcomeOf Signing ceremony" in found
    assert "Agreement isOutcomeOf Signing ceremony" not in found


def test_a_launch_is_no_signing(read, told):
    text = "The PPH pilot between KIPO and the JPO, launched in 2017, was made permanent."
    assert not [line for line in told(read(f"News\n\n{text}", issued=ISSUED)) if "signedN" in line]


@pytest.mark.parametrize("text", NOT_SIGNED)
def test_what_is_not_concluded_has_no_parties(read, told, text):
    found = told(read(f"News\n\n{text}", issued=ISSUED))
    assert not [line for line in found if " hasParty " in line or "SignatureAct" in line]


def test_continuing_is_no_outcome(read, told):
    text = "KIPO and the JPO met in Busan on 5 June 2024. They agreed to continue the PPH."
    found = told(read(f"News\n\n{text}", issued=ISSUED))
    assert not [line for line in found if "isOutcomeOf" in line or "PPH signed" in line]


def test_heads_who_are_named_later_sign_once(read, told):
    text = (
        "The heads of KIPO and the JPO signed the Busan Declaration. The Declaration was signed by "
        "Mr Kim Wan-ki and by Mr Ken Ito."
    )
    found = told(read(f"News\n\n{text}", issued=ISSUED))
    signed = {line for line in found if "SignatureAct" in line}
    assert signed == {
        f"Signature of {KIM} under the Busan Declaration is SignatureAct",
        f"Signature of {ITO} under the Busan Declaration is SignatureAct",
    }


def test_items_of_a_bulletin_are_kept_apart(read, told):
    text = (
        "News\n\n1. KIPO. The Commissioner of KIPO met the head of IMPI in Busan on 5 June 2024 "
        "for talks on designs and on trade marks.\n\n2. ARIPO and OAPI. The two offices signed a "
        "Memorandum of Understanding on the training of examiners."
    )
    found = told(read(text, issued=ISSUED))
    assert not [line for line in found if "isOutcomeOf" in line or " signedOn " in line]


def test_the_heading_and_the_text_name_one_agreement(read, told):
    text = (
        "ARIPO and CNIPA Renew Cooperation Agreement\n\nARIPO and CNIPA have renewed their "
        "Memorandum of Understanding for another five years. The renewed MoU was signed by Li Wei, "
        "Commissioner of CNIPA."
    )
    lines = {line for line in told(read(text, issued=ISSUED)) if "MemorandumOf" in line}
    assert lines == {"Memorandum of Understanding is MemorandumOfUnderstanding"}


def test_planned_work_plans_stay_plans(read, told):
    extraction = read(
        "News\n\nThe MoU with the JPO stands. KIPO hopes to sign a work plan with the JPO.",
        issued=ISSUED,
    )
    assert "Work plan hasParty office:kr" not in told(extraction)
    assert "Work plan hasParty office:kr" in told(extraction, Status.CLAIMED)
