"""Explainer: policy explainer microsites in which every claim is checked against its source."""
