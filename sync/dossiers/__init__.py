"""Dossiers of the one-stop systems, which differ: each behind the same three questions.

    a system ──► systems/<adapter> ──► pulling ──► the server's directory ──► mirror at the centre

`told` is what any of them says of a dossier; `sealing` keeps its second factors from everybody but
the centre. A further system is a further file in `systems`, named in the configuration.
"""
