"""Virtuoso, from Debian's package virtuoso-opensource-7."""

import subprocess
from urllib.parse import urlencode

from .base import AbsentError, Server, free_port, program

_REMEDY = "it is not installed (Debian: virtuoso-opensource-7)"
_SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
MaxCheckpointRemap = 2000
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
MaxClientConnections = 100
ServerThreads = 100
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 80
MaxClientConnections = 80
KeepAliveTimeout = 600
MaxKeepAlives = 200
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryExecutionTime = 0
MaxQueryCostEstimationTime = 0
"""
_FACTS = "urn:facts"


class Virtuoso(Server):
    """A Virtuoso server whose facts view is a graph of its own, named in every request."""

    name = "virtuoso"

    def parameters(self, query):
        return {"query": query, "default-graph-uri": _FACTS}

    def encoded(self, query):
        form = urlencode(self.parameters(query))
        return "application/x-www-form-urlencoded", form.encode()

    def start(self, data):
        command, isql = program("virtuoso-t", _REMEDY), program("isql-vt", _REMEDY)
        folder, sql = data.folder / "virtuoso", free_port()
        folder.mkdir()
        settings = folder / "virtuoso.ini"
        settings.write_text(_SETTINGS.format(folder=folder, sql=sql, http=self.port))
        self.run(command, "-f", "-c", settings)
        (folder / "all.nq").symlink_to(data.whole)
        lines = [
            f"ld_dir('{folder}', 'all.nq', '{_FACTS}')",
            "rdf_loader_run()",
            "checkpoint",
            "select ll_error from DB.DBA.load_list where ll_error is not null",
        ]
        client = [isql, f"127.0.0.1:{sql}", "dba", "dba", "VERBOSE=OFF", "BANNER=OFF"]
        told = "".join(f"{line};\n" for line in lines)
        done = subprocess.run(client, input=told, capture_output=True, text=True, check=False)
        if done.returncode or "Error" in done.stdout + done.stderr:
            raise AbsentError((done.stdout + done.stderr).strip()[-300:])
