"""Pages for managers: server-rendered, without JavaScript, each only of one's own scope.

    browser ──► asked (session, form token, scope) ──► one page's work ──► showing (template)

A page's work is a function from a `Visit` to a response, on a thread of the pages' own.
"""
