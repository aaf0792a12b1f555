"""The words of the pages that tell of problems; the titles are those of the errors."""

from collections.abc import Mapping

_TITLES = {
    "Bad request": "잘못된 요청",
    "Method not allowed": "허용되지 않는 메서드",
    "No acceptable format": "제공할 수 없는 형식",
    "Not found": "찾을 수 없음",
    "Request entity too large": "너무 큰 요청",
    "Requested range not satisfiable": "제공할 수 없는 범위",
    "The answer is too large": "답이 너무 큼",
    "The client left": "클라이언트가 떠남",
    "The data cannot be loaded": "불러올 수 없는 데이터",
    "The disk does not take it": "디스크에 쓸 수 없음",
    "The query cannot be answered": "답할 수 없는 질의",
    "The request comes too slowly": "너무 느린 요청",
    "The request is not understood": "이해할 수 없는 요청",
    "The request is too large": "너무 큰 요청",
    "The service is busy": "서비스가 바쁨",
    "The token is missing or wrong": "토큰이 없거나 틀림",
    "The work broke off": "작업이 중단됨",
    "The write breaks rules for the data": "데이터 규칙에 어긋나는 쓰기",
    "This can only be read": "읽기 전용",
    "This takes too long": "시간이 너무 오래 걸림",
    "This takes too much memory": "메모리를 너무 많이 씀",
    "Unsupported media type": "지원하지 않는 미디어 타입",
}

WORDS: Mapping[str, tuple[str, str]] = {
    **{title: (title, korean) for title, korean in _TITLES.items()},
    "place in query": ("Line {line}, column {column}.", "{line}행 {column}열입니다."),
}
