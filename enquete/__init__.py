"""Surveys: the questionnaire as data, reading a survey file, counting, and protecting what is published."""
