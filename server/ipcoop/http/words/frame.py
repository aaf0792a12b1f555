"""The words around every page."""

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "main": ("Main", "주 메뉴"),
    "documents": ("Documents", "문서"),
    "short timeline": ("Timeline", "연표"),
    "short network": ("Network", "관계망"),
    "short questions": ("Open questions", "미해결 질문"),
    "queries": ("Queries", "질의"),
    "ontology": ("Ontology", "온톨로지"),
    "shapes": ("Shapes", "셰이프"),
    "for programs": ("For programs", "프로그램용"),
    "dumps": ("Data dumps", "데이터 덤프"),
    "service description": ("SPARQL service description", "SPARQL 서비스 명세"),
}
