"""Records what boto3 itself answers over moto: `python packages/python/test/boto3/record.py`.

Needs `pip install boto3==1.44.8 'moto[all]==5.2.5'`. Each program in `cases` prints a line a call; real boto3's lines are kept
beside it, as `.txt`. What moto is known to answer otherwise than AWS is not asked here, but in tests of its own.
"""

import os
import subprocess
import sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases")
PREFACE = "from moto import mock_aws\nmock_aws().start()\n"
ENVIRONMENT = {**os.environ, "AWS_DEFAULT_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "y", "PYTHONPATH": HERE}

for name in sorted(os.listdir(HERE)):
    if not name.endswith(".py") or name == "told.py":
        continue
    with open(os.path.join(HERE, name), encoding="utf8") as file:
        program = PREFACE + file.read()
    answers = subprocess.run([sys.executable, "-c", program], env=ENVIRONMENT, capture_output=True, text=True, check=True).stdout
    with open(os.path.join(HERE, name.replace(".py", ".txt")), "w", encoding="utf8") as file:
        file.write(answers)
