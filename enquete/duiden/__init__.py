"""What raw columns mean: questions, options, respondents, municipalities."""
