"""OnRecord: an article goes in, a source-transparency score comes out whose every point leads to words on the page.

Five steps, one package each, in the order of the data: article, extraction, features, scoring, api. Read `pipeline`
first.
"""
