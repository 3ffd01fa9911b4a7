"""Client for OnRecord: send an article, get its source-transparency score and the words every point rests on.

from onrecord_client import Client

with Client("http://127.0.0.1:8000") as onrecord:
    answer = onrecord.score("A senior official, speaking on condition of anonymity, said …")
    print(answer["score"]["value"], answer["score"]["band"])
"""

from onrecord_client.client import Client
from onrecord_client.errors import IncompleteBatch, Problem
from onrecord_client.types import Answer, Article, Evidence, Extraction, Options, Score

__all__ = ["Answer", "Article", "Client", "Evidence", "Extraction", "IncompleteBatch", "Options", "Problem", "Score"]
