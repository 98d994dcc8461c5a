"""Server, hub and places as processes of their own, bad lines, sudden deaths; then paper is
compared with the server's list.

    python -m tests.soak [--minutes N] [--seed S] [--postgresql]
"""
