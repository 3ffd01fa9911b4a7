"""Regression checks for QA: do articles still get the scores, levels and evidence that were recorded?"""
