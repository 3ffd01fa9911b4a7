"""OnRecord: an article goes in, a source-transparency score goes out whose every point can be traced to words on the page.

Five steps, one package each, in the order of the data: article, extraction, features, scoring, api. Start at `pipeline`.
"""
