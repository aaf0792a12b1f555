"""What stands between the sockets and Flask: whole requests, threads, and the answer cache."""
