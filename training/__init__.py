"""Offline: the corpus, the estimators, their evaluation, and publishing a model the service can load."""
