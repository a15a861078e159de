"""Answers of analyses for people and programs: text, Markdown, csv and JSON from one model."""
