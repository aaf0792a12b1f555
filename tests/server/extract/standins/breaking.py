"""Work for the processes of test_workers.py, which cannot load a test itself."""

import os
import signal
import time


def act(item):
    match item:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(60)
        case "fail":
            raise RecursionError("too deep")
    return item.upper()
