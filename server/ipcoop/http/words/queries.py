"""The words of the start page, and of the pages of queries, answers, shapes and dumps."""

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "about": (
        "A knowledge graph of how intellectual-property offices work together, in which every "
        "statement shows the words of the document that it was taken from.",
        "지식재산 관청이 서로 어떻게 협력하는지를 담은 지식 그래프로, 진술마다 그 출처가 된 문서의 "
        "문구를 보여 줍니다.",
    ),
    "subject": (
        "Cooperation between intellectual-property offices",
        "지식재산 관청 간 협력",
    ),
    "questions it answers": ("Questions it answers", "답할 수 있는 질문"),
    "ask your own": ("Ask your own", "직접 질의하기"),
    "holds": ("What it holds", "담고 있는 것"),
    "graphs": ("Graphs", "그래프 목록"),
    "graph": ("Graph", "그래프"),
    "triples": ("Triples", "트리플"),
    "default graph": ("Facts: the default graph", "사실: 기본 그래프"),
    "competency": ("Competency questions", "역량 질문"),
    "examples": ("Examples", "예시"),
    "asked by": ("Asked by", "질문하는 사람"),
    "desk officer": ("desk officer", "실무 담당자"),
    "analyst": ("analyst", "분석가"),
    "ontologist": ("ontologist", "온톨로지 전문가"),
    "linked-data consumer": ("linked-data consumer", "링크드 데이터 이용자"),
    "needs": ("Needs", "필요한 것"),
    "to change": ("To change in the query:", "질의에서 바꿀 수 있는 값:"),
    "now": ("now", "현재 값"),
    "in the editor": ("In the editor", "편집기에서 열기"),
    "as csv": ("The answer as CSV", "CSV로 받는 답"),
    "text alone": ("The text alone", "질의문만"),
    "query": ("Query", "질의"),
    "query in sparql": ("Query in SPARQL", "SPARQL 질의"),
    "run": ("Run", "실행"),
    "ask in sparql": ("Ask in SPARQL", "SPARQL로 질의하기"),
    "about graphs": (
        "The default graph holds facts, with what follows from them. Every document, its claims "
        "and its evidence have graphs of their own.",
        "기본 그래프에는 사실과 그로부터 추론된 것이 있습니다. 문서마다 그 내용, 주장, 근거가 "
        "각각 별도의 그래프에 있습니다.",
    ),
    "how to ask": ("Queries that show how to ask", "참고할 만한 질의"),
    "example": ("Example", "예시"),
    "choose": ("Choose one", "고르기"),
    "keys": (
        "Control and Enter run the query; Control and the space bar complete a name.",
        "Ctrl+Enter는 질의를 실행하고, Ctrl+스페이스 바는 이름을 완성합니다.",
    ),
    "about description": (
        "Programs that ask this address for RDF learn what it can do:",
        "프로그램이 이 주소에 RDF를 요청하면 무엇을 할 수 있는지 알 수 있습니다.",
    ),
    "answer": ("Answer", "답"),
    "first rows": (
        "The first {shown:,} of {total:,} rows. All of them come as CSV, JSON, TSV or XML to "
        "clients that ask for one of these.",
        "전체 {total:,}행 가운데 처음 {shown:,}행입니다. CSV, JSON, TSV, XML 가운데 하나를 "
        "요청하는 클라이언트는 모든 행을 받습니다.",
    ),
    "one row": ("One row.", "1행입니다."),
    "rows": ("{total:,} rows.", "{total:,}행입니다."),
    "no rows": (
        "No rows: nothing in the graph fits the query.",
        "결과가 없습니다. 그래프에 질의에 맞는 것이 없습니다.",
    ),
    "yes": ("Yes, the graph has this.", "예, 그래프에 있습니다."),
    "no": ("No, the graph does not have this.", "아니요, 그래프에 없습니다."),
    "empty graph": ("The answer is an empty graph.", "답이 빈 그래프입니다."),
    "about shapes": (
        "The SHACL shapes that the graph is checked with. Other clients get them as Turtle, "
        "N-Triples, JSON-LD or RDF/XML.",
        "그래프를 검사하는 SHACL 셰이프입니다. 다른 클라이언트는 이를 Turtle, N-Triples, JSON-LD, "
        "RDF/XML로 받습니다.",
    ),
    "about dumps": ("The graph as it is now.", "현재 상태의 그래프입니다."),
    "sums": ("The sums of all files:", "모든 파일의 체크섬:"),
    "described in": ("What the files hold:", "파일의 내용:"),
    "facts": ("Facts", "사실"),
    "about facts": (
        "What a plain query sees: facts and what follows from them, with the ontology.",
        "그래프를 지정하지 않은 질의가 보는 것, 곧 사실과 그로부터 추론된 것, 그리고 "
        "온톨로지입니다.",
    ),
    "all graphs": ("All graphs", "모든 그래프"),
    "about all graphs": (
        "Beside the facts, what documents imply, what speakers claim, what is disputed, and the "
        "evidence for each statement, each in its own graph. A claim is no fact.",
        "사실과 더불어 문서가 함의하는 것, 발언자가 주장하는 것, 출처가 서로 어긋나는 것, "
        "진술마다의 근거가 각각 별도의 그래프에 있습니다. 주장은 사실이 아닙니다.",
    ),
    "tables": ("Facts as tables", "표로 된 사실"),
    "about tables": (
        "One table for each class, a row for each thing, a column for each property.",
        "클래스마다 표가 하나씩 있고, 행은 대상, 열은 속성입니다.",
    ),
    "file": ("File", "파일"),
    "bytes": ("Bytes", "바이트"),
    "packed": ("In gzip", "gzip 파일"),
    "bytes packed": ("Bytes in gzip", "gzip 바이트"),
}  # fmt: skip
