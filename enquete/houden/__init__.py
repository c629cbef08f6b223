"""Holding a survey: the questionnaire, its forms, an invented example."""
